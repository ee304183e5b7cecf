"""Quotations by their looks: words in marks beside a reporting verb, speech that goes on over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from articlekit.text.inflection import words_of
from articlekit.text.marks import DOUBLE
from articlekit.text.reporting import tells_speech

_REACH = 110
_ATTRIBUTION_ENDS = re.compile(  # looking back after the sign, which is found quickly
    r"[\n“\"«;!?”.](?:(?<!\.)|(?<=\w\w\w\.)(?<!Rep\.)(?<!Sen\.)(?<!Gov\.)(?<!Gen\.)(?<!Prof\.)(?<!Capt\.)(?<!Sgt\.)(?=\s|\Z))"
)
_LEADS = frozenset(",.;:…—–-")
_ENDS = frozenset(",?!…—–")
_TITLE = re.compile(r"[A-Z0-9][\w'’-]*(?:\s+(?:[A-Z0-9&][\w'’-]*|a|an|and|at|for|in|of|on|or|the|to|with))*[.,!?]?")


def attributed(
    text: str, inside: Sequence[tuple[int, int]], least: int, among: Container[tuple[int, int]]
) -> list[tuple[int, int]]:
    """List the stretches of `inside` (in double marks, without these; no titles) that are `among` some, and said by a verb.

    The verb, one of speech, stands in the same sentence, after a quotation that ends with a comma or as a sentence does, or
    before one that a comma, colon or the verb itself leads in. What such an attribution interrupts is one quotation; all of it
    together has at least `least` words.
    """
    spoken = [each for each in inside if text[each[0] - 1] in DOUBLE and not _TITLE.fullmatch(text, *each)]
    found: list[tuple[int, int]] = []
    for place, stretch in enumerate(spoken):
        if stretch not in among:
            continue
        first = last = place
        while first and _interrupted(text, spoken[first - 1], spoken[first]):
            first -= 1
        while last + 1 < len(spoken) and _interrupted(text, spoken[last], spoken[last + 1]):
            last += 1
        parts = spoken[first : last + 1]
        if sum(len(text[start:end].split()) for start, end in parts) >= least and any(_is_said(text, *each) for each in parts):
            found.append(stretch)
    return found


def _interrupted(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether only an attribution stands between two stretches of one paragraph."""
    between = text[one[1] + 1 : other[0] - 1]
    _, *more = _ATTRIBUTION_ENDS.split(between.strip())
    led = between.rstrip()[-1:] in _LEADS  # and not: said Ann, who has a “sell” rating
    return led and len(between) < _REACH and not "".join(more).strip() and _said_after(text, one[1])


def _is_said(text: str, start: int, end: int) -> bool:
    return _said_after(text, end) or _said_before(text, start)


def _said_after(text: str, end: int) -> bool:
    if text[max(0, end - 3) : end].rstrip("'’ ")[-1:] not in _ENDS and text[end + 1 : end + 2] != ",":
        return False
    after = text[end + 1 : end + 1 + _REACH].lstrip(",.")
    return any(tells_speech(word) for word in words_of(_ATTRIBUTION_ENDS.split(after, maxsplit=1)[0]))


def _said_before(text: str, start: int) -> bool:
    before = text[max(0, start - 1 - _REACH) : start - 1].rstrip()
    words = words_of(_ATTRIBUTION_ENDS.split(before)[-1])
    if words and tells_speech(words[-1]) and before[-1:].isalpha():
        return True
    return before[-1:] in (",", ":") and any(tells_speech(word) or word == "according" for word in words)
