"""Single numbers with the currency sign before them and the unit after them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from articlekit.text.not_quantities import other_numbers
from articlekit.text.number_words import START, Numeral, read_numeral
from articlekit.text.units import DURATIONS, Unit, currency_before, unit_after

_OF = re.compile(r"\s+of(?=\s)")
_HALF_UNIT = re.compile(r"(?:\s+of)?(?:\s+|-)an?\s+", re.I)
_PERIODS = re.compile(r"[\s-](?P<unit>decades?|centur(?:y|ies)|fortnights?)\b", re.I)
_WEIGHT = re.compile(r"\b(?:weigh\w*|weight|heav\w+|lift\w*|body|baby|meat|beef|fish|potato\w*|sugar|flour)\b", re.I)


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
        numeral = read_numeral(text, start, currency is not None)
        if numeral is None:
            place = match.end()
            continue
        place = numeral.end
        item = _with_unit(text, numeral, currency, dollar)
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
    elif after := _unit(text, end, dollar):
        compound = text[end] == "-" and after[1].code in DURATIONS
        end, unit = after
    negative = _is_negative(text, start)
    return MeasuredNumber(start - negative, end, numeral, unit, compound=compound, negative=negative > 0)


def _unit_of_part(text: str, numeral: Numeral, dollar: str) -> tuple[int, Unit] | None:
    """Find the unit in "half an hour", "a quarter of a mile", "thousands of pounds"; "a third day" has none."""
    if numeral.form == "vague":
        of = _OF.match(text, numeral.end)
        return _unit(text, of.end(), dollar) if of else None
    article = _HALF_UNIT.match(text, numeral.end)
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
    if found and found[1].code == "GBP" and text[end : found[0]].strip(" -").lower() in ("pound", "pounds"):
        sentence = text[max(0, end - 60) : found[0] + 40]
        return found[0], Unit("[lb_av]") if _WEIGHT.search(sentence) else found[1]
    return found
