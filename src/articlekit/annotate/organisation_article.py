"""What an article says as a whole about its names, gathered once before they are judged one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc

from articlekit.annotate.organisation_words import HEADS, NOT_A_NAME_HEAD, SPORT
from articlekit.text.acronyms import definitions

Place = tuple[int, int]

POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s"})
_LONGEST = 4
_OPENERS = frozenset(":—–")
_FIRST = re.compile(r"\w+|\S")
_DETERMINERS = frozenset("the a an this that these those its his her their our my your".split())
_NOUNS = frozenset(
    "organization organisation group company firm charity party team band newspaper magazine website agency cult chain "
    "alliance club giant startup manufacturer retailer broadcaster network union thinktank publisher airline operator".split()
)


_WHAT_IT_IS = frozenset(
    "airline brewer broadcaster carmaker charity chipmaker developer drugmaker housebuilder insurer lender manufacturer "
    "operator publisher regulator retailer startup supermarket watchdog".split()
)
_COMPANIES = frozenset(
    "airline bank broadcaster carrier charity company firm group railroad retailer supermarket union utility".split()
)
_BEFORE_NAMES = _DETERMINERS | _WHAT_IT_IS


class Article(NamedTuple):
    """What the whole article says, gathered once: words, labels by token and by surface, surnames, definitions."""

    words: list[str]
    lower: list[str]
    label: list[str]
    entity: dict[Place, str]
    by_surface: dict[str, Counter[str]]
    surnames: frozenset[str]
    common: frozenset[str]
    counts: Counter[str]
    shorts: frozenset[str]
    longs: frozenset[str]
    long_at: dict[int, Place]
    named_short: frozenset[str]
    titled: frozenset[str]
    nouned: frozenset[str]
    sport: bool
    known: frozenset[Place]
    company_firsts: frozenset[str]


def read(doc: Doc, known: Iterable[str] = ()) -> Article:
    """Gather what the article says as a whole; `known` are the names and aliases that an authority file has."""
    words = [token.text for token in doc]
    lower = [word.lower() for word in words]
    label = [token.ent_type_ for token in doc]
    entity: dict[Place, str] = {}
    by_surface: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for each in doc.ents:
        end = next((at for at in range(each.start + 1, each.end) if lower[at] in "();:" or lower[at].isspace()), each.end)
        place = trimmed(lower, each.start + introduces(doc, each.start), end)
        entity[place] = each.label_
        by_surface.setdefault(surface(lower, *place), Counter())[each.label_] += 1
        if each.label_ == "PERSON" and place[1] - place[0] > 1 and not words[place[1] - 1].isupper():
            surnames.add(lower[place[1] - 1])
    common = frozenset(word for word in words if word.islower())
    text = doc.text
    found = definitions(text)
    spans = [doc.char_span(each.start, each.end) for each in found]
    longs = [(span.start, span.end) for span in spans if span is not None]
    sporting = sum(word in SPORT for word in lower)
    titled, nouned = _introduced(doc, words, lower)
    return Article(
        words, lower, label, entity, by_surface, frozenset(surnames), common, Counter(words),
        frozenset(text[each.short_start : each.short_end].lower() for each in found),
        frozenset(surface(lower, *place) for place in longs), {at: place for place in longs for at in range(*place)},
        _bracketed(words, lower), titled, nouned, sporting * 25 > len(words), _places(doc, text, known),
        _company_firsts(words, lower),
    )  # fmt: skip


def _places(doc: Doc, text: str, known: Iterable[str]) -> frozenset[Place]:
    """Find where the text has a known name, as it is written or in capitals, by whole tokens, the longest."""
    by_first: dict[str, list[str]] = {}
    for each in {written for name in known for written in (name, name.upper())}:
        if first := _FIRST.match(each):
            by_first.setdefault(first[0], []).append(each)
    if not by_first:
        return frozenset()
    found: list[Place] = []
    for token in doc:
        first = _FIRST.match(token.text)
        for name in sorted(by_first.get(first[0], ()), key=len, reverse=True) if first else ():
            if text.startswith(name, token.idx) and (span := doc.char_span(token.idx, token.idx + len(name))) is not None:
                if not found or found[-1][1] < span.end:
                    found.append((span.start, span.end))
                break
    return frozenset(found)


def _introduced(doc: Doc, words: list[str], lower: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Gather the names with a capital "The" inside a sentence, and those beside a noun for what they are ("the charity X")."""
    titled, nouned = set(), set()
    at, size = 0, len(words)
    while at < size:
        if not words[at][0].isupper() or lower[at] in _DETERMINERS:
            at += 1
            continue
        end = at + 1
        while end < size and not doc[end].is_sent_start and (words[end][0].isupper() or _is_hyphen_inside(words, end)):
            end += 1
        before, after = (lower[at - 1] if at else ""), (lower[end] if end < size else "")
        if at and is_part_of_name(doc, at - 1):
            titled.add(surface(lower, at, end))
        beside = after == "," and before == "," and at > 2 and lower[at - 2] in _COMPANIES and lower[at - 3] in _DETERMINERS
        if (before == "the" and after in _NOUNS) or before in _NOUNS | _WHAT_IT_IS or beside:
            nouned.add(surface(lower, at, end))
        at = end
    return frozenset(titled), frozenset(nouned)


def _is_hyphen_inside(words: list[str], at: int) -> bool:
    return words[at] == "-" and at + 1 < len(words) and words[at + 1][0].isupper()


def _company_firsts(words: list[str], lower: list[str]) -> frozenset[str]:
    """Gather the first words of companies' names, by which they are called afterwards: "Furrow" of "Furrow Robotics Inc."."""
    found = set()
    for at in range(1, len(words)):
        if words[at][0].isupper() and HEADS.get(lower[at]) == "company" and lower[at] not in NOT_A_NAME_HEAD:
            first = at
            while first and words[first - 1][0].isupper() and lower[first - 1] not in _BEFORE_NAMES and at - first < _LONGEST:
                first -= 1
            found.update(lower[first : min(first + 1, at)])
    return frozenset(found)


def _bracketed(words: list[str], lower: list[str]) -> frozenset[str]:
    """Gather the short names in brackets after a name with a head word: "the Veldt Broadcasting Authority (Veldt)"."""
    return frozenset(
        lower[at + 1]
        for at in range(1, len(words) - 2)
        if words[at] == "(" and words[at + 2] == ")" and words[at + 1][0].isupper()
        if any(lower[back] in HEADS and words[back][0].isupper() for back in range(max(0, at - 8), at))
    )


def is_part_of_name(doc: Doc, the: int) -> bool:
    """Tell whether "The" at a token has its capital from a name, and not from the sentence or speech that it begins."""
    opens = doc[the].is_sent_start or (the > 0 and doc[the - 1].text in _OPENERS)
    return doc[the].text == "The" and not opens


def introduces(doc: Doc, at: int) -> bool:
    """Tell whether a sentence begins with a noun for what the name after it is: "Lender Brindle said ..."."""
    if not doc[at].is_sent_start or doc[at].lower_ not in _WHAT_IT_IS or at + 1 == len(doc):
        return False
    return doc[at + 1].text[0].isupper() and doc[at + 1].lower_ not in HEADS


def surface(lower: list[str], start: int, end: int) -> str:
    """Give the words of a stretch joined with one space."""
    return " ".join(lower[start:end])


def trimmed(lower: list[str], start: int, end: int) -> Place:
    """Leave out a leading determiner, a closing possessive and white space or marks at the edges."""
    while start < end - 1 and (lower[start] in _DETERMINERS or not any(map(str.isalnum, lower[start]))):
        start += 1
    while start < end - 1 and (lower[end - 1] in POSSESSIVE or not any(map(str.isalnum, lower[end - 1]))):
        end -= 1
    return start, end
