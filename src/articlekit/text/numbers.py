"""Reading the quantities in a text, with exact offsets: numbers, comparators, ranges, proportions, money, units, multiples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from heapq import merge

from articlekit.text.ages import age_after, is_age
from articlekit.text.comparators import comparator_after, comparator_before, limit_before
from articlekit.text.measured_numbers import LENGTHS, MeasuredNumber, measured_numbers
from articlekit.text.multiples import multiples
from articlekit.text.not_quantities import fraction_counts, is_headline, is_label, is_score, is_year
from articlekit.text.number_words import Numeral, decimal_string, quotient
from articlekit.text.proportions import proportion
from articlekit.text.quantity import Comparator, Quantity
from articlekit.text.ranges import joined, shares_scale, shares_unit, takes_unit
from articlekit.text.units import DURATIONS

_FARTHEST = 40
_OLDEST = 115
_MOST_DIGITS = 28
_ONE_OF = re.compile(r"one\s+of\b", re.I)
_RATIO = re.compile(r"(?:\s+to\s+|-to-)(?:one|1)\b(?![-\w]|[.,]?\d)", re.I)
_TIMES = re.compile(r"[\s-]times\b", re.I)
_COMPARED = re.compile(
    r"[\"”’]?\s+(?:as\b|more\b|less\b|fewer\b|the\b|that(?=\s+(?:of|in|for|from|amount|number|figure|rate|size|price)\b|\s*[.,;:)]|\s*$)|"
    r"those\b|their\b|its\b|his\b|her\b|our\b|what\b|over\b|worse\b|better\b|"
    r"average\b|annual\b|normal\b|[a-z]{2,20}er\b(?<!under|after|never)|(?:[a-z]{1,20}\s+)?(?:earnings|revenues?|profits|sales)\b)",
    re.I,
)
_FOLD = re.compile(r"[\s-]?fold\b", re.I)
_X = re.compile(r"x\b(?!\s?\d)", re.I)
_TITLE_UNIT = re.compile(r"\s(?:Seconds|Minutes|Hours|Days|Weeks|Months|Years|Degrees)\b")
_PADDED = re.compile(r"0\d")
_LETTER = re.compile(r"[A-Za-z°]")
# Some texts have spaces around the hyphen of a compound: "a 300 - page verdict".
_SPACED = (
    "day|page|member|month|year|night|man|woman|minute|hour|mile|foot|storey|story|seat|bed|room|nation|country|game|match|team|week|"
    "second|party|way|piece|part|person|step|wheel|door|lane|time|point|metre|meter|kilometre|kilometer"
)
_HYPHENED = re.compile(rf"-(?!(?:strong|odd|plus|ish|fold|times|to-one|to-1|points?)\b)[^\W\d_]|\s-\s(?:{_SPACED})\b")
_AFTER_A_DIGIT = re.compile(r"\d\s?[-–]\s?$")
_MARGIN = re.compile(
    r"(?:\bplus[\s-](?:or|and)[\s-]$|\bplus/$|\+\s?/\s?$|±\s?$|\+-$|(?:\bplus\s+or\s+minus|\bplus/minus|\+\s?/\s?[-−–])\s?$)",
    re.I,
)


def quantities(text: str, dollar: str = "USD") -> list[Quantity]:
    """Read the quantities in `text` in text order, spans disjoint; a bare "$" is the currency `dollar` (ISO 4217)."""
    items = _joined(text, measured_numbers(text, dollar))
    found = (quantity for item in items if (quantity := _quantity(text, item)))
    return _disjoint(merge(found, multiples(text)))


def _disjoint(found: Iterable[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.start < kept[-1].end:
            if quantity.number_start < kept[-1].end:
                continue
            quantity = quantity._replace(start=max(quantity.start, kept[-1].end))
        kept.append(quantity)
    return kept


def _joined(text: str, items: Iterable[MeasuredNumber]) -> list[MeasuredNumber]:
    """Join neighbours into ranges, proportions and compound measures, and let lists share the last one's unit."""
    found: list[MeasuredNumber] = []
    for item in items:
        last = found[-1] if found else None
        if (
            last
            and item.start - last.end <= _FARTHEST
            and not (last.upper or item.upper or last.of or item.of)
            and (both := proportion(text, last, item) or joined(text, last, item))
        ):
            found[-1] = both
        else:
            found.append(item)
    shared = False
    for place in range(len(found) - 2, -1, -1):
        left, right = found[place], found[place + 1]
        shared = shares_unit(text, left, right, shared)
        if shared:
            found[place] = left._replace(unit=right.unit)
        elif takes_unit(text, left, right):
            found[place + 1] = right._replace(unit=left.unit)
        if shares_scale(text, left, right):
            found[place] = found[place]._replace(numeral=left.numeral._replace(scale=right.numeral.scale))
    return found


def _quantity(text: str, item: MeasuredNumber) -> Quantity | None:
    """Make the record of an item, or None where the number states no quantity."""
    if not _counts(text, item) or not all(_is_exact(part) for part in (item.numeral, item.upper) if part):
        return None
    numeral, of, unit = item.numeral, item.of, item.unit.code if item.unit else None
    factor = item.unit.factor if item.unit else Decimal(1)
    value = numeral.value + item.extra
    if numeral.denominator and item.unit:
        value = quotient(value, numeral.denominator)
    elif numeral.denominator:
        of = Decimal(numeral.denominator)
    start, end, negative = item.start, item.end, item.negative
    if margin := _MARGIN.search(text[max(0, numeral.start - 16) : numeral.start]):
        start, negative = min(start, numeral.start - len(margin[0])), False
    end, unit, age = _age_or_multiple(text, item, end, unit)
    if unit is None and item.upper is None and of is None and (ratio := _RATIO.match(text, end)):
        end = ratio.end()
    start, end, comparator = _compared(text, start, end, unit, item)
    return Quantity(
        start=start,
        end=end,
        number_start=numeral.start,
        number_end=item.upper.end if item.upper else numeral.end,
        comparator=comparator,
        value=decimal_string(value * factor * (-1 if negative else 1)),
        upper=decimal_string(item.upper.value * factor) if item.upper else None,
        unit=unit,
        of=decimal_string(of) if of is not None else None,
        compound=item.compound,
        age=age,
    )


def _compared(text: str, start: int, end: int, unit: str | None, item: MeasuredNumber) -> tuple[int, int, Comparator]:
    """Take in the comparator before or after, and give it; a range has none of its own."""
    start, before = comparator_before(text, start)
    end, after = comparator_after(text, end) if item.of is None else (end, None)  # "43 of the 140 or so"
    comparator = after if after and before == "=" else before
    if item.upper:
        return start, end, "range"
    if comparator == "=" and (unit in DURATIONS or unit in LENGTHS) and (limit := limit_before(text, start)) < start:
        return limit, end, "<="
    if comparator == "=" and item.numeral.form == "vague":
        return start, end, ">="
    return start, end, comparator


def _is_exact(numeral: Numeral) -> bool:
    """Tell whether decimals keep every digit of a number, so that it can be written in full."""
    return len(numeral.mantissa.as_tuple().digits) <= _MOST_DIGITS and abs(numeral.value.adjusted()) < _MOST_DIGITS


def _age_or_multiple(text: str, item: MeasuredNumber, end: int, unit: str | None) -> tuple[int, str | None, bool]:
    """Read what makes the number an age or a multiple: the end then, the unit, and whether it is an age."""
    number_end = item.upper.end if item.upper else item.numeral.end
    if age := age_after(text, number_end):
        return *age, True
    if unit is None and item.of is None and item.numeral.denominator is None:
        if match := _FOLD.match(text, end) or _X.match(text, end):
            return match.end(), "x", False
        broken = item.numeral.value % 1 != 0
        if (match := _TIMES.match(text, end)) and (broken or _COMPARED.match(text, match.end())):
            return match.end(), "x", False
        if item.numeral.value <= _OLDEST and is_age(text, item.start, number_end):
            return end, "a", True
    return end, unit, False


def _counts(text: str, item: MeasuredNumber) -> bool:
    """Tell whether a numeral states a quantity at all."""
    numeral, end = item.numeral, item.upper.end if item.upper else item.end
    if item.unit is None and item.upper is None:
        if numeral.form == "fraction" and not fraction_counts(text, numeral):
            return False
        if _PADDED.match(text, numeral.start):
            return False
        if numeral.form == "digits" and (is_label(text, numeral) or (item.of is None and is_year(text, numeral))):
            return False
        if numeral.form == "words" and item.of is None and (is_label(text, numeral) or _ONE_OF.match(text, numeral.start)):
            return False
        if is_score(text, numeral.start) or (
            numeral.form == "digits" and _AFTER_A_DIGIT.search(text[max(0, numeral.start - 4) : numeral.start])
        ):
            return False
    if age_after(text, numeral.end):
        return True
    if item.unit and not item.prefixed and _TITLE_UNIT.match(text, item.upper.end if item.upper else numeral.end):
        return is_headline(text, numeral.start)
    if item.compound:
        return False
    if item.unit is None and _LETTER.match(text, end) and not _X.match(text, end) and not _FOLD.match(text, end):
        return False
    return item.unit is not None or not _HYPHENED.match(text, end)
