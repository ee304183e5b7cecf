"""Organisations as a spaCy component: `nlp.add_pipe("articlekit_organisations")`."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from articlekit.annotate.nominal_links import Discourse, Mention, Referent, referent
from articlekit.annotate.nominals import Nominal, nominals
from articlekit.annotate.organisation_article import read
from articlekit.annotate.organisation_candidates import candidates
from articlekit.annotate.organisation_links import Named, core, linked
from articlekit.annotate.organisation_names import chosen, log_odds, probability, with_nested
from articlekit.errors import UnknownName
from articlekit.model.annotation import OrganisationMention, Span
from articlekit.model.entity import Entity
from articlekit.text.acronyms import definitions, looks_like_acronym
from articlekit.text.names import fold, slug

SPANS = "articlekit_organisations"
_NAMES, _RESOLVED, _UNRESOLVED, _LINK = -1.2, -0.4, -0.2, -0.7
_JOINT, _LOW, _SUREST = 1.0, -3.0, 0.99
_INSTITUTIONS = frozenset("government police military army navy parliament".split())
# "one council in ten" is no council that the text speaks of
_GENERIC = frozenset("one each every any no some many several most few other".split())
_DETERMINER = re.compile(r"^(?:an?|this|that|these|those|its|his|her|their|our|my|your|whose)\s+", re.I)
_BY_NAME = frozenset({"government", "administration"})
Learnt = dict[str, dict[str, float]]


class Recognised(NamedTuple):
    """A mention: tokens, half-open; its form; its organisation's number; how it was judged, and the log-odds for it."""

    start: int
    end: int
    form: Literal["name", "acronym", "nominal"]
    organisation: int | None
    judged: Literal["name", "linked", "open"]
    odds: float


class _Phrase(NamedTuple):
    mention: Recognised
    nominal: Nominal


@cache
def weights() -> Learnt:
    """Read the shipped weights: by task ("names", "nominals", "antecedents", "confidence") and evidence."""
    path = files("articlekit.annotate").joinpath("weights/organisations.json")
    loaded: Learnt = json.loads(path.read_text(encoding="utf-8"))
    return loaded


class Organisations:
    """Finds the organisations of a parsed article; `entities` are known ones, and may be set at any time."""

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self.entities: tuple[Entity, ...] = tuple(entities)

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.organisations`, `doc._.entities` and `doc.spans["articlekit_organisations"]`."""
        mentions, entities = found(doc, self.entities)
        doc._.organisations = mentions
        doc._.entities = [each for each in doc._.entities or () if each.type != "organisation"] + entities
        spans = [
            doc.char_span(each.span.start, each.span.end, label=each.form, kb_id=each.organisation or "") for each in mentions
        ]
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc


def found(doc: Doc, known: Sequence[Entity] = ()) -> tuple[list[OrganisationMention], list[Entity]]:
    """Find the mentions of organisations in a parsed text, and the organisations; `known` ones keep their ids."""
    _refuse_unparsed(doc)
    spoken = {
        fold(name): each for each in reversed(known) if each.type == "organisation" for name in (each.name, *each.aliases)
    }
    mentions = recognised(doc, weights(), known, spoken)
    entities = _entities(doc, mentions, spoken)
    return [_written(doc, each, number, entities) for number, each in enumerate(mentions, 1)], list(entities.values())


def _refuse_unparsed(doc: Doc) -> None:
    if any(token.is_alpha for token in doc):
        for attribute, component in (("TAG", "tagger"), ("DEP", "parser"), ("ENT_IOB", "ner")):
            if not doc.has_annotation(attribute):
                raise UnknownName("component before 'articlekit_organisations' in the pipeline like", component, ())


def recognised(
    doc: Doc, learnt: Learnt, known: Sequence[Entity] = (), spoken: Mapping[str, Entity] | None = None
) -> list[Recognised]:
    """Find the mentions and number their organisations; `spoken` are the `known` ones by folded name."""
    named = [name for each in known if each.type == "organisation" for name in (each.name, *each.aliases) if not name.islower()]
    names = _names(doc, named, learnt)
    phrases = _nominals(doc, frozenset(at for each in names for at in range(each.start, each.end)), learnt)
    names = sorted([*names, *(each.mention for each in phrases if each.mention.form == "name")])
    text = doc.text
    defined = [(text[each.short_start : each.short_end], text[each.start : each.end]) for each in definitions(text)]
    groups = linked([_named(doc, each, spoken or {}) for each in names], defined)
    names = [each._replace(organisation=group) for each, group in zip(names, groups, strict=True)]
    described = _resolved(doc, [each for each in phrases if each.mention.form == "nominal"], names, learnt["antecedents"])
    return sorted([*names, *described], key=lambda each: (each.start, -each.end))


def _resolved(
    doc: Doc, phrases: Sequence[_Phrase], names: Sequence[Recognised], learnt: Mapping[str, float]
) -> list[Recognised]:
    """Give the nominal mentions with the organisation that each stands for; one that is only described gets a number too."""
    surfaces: dict[int, list[str]] = defaultdict(list)
    for each in names:
        surfaces[each.organisation or 0].append(doc[each.start : each.end].text)
    known = {group: referent(group, texts) for group, texts in surfaces.items()}
    discourse = Discourse(doc, [Mention(each.start, each.end, each.organisation or 0) for each in names], known)
    taken: list[tuple[Recognised, Referent]] = []
    for phrase in phrases:
        likely = {each: log_odds(evidence, learnt) for each, evidence in discourse.candidates(phrase.nominal).items()}
        meant = max(likely, key=likely.__getitem__, default=None)
        mention = phrase.mention
        if doc[mention.start].lower_ in _GENERIC or (mention.start and doc[mention.start - 1].lower_ == "all"):
            if mention.odds > _UNRESOLVED:
                taken.append((mention, Referent(None)))
            continue
        if meant is not None and likely[meant] > _LINK:
            mention = mention._replace(judged="linked", odds=mention.odds + _JOINT * (likely[meant] - _LINK))
        else:
            meant = None
        if mention.odds > (_UNRESOLVED if meant is None else _RESOLVED):
            taken.append((mention, discourse.take(phrase.nominal, meant)))
    number = max(known, default=-1)
    for new in dict.fromkeys(each for _, each in taken if not each.named):
        if new.heads & _INSTITUTIONS or (new.count > 1 and new.modifiers):
            number += 1
            new.number = number
    return [mention._replace(organisation=each.number) for mention, each in taken]


def _names(doc: Doc, known: Sequence[str], learnt: Learnt) -> list[Recognised]:
    article = read(doc, known)
    possible = candidates(doc, article)
    picked = with_nested(chosen(possible, learnt["names"], _NAMES), possible, article.lower)
    with_the = {each.surface for each, _ in picked if "The" in each.evidence}
    mentions = []
    for each, odds in picked:
        start = each.start - (each.surface in with_the and doc[each.start - 1].text == "The")
        short = each.end - each.start == 1 and (each.surface in article.shorts or looks_like_acronym(doc[each.start].text))
        mentions.append(Recognised(start, each.end, "acronym" if short else "name", None, "name", odds))
    return mentions


def _nominals(doc: Doc, inside: frozenset[int], learnt: Learnt) -> list[_Phrase]:
    """Give the nominal mentions; a government with its country's name counts as a name."""
    phrases = []
    for each in nominals(doc, inside):
        odds = log_odds(each.evidence, learnt["nominals"])
        if odds > _LOW:
            by_name = (
                (odds > _RESOLVED or doc[each.end - 1].dep_ == "compound")
                and each.lemma in _BY_NAME
                and {"of-place", "singular"} <= set(each.evidence)
            )
            phrases.append(
                _Phrase(Recognised(each.start, each.end, "name" if by_name else "nominal", None, "open", odds), each)
            )
    return phrases


def _named(doc: Doc, mention: Recognised, spoken: Mapping[str, Entity]) -> Named:
    label, text = doc[mention.start].ent_type_, doc[mention.start : mention.end].text
    known = spoken.get(fold(text)) if spoken else None
    is_place = mention.end - mention.start == 1 and label == "GPE"
    return Named(mention.start, text, label in {"GPE", "NORP"}, is_place, known.id if known else "")


def _entities(doc: Doc, mentions: Sequence[Recognised], known: Mapping[str, Entity]) -> dict[int, Entity]:
    """Make an entity of each organisation, under its full name, else its fullest description; known ones keep their id."""
    groups: dict[int, dict[str, str]] = defaultdict(dict)
    for each in mentions:
        if each.organisation is not None:
            groups[each.organisation].setdefault(doc[each.start : each.end].text, each.form)
    taken = {each.id for each in known.values()}
    entities: dict[int, Entity] = {}
    for group, forms in groups.items():
        names = [text for text, form in forms.items() if form != "nominal"]
        full = max(names or forms, key=lambda text: (forms[text] != "acronym", len(core(text)), text[0].isupper()))
        full = full if names else _DETERMINER.sub("", full)
        match = next((known[fold(text)] for text in sorted(names, key=lambda text: text != full) if fold(text) in known), None)
        if match is None:
            own = slug(full, taken)
            taken.add(own)
            match = Entity(id=own, type="organisation", name=full, aliases=tuple(text for text in names if text != full))
        entities[group] = match
    return entities


def confidence(mention: Recognised, learnt: Learnt) -> float:
    """Give the chance that a mention is one, and its organisation right, after Platt (1999)."""
    sure = learnt["confidence"]
    return min(_SUREST, probability(sure[mention.judged] + sure[f"{mention.judged}:odds"] * mention.odds))


def _written(doc: Doc, mention: Recognised, number: int, entities: Mapping[int, Entity]) -> OrganisationMention:
    span = doc[mention.start : mention.end]
    return OrganisationMention(
        id=f"o{number}",
        span=Span(start=span.start_char, end=span.end_char, text=span.text),
        organisation=None if mention.organisation is None else entities[mention.organisation].id,
        form=mention.form,
        confidence=round(confidence(mention, weights()), 3),
    )


@Language.factory(
    "articlekit_organisations",
    assigns=["doc._.organisations", "doc._.entities"],
    requires=["doc.ents", "token.dep", "token.tag"],
)
def articlekit_organisations(nlp: Language, name: str, entities: list[dict[str, Any]] | None = None) -> Organisations:  # noqa: ARG001
    """Make the component; `entities` are known organisations, as in the authority file."""
    for attribute in ("organisations", "entities"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
    return Organisations(Entity.model_validate(each) for each in entities or ())
