"""Nominal mentions of organisations ("the agency", "its parent company"), and the named organisation that each stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from articlekit.annotate.organisation_links import core, kind_of
from articlekit.annotate.organisation_words import HEADS

_GENERIC = {
    "agency": {"agency", "government", "police"},
    "authority": {"agency", "government"},
    "body": {"agency", "government", "charity"},
    "department": {"government"},
    "regulator": {"agency"},
    "watchdog": {"agency", "charity"},
    "organisation": {"charity", "agency", "faith", "company", "party", None},
    "organization": {"charity", "agency", "faith", "company", "party", None},
    "group": {"charity", "company", "party", "crime", None},
    "charity": {"charity", None},
    "company": {"company", "media", None},
    "firm": {"company", None},
    "business": {"company", None},
    "giant": {"company", None},
    "operator": {"company"},
    "manufacturer": {"company"},
    "retailer": {"company"},
    "employer": {"company", "charity"},
    "team": {"team"},
    "club": {"team"},
    "side": {"team"},
    "party": {"party"},
    "newspaper": {"media"},
    "paper": {"media"},
    "magazine": {"media"},
    "broadcaster": {"media"},
    "school": {"school"},
    "university": {"school"},
    "college": {"school"},
    "institute": {"school", "charity"},
    "hospital": {"health"},
    "church": {"faith"},
    "force": {"police"},
    "service": {"agency", "police", "charity"},
    "union": {"charity"},
    "court": {"law"},
}
_EXTRA = frozenset("medium service management community legislature bar religion brewery gang pan-democracy".split())
_OWN = frozenset("its his her their our my your".split())
_LEFT = frozenset("det amod compound poss nummod nmod case advmod punct quantmod".split())


class Nominal(NamedTuple):
    """A noun phrase up to its head that may mean an organisation: tokens, half-open; the head's lemma; what speaks for it."""

    start: int
    end: int
    lemma: str
    evidence: tuple[str, ...]


class Antecedent(NamedTuple):
    """A named mention that a nominal may stand for: the token it begins at, its text, its organisation's number."""

    start: int
    text: str
    organisation: int


def nominals(doc: Doc, named: frozenset[int]) -> list[Nominal]:
    """List the noun phrases whose head is a common noun for organisations; `named` are the tokens inside names."""
    return [
        Nominal(start, token.i + 1, token.lemma_.lower(), tuple(_evidence(doc, token, start, named)))
        for token in doc
        if token.i not in named and token.pos_ in {"NOUN", "PROPN"} and (_lemma(token) in HEADS or _lemma(token) in _EXTRA)
        for start in [_left(doc, token)]
    ]


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


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
    if any(child.dep_ == "prep" for child in head.rights):
        yield "prep"


def antecedent(nominal: Nominal, named: Sequence[Antecedent]) -> int | None:
    """Give the organisation that a singular definite nominal stands for; None unless an earlier name's head word or kind fits.

    A name that has the nominal's own head word goes before one of its kind, and a later mention before an earlier one;
    where only names without any head word fit, one has to stand out by being the only one or named most.
    """
    if not {"determiner=the", "determiner=own", "determiner=this", "determiner=that"} & set(nominal.evidence):
        return None
    earlier = [each for each in named if each.start < nominal.start]
    same_word = [each for each in earlier if nominal.lemma in core(each.text)]
    if same_word:
        return same_word[-1].organisation
    kinds = _GENERIC.get(nominal.lemma, {HEADS.get(nominal.lemma)})
    by_kind = [each for each in earlier if (kind := kind_of(each.text)) is not None and kind in kinds]
    if by_kind:
        return by_kind[-1].organisation
    if None in kinds:
        counts = Counter(each.organisation for each in earlier if kind_of(each.text) is None)
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
    return None
