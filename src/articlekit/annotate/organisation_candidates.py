"""Stretches of an article that may be an organisation's name, each with the evidence for it; the scoring is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from articlekit.annotate.known_organisations import known_name
from articlekit.annotate.organisation_article import (
    POSSESSIVE,
    Article,
    Place,
    introduces,
    is_name,
    opens_paragraph,
    owns_nothing,
    surface,
)
from articlekit.annotate.organisation_evidence import evidence
from articlekit.annotate.organisation_words import BROADCASTERS, FORCES, HEADS, OF, ROLES

_JOINING = frozenset(
    "of for and & de del da do du des di la le al el al- y e van von - – ' ’ 's ’s , the in on at against without".split()
)
_PREFIXES = frozenset("anti non pro inter multi co vice self pan trans cross semi ultra director directorate attorney".split())
_KINDS_OF_BODY = frozenset("crown county city town borough district parish magistrates high appeal state".split())
_QUARTERS = frozenset("North South East West Mid Greater Northern Southern Eastern Western".split())
_LOCAL = frozenset("business charity club company firm manufacturer retailer startup".split())
_LONGEST = 14
_NO_BODIES = frozenset("GP GPs KC QC MSP OBE MBE CBE HMP".split())


class Candidate(NamedTuple):
    """A possible name: its tokens, half-open, its surface without case, and what speaks for and against it."""

    start: int
    end: int
    surface: str
    evidence: tuple[str, ...]


def candidates(doc: Doc, article: Article) -> list[Candidate]:
    """List the stretches that may be names, each once, in text order, with the evidence for it; none cuts a known name."""
    places = {place for place in article.entity if article.entity[place] not in _NUMBERS and _capital(article, *place)}
    places.update(article.long_at.values())
    places.update(article.known)
    places.update(article.again)
    places.update(_possessive(doc, article))
    places.update((at, at + 1) for at, word in enumerate(article.words) if word in BROADCASTERS)
    held = {at: place for place in article.known for at in range(*place)}
    for start, end in _runs(doc, article):
        places.update(_parts(article, start, end))
    return [
        Candidate(start, end, surface(article.lower, start, end), tuple(evidence(doc, article, start, end)))
        for start, end in sorted(places)
        if all(start <= known[0] and known[1] <= end for known in (held.get(start), held.get(end - 1)) if known)
        and not (article.words[end - 1] in article.shops and article.lower[end] in POSSESSIVE)
        and not (_lacks_its_place(doc, article, start, end) or introduces(doc, start) or _is_after_a_hyphen(doc, start))
        and not _is_where_a_body_is(article, start, end)
        and article.words[end - 1] not in _NO_BODIES
    ]


def _possessive(doc: Doc, article: Article) -> Iterator[Place]:
    """Give names that end in a possessive: "Marlowe's, which", "the ward at St Orla's"."""
    for at in range(1, len(article.words)):
        if is_name(doc, article, at - 1) and (article.words[at - 1] in article.shops or owns_nothing(doc, at)):
            first = at - 1
            while first and is_name(doc, article, first - 1) and not doc[first].is_sent_start:
                first -= 1
            yield first, at + 1


def _is_where_a_body_is(article: Article, start: int, end: int) -> bool:
    """Tell whether one word, said only once, is a place: "the Bristol firm"."""
    alone = end - start == 1 and start > 0 and article.lower[start - 1] == "the" and article.counts[article.words[start]] == 1
    return alone and not _LOCAL.isdisjoint(article.lower[end : end + 1]) and known_name(article.words[start], True) is None


def _is_after_a_hyphen(doc: Doc, start: int) -> bool:
    """Tell whether a stretch begins inside a hyphened name: "Vale" of "Sato-Vale"."""
    joint = start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_
    return joint and doc[start - 2].text[0].isupper()


def _lacks_its_place(doc: Doc, article: Article, start: int, end: int) -> bool:
    """Tell whether a stretch is what follows its place: "Crown Court" of "Reading Crown Court", or of one of two places.

    So is "Lennox Police" of "West Lennox Police".
    """
    if start and article.words[start - 1] in _QUARTERS and article.lower[end - 1] in HEADS:
        return True
    if start > 1 and article.lower[end - 1] in FORCES and article.lower[start - 1] == "and":
        other = article.words[start - 2]
        return is_name(doc, article, start - 2) and not other.isupper() and known_name(other, False) is None
    if not start or not all(word in HEADS or word in _KINDS_OF_BODY for word in article.lower[start:end]):
        return False
    before = article.label[start - 1]
    return is_name(doc, article, start - 1) and before in ("", "ORG", "FAC") and article.lower[start - 1] not in ROLES


_NUMBERS = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY LANGUAGE".split())


def _capital(article: Article, start: int, end: int) -> bool:
    return any(character.isupper() for word in article.words[start:end] for character in word)


def _runs(doc: Doc, article: Article) -> Iterator[Place]:
    """Give the longest runs of name words and what joins them."""
    at, size = 0, len(article.words)
    while at < size:
        if not is_name(doc, article, at) or introduces(doc, at):
            at += 1
            continue
        start, end = at, at + 1
        while end < size:
            ended = doc[end].is_sent_start and article.words[end - 1] != "." and not opens_paragraph(article, end - 1)
            if is_name(doc, article, end) and not ended:
                end += 1
                continue
            step = end
            while step < size and step - end < 3 and article.lower[step] in _JOINING and _joins(article, step):
                step += 1
            if (
                step > end
                and step < size
                and (is_name(doc, article, step) or article.words[step].isdigit())
                and not doc[step].is_sent_start
            ):
                end = step + 1
            elif article.words[end].isdigit() and len(article.words[end]) < 4:
                end += 1
                break
            else:
                break
        yield start, end
        at = end


def _joins(article: Article, at: int) -> bool:
    word, before = article.lower[at], article.lower[at - 1]
    if word in "-–":
        return before in _PREFIXES or (at + 1 < len(article.words) and len(article.words[at + 1]) <= 2)
    if word == "the":
        return before in {"of", "for", "in", "on", "and"}
    return True


def _parts(article: Article, start: int, end: int) -> Iterator[Place]:
    """Give the stretches of a run that could be a name: whole parts between joining words, and cuts inside them."""
    starts, ends = {start}, {end}
    for at in range(start, end):
        word = article.lower[at]
        if word in _JOINING and word not in "-–":
            ends.add(at)
            starts.add(at + 1)
        elif at > start:
            before = article.lower[at - 1]
            if before in ROLES or before in POSSESSIVE or article.label[at] != article.label[at - 1]:
                starts.add(at)
            if before in HEADS or article.label[at] != article.label[at - 1]:
                ends.add(at)
            if at - start < 4 and "ORG" in article.by_surface.get(surface(article.lower, start, at), ()):
                ends.add(at)
        if article.label[at] in {"GPE", "NORP"} and at + 1 < end:
            starts.add(at + 1)
    for a in starts:
        if a == end or article.lower[a] in _JOINING:
            continue
        for b in ends:
            if a < b <= a + _LONGEST and article.lower[b - 1] not in _JOINING and _lists_well(article.lower[a:b]):
                yield a, b


def _lists_well(words: list[str]) -> bool:
    """Tell whether commas, if any, stand in a list inside a name ("Department for Culture, Media and Sport")."""
    if "," not in words:
        return True
    comma = words.index(",")
    return bool(OF & set(words[:comma])) and "and" in words[comma:]
