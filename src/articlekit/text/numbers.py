"""Reading the quantities in a text, with exact offsets: numbers, comparators, ranges, proportions, money, units, multiples."""

from __future__ import annotations

import re
from decimal import Decimal

from articlekit.text.comparators import comparator_after, comparator_before, limit_before
from articlekit.text.measured_numbers import MeasuredNumber, measured_numbers
from articlekit.text.multiples import multiples
from articlekit.text.not_quantities import fraction_counts, is_label, is_score, is_year
from articlekit.text.number_words import Numeral, decimal_string, quotient
from articlekit.text.quantity import Comparator, Quantity
from articlekit.text.units import DURATIONS, Unit

_RANGE = re.compile(r"\s*(?:[-–—−]|–)\s*|\s+to\s+|-?\s*-?to\s?-\s*|\s+(?:and|to)\s+", re.I)
_OR = re.compile(r"\s+or\s+|-?\s+or\s+", re.I)
_BETWEEN = re.compile(r"(?<!\w)between\s+(?:about\s+|around\s+)?$", re.I)
_FROM = re.compile(r"(?<!\w)from\s+(?:about\s+|around\s+|just\s+)?$", re.I)
_MOVES = re.compile(
    r"\b(?:ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|increas\w+|decreas\w+|drop\w*|gr[eo]w\w*|"
    r"climb\w*|jump\w*|plunge\w*|plummet\w*|slump\w*|"
    r"surg\w+|soar\w*|slid\w*|declin\w+|reduc\w+|cut\w*|up|down|lower\w*|rais\w+|narrow\w*|eas\w+|"
    r"gain\w*|trebl\w+|tripl\w+|doubl\w+|halv\w+|"
    r"improv\w+|shr[aiu]nk\w*|swell\w*|boost\w*|dip\w*|tumbl\w+|went|go(?:es|ing)?|mov\w+|chang\w+|"
    r"upgrad\w+|downgrad\w+|revis\w+|extend\w*|advanc\w+)\b",
    re.I,
)
_MOVED = re.compile(rf"(?:{_MOVES.pattern})\s+(?:(?!from\b)\w+\s+){{0,2}}$", re.I)
_ONWARD = re.compile(r"\s+to\s+[£$€]?\d", re.I)
_PROPORTION = re.compile(
    r"\s+(?:(?P<out>out\s+of)|of|(?P<in>in))\s+(?:every\s+|the\s+|its\s+|their\s+|his\s+|her\s+|"
    r"our\s+|these\s+|those\s+|all\s+|a\s+possible\s+|"
    r"(?:the\s+)?[\w-]+(?:['’]s|s['’])\s+)?(?:(?:total\s+of|some|about|around)\s+)?$",
    re.I,
)
_ONE_OF = re.compile(r"one\s+of\b", re.I)
_RATIO = re.compile(r"(?:\s+to\s+|-to-)(?:one|1)\b(?![-\w]|,?\d)", re.I)
_TIMES = re.compile(r"[\s-]times\b", re.I)
_COMPARED = re.compile(
    r"\s+(?:as\b|more\b|less\b|fewer\b|the\b|that\b|their\b|its\b|his\b|her\b|our\b|what\b|over\b|"
    r"worse\b|better\b|average\b|annual\b|normal\b|[a-z]{2,}er\b(?<!under|after|never)|"
    r"[a-z]+\s+earnings\b)",
    re.I,
)
_FOLD = re.compile(r"[\s-]?fold\b", re.I)
_X = re.compile(r"x\b(?!\s?\d)", re.I)
_YEAR_OLD = re.compile(
    r"(?:\s|-)(?P<unit>year|month|week|day)s?(?:\s|-)olds?\b|\s+(?P<plural>years|months|weeks|days|"
    r"year|month)\s+of\s+age\b|\s?(?:yo|y/o)\b",
    re.I,
)
_AGED = re.compile(
    r"\b(?:aged|ages?(?:\s+of)?|ages\s+ranging\s+from)\s+(?:between\s+|over\s+|under\s+|about\s+|"
    r"around\s+|up\s+to\s+|at\s+least\s+|just\s+|from\s+)?$"
)
_APPOSED_AGE = re.compile(r"(?<=,\s)\d{1,3}(?=[,.;:)]|\s+and\b|\s+from\b|$)")
_AGE_NAME = re.compile(r"\b[A-Z][\w'’-]+,\s$")
_SMALLER = {("a", "mo"): 12, ("wk", "d"): 7, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60, ("[ft_i]", "[in_i]"): 12} | {
    **{("[stone_av]", "[lb_av]"): 14, ("[lb_av]", "[oz_av]"): 16}
}
_COMPOUND_JOIN = re.compile(r",?\s+and\s+|,?\s+|", re.I)
_INCHES = re.compile(r"\s?(?:ins?\b|[\"”″])", re.I)
_MOST_DIGITS = 28
_HUNDREDTH = Decimal("0.01")
_LIST_JOIN = re.compile(r"-?(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+)", re.I)


def quantities(text: str, dollar: str = "USD") -> list[Quantity]:
    """Read the quantities in `text` in text order, spans disjoint; a bare "$" is the currency `dollar` (ISO 4217)."""
    items = _joined(text, list(measured_numbers(text, dollar)))
    found = [quantity for item in items if (quantity := _quantity(text, item))]
    taken = [(quantity.start, quantity.end) for quantity in found]
    found += [
        multiple
        for multiple in multiples(text)
        if not any(start < multiple.end and multiple.start < end for start, end in taken)
    ]
    return _disjoint(sorted(found))


def _disjoint(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.start < kept[-1].end:
            if quantity.number_start < kept[-1].end:
                continue
            quantity = quantity._replace(start=max(quantity.start, kept[-1].end))
        kept.append(quantity)
    return kept


def _joined(text: str, items: list[MeasuredNumber]) -> list[MeasuredNumber]:
    """Join neighbours into ranges, proportions and compound measures, and let lists share the last one's unit."""
    joined: list[MeasuredNumber] = []
    for item in items:
        last = joined[-1] if joined else None
        if last and item.start - last.end <= 40 and (both := _pair(text, last, item)):
            joined[-1] = both
        else:
            joined.append(item)
    shared = False
    for place in range(len(joined) - 2, -1, -1):
        left, right = joined[place], joined[place + 1]
        shared = _shares_unit(text, left, right, shared)
        if shared:
            joined[place] = left._replace(unit=right.unit)
    return joined


def _shares_unit(text: str, left: MeasuredNumber, right: MeasuredNumber, listed: bool) -> bool:
    """Tell whether a bare number takes the next one's unit: "7- or 8-inch" and, where that is `listed`, "5, 6 and 7 inches"."""
    if (
        left.unit
        or left.of
        or right.unit is None
        or right.prefixed
        or right.unit.code in DURATIONS
        or is_year(text, left.numeral)
    ):
        return False
    joint = _LIST_JOIN.fullmatch(text, left.end, right.start)
    return (
        bool(joint)
        and (listed or text[left.end : right.start].strip() != ",")
        and left.numeral.form == right.numeral.form == "digits"
    )


def _pair(text: str, left: MeasuredNumber, right: MeasuredNumber) -> MeasuredNumber | None:
    gap = text[left.end : right.start]
    if left.upper is None and right.upper is None and left.of is None and right.of is None:
        return _range(text, left, right, gap) or _proportion(text, left, right, gap) or _compound(text, left, right, gap)
    if left.upper is None and left.of is None:
        return None
    return None


def _range(text: str, left: MeasuredNumber, right: MeasuredNumber, gap: str) -> MeasuredNumber | None:
    head = text[max(0, left.start - 30) : left.start]
    between = _BETWEEN.search(head)
    either = (
        _OR.fullmatch(gap)
        and left.unit is None
        and right.numeral.scale * right.numeral.mantissa == left.numeral.value + 1
        and not gap.startswith("-")
    )
    if not (either or (_RANGE.fullmatch(gap) and (between or gap.strip().lower() != "and"))):
        return None
    if left.numeral.form in ("fraction", "vague") or right.numeral.form in ("fraction", "vague") or right.negative:
        return None
    if (left.unit and right.unit and left.unit.code != right.unit.code) or (
        left.unit and right.unit is None and not left.prefixed
    ):
        return None
    low = left.numeral
    if low.scale == 1 and right.numeral.scale > 1 and low.mantissa < right.numeral.mantissa:
        low = low._replace(scale=right.numeral.scale)
    elif (
        low.scale == 1
        and right.numeral.form == "words"
        and low.form == "words"
        and low.mantissa < 20
        and right.numeral.value >= 1000
    ):
        return None
    unit = right.unit or left.unit
    if low.value >= right.numeral.value or (right.prefixed and not left.prefixed and low.form == "words"):
        return None
    if left.unit is None and is_year(text, left.numeral) and (gap.strip().lower() == "to" or is_year(text, right.numeral)):
        return None
    if gap.strip().lower() == "to" and low.scale == left.numeral.scale and low.value and _is_move(text, left, right):
        return None
    if "-" in gap and is_score(text, left.start) and unit is None and not between:
        return None
    start = left.start - len(head) + between.start() if between else left.start
    source = None if between else _FROM.search(head)
    if source:
        start = left.start - len(head) + source.start()
    return left._replace(
        start=start,
        end=right.end,
        numeral=low,
        upper=right.numeral,
        unit=unit,
        prefixed=left.prefixed or right.prefixed,
    )


def _is_move(text: str, left: MeasuredNumber, right: MeasuredNumber) -> bool:
    """Tell whether "A to B" are a change and the level it led to, or two levels: "by 12% to 1,340", "fell from 20 to 12"."""
    before = text[max(0, left.start - 70) : left.start]
    clause = re.split(r"[.;:!?\n]\s|,\s(?!from)", before)[-1]
    if re.search(r"\bby\s+(?:\w+\s+){0,2}$", before):
        return True
    if _FROM.search(before):
        return bool(_MOVES.search(clause)) and not _ONWARD.match(text, right.end)
    return left.unit is not None and bool(_MOVED.search(clause))


def _proportion(text: str, left: MeasuredNumber, right: MeasuredNumber, gap: str) -> MeasuredNumber | None:
    match = _PROPORTION.fullmatch(gap)
    if (
        match is None
        or left.unit
        or right.unit
        or left.numeral.form in ("fraction", "vague")
        or right.numeral.form in ("fraction", "vague")
    ):
        return None
    value, whole = left.numeral.value, right.numeral.value
    if value > whole or whole < 2 or right.start != right.numeral.start:
        return None
    if match["in"] and (whole > 1000 or (whole > 20 and whole % 5) or "the" in gap.split()):
        return None
    if value == 1 and not (match["in"] or match["out"]) and comparator_before(text, left.start)[1] == "=":
        return None
    return left._replace(end=right.end, of=whole)


def _compound(text: str, left: MeasuredNumber, right: MeasuredNumber, gap: str) -> MeasuredNumber | None:
    """Join "six years and four months" or "5 ft 2 in" into the smaller unit, "3 dollars 50 cents" into the larger."""
    if left.unit is None or not _COMPOUND_JOIN.fullmatch(gap) or left.compound or right.numeral.form != left.numeral.form:
        return None
    if right.unit and right.unit.factor == _HUNDREDTH and left.unit == Unit(right.unit.code) and right.numeral.value < 100:
        return left._replace(end=right.end, extra=right.numeral.value * _HUNDREDTH)
    inches = _INCHES.match(text, right.end) if left.unit.code == "[ft_i]" and right.unit is None else None
    unit = Unit("[in_i]") if inches else right.unit
    ratio = _SMALLER.get((left.unit.code, unit.code)) if unit else None
    if ratio is None or right.numeral.value >= ratio or left.unit.factor != 1:
        return None
    whole = left.numeral.value * ratio + right.numeral.value
    return left._replace(end=inches.end() if inches else right.end, unit=unit, extra=whole - left.numeral.value)


def _quantity(text: str, item: MeasuredNumber) -> Quantity | None:
    """Make the record of an item, or None where the number states no quantity."""
    if not _counts(text, item) or not all(_is_exact(part) for part in (item.numeral, item.upper) if part):
        return None
    start, end, comparator = item.start, item.end, "="
    numeral, unit, of = item.numeral, item.unit.code if item.unit else None, item.of
    value = numeral.value + item.extra
    if numeral.denominator and item.unit:
        value = quotient(value, numeral.denominator)
    elif numeral.denominator:
        of = Decimal(numeral.denominator)
    if item.unit:
        value *= item.unit.factor
    upper = item.upper.value * (item.unit.factor if item.unit else 1) if item.upper else None
    end, unit = _age_or_multiple(text, item, end, unit)
    if unit is None and upper is None and of is None and (ratio := _RATIO.match(text, end)):
        end = ratio.end()
    found: Comparator = "="
    start, found = comparator_before(text, start)
    end, after = comparator_after(text, end)
    if after and found == "=":
        found = after
    if unit in DURATIONS and found == "=" and upper is None and (limit := limit_before(text, start)) < start:
        start, found = limit, "<="
    if numeral.form == "vague" and found == "=":
        found = ">="
    comparator = "range" if upper is not None else found
    return Quantity(
        start=start,
        end=end,
        number_start=numeral.start,
        number_end=item.upper.end if item.upper else numeral.end,
        comparator=comparator,
        value=decimal_string(-value if item.negative else value),
        upper=None if upper is None else decimal_string(upper),
        unit=unit,
        of=None if of is None else decimal_string(of),
        compound=item.compound,
    )


def _is_exact(numeral: Numeral) -> bool:
    """Tell whether decimals keep every digit of a number, so that it can be written in full."""
    return len(numeral.mantissa.as_tuple().digits) <= _MOST_DIGITS and abs(numeral.value.adjusted()) < _MOST_DIGITS


def _age_or_multiple(text: str, item: MeasuredNumber, end: int, unit: str | None) -> tuple[int, str | None]:
    if match := _YEAR_OLD.match(text, item.upper.end if item.upper else item.numeral.end):
        word = (match["unit"] or match["plural"] or "year").lower().rstrip("s")
        return match.end(), {"year": "a", "month": "mo", "week": "wk", "day": "d"}[word]
    if unit is None and item.of is None and item.numeral.denominator is None:
        if match := _FOLD.match(text, end) or _X.match(text, end):
            return match.end(), "x"
        if (match := _TIMES.match(text, end)) and _COMPARED.match(text, match.end()):
            return match.end(), "x"
        if _AGED.search(text[max(0, item.start - 30) : item.start]) or _is_apposed_age(text, item):
            return end, "a"
    return end, unit


def _is_apposed_age(text: str, item: MeasuredNumber) -> bool:
    return (
        item.numeral.form == "digits" and item.numeral.value < 116 and bool(_APPOSED_AGE.match(text, item.start))
        and bool(_AGE_NAME.search(text[max(0, item.start - 24) : item.start]))
    )  # fmt: skip


def _counts(text: str, item: MeasuredNumber) -> bool:
    """Tell whether a numeral states a quantity at all."""
    numeral, end = item.numeral, item.upper.end if item.upper else item.end
    if item.unit is None and item.upper is None:
        if numeral.form == "fraction" and not fraction_counts(text, numeral):
            return False
        if numeral.form == "digits" and item.of is None and (is_year(text, numeral) or is_label(text, numeral)):
            return False
        if numeral.form == "words" and (is_label(text, numeral) or _ONE_OF.match(text, numeral.start)) and item.of is None:
            return False
        if is_score(text, numeral.start) or (
            numeral.form == "digits" and re.search(r"\d\s?[-–]$", text[max(0, numeral.start - 3) : numeral.start])
        ):
            return False
    following = text[end : end + 14]
    if _YEAR_OLD.match(text, numeral.end):
        return True
    if item.compound:
        return False
    if re.match(r"[A-Za-z°]", following) and item.unit is None and not _X.match(text, end) and not _FOLD.match(text, end):
        return False
    return not (
        following[:1] == "-"
        and following[1:2].isalpha()
        and item.unit is None
        and not re.match(r"-(?:strong|odd|plus|ish|fold|times|to-one|to-1)\b", following)
    )
