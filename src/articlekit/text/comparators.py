"""Comparators before and after a number: "more than", "up to", "or more", "-odd"."""

from __future__ import annotations

import re

from articlekit.text.quantity import Comparator

_COMPARATORS: tuple[tuple[Comparator, str], ...] = (
    (
        "<=",
        r"(?:no|not|never) (?:more|greater|higher|longer|later|older|larger|bigger|further) than|at "
        r"(?:the )?most|up to(?: and including)?"
        r"|as (?:many|much|high|long|far|large|big|late) as|a maximum(?: of)?|maximum(?: of)?|≤|<=",
    ),
    (
        ">=",
        r"(?:no|not) (?:fewer|less|lower|shorter|smaller) than|at (?:the very )?least|a minimum(?: of)?|minimum(?: of)?|≥|>=",
    ),
    (
        ">",
        r"(?:just |well |far |slightly |(?:a )?little |a lot |significantly |considerably |substantially |much |comfortably )?"
        r"(?:more than|over(?! the\b)|above|greater than|higher than|larger than|bigger than|longer than|"
        r"older than|better than|beyond|in excess of|"
        r"exceeding|upwards? of|north of)|(?:over|above) the age of|topping|>",
    ),
    (
        "<",
        r"(?:just |well |far |slightly |a little |significantly |considerably |much |comfortably )?"
        r"(?:under|less than|fewer than|below|lower than|smaller than|younger than|shorter than|short of|"
        r"south of|cheaper than)|(?:under|below) the age of|sub(?=[- ])|<",
    ),
    (
        "~",
        r"(?:(?:just |at |of )?(?:about|around)|some|nearly|almost|roughly|approximately|approx\.?|"
        r"circa|ca?\.|close to|near(?:ing)?|approaching"
        r"|(?:an )?estimated|in the region of|somewhere near|something like|the best part of|"
        r"more or less|virtually|practically|~|≈)",
    ),
)
_BEFORE = re.compile(
    r"(?<![\w'’])(?:"
    + "|".join(f"(?P<c{place}>{pattern})" for place, (_, pattern) in enumerate(_COMPARATORS)).replace(" ", r"\s+")
    + r")[\s-]*$",
    re.I,
)
_BEFORE_WORDS = re.compile(
    r"(?:than|most|to|including|as|maximum|of|least|minimum|over|above|beyond|exceeding|under|below|"
    r"about|around|some|nearly|almost|roughly|"
    r"approximately|approx\.?|circa|ca?\.|near|nearing|approaching|estimated|like|topping|less|sub|"
    r"virtually|practically|[~≈≤≥<>=])[\s-]*$",
    re.I,
)
_AFTER: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (
        ">=",
        re.compile(
            r"\s+(?:or|and)\s+(?:more|over|longer|above|older|up|upwards|higher|greater|bigger|"
            r"larger)\b(?!\s+(?:than|[£$€]?\d))|\+|-plus\b|\s+plus\b(?!\s+\w)|\s+at\s+(?:the\s+)?least\b",
            re.I,
        ),
    ),
    (
        "<=",
        re.compile(
            r"\s+(?:or|and)\s+(?:less|fewer|under|below|younger|lower|shorter|smaller)\b(?!\s+(?:than|[£$€]?\d))|\s+at\s+(?:the\s+)?most\b",
            re.I,
        ),
    ),
    ("~", re.compile(r"-odd\b|\s+or\s+so\b|\s+or\s+thereabouts\b|-ish\b", re.I)),
    ("=", re.compile(r"-strong\b", re.I)),
)
_WITHIN = re.compile(r"(?<!\w)(?:within|inside)\s+$", re.I)


def comparator_before(text: str, start: int) -> tuple[int, Comparator]:
    """Read the comparator that ends at code point `start`, where a quantity begins: its start, and its sign (or "=")."""
    head = text[max(0, start - 34) : start]
    if not _BEFORE_WORDS.search(head):
        return start, "="
    match = _BEFORE.search(head)
    if match is None or match.lastgroup is None:
        return start, "="
    return start - len(head) + match.start(), _COMPARATORS[int(match.lastgroup[1:])][0]


def comparator_after(text: str, end: int) -> tuple[int, Comparator | None]:
    """Read the comparator that follows at code point `end`, where a quantity ends: its end, and its sign (or None)."""
    for comparator, pattern in _AFTER:
        if match := pattern.match(text, end):
            return match.end(), comparator
    return end, None


def limit_before(text: str, start: int) -> int:
    """Give where "within" or "inside" begins before a duration at code point `start`; `start` itself where neither stands."""
    match = _WITHIN.search(text[max(0, start - 8) : start])
    return start - len(match[0]) if match else start
