"""Numbers as they stand in English text: digits, words, magnitudes, fractions and vague plurals."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

_TWELVE_PLACES = Context(prec=12)
_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen "
        "nineteen".split()
    )
}
_ONES |= {"nought": 0, "naught": 0}
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
_SCALES = {
    **{"thousand": 3, "lakh": 5, "lakhs": 5, "lac": 5, "million": 6, "mln": 6, "mil": 6, "mn": 6, "crore": 7, "crores": 7},
    **{"billion": 9, "bln": 9, "bn": 9, "trillion": 12, "tln": 12, "trn": 12, "tn": 12, "quadrillion": 15},
}
_SUFFIXES = {"k": 3, "K": 3, "m": 6, "M": 6, "MM": 6, "b": 9, "B": 9, "t": 12, "T": 12}
_DENOMINATORS = {
    **{
        "half": 2,
        "halve": 2,
        "third": 3,
        "quarter": 4,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
    },
    **{"tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "hundredth": 100},
    **{"thousandth": 1000, "millionth": 10**6},
}
_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
} | {**{"⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅒": (1, 10)}}

_ATOMS = "|".join(sorted((*_ONES, *_TENS, "hundred", *(word for word in _SCALES if len(word) > 3)), key=len, reverse=True))
_FIRST = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,9}(?!,?\d)|\d{1,2}(?:,\d{2}){1,9},\d{3}(?!,?\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,9}(?!\d)"
    r"|\d{1,3}(?: \d{3}){2,9}(?!\d)|\d+)(?:\.\d+)?|\.\d+"
)
_POWER = re.compile(r"\s?[×x]\s?10\^?([-−]?\d{1,2})\b|[eE]([+-]?\d{1,2})\b")
_SLASH = re.compile(r"(?:(?P<whole>\d{1,3})(?:\s{1,2}|-))?(?P<top>\d{1,3})[/⁄](?P<bottom>\d{1,4})(?![\d/⁄.,]{0,12}\d)")
_MIXED = re.compile(r"(?P<whole>\d{1,3})\s?(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒])")
_ATOM = re.compile(rf"(?:{_ATOMS})\b", re.I)
_JOIN = re.compile(rf"(?P<join>\s*-\s*|\s+and\s+|\s+)(?P<atom>(?:{_ATOMS})\b)", re.I)
_SCALE_WORDS = "|".join(sorted((*_SCALES, "hundred"), key=len, reverse=True))
_SCALE = re.compile(
    rf"[\s-]{{0,2}}(?P<word>{_SCALE_WORDS})(?![\w'’])|\s?(?P<suffix>MM|[kKmMbBtT])(?![\w²³/])(?=(?P<joined>-[a-z])?)", re.I
)
_SCALE_AFTER_HALF = re.compile(rf"[\s-](?P<word>{_SCALE_WORDS})\b(?P<suffix>)", re.I)
_DOZEN = re.compile(r"\s+dozen\b", re.I)
_ARTICLE = re.compile(r"an?(?=\s)", re.I)
_ARTICLE_BEFORE = re.compile(r"an?[\s-]+", re.I)
_ONE_DOZEN = re.compile(r"(?:an?\s+)?dozen\b", re.I)
_POINT = re.compile(rf"\s+point((?:[\s-]+(?:{'|'.join(_ONES)})\b)+)", re.I)
# "Passenger numbers rose 11% to 6.4m": millions, and no metres.
_COUNTS = re.compile(
    r"\b(?:numbers|population|attendances?|audiences?|viewers|listeners|readers|users|subscribers|customers|members|membership|followers|"
    r"passengers|visitors|visits|voters|downloads|streams|jobless|loans|sales|copies|bookings|journeys|trips|applications|unemployment|headcount|workforce|circulation)\b"
    r"(?:[^.;:!?\n]|\.\d){0,60}\b(?:to|at|of|from|is|was|were|now|reached|hit|topped|passed|about|around|nearly|almost|some|over|than|exceeded|below|under)"
    r"\s[\d.,]{1,12}\Z",
    re.I,
)
_FIGURE = re.compile(
    r"\b(?:figure|number|total|toll|tally)\s(?:[a-z]{2,12}\s){1,3}[\d.,]{1,12}\Z"
)  # "puts the figure at about 1.1m"
_AND_A_HALF = re.compile(
    r"(?:\s+and|-and)(?:\s+|-)(?P<top>an?|one|three|two)(?:\s+|-)(?P<bottom>half|quarter|"
    r"third|fourth|fifth|eighth|tenth)s?\b(?!\s+(?:of|the|its|their)\b)",
    re.I,
)
_DENOMINATOR_WORDS = "|".join(_DENOMINATORS)
_FRACTION = re.compile(
    rf"(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s*-\s*|"
    rf"\s+))?(?P<bottom>{_DENOMINATOR_WORDS})s?\b",
    re.I,
)
_OF_A_SCALE = re.compile(
    r"(?:\s+of)?(?:\s+|-)an?(?:\s+|-)(?P<scale>million|billion|trillion|thousand|dozen|crore|lakh)\b", re.I
)
_HALF_SCALE = re.compile(r"[\s-]+(?P<scale>million|billion|trillion|dozen)\b", re.I)
_VAGUE_WORDS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9} | {
    **{"trillions": 10**12, "lakhs": 10**5, "crores": 10**7}
}
_VAGUE = re.compile(
    r"(?:(?P<multiplier>tens|dozens|scores|hundreds|thousands)\s+of\s+)?(?P<word>thousands|millions|"
    r"billions|trillions|lakhs|crores)\b"
    r"|(?P<alone>dozens|scores(?=\s+of\b)|hundreds)\b|(?:several|many|a\s+few)\s+(?P<several>dozen|"
    r"hundred|thousand|million|billion)\b",
    re.I,
)

_AND_SMALLER = "|".join(  # "an hour and ten minutes"
    rf"\s+{large}\s+and\s+(?:\d{{1,2}}|{'|'.join([*_ONES, *_TENS])})\s+{small}s?\b"
    for large, small in (("year", "month"), ("week", "day"), ("day", "hour"), ("hour", "minute"), ("minute", "second"))
)
_START_WORDS = (
    rf"an?(?=[\s-]+(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|{_DENOMINATOR_WORDS})\b)",
    r"a(?=\s+few\s+(?:dozen|hundred|thousand|million))",
    r"an?(?=\s+[a-z]{3,10}\s+and\s+a\s+(?:half|quarter)\b)",
    rf"an?(?={_AND_SMALLER})",
    *_FIRST.split("|"),
    "half", r"quarter(?=\s+million)", "dozens?", "scores", "hundreds", "thousands", "millions", "billions", "trillions",
    r"tens(?=\s+of\s+\w+s\b)", r"several(?=\s+(?:dozen|hundred|thousand|million))",
)  # fmt: skip
_TO_SMALLER = re.compile(_AND_SMALLER, re.I)
_BY_LETTER = {letter: [word[1:] for word in _START_WORDS if word[0] == letter] for letter in {word[0] for word in _START_WORDS}}
_VULGAR_SIGNS = "".join(_VULGAR)
# The first character of a number; the rest is looked for from behind it, since a search for one of some characters is fast.
START = re.compile(
    rf"[\d.{_VULGAR_SIGNS}{''.join(_BY_LETTER)}{''.join(_BY_LETTER).upper()}](?<=[\d{_VULGAR_SIGNS}]|\.(?=\d)|(?<!\w)(?<!\w['’])(?:"
    + "|".join(f"[{letter}{letter.upper()}](?=(?i:{'|'.join(words)})(?!\\w))" for letter, words in sorted(_BY_LETTER.items()))
    + "))"
)


class Numeral(NamedTuple):
    """A number at `[start, end)` in code points: `mantissa` times `scale`, over `denominator` where it is a fraction."""

    start: int
    end: int
    mantissa: Decimal
    scale: Decimal = Decimal(1)
    denominator: int | None = None
    form: str = "digits"

    @property
    def value(self) -> Decimal:
        """The number itself; for a fraction its numerator."""
        return self.mantissa * self.scale


def decimal_string(value: Decimal) -> str:
    """Write a number in full, without an exponent or zeros at its end."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quotient(numerator: Decimal, denominator: int) -> Decimal:
    """Divide to twelve significant digits."""
    return _TWELVE_PLACES.divide(numerator, Decimal(denominator))


def read_numeral(text: str, start: int, money: bool = False) -> Numeral | None:
    """Read the longest number that begins at code point `start`; None where none does.

    After a currency sign (`money`) the single letters k, m, b and t are magnitudes; elsewhere only k, M and, where a count
    follows, m are: "118m people", but "a 50m pool".
    """
    if text[start].isdigit() or text[start] in ".½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒":
        return _digits(text, start, money)
    if match := _VAGUE.match(text, start):
        return _vague(match)
    return _fraction(text, start) or _words(text, start) or _article(text, start)


def _digits(text: str, start: int, money: bool) -> Numeral | None:
    if text[start] in _VULGAR:
        return Numeral(start, start + 1, Decimal(_VULGAR[text[start]][0]), denominator=_VULGAR[text[start]][1], form="fraction")
    if match := _MIXED.match(text, start):
        numerator, denominator = _VULGAR[match["vulgar"]]
        value = Decimal(match["whole"]) + quotient(Decimal(numerator), denominator)
        return _scaled(text, Numeral(start, match.end(), value), money)
    if (match := _SLASH.match(text, start)) and 0 < int(match["top"]) < int(match["bottom"]):
        top, bottom = Decimal(match["top"]), int(match["bottom"])
        if match["whole"] is None:
            return Numeral(start, match.end(), top, denominator=bottom, form="fraction")
        return Numeral(start, match.end(), Decimal(match["whole"]) + quotient(top, bottom))
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    number = Decimal(re.sub(r"[^\d.]", "", match[0]))
    if power := _POWER.match(text, match.end()):
        exponent = int((power[1] or power[2]).replace("−", "-"))
        return Numeral(start, power.end(), number, Decimal(1).scaleb(exponent))
    return _scaled(text, Numeral(start, match.end(), number), money)


def _scaled(text: str, numeral: Numeral, money: bool) -> Numeral:
    """Take in the magnitudes that follow, and a half added to them."""
    while match := _SCALE.match(text, numeral.end):
        if match["suffix"] and not (money or (not match["joined"] and _is_magnitude(text, match))):
            break
        if match["suffix"] is None and numeral.scale > 1 and match["word"].lower() in ("mil", "mn", "bn", "tn"):
            break
        numeral = numeral._replace(end=match.end(), scale=numeral.scale * _scale_of(match))
        if match["suffix"]:
            break
    if match := _DOZEN.match(text, numeral.end):
        return numeral._replace(end=match.end(), scale=numeral.scale * 12)
    return _with_half(text, numeral)


def _scale_of(match: re.Match[str]) -> Decimal:
    if match["suffix"]:
        return Decimal(1).scaleb(_SUFFIXES.get(match["suffix"], 6))
    word = match["word"].lower()
    return Decimal(1).scaleb(2 if word == "hundred" else _SCALES[word])


def _is_magnitude(text: str, match: re.Match[str]) -> bool:
    """Tell whether a single letter after a number without a currency sign is a magnitude and no unit."""
    letter, attached, after = match["suffix"], not match[0][0].isspace(), text[match.end() : match.end() + 40]
    if letter == "M" or letter == "B":
        return attached or bool(re.match(r"\s+[a-z]{3,}", after))
    if letter in "kK":
        return attached
    if letter == "m" and attached:
        return bool(
            _COUNTS.search(text, max(0, match.start() - 90), match.start())
            or _FIGURE.search(text, max(0, match.start() - 60), match.start())
            or re.match(
                r"\s+(?:of\s+(?:the|its|their|these|those)\s+)?"
                r"(?:people|children|men|women|staff|tonnes?|tons|dollars|pounds|euros|combined|(?:[a-z]+ ){1,2}"
                r"[a-z]+s\b|[a-z-]{2,}[^su\W]s\b)",
                after,
            )
        )
    return False


def _with_half(text: str, numeral: Numeral) -> Numeral:
    """Add "and a half": to the number itself, or to its magnitude where it has one, as in "a million and a half"."""
    match = _AND_A_HALF.match(text, numeral.end)
    if match is None:
        return numeral
    top = {"two": 2, "three": 3}.get(match["top"].lower(), 1)
    part = quotient(Decimal(top), _DENOMINATORS[match["bottom"].lower()])
    numeral = numeral._replace(end=match.end(), mantissa=numeral.mantissa + part)
    if numeral.scale == 1 and (scale := _SCALE_AFTER_HALF.match(text, match.end())):
        numeral = numeral._replace(end=scale.end(), scale=_scale_of(scale))
    return numeral


def _vague(match: re.Match[str]) -> Numeral:
    """Read "dozens" or "tens of thousands" as the least number it can mean."""
    if match["word"]:
        many = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}.get(
            (match["multiplier"] or "").lower(), 1
        )
        return Numeral(match.start(), match.end(), Decimal(many), Decimal(_VAGUE_WORDS[match["word"].lower()]), form="vague")
    word = (match["alone"] or match["several"] + "s").lower()
    return Numeral(match.start(), match.end(), Decimal(1), Decimal(_VAGUE_WORDS[word]), form="vague")


def _fraction(text: str, start: int) -> Numeral | None:
    """Read "two-thirds", "a quarter", "half a million"; whether "a third" counts or orders is for the caller to say."""
    match = _FRACTION.match(text, start)
    if match is None:
        return None
    top = (match["top"] or "one").lower()
    denominator = _DENOMINATORS[match["bottom"].lower()]
    numerator = Decimal(_ONES.get(top, 1))
    if numerator > 1 and not match[0].lower().endswith("s"):
        return None
    scale = _OF_A_SCALE.match(text, match.end()) or (_HALF_SCALE.match(text, match.end()) if denominator in (2, 4) else None)
    if scale is None:
        return Numeral(start, match.end(), numerator, denominator=denominator, form="fraction")
    size = Decimal(12) if scale["scale"].lower() == "dozen" else Decimal(1).scaleb(_SCALES[scale["scale"].lower()])
    return Numeral(start, scale.end(), quotient(numerator * size, denominator), form="words")


def _article(text: str, start: int) -> Numeral | None:
    """Read the article of "an hour and a half" as one, and that of "an hour and ten minutes" as the word."""
    match = _ARTICLE.match(text, start)
    form = "words" if match and _TO_SMALLER.match(text, match.end()) else "article"
    return Numeral(start, match.end(), Decimal(1), form=form) if match else None


def _words(text: str, start: int) -> Numeral | None:
    """Read a number in words by the grammar of English numerals, and stop before the first word that breaks it."""
    article = _ARTICLE_BEFORE.match(text, start)
    if dozen := _ONE_DOZEN.match(text, start):
        return Numeral(start, dozen.end(), Decimal(12), form="words")
    first = _ATOM.match(text, article.end() if article else start)
    if first is None:
        return None
    word = first[0].lower()
    if word == "hundred" or word in _SCALES:
        total, group, last = (0, 100, 100) if word == "hundred" else (10 ** _SCALES[word], 0, 10 ** _SCALES[word])
    else:
        total, group, last = 0, _ONES.get(word, _TENS.get(word, 0)), 1
    floor = last if last > 100 else 10**18
    end, previous = first.end(), word
    while (match := _JOIN.match(text, end)) and not _AND_A_HALF.match(text, end):
        word, join = match["atom"].lower(), match["join"].strip().lower()
        step = _step(total, group, floor, previous, word, join, text[match.end() : match.end() + 12].lower())
        if step is None:
            break
        total, group, floor = step
        end, previous = match.end(), word
    numeral = Numeral(start, end, Decimal(total + group), form="words")
    if previous in _SCALES and group == 0 and total % 10 ** _SCALES[previous] == 0:
        size = Decimal(10 ** _SCALES[previous])
        numeral = numeral._replace(mantissa=Decimal(total) / size, scale=size)
    if match := _POINT.match(text, end):
        places = "".join(str(_ONES[word]) for word in re.split(r"[\s-]+", match[1].strip().lower()))
        return _scaled(
            text, numeral._replace(end=match.end(), mantissa=numeral.value + Decimal(f"0.{places}"), scale=Decimal(1)), False
        )
    if match := _DOZEN.match(text, end):
        return numeral._replace(end=match.end(), scale=numeral.scale * 12)
    return _with_half(text, numeral)


def _step(total: int, group: int, floor: int, previous: str, word: str, join: str, after: str) -> tuple[int, int, int] | None:
    """Add `word` to `total` plus the group under a thousand that is being read; None where the grammar does not allow it."""
    size = 100 if word == "hundred" else 10 ** _SCALES[word] if word in _SCALES else 0
    if word == "hundred":
        return (total, group * 100, floor) if 0 < group < 100 and join != "and" else None
    if size:
        if join == "and" or (group and size >= floor):
            return None
        if group:
            return total + group * size, 0, size
        return (total * size, 0, floor) if previous in _SCALES else None
    after_scale = previous == "hundred" or previous in _SCALES
    if join == "and" and (not after_scale or after.lstrip(" -").startswith("hundred")):
        return None
    value = _ONES.get(word, _TENS.get(word, 0))
    if not value:
        return None
    if previous in _TENS:
        return (total, group + value, floor) if value < 10 and join != "and" else None
    return (total, group + value, floor) if after_scale and group % 100 == 0 else None
