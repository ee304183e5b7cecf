"""Nominal mentions of organisations ("the agency", "its parent company"), and the named organisation that each stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from articlekit.annotate.organisation_links import core, kind_of
from articlekit.annotate.organisation_words import HEADS
from articlekit.text.word_forms import singular

_KINDS: dict[str, tuple[frozenset[str | None], ...]] = {
    lemma: tuple(frozenset(None if kind == "any" else kind for kind in step.split()) for step in steps)
    for lemmas, steps in (
        ("agency authority", ("agency government", "charity police any")),
        ("body regulator watchdog", ("agency", "charity any")),
        ("department ministry", ("government",)),
        ("organisation organization group", ("charity faith", "any")),
        ("charity", ("any",)),
        ("company firm business giant manufacturer retailer operator employer brewery", ("company", "any")),
        ("team club side", ("team", "any")),
        ("party", ("party",)),
        ("newspaper paper magazine broadcaster publication", ("media", "any")),
        ("school university college", ("school",)),
        ("hospital", ("health",)),
        ("church religion", ("faith",)),
        ("force military army police", ("police",)),
        ("service", ("police",)),
        ("court", ("law",)),
        ("bar band", ("any",)),
    )
    for lemma in lemmas.split()
}
_EXTRA = frozenset("medium service management community legislature bar religion brewery gang pan-democracy".split())
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OWN = frozenset("its his her their our my your".split())
_LEFT = frozenset("det amod compound poss nummod nmod case advmod punct quantmod".split())


class Nominal(NamedTuple):
    """A noun phrase up to its head that may mean an organisation: tokens, half-open; the head's lemma; what speaks for it."""

    start: int
    end: int
    lemma: str
    evidence: tuple[str, ...]


class Antecedent(NamedTuple):
    """A named mention that a nominal may stand for: its tokens, half-open, and its organisation's number."""

    start: int
    end: int
    organisation: int


class Known(NamedTuple):
    """What all the names of one organisation say: their words, and the kinds that their head words stand for."""

    words: frozenset[str]
    kinds: frozenset[str | None]


def known_by(names: Iterable[str]) -> Known:
    """Gather what the names of one organisation say; the kind None is that no name says one."""
    texts = list(names)
    kinds = frozenset(kind for text in texts if (kind := kind_of(text)))
    return Known(frozenset(word for text in texts for word in core(text)), kinds or frozenset({None}))


def nominals(doc: Doc, named: frozenset[int]) -> list[Nominal]:
    """List the noun phrases whose head is a common noun for organisations; `named` are the tokens inside names."""
    return [
        Nominal(start, token.i + 1, _lemma(token), tuple(_evidence(doc, token, start, named)))
        for token in doc
        if token.i not in named and token.tag_ in _NOUNS and (_lemma(token) in HEADS or _lemma(token) in _EXTRA)
        for start in [_left(doc, token)]
    ]


def _lemma(token: Token) -> str:
    return singular(token.lower_) if token.tag_ in {"NNS", "NNPS"} else token.lower_


def _left(doc: Doc, head: Token) -> int:
    """Give where the noun phrase begins, without its article "the"."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT and child.left_edge.i < start and child.left_edge.i >= head.sent.start:
            start = child.left_edge.i
    while start < head.i and (doc[start].lower_ in {"the", "both", "all"} or doc[start].is_punct or doc[start].is_space):
        start += 1
    return start


def _evidence(doc: Doc, head: Token, start: int, named: frozenset[int]) -> Iterator[str]:
    lemma = _lemma(head)
    yield f"lemma={lemma}"
    yield f"kind={HEADS.get(lemma, 'other')}"
    plural = head.tag_ in {"NNS", "NNPS"}
    yield "plural" if plural else "singular"
    before = doc[start - 1].lower_ if start else ""
    first = doc[start].lower_
    if before == "the":
        determiner = "the"
    elif first in _OWN:
        determiner = "own"
    elif first in {"a", "an", "this", "that", "each", "every", "no", "any", "some", "another"}:
        determiner = first
    elif any(child.dep_ == "poss" for child in head.lefts):
        determiner = "possessor"
    else:
        determiner = "none"
    yield f"determiner={determiner}{':plural' if plural else ''}"
    yield f"kind={HEADS.get(lemma, 'other')}:{determiner}"
    if head.dep_ == "compound":
        yield "compound"
    if head.i + 1 < len(doc) and doc[head.i + 1].lower_ == "-":
        yield "hyphen"
    yield f"dep={head.dep_}"
    if head.text[0].isupper() and not head.is_sent_start:
        yield "capital"
    if any(doc[at].ent_type_ in {"GPE", "NORP"} for at in range(start, head.i)):
        yield "of-place"
    if any(at in named for at in range(start, head.i)):
        yield "name-inside"
    if head.i - start > 1:
        yield "modified"
    for child in head.rights:
        if child.dep_ in {"prep", "relcl", "acl"}:
            yield "of" if child.lower_ == "of" else child.dep_


def antecedent(doc: Doc, nominal: Nominal, named: Sequence[Antecedent], known: Mapping[int, Known]) -> int | None:
    """Give the organisation that a nominal stands for; None where no name gives evidence.

    In order: a name inside the nominal ("the Acme group"), or in apposition to it; then, for a singular definite one, an
    earlier name whose organisation has the nominal's head word, or its kind, the later the better; then, where only names
    without a head word fit, the one that is alone or named twice as often as the next. Before the first name, as in a
    headline, the first organisation to come may be meant.
    """
    if beside := _beside(doc, nominal, named):
        return beside.organisation
    evidence = set(nominal.evidence)
    if "singular" not in evidence or not evidence & _DEFINITE:
        return None
    bare = "determiner=none" in evidence
    places = {doc[at].lower_ for at in range(nominal.start, nominal.end) if doc[at].ent_type_ in {"GPE", "NORP"}}
    often = Counter(each.organisation for each in named)
    named = [each for each in named if not places or places & known[each.organisation].words]
    earlier = [each for each in named if each.start < nominal.start]
    among = earlier[::-1] or named[:1]
    for each in among:
        if nominal.lemma in known[each.organisation].words:
            return each.organisation
    if bare:
        return None
    for kinds in _KINDS.get(nominal.lemma, ()):
        fitting = [each.organisation for each in among if kinds & known[each.organisation].kinds]
        if fitting and None not in kinds:
            return fitting[0]
        ranked = sorted(set(fitting), key=lambda each: -often[each])[:2]
        if ranked and (len(ranked) == 1 or often[ranked[0]] >= 2 * often[ranked[1]]):
            return ranked[0]
    return None


_DEFINITE = frozenset({"determiner=the", "determiner=own", "determiner=this", "determiner=that", "determiner=none"})


def _beside(doc: Doc, nominal: Nominal, named: Sequence[Antecedent]) -> Antecedent | None:
    head = doc[nominal.end - 1]
    for each in named:
        inside = nominal.start <= each.start and each.end < nominal.end and "singular" in nominal.evidence
        if inside and all(token.tag_ == "JJ" for token in doc[each.end : nominal.end - 1]):
            return each
        root = doc[each.start : each.end].root
        if (head.dep_ == "appos" and head.head == root) or (root.dep_ == "appos" and root.head == head):
            return each
    return None
