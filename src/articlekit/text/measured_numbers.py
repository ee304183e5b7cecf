"""Single numbers with the currency sign before them and the unit after them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from articlekit.text.number_words import START, Numeral, read_numeral
from articlekit.text.other_numbers import other_numbers
from articlekit.text.units import DURATIONS, Unit, currency_before, unit_after

_OF = re.compile(r"\s+of(?=\s)")
_HALF_UNIT = re.compile(r"(?:\s+of)?(?:\s+|-)an?\s+", re.I)
_OF_A_UNIT = re.compile(r"\s+of\s+an?(?=\s)", re.I)
_WHOSE_DOLLARS = re.compile(
    r"\s(?P<country>US|U\.S\.|Cdn|CDN|Canadian|Australian)(?=\s*[.,;:)]|\s+(?:per|an?|in|for|on|from|to|and|by|at)\b|\s*$)"
)
_COUNTRIES = {"US": "USD", "Cdn": "CAD", "CDN": "CAD", "Canadian": "CAD", "Australian": "AUD"}
_AND_A_PART = re.compile(r"\s+and\s+a\s+(?P<part>half|quarter)\b(?!\s+(?:of\s+(?:the|its|all|their|his|her)|million)\b)", re.I)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+(?P<part>half)\b", re.I)  # "a mile and a half of the nearest homes"
LENGTHS = frozenset(("m", "km", "[mi_i]", "[yd_i]", "[ft_i]", "[in_i]"))
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_PERIODS = re.compile(r"[\s-](?P<unit>decades?|centur(?:y|ies)|fortnights?)\b", re.I)
_LARGE_SUM = re.compile(r"(?:illions?|thousands?|hundreds?|bn|[mk])(?:\s+of)?$", re.I)
_MONEY_AFTER = re.compile(
    r"\s+(?:note|coin|fine|prize|deal|bid|ticket|fee|bill|grant|contract|bonus|loan|bet|jackpot|budget)", re.I
)
_MONEY_RANGE = re.compile(r"[£$€]\d[\d.,]{0,8}(?:\s?[-–]\s?|\sto\s)$")  # "£7-8m"
_COURSES = re.compile(r"\s(?:apprentic|certificat|course|holder|place|program|qualification|student|subject)")
_ORDINAL = re.compile(r"\s[a-z]{3,}[^su\W]s\b")
_POINT = re.compile(r"points?\b")
_RATES = re.compile(r"\b(?:rates?|inflation|unemployment|yields?|borrowing)\b", re.I)
_BODY_PART = re.compile(r"\bone$", re.I)
_MEASURED_AFTER = re.compile(r"\s+(?:long|tall|high|wide|deep|thick|of|square|above|below|from|away|apart)\b", re.I)
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|weight|stone|heav\w+|lift\w*|pound(?:er|ing)s?|muscle|marijuana|cocaine|cannabis|heroin|drugs?|meth|explosives?|bombs?|dumbbells?|body|baby|meat|beef|fish|potato\w*|sugar|flour)\b",
    re.I,
)


class MeasuredNumber(NamedTuple):
    """A numeral with the currency sign before it and the unit after it; `start` and `end` take those in."""

    start: int
    end: int
    numeral: Numeral
    unit: Unit | None = None
    prefixed: bool = False
    compound: bool = False
    upper: Numeral | None = None
    of: Decimal | None = None
    extra: Decimal = Decimal(0)
    negative: bool = False


def measured_numbers(text: str, dollar: str) -> Iterator[MeasuredNumber]:
    """Read each numeral with its currency and unit, where it is a number that counts or measures."""
    barred = other_numbers(text)
    starts = [start for start, _ in barred]
    place = last = 0
    while match := START.search(text, place):
        start = match.start()
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < barred[before][1]:
            place = barred[before][1]
            continue
        currency = currency_before(text, start, dollar)
        if currency and currency[0] < last:
            currency = None
        money = currency is not None or _MONEY_RANGE.search(text, max(0, start - 14), start) is not None
        numeral = read_numeral(text, start, money)
        if numeral is None:
            place = match.end()
            continue
        place = numeral.end
        item = _and_a_half(text, _with_unit(text, numeral, currency, dollar))
        if numeral.form == "article" and not item.extra:
            continue
        place = max(place, item.end if item.extra else place)
        last = item.end
        yield item


def _with_unit(text: str, numeral: Numeral, currency: tuple[int, str] | None, dollar: str) -> MeasuredNumber:
    start, end, unit, compound = numeral.start, numeral.end, None, False
    if currency:
        start, unit = currency[0], Unit(currency[1])
        if (
            numeral.scale == 1
            and (code := unit_after(text, end, dollar))
            and code[1].code == unit.code
            and text[end : code[0]].strip() in (unit.code, "US")
        ):
            end = code[0]
        if text[numeral.start - 1] == "$" and (whose := _WHOSE_DOLLARS.match(text, end)):
            end, unit = whose.end(), Unit(_COUNTRIES[whose["country"].replace(".", "")])
        return MeasuredNumber(
            start,
            end,
            numeral,
            unit,
            prefixed=True,
            negative="-" in text[start : numeral.start] or "−" in text[start : numeral.start],
        )
    if numeral.form in ("fraction", "vague"):
        found = _unit_of_part(text, numeral, dollar)
        if found:
            return MeasuredNumber(start, found[0], numeral, found[1])
    elif numeral.value < 1 and (of := _OF_A_UNIT.match(text, end)) and (after := _unit(text, of.end(), dollar)):
        end, unit = after
    elif after := _unit(text, end, dollar):
        compound = text[end] == "-" and after[1].code in DURATIONS
        end, unit = after
    negative = _is_negative(text, start)
    return MeasuredNumber(start - negative, end, numeral, unit, compound=compound, negative=negative > 0)


def _and_a_half(text: str, item: MeasuredNumber) -> MeasuredNumber:
    """Add the half of "an hour and a half" and "two years and a half"."""
    match = _AND_A_PART.match(text, item.end) if item.unit and not item.prefixed else None
    if match is None and item.unit and item.unit.code in LENGTHS:
        match = _AND_A_HALF.match(text, item.end)
    return item._replace(end=match.end(), extra=_PARTS[match["part"].lower()]) if match else item


def _unit_of_part(text: str, numeral: Numeral, dollar: str) -> tuple[int, Unit] | None:
    """Find the unit in "half an hour", "a quarter of a mile", "thousands of pounds"; "a third day" has none."""
    if numeral.form == "vague":
        of = _OF.match(text, numeral.end)
        return _unit(text, of.end(), dollar) if of else None
    article = _HALF_UNIT.match(text, numeral.end)
    if (
        article
        and (point := _POINT.match(text, article.end()))
        and _RATES.search(text, max(0, numeral.start - 60), point.end() + 30)
    ):
        return point.end(), Unit("pp")  # "rates come down by half a point"
    if article is None and numeral.denominator not in (2, 4) and numeral.mantissa == 1:
        return None
    return _unit(text, article.end() - 1 if article else numeral.end, dollar)


def _is_negative(text: str, start: int) -> int:
    """Give the length of a minus sign that belongs to the number at `start`, 0 for none."""
    match = re.search(r"(?:(?:^|(?<=[\s(]))(?:[-−])|\bminus[\s-])$", text[max(0, start - 8) : start])
    return len(match[0]) if match and not text[max(0, start - 3) : start].startswith(" - ") else 0


def _unit(text: str, end: int, dollar: str) -> tuple[int, Unit] | None:
    if match := _PERIODS.match(text, end):
        word = match["unit"].lower()
        return match.end(), Unit("wk", Decimal(2)) if word.startswith("f") else Unit(
            "a", Decimal(10 if word.startswith("d") else 100)
        )
    found = unit_after(text, end, dollar)
    if found is None:
        return None
    word = text[end : found[0]].strip(" -").lower()
    if word in ("pound", "pounds") and _is_weight(text, end, found[0], dollar):
        return found[0], Unit("[lb_av]")
    if word == "second" and text[end : end + 1] == " " and _ORDINAL.match(text, found[0]):
        return None  # "187 second strokes"
    if word == "degree" and _COURSES.match(text, found[0]):
        return None
    if word in ("bit", "bits") and not text[end - 1].isdigit():
        return None
    if word == "foot" and text[end : end + 1] != "-" and _BODY_PART.search(text, max(0, end - 10), end):
        return None if not _MEASURED_AFTER.match(text, found[0]) else found
    return found


def _is_weight(text: str, end: int, unit_end: int, dollar: str) -> bool:
    """Tell whether pounds are a weight: next to words of weight, hyphened before a noun, or where money is in dollars."""
    if _LARGE_SUM.search(text, max(0, end - 12), end):
        return text.startswith(" of ", unit_end) and _WEIGHT.search(text, unit_end, unit_end + 40) is not None
    if _WEIGHT.search(text, max(0, end - 60), unit_end + 40):
        return True
    if text[end : end + 1] == "-" and not text.startswith("s", unit_end):
        return not _MONEY_AFTER.match(text, unit_end)
    return dollar != "USD" and dollar != "GBP"
