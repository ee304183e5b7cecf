"""Names of organisations as they stand in a text: in a plain form, with their edges, and where they recur."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from articlekit.text.acronyms import looks_like_acronym
from articlekit.text.overlap import merged, touches
from articlekit.text.source_words import BODIES, BODY_NAMES

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.I)
_ENDINGS = ("s", "S", "'", "’")
_WORD = re.compile(r"[^\W_]+")
_PLACED = frozenset("in at near around outside across through into towards toward over north south east west".split())
_PLACE_OF = re.compile(
    r"\b(?:town|city|village|port|borough|county|district|island|state|people|streets|north|south|east|west) of\s\Z"
)
_BEFORE = re.compile(r"([^\W_]+)([^\w\n]{1,2})\Z")
_AFTER = re.compile(r"(?:['’]s)? (?P<word>[^\W_]+)")
_JOINTS = ("@", "#", "/", ".", "-")
_OPENERS = frozenset(
    "the a an in at on for but and when while if as after before both even that this its his her with from by to of now".split()
)
_NEW_SENTENCE = re.compile(r"(?:[.!?:]['\"”’)]*|[\n\r]|\A)\s*['\"“‘(]*\Z")


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """Reduce a name to its lower-case words, without a leading "the" and a possessive ending."""
    words = _WORD.findall(_POSSESSIVE.sub("", name.strip()).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def without_possessive(name: str) -> str:
    """Give a name without its possessive ending ("Harwell Water’s"); a plural's apostrophe counts ("the workers’")."""
    return _POSSESSIVE.sub("", name) if name[-1:] in _ENDINGS else name


def without_article(name: str) -> str:
    """Give a name without a leading "the" and its possessive ending, its capitals as they are."""
    return without_possessive(name.removeprefix("The ").removeprefix("the "))


def occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Give where `name` stands as whole words, with its capitals, and no part of a longer name or compound."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _is_free(text, at, end):
            yield at, end
        at = text.find(name, end)


def _is_free(text: str, start: int, end: int) -> bool:
    """Tell whether nothing beside a name makes it part of a longer one: no letter, hyphen or capitalised word."""
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or text[start - 1 : start] in _JOINTS:
        return False
    if text[end : end + 1] in _JOINTS and text[end + 1 : end + 2].isalnum():
        return False
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before and before[1][0].isupper() and before[2].strip(" ’&") == "":
        begins = _NEW_SENTENCE.search(text, max(0, before.start() - 4), before.start())
        if not begins or before[1].lower() not in _OPENERS:
            return False
    after = _AFTER.match(text, end)
    return (after is None or not after["word"][0].isupper()) and not text.startswith(" & ", end)


def is_placed(text: str, start: int) -> bool:
    """Tell whether a preposition of place stands before `start`, so that a single word there may be a place's name."""
    before = _BEFORE.search(text, max(0, start - 30), start)
    return bool(before and before[1].lower() in _PLACED) or bool(_PLACE_OF.search(text, max(0, start - 30), start))


def distinctive(name: str) -> bool:
    """Tell whether a name can hardly be a place or a common word: an acronym, or several words."""
    return looks_like_acronym(name) or len(name.split()) > 1


def is_common(name: str) -> bool:
    """Tell whether a name is one word that many bodies share: "University", "Council"."""
    return name in BODY_NAMES or name.lower() in BODIES


def repeats(
    text: str, names: Iterable[str], taken: Iterable[tuple[int, int]], placed: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """List where `names` recur outside the stretches `taken`, longer names first, in text order.

    A single word after a preposition of place is passed over, unless it is among `placed`, names that stand so elsewhere.
    """
    cover = merged(taken)
    found: list[tuple[int, int]] = []
    for name in sorted(set(names), key=lambda each: (-len(each), each)):
        for start, end in () if is_common(name) else occurrences(text, name):
            if touches(cover, start, end):
                continue
            if distinctive(name) or name in placed or not is_placed(text, start):
                found.append((start, end))
        cover = merged([*cover, *found])
    return sorted(found)


_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ɏΑ-ΩА-Я]"
_REST = r"[\w’'&-]*(?:\.(?=\w)[\w’'&-]*)*"
_RUN = re.compile(  # looking back after a capital, which is found quickly
    rf"{_CAPITAL}(?<![\w@#/.-].){_REST}(?:(?: (?:of|for|and|the|&))?(?: (?:of|for|the))? {_CAPITAL}{_REST})*", re.S
)
_MOST = 100


def bare_names(text: str, taken: Iterable[tuple[int, int]], known: Container[str]) -> dict[str, tuple[int, int, int]]:
    """Find what looks like an organisation's name outside the stretches `taken`: how often, and where first.

    That is a run of capitalised words which is an acronym, or in its plain form is `known`. A word that may open a sentence
    is taken off its beginning; of a text at most 100 names are given.
    """
    cover = merged(taken)
    found: dict[str, tuple[int, int, int]] = {}
    for match in _RUN.finditer(text):
        if match[0][1:].islower() and match[0].lower() not in known:
            continue
        start, end = match.start(), match.end()
        name = without_possessive(match[0].rstrip(".'’-"))
        while (opener := name.partition(" "))[2] and opener[0].lower() in _OPENERS:
            name = opener[2]
            start += len(opener[0]) + 1
        end = start + len(name)
        if touches(cover, start, end) or not (looks_like_acronym(name) or plain(name) in known):
            continue
        count, *first = found.get(name, (0, start, end))
        if name in found or len(found) < _MOST:
            found[name] = (count + 1, first[0], first[1])
    return found
