"""Multiples in one word: "doubled", "twice as many", "threefold"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlekit.text.comparators import comparator_before
from articlekit.text.quantity import Quantity

_MULTIPLE_WORDS = re.compile(
    r"(?<![\w-])(?:(?P<twice>twice|thrice)(?=\s+(?:as|the|that|those|their|its|his|her|my|our|more|what)\b)"
    r"|(?P<verb>doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|"
    r"ing)|quintupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing))(?!\s+(?:down|up|back|as)\b)"
    r"|(?P<half>half)(?<=\bin\shalf)"
    r"|(?P<fold>two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)fold)(?![\w-])",
    re.I,
)
_PARTS = "twice thrice double doubli triple tripli treble trebli quadrupl quintupl halv half fold".split()
_CUT_BEFORE = re.compile(
    r"\b(?:cut(?:s|ting)?|slash(?:ed|es|ing)?|reduc(?:e|ed|es|ing)|chop\w{0,4}|shr[aiu]nk\w{0,3})\s+(?:[\w'’-]{1,20}\s+){0,5}?in\s+$",
    re.I,
)
_FACTORS = {"tw": 2, "do": 2, "th": 3, "tr": 3, "qua": 4, "qui": 5}
_FOLDS = {word: value for value, word in enumerate("two three four five six seven eight nine ten".split(), start=2)} | {
    "hundred": 100,
    "thousand": 1000,
}


def multiples(text: str) -> Iterator[Quantity]:
    """Read the multiples of `text` in text order; "double" may yet be an adjective, which its part of speech tells."""
    lowered = text.lower()
    if not any(part in lowered for part in _PARTS):  # which mostly spares the search
        return
    for match in _MULTIPLE_WORDS.finditer(text):
        word = match[0].lower()
        if match["half"]:
            if _CUT_BEFORE.search(text, max(0, match.start() - 60), match.start()):
                yield Quantity(match.start(), match.end(), *match.span(), "=", "1", of="2", change="decrease")
            continue
        start, comparator = comparator_before(text, match.start())
        if match["fold"]:
            value, change = str(_FOLDS[match["fold"].lower()]), None
        elif word.startswith("halv"):
            yield Quantity(start, match.end(), *match.span(), comparator, "1", of="2", change="decrease")
            continue
        else:
            value = str(next(factor for letters, factor in _FACTORS.items() if word.startswith(letters)))
            change = "increase" if match["verb"] else None
        yield Quantity(start, match.end(), *match.span(), comparator, value, unit="x", change="increase" if change else None)
