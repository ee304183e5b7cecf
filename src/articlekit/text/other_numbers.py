"""Digits and number words that are parts of dates, times, telephone numbers, addresses, codes and markup: no quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from articlekit.text.unit_words import CODES, OTHER_PREFIXES
from articlekit.text.units import is_pound

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:])"
_YEAR = r"[12]\d{3}\b"
_CLOCK = r"\d{1,2}(?:[:.]\d{2})?"
_HALF_DAY = r"\s?(?:[ap]\.m\.|[ap]m\b)"
_ZONE = r"\s?(?:GMT|BST|UTC|CES?T|E[SD]?T|[CMP][SD]T)\b"
_STREET = "Street|Road|Avenue|Lane|Drive|Close|Terrace|Crescent|Square|Way|Boulevard|Place|Court|Gardens|Mews|Rd|Ave|Blvd|St"
_ONE_TO_TWELVE = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

# Every repetition is bounded, so that the time is linear in the text's length whatever the text is.
_AFTER_A_DIGIT = re.compile(
    rf"""
      {_DAY}(?:\s?[-–]\s?{_DAY}|\s+(?:and|to|or)\s+{_DAY})?\s{{1,3}}(?:of\s+)?{MONTH}(?:,?\s{{1,3}}{_YEAR})?
    | \d{{1,4}}[/.]\d{{1,2}}[/.]\d{{2,4}}(?![\w/])
    | \d{{4}}-\d{{2}}(?:-\d{{2}})\b
    | (?:24/7|9/11|7/7|50[/:-]50|20/20|4x4|\d{{1,3}}/1)(?![\w/])
    | {_CLOCK}(?:{_HALF_DAY})?(?:\s?[-–]\s?|-?\s?(?:to|and|until|or)\s?-?){_CLOCK}{_HALF_DAY}
    | (?:{_CLOCK}|[0-2]\d[0-5]\d)(?:{_HALF_DAY}|{_ZONE}|\s?o['’]clock\b)
    | [0-2]?\d:[0-5]\d(?::[0-5]\d)?(?!\d)
    | \d{{1,3}}:\d{{1,3}}(?:-\d{{1,3}})?(?!\w)
    | \d{{3}}\([a-z]\)
    | \d{{1,2}}\s+in\s+the\s+(?:morning|afternoon|evening)\b
    | \d{{1,4}}['’]?s\b
    | (?:911|999|112|101|111)\s(?:calls?|callers?|dispatch\w*|operators?|emergenc\w+|tapes?|recordings?)\b
    | [1-3]\s(?:Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Maccabees)\b(?=\W)
    | \d{{1,9}}(?:st|nd|rd|th)\b(?:-[a-z]{{1,20}})?
    | 0\d{{2,5}}\)?[\s-]\d{{3,8}}(?:[\s-]\d{{3,6}}){{0,3}}(?!\w)
    | (?:\d{{3}}-)?\d{{3}}-\d{{4}}(?![\w-])
    | \d{{3}}\)\s?\d{{3}}-\d{{4}}(?![\w-])
    | \d{{1,5}}[A-Za-z]?\s(?:[NSEW]\.\s)?(?:[A-Z][\w'’]{{0,20}}\s){{1,3}}(?:{_STREET})\b(?!\s(?:residents|staff))
    | \d{{1,9}}\.\d{{1,9}}\.\d{{1,9}}(?:\.\d{{1,9}}){{0,6}}(?![\w.]{{0,9}}%)
    | \d{{1,9}}(?:[A-Z]\d\w{{0,20}}|x\d{{1,6}}\b(?!\s?10)|px\b|[A-Z]{{1,3}}\d)
    | [2-6]G\b | [2348][DK]\b | \d{{3,4}}[pi]\b(?=\W{{1,3}}(?:video|HD|resolution|display|screen|footage|at)\b)
    | \d{{1,3}}(?:\s?[-–]\s?\d{{1,3}}){{2,6}}(?![\w%])
    """,
    re.X,
)
_AT_LINE_START = re.compile(
    r"(?:^|\n)[^\S\n]{0,9}\d{1,3}(?:[.)]\s|\.(?=[A-Z])|(?=[^\S\n]{0,9}\n)|(?=(?:\s[A-Z][\w'’.-]{1,20}){1,3}(?<!s)\s{0,9}(?:\n|$)))"
)
_DIGITS = re.compile(r"\d+")
_WORD_AROUND = re.compile(r"[\w-]{0,40}(?:[.,/:]\d{1,9}\w{0,9}){0,6}")
_WORD_BEFORE = re.compile(r"(?<![\w$])[A-Za-z][A-Za-z-]{0,29}$")
_MONEY = re.compile(rf"(?:{'|'.join((*sorted(CODES), *map(re.escape, OTHER_PREFIXES), 'US', 'v'))})$|^[xX]$")
_SHORT_YEAR = re.compile(r"\d\ds\b|\d\d\b(?![^\n'’]{0,60}['’](?!\w))")
_EMERGENCY = re.compile(r"\b(?:call|dial|phon|r[aiu]ng)\w{0,4}\s(?:911|999|112|101|111)\b", re.I)
_VERSION = re.compile(r"v\d{1,9}(?:\.\d{1,9}){0,6}\b")
_PLUS = re.compile(r"(?<![\w£$€.,])\+\d[\d\s()-]{6,20}\d")
_ZIP = re.compile(r"(?<=[ .][A-Z]{2} )\d{5}(?:-\d{4})?\b|(?<=[ .][A-Z]{2}, )\d{5}(?:-\d{4})?\b")
_MONTHS = re.compile(
    rf"""\b{MONTH}(?:
      (?:\s{{1,3}}|(?<=\.)){_DAY}(?!\s?%|\s?per\s?cent|[,.]\d)(?:\s?(?:[-–]|to\b|and\b|through\b)\s?(?:{MONTH}\s)?{_DAY})?(?:,?\s{{1,3}}{_YEAR})?
    | ,?\s{{1,3}}(?:of\s+)?{_YEAR}
    | ,\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}
    )""",
    re.X,
)
_IN_WORDS = re.compile(
    rf"""(?<![\w-])(?:
      (?:(?:{_ONE_TO_TWELVE})\s(?:and|to|or)\s)?(?:{_ONE_TO_TWELVE})(?:\s?[ap]\.m\.|\s?[ap]m\b|\s?o['’]clock\b|\s+in\s+the\s+(?:morning|afternoon|evening)\b)
    | zero[-\s](?:tolerance|hours?|carbon|emissions?|waste|sum)\b
    | gang\s+of\s+(?:four|six|eight|ten)\b
    | group\s+of\s+(?:seven|eight|twenty|7|8|20|24|77)\b(?!\s+(?:people|men|women|children|friends))
    | half(?:[-\s](?:past(?:\s(?:{_ONE_TO_TWELVE}))?|time|term|way|brother|sister|mast|staff|back|hearted)\b
      |-(?!an?\b|hours?\b|[mb]illion|dozen|miles?\b|century\b)[a-z]{{1,20}})
    )""",
    re.X | re.I,
)
_HOURS_IN_WORDS = re.compile(
    rf"""(?<![\w-])(?:
      (?<!aged\s)(?:twenty-five|twenty|quarter|ten|five|half)\s(?:to|past)\s(?:{_ONE_TO_TWELVE})(?=\son\s|\sin\sthe\s|\sand\s|[,.;?!"”’'])
    | (?:(?<=\bat\s)|(?<=\bsince\s))(?:{_ONE_TO_TWELVE})(?=[,.;"”’]|\s(?:in\s(?:the|his|her)|this\smorning)\b|\son\s)
    )""",
    re.X | re.I,
)
_MARKUP = re.compile(r"</?[A-Za-z!][^<>]{0,1000}>")
_ADDRESS = re.compile(r"\b(?:\w{1,20}://|www\.)\S{1,1000}")
_MAIL = re.compile(r"(?<=@)[\w-]{1,60}\.\w{1,60}")
_HANDLE = re.compile(r"(?<!\w)[@#]\w{1,200}")
_LONG = 11
_MONTH_BEGINS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_IN_WORDS_PARTS = "am pm a.m p.m clock morning afternoon evening gang group half zero".split()
_HOUR = re.compile(rf"(?:at|since|to|past) (?:{_ONE_TO_TWELVE})\b")
_EMERGENCY_NUMBERS = "911 999 112 101 111".split()


def other_numbers(text: str) -> list[tuple[int, int]]:
    """Find dates, times, telephone numbers, addresses, codes and markup: half-open code points, in text order, disjoint."""
    found = sorted(chain(_from_digits(text), (match.span() for pattern in _patterns(text) for match in pattern.finditer(text))))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """Give the patterns that may match, by what each needs: looking for that takes a hundredth of the search."""
    lowered = text.lower()
    yield _AT_LINE_START
    if any(month in text for month in _MONTH_BEGINS):
        yield _MONTHS
    if any(part in lowered for part in _IN_WORDS_PARTS):
        yield _IN_WORDS
    if _HOUR.search(lowered):
        yield _HOURS_IN_WORDS
    if any(number in text for number in _EMERGENCY_NUMBERS):
        yield _EMERGENCY
    if "<" in text:
        yield _MARKUP
    if "://" in text or "www." in text:
        yield _ADDRESS
    if "@" in text or "#" in text:
        yield from (_MAIL, _HANDLE)
    if "+" in text:
        yield _PLUS


def _from_digits(text: str) -> Iterator[tuple[int, int]]:
    """Look around each run of digits for what it is a part of."""
    place = 0
    while match := _DIGITS.search(text, place):
        start, place = match.span()
        before = text[start - 1] if start else " "
        if before.isalpha() or before in "-_'’":
            word = _WORD_BEFORE.search(text, max(0, start - 30), start)
            if (
                word
                and not (_MONEY.search(word[0]) and is_pound(text, word[0], start))
                and (before.isalpha() or word[0][:1].isupper())
            ):
                around = _WORD_AROUND.match(text, start)
                assert around is not None
                yield word.start(), around.end()
                place = max(place, around.end())
                continue
            if before in "'’" and not text[max(0, start - 2)].isdigit() and _SHORT_YEAR.match(text, start):
                yield start, match.end()
                continue
            if before == "v" and (version := _VERSION.match(text, start - 1)):
                yield version.span()
                continue
        if place - start >= _LONG and text[place : place + 1] != ",":
            yield start, place
            continue
        if before.isalnum() or before in ".,£$€":
            continue
        if other := _AFTER_A_DIGIT.match(text, start) or _ZIP.match(text, start):
            yield start - (before in "(+"), other.end()
            place = max(place, other.end())
