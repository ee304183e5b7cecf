"""Nominal mentions of organisations ("the agency", "its parent company"): the phrases, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from articlekit.annotate.organisation_words import HEADS
from articlekit.text.word_forms import singular

_EXTRA = frozenset(
    "management leadership community legislature opposition establishment press religion cult gang unit troupe restaurant pub "
    "bar shop store".split()
)
_THINGS = frozenset(
    "software energy oil gas petroleum steel mining insurance capital electric entertainment publishing brewing healthcare "
    "aerospace aviation freight automotive assurance lending immigration water seafood fishery archaeology "
    "surgery mail post news express mirror star radio tv television project programme rail".split()
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OWN = frozenset("its his her their our my your whose".split())
_BY_COUNTRY = frozenset(("government", "administration"))
_IN_NAMES = frozenset("fc afc cf sc united rovers wanderers athletic albion hotspur rangers".split())
_TO_COURT = frozenset("in at to outside before from".split())  # "outside court"
_QUANTIFIERS = frozenset("a an this that these those each every no any some another".split())
_SITS = frozenset("based headquartered listed registered".split())
_LEFT = frozenset("det amod compound poss nummod nmod case advmod punct quantmod".split())


class Nominal(NamedTuple):
    """A noun phrase up to its head that may mean an organisation: tokens, half-open; what it says; what speaks for it."""

    start: int
    end: int
    lemma: str
    determiner: str
    plural: bool
    modifiers: frozenset[str]
    places: frozenset[str]
    evidence: tuple[str, ...]


def nominals(doc: Doc, named: frozenset[int]) -> list[Nominal]:
    """List the noun phrases whose head is a common noun for organisations; `named` are the tokens inside names."""
    return [
        _read(doc, token, lemma, named)
        for token in doc
        if token.tag_ in _NOUNS and token.i not in named and ((lemma := _lemma(token)) in HEADS or lemma in _EXTRA)
        if not (lemma in ("house", "body") and any(child.lower_ in _OWN for child in token.lefts))
        if not (lemma == "prosecutor" and token.tag_ == "NN")
        if not (lemma == "co" and token.i + 1 < len(doc) and doc[token.i + 1].text == "-")
        if lemma not in _IN_NAMES | _THINGS and not (token.dep_ == "compound" and token.head.ent_type_ == "PERSON")
        if not (token.dep_ == "compound" and token.head.i == token.i + 1 and _lemma(token.head) in HEADS)
        if not (lemma == "court" and token.i and doc[token.i - 1].lower_ in _TO_COURT)
        if not (token.tag_ == "NN" and token.i + 1 in named)
        if not (lemma == "bank" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "holiday")
        if not (lemma in ("guard", "maker") and not any(child.dep_ in ("compound", "amod") for child in token.lefts))
    ]


def _lemma(token: Token) -> str:
    return singular(token.lower_) if token.tag_ in {"NNS", "NNPS"} else token.lower_


def _read(doc: Doc, head: Token, lemma: str, named: frozenset[int]) -> Nominal:
    start = _left(doc, head)
    determiner = _determiner(doc, head, start)
    before = [doc[at] for at in range(start, head.i) if not _tells_where(doc, at, head.i)]
    words = frozenset(token.lower_ for token in before if token.is_alpha and token.lower_ not in _OWN | _QUANTIFIERS)
    places = frozenset(token.lower_ for token in before if token.ent_type_ in {"GPE", "NORP"})
    plural = head.tag_ in {"NNS", "NNPS"}
    evidence = tuple(_evidence(doc, head, lemma, start, determiner, named, bool(places)))
    return Nominal(start, head.i + 1, lemma, determiner, plural, words, places, evidence)


def _tells_where(doc: Doc, at: int, head: int) -> bool:
    """Tell whether a word only says where something sits: "Dresden-based company"."""
    return any(doc[after].lower_ in _SITS and doc[after - 1].text == "-" for after in range(max(at, 1), min(at + 3, head)))


def _left(doc: Doc, head: Token) -> int:
    """Give where the noun phrase begins, without its article "the"."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in _LEFT and child.left_edge.i < start and child.left_edge.i >= head.sent.start:
            start = child.left_edge.i
    if start == head.i > 0 and head.lower_ in _BY_COUNTRY and doc[start - 1].ent_type_ in ("GPE", "NORP"):
        start -= 1  # "a Scottish government spokesman"
    while start < head.i and (doc[start].lower_ in {"the", "both", "all"} or doc[start].is_punct or doc[start].is_space):
        start += 1
    return start


def _determiner(doc: Doc, head: Token, start: int) -> str:
    first = doc[start].lower_
    if start and doc[start - 1].lower_ == "the":
        return "the"
    if first in _OWN:
        return "own"
    if first in _QUANTIFIERS:
        return first
    return "possessor" if any(child.dep_ == "poss" for child in head.lefts) else "none"


def _evidence(
    doc: Doc, head: Token, lemma: str, start: int, determiner: str, named: frozenset[int], of_place: bool
) -> Iterator[str]:
    kind = HEADS.get(lemma, "other")
    plural = head.tag_ in {"NNS", "NNPS"}
    yield f"lemma={lemma}"
    yield f"kind={kind}"
    yield "plural" if plural else "singular"
    yield f"determiner={determiner}{':plural' if plural else ''}"
    yield f"kind={kind}:{determiner}"
    yield f"dep={head.dep_}"
    if head.dep_ == "compound":
        yield "compound"
    if head.i + 1 < len(doc) and doc[head.i + 1].lower_ == "-":
        yield "hyphen"
    if head.text[0].isupper() and not head.is_sent_start:
        yield "capital"
    if of_place:
        yield "of-place"
    if any(at in named for at in range(start, head.i)):
        yield "name-inside"
    if head.i - start > 1:
        yield "modified"
    if head.i + 1 in named:
        yield "before-name"
    for child in head.rights:
        if child.dep_ in {"prep", "relcl", "acl"}:
            yield "of" if child.lower_ == "of" else child.dep_
