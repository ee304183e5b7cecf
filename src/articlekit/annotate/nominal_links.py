"""Which organisation a nominal stands for: a weighing of those that the text has named or described before.

A mention-ranking resolver in the manner of Denis and Baldridge (2008): each organisation that could be meant gets the log-odds
of what speaks for it, and the likeliest is taken where it is likely enough. Only those named lately, or sharing the nominal's
word, are weighed, so the time is linear in the text's length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Doc

from articlekit.annotate.nominals import Nominal
from articlekit.annotate.organisation_links import core, kinds_of
from articlekit.annotate.organisation_words import HEADS

_KINDS: dict[str, tuple[frozenset[str], ...]] = {
    lemma: tuple(frozenset(step.split()) for step in steps)
    for lemmas, steps in (
        ("agency authority", ("agency government", "charity police")),
        ("regulator watchdog", ("agency", "charity law")),
        ("body", ("agency charity", "law")),
        ("department ministry office", ("government", "agency police")),
        ("organisation organization", ("charity agency faith crime", "team media school party")),
        ("group", ("charity company crime party", "culture faith police")),
        ("movement", ("charity crime party", "company culture faith police")),
        ("charity foundation trust union", ("charity",)),
        ("company firm business giant manufacturer maker retailer operator employer", ("company", "media culture team")),
        ("team club side", ("team",)),
        ("newspaper paper magazine broadcaster publication outlet site website", ("media", "company")),
        ("school university college institution", ("school", "culture health charity")),
        ("hospital", ("health",)),
        ("lender bank insurer", ("company", "charity")),
        ("church religion cult", ("faith",)),
        ("force military army service", ("police", "agency")),
        ("network", ("media", "charity company crime")),
        ("alliance bloc", ("agency", "party charity")),
        ("band", ("culture",)),
        ("council committee commission panel tribunal inquiry prosecution", ()),  # only of that name
    )
    for lemma in lemmas.split()
}
_PARTS = frozenset("committee subcommittee panel".split())  # "the Treasury committee" is not the Treasury
_BY_KIND = frozenset("government court police party force hospital school university college church newspaper paper".split())
_OF_THAT_NAME = frozenset(("beside", "word", "described"))
_NEW = frozenset(("a", "an", "none"))
_RELATIONS = ("beside", "word", "described", "kind", "near-kind", "bare", "clash")
_RECENT, _SHARING = 12, 5
_WATCHES = frozenset(("regulator", "watchdog"))
_TRADES = frozenset(
    "airline brewer builder carmaker carrier chain developer grocer housebuilder manufacturer operator retailer supermarket "
    "supplier".split()
)
_FINANCE = frozenset("advisers advisors asset bank capital investment investments markets research securities".split())
_FORCES = frozenset(("police", "force"))
_LEAD, _ANNOUNCED = 2, 4  # sentences


@dataclass(slots=True, eq=False)
class Referent:
    """An organisation so far: what its names say, the nominals' heads and modifiers, and where it was mentioned (tokens)."""

    number: int | None
    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    heads: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    count: int = 0

    @property
    def named(self) -> bool:
        """Whether the text names it; else it is only described."""
        return self.number is not None


class Mention(NamedTuple):
    """A named mention: its tokens, half-open, and its organisation's number."""

    start: int
    end: int
    organisation: int


def referent(number: int, names: Iterable[str]) -> Referent:
    """Make the referent of a named organisation from all its names."""
    texts = list(names)
    kinds = frozenset(kind for text in texts for kind in kinds_of(text))
    return Referent(number, frozenset(word for text in texts for word in core(text)), kinds)


class Discourse:
    """Reads a text's mentions in order; gives, for each nominal, who could be meant and what speaks for it."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], referents: Mapping[int, Referent]) -> None:
        self.doc = doc
        self.mentions = mentions
        self.referents = referents
        self.at = 0
        self.recent: dict[Referent, None] = {}
        self.by_word: dict[str, dict[Referent, None]] = defaultdict(dict)
        self.roots = {doc[each.start : each.end].root.i: each for each in mentions}
        self.inside = {each.start: each for each in mentions}
        self.sentence = _sentences(doc)
        forces = [each for each in referents.values() if "police" in each.kinds]
        self.force = forces[0] if len(forces) == 1 else None

    def candidates(self, nominal: Nominal) -> dict[Referent, tuple[str, ...]]:
        """Give the organisations that a nominal may stand for, each with what speaks for and against it."""
        while self.at < len(self.mentions) and self.mentions[self.at].start < nominal.start:
            mention = self.mentions[self.at]
            each = self.referents[mention.organisation]
            if (noun := self._noun_before(mention.start)) is not None:
                each.heads.add(noun)
                each.kinds |= {HEADS[noun]}
            self._note(each, mention.start)
            self.at += 1
        beside = self._beside(nominal)
        among = dict.fromkeys(reversed([*self.recent][-_RECENT:]))
        among |= dict.fromkeys([*self.by_word.get(nominal.lemma, ())][-_SHARING:])
        for mention in self.mentions[self.at : self.at + 1]:  # named only afterwards
            if nominal.determiner in _NEW or self.sentence[mention.start] == self.sentence[nominal.start]:
                among[self.referents[mention.organisation]] = None
        opening, first = self._opening(nominal), not self.at
        announced = [each for each in opening if each not in among]
        among |= dict.fromkeys(announced)
        if beside is not None:
            among[beside] = None
        if nominal.lemma in _FORCES and self.force is not None:
            among[self.force] = None
        relations = {each: "beside" if each is beside else _relation(nominal, each) for each in among}
        loose = {"clash", "described"}
        loose |= {"bare"} if nominal.determiner == "the" or not first else set()
        loose |= {"near-kind"} if not first else set()
        relations = {each: having for each, having in relations.items() if each not in announced or having not in loose}
        if _KINDS.get(nominal.lemma) == ():
            relations = {each: relation for each, relation in relations.items() if relation in _OF_THAT_NAME}
        best = min((_RELATIONS.index(relation) for relation in relations.values()), default=0)
        found = {}
        for each, relation in relations.items():
            evidence = [*self._evidence(nominal, each, relation, relations, best)]
            if each in opening and relation not in loose:
                evidence.append(f"{'opening' if first else 'announced'}={relation}")
            if each is self.force and nominal.lemma in _FORCES and nominal.determiner in ("the", "none"):
                evidence.append("only-force")
            found[each] = tuple(evidence)
        return found

    def _opening(self, nominal: Nominal) -> list[Referent]:
        """Give those that a headline's or first paragraph's nominal may announce: the first two that are named after it."""
        if nominal.plural or self.sentence[nominal.start] - self.sentence[0] > _LEAD:
            return []
        near = self.sentence[nominal.start] + _ANNOUNCED
        after = (each for each in self.mentions[self.at : self.at + _RECENT] if self.sentence[each.start] <= near)
        return [*dict.fromkeys(self.referents[each.organisation] for each in after)][:2]

    def take(self, nominal: Nominal, meant: Referent | None) -> Referent:
        """Note that a nominal stands for `meant`, or for an organisation that is new."""
        found = meant or Referent(None)
        says = nominal.lemma in _TRADES and not found.kinds
        if found.named and (each := HEADS.get(nominal.lemma)) and (says or self._beside(nominal) is found):
            found.kinds |= {each}
        found.heads.add(nominal.lemma)
        found.modifiers |= nominal.modifiers
        self._note(found, nominal.start)
        return found

    def _noun_before(self, at: int) -> str | None:
        """Give the noun right before a name that says what it is: "the campaign group X"."""
        noun = self.doc[at - 1] if at else None
        return noun.lower_ if noun is not None and noun.tag_ == "NN" and noun.lower_ in HEADS else None

    def _note(self, each: Referent, at: int) -> None:
        each.places.append(at)
        each.count += 1
        self.recent.pop(each, None)
        self.recent[each] = None
        if len(self.recent) > 4 * _RECENT:
            self.recent = dict.fromkeys([*self.recent][-_RECENT:])
        for word in each.words | each.heads:
            if word in HEADS:
                self.by_word[word].pop(each, None)
                self.by_word[word][each] = None

    def _beside(self, nominal: Nominal) -> Referent | None:
        """Give the organisation whose name is in apposition to the nominal, or before its head ("the Acme group")."""
        head = self.doc[nominal.end - 1]
        for at in range(nominal.start, nominal.end - 1) if nominal.lemma not in _PARTS else ():
            each = self.inside.get(at)
            if each and each.end < nominal.end and not nominal.plural:
                between = self.doc[each.end : nominal.end - 1]
                if all(token.tag_ == "JJ" for token in between):
                    return self.referents[each.organisation]
        roots = [head.head.i] if head.dep_ == "appos" else []
        roots += [child.i for child in head.children if child.dep_ == "appos"]
        found = next((self.roots[at] for at in roots if at in self.roots), None)
        return None if found is None else self.referents[found.organisation]

    def _evidence(
        self, nominal: Nominal, each: Referent, relation: str, relations: Mapping[Referent, str], best: int
    ) -> Iterator[str]:
        number = "plural" if nominal.plural else "singular"
        yield f"relation={relation}"
        yield f"relation={relation}:{nominal.determiner}"
        yield f"relation={relation}:{number}"
        yield f"determiner={nominal.determiner}:{number}"
        yield f"kind={HEADS.get(nominal.lemma, 'other')}"
        if _RELATIONS.index(relation) > best:
            yield "another-fits-better"
        alike = [other for other, having in relations.items() if having == relation and other.places]
        last = each.places[-1] if each.places else -1
        if not each.places:
            rank = "ahead"
        elif len(alike) == 1:
            rank = "only"
        else:
            rank = "latest" if last == max(other.places[-1] for other in alike) else "older"
            most = max(other.count for other in alike if other is not each)
            if each.count > most:
                yield f"relation={relation}:most-mentioned{':twice' if each.count >= 2 * most else ''}"
        yield f"relation={relation}:{rank}"
        if each.places:
            gap = self.sentence[nominal.start] - self.sentence[last]
            yield f"gap={'0' if gap == 0 else '1' if gap == 1 else '2-3' if gap < 4 else '4-9' if gap < 10 else 'far'}"
            if relation == "kind" and rank == "only" and nominal.determiner == "the" and not nominal.plural:
                yield "only-of-its-kind"
            if relation in ("bare", "kind") and self.sentence[each.places[0]] - self.sentence[0] < _LEAD:
                yield f"topic:{relation}"
        if each.named and nominal.lemma in each.heads:
            yield "called-so"
        if len(self.recent) == 1:
            yield "alone"
            if nominal.determiner == "the" and not nominal.plural and relation in ("kind", "near-kind"):
                yield "alone:the"
        if nominal.modifiers:
            words = each.words | each.modifiers
            fit = (
                "known"
                if nominal.modifiers <= words
                else "other"
                if each.modifiers and nominal.modifiers.isdisjoint(words)
                else "new"
            )
            yield f"modifiers={fit}:{'named' if each.named else 'described'}"
        elif not each.named and each.modifiers:
            yield "modifiers=dropped"
        if nominal.places and not nominal.places <= each.words | each.modifiers:
            yield "another-place"


def _relation(nominal: Nominal, each: Referent) -> str:
    if not each.named:
        return "described" if nominal.lemma in each.heads else "clash"
    if nominal.lemma in each.words:
        return "word"
    steps = _KINDS.get(nominal.lemma, (frozenset({HEADS.get(nominal.lemma, "other")}),))
    if nominal.lemma in _WATCHES and "service" in each.words:
        return "clash"  # it is what is watched
    if nominal.lemma in _TRADES and not _FINANCE.isdisjoint(each.words):
        return "clash"  # it is an analyst's
    for name, step in zip(("kind", "near-kind"), steps, strict=False):
        if step & each.kinds:
            return name
    return "clash" if each.kinds or nominal.lemma in _BY_KIND else "bare"


def _sentences(doc: Doc) -> list[int]:
    numbers, number = [], 0
    for token in doc:
        number += bool(token.is_sent_start)
        numbers.append(number)
    return numbers
