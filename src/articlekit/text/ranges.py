"""Two numbers that are one: ranges ("£2-3 million", "between 20 and 30") and compound measures ("six years and a month")."""

from __future__ import annotations

import re
from decimal import Decimal

from articlekit.text.measured_numbers import MeasuredNumber
from articlekit.text.not_quantities import is_score, is_year
from articlekit.text.units import DURATIONS, Unit

_JOIN = re.compile(r"\s?[-–—−]\s?|\s+(?:up\s+)?to\s+|\s?-?to\s?-\s?|\s+through\s+|\s+and\s+", re.I)
_OR = re.compile(r"\s+or\s+|-\s?or\s+", re.I)
_BETWEEN = re.compile(r"(?<!\w)(?:(?:any|some)where\s+)?between\s+(?:about\s+|around\s+|roughly\s+|an\s+estimated\s+)?$", re.I)
_FROM = re.compile(
    r"(?<!\w)(?:anywhere\s+|ranging\s+(?=from))?from\s+"
    r"(?P<about>(?:about\s+|around\s+|just\s+|roughly\s+|as\s+(?:little|low|few)\s+as\s+)?)(?:(?:the|its|their|a|his|her)\s+)?"
    r"(?:(?:current|previous|present|existing|original|low\s+of|high\s+of|record)\s+)?$",
    re.I,
)
_MOVES = (
    r"\b(?:ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|increas\w+|decreas\w+|drop\w*|gr[eo]w\w*|climb\w*|jump\w*|"
    r"plunge\w*|plummet\w*|slump\w*|surg\w+|soar\w*|slid\w*|declin\w+|reduc\w+|cut\w*|up|down|lower\w*|rais\w+|"
    r"narrow\w*|eas(?:e|es|ed|ing)|gain\w*|trebl\w+|tripl\w+|doubl\w+|halv\w+|improv\w+|shr[aiu]nk\w*|swell\w*|swollen|"
    r"boost\w*|dip\w*|tumbl\w+|went|go(?:es|ing)?|mov\w+|chang\w+|upgrad\w+|downgrad\w+|revis\w+|extend\w*|advanc\w+|"
    r"expand\w*|accelerat\w+|slow\w*|widen\w*|spik\w+|rocket\w*|balloon\w*|edg\w+|creep\w*|crept|shift\w*|lift\w*|"
    r"add(?:s|ed|ing)?|shed(?:s|ding)?|firm(?:s|ed|ing)|weaken\w*|strengthen\w*|inch(?:ed|es|ing)|re(?:cover|bound)\w*|"
    r"collapse\w*|retreat\w*|slip\w*|sink\w*|s[au]nk|hik\w+|trimm?\w*|slash\w*|leap\w*|leapt|mark\w*|bump\w*)\b"
)
_MOVED = re.compile(rf"(?:(?:{_MOVES})\s+(?:(?!from\b)\w{{1,20}}\s+){{0,2}}|\blos(?:t|es|ing)\s+)$", re.I)
_MOVING = re.compile(_MOVES, re.I)
_BY = re.compile(r"\bby\s+(?:\w{1,20}\s+){0,2}$")
_SENTENCE_EDGE = re.compile(r"[.;:!?\n]\s")
_OF_CHANGE = re.compile(r"\b(?:higher|lower|more|less|fewer|better|worse|chang|differ|hike|bump|boost|uplift)", re.I)
_CLAUSE_EDGE = re.compile(r"[.;:!?\n]\s|,\s(?!from)")
_ONWARD = re.compile(r"\s+to\s+[£$€]?\d", re.I)
_ENDS = re.compile(r"\s*(?:[.,;:!?)\"”’]|$)(?!\d)|\s+(?:in|by|over|since|after|during|within|last|this)\b", re.I)
_SHARE_JOIN = re.compile(r"-?(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to)\s+)", re.I)
_AGED = re.compile("-years?-old")
_SMALLER = {
    **{("a", "mo"): 12, ("wk", "d"): 7, ("d", "h"): 24, ("h", "min"): 60, ("min", "s"): 60},
    **{("[ft_i]", "[in_i]"): 12, ("[stone_av]", "[lb_av]"): 14, ("[lb_av]", "[oz_av]"): 16},
}
_COMPOUND_JOIN = re.compile(r",?\s+and\s+|,?\s+|-|", re.I)
_INCHES = re.compile(r"\s?(?:ins?\b|[\"”″])|(?=[\s,.;)-]|$)", re.I)
_HUNDREDTH, _TENTH, _TEN = Decimal("0.01"), Decimal("0.1"), Decimal(10)


def joined(text: str, left: MeasuredNumber, right: MeasuredNumber) -> MeasuredNumber | None:
    """Join two neighbours into a range or a compound measure; None where they are two quantities."""
    gap = text[left.end : right.start]
    return _range(text, left, right, gap) or _compound(text, left, right, gap)


def shares_unit(text: str, left: MeasuredNumber, right: MeasuredNumber, listed: bool) -> bool:
    """Tell whether a bare number takes the next one's unit: "7- or 8-inch" and, where that is `listed`, "5, 6 and 7 inches"."""
    if left.unit or left.of or right.unit is None or right.prefixed or is_year(text, left.numeral):
        return False
    joint = _SHARE_JOIN.fullmatch(text, left.end, right.start)
    if joint is not None and _are_levels(text, left, right):
        return True
    return (
        joint is not None
        and (right.unit.code not in DURATIONS or joint[0].startswith("-") or _AGED.match(text, right.numeral.end) is not None)
        and (listed or text[left.end : right.start].strip() != ",")
        and left.numeral.form == right.numeral.form == "digits"
    )


def takes_unit(text: str, left: MeasuredNumber, right: MeasuredNumber) -> bool:
    """Tell whether a bare number takes the unit of the level before it: "cut the wait from 61 weeks to nine"."""
    bare = left.unit is not None and not (left.prefixed or left.upper or right.unit or right.of or right.upper)
    if not bare or _ENDS.match(text, right.end) is None:
        return False
    backward = text[left.end : right.start] == " from " and text.endswith("to ", 0, left.start)  # "to 690 pence from 905"
    return backward or _are_levels(text, left, right)


def shares_scale(text: str, left: MeasuredNumber, right: MeasuredNumber) -> bool:
    """Tell whether a number takes the next one's magnitude: "rose from £2 to £3 million"."""
    low, high = left.numeral, right.numeral
    near = low.mantissa and _TENTH <= low.mantissa / high.mantissa <= _TEN if high.mantissa else False
    return low.scale == 1 < high.scale and low.form == high.form and bool(near) and _are_levels(text, left, right)


def _are_levels(text: str, left: MeasuredNumber, right: MeasuredNumber) -> bool:
    """Tell whether "from A to B" are the levels of a change."""
    return (
        text[left.end : right.start].strip() == "to"
        and _FROM.search(text, max(0, left.start - 30), left.start) is not None
        and _is_move(text, left, right)
    )


def _range(text: str, left: MeasuredNumber, right: MeasuredNumber, gap: str) -> MeasuredNumber | None:
    head = text[max(0, left.start - 30) : left.start]
    between = _BETWEEN.search(head)
    word = gap.strip().lower()
    either = _OR.fullmatch(gap) and not gap.startswith("-") and _are_next(left, right)
    if not (either or (_JOIN.fullmatch(gap) and (between or word != "and"))):
        return None
    if left.numeral.form in ("fraction", "vague") or right.numeral.form in ("fraction", "vague") or right.negative:
        return None
    if (left.unit and right.unit and left.unit.code != right.unit.code) or (
        left.unit and right.unit is None and not left.prefixed
    ):
        return None
    low = left.numeral
    if left.unit and right.unit and left.unit.factor != right.unit.factor:  # "50p to £1"
        low = low._replace(mantissa=low.mantissa * left.unit.factor / right.unit.factor)
    elif low.scale == 1 and right.numeral.scale > 1 and low.mantissa < right.numeral.mantissa:
        low = low._replace(scale=right.numeral.scale)
    elif low.scale == 1 and low.form == right.numeral.form == "words" and low.mantissa < 20 and right.numeral.value >= 1000:
        return None
    if low.value >= right.numeral.value or (right.prefixed and not left.prefixed and low.form == "words"):
        return None
    if left.unit is None and is_year(text, left.numeral) and (word == "to" or is_year(text, right.numeral)):
        return None
    unscaled = low.scale == left.numeral.scale and word == "to" and low.value and _is_move(text, left, right)
    if unscaled or shares_scale(text, left, right):
        return None
    unit = right.unit or left.unit
    if ("-" in gap or "–" in gap) and unit is None and not between and low.scale == 1 and is_score(text, left.start):
        return None
    start = left.start - len(head) + between.start() if between else left.start
    source = _FROM.search(head) if between is None and word.endswith(("to", "through")) else None
    if source and source.end("about") == len(head):
        start = left.start - len(head) + source.start()
    return left._replace(
        start=start, end=right.end, numeral=low, upper=right.numeral, unit=unit, prefixed=left.prefixed or right.prefixed
    )


def _are_next(left: MeasuredNumber, right: MeasuredNumber) -> bool:
    """Tell whether "or" joins two numbers that follow one another: "three or four", "5 or 10 per cent"."""
    low, high = left.numeral, right.numeral
    if low.scale == 1 < high.scale:  # "two or three dozen"
        return left.unit is None and high.mantissa == low.mantissa + 1
    return left.unit is None and high.value == low.value + 1


def _is_move(text: str, left: MeasuredNumber, right: MeasuredNumber) -> bool:
    """Tell whether "A to B" are a change and the level it led to, or two levels: "by 12% to 1,340", "fell from 20 to 12"."""
    before = text[max(0, left.start - 70) : left.start]
    clause = _CLAUSE_EDGE.split(before)[-1]
    if _BY.search(before):
        sentence = _SENTENCE_EDGE.split(before)[-1]
        if not _MOVING.search(sentence):
            return _OF_CHANGE.search(sentence) is not None  # "overpaid by £31m to £38m", "signed by 80 to 90 people"
        return (left.unit is None) == (right.unit is None) and (left.unit is None or left.unit.code != "%")
    if source := _FROM.search(before):
        one = source[0].lower().endswith("the ")  # "down from the 20 to 30 expected"
        return bool(_MOVING.search(clause)) and not one and not _ONWARD.match(text, right.end)
    return left.unit is not None and bool(_MOVED.search(clause))


def _compound(text: str, left: MeasuredNumber, right: MeasuredNumber, gap: str) -> MeasuredNumber | None:
    """Join "six years and four months" or "5 ft 2 in" into the smaller unit, "3 dollars 50 cents" into the larger."""
    if left.unit is None or not _COMPOUND_JOIN.fullmatch(gap):
        return None
    if right.numeral.form != left.numeral.form and not (gap == " and " and left.unit.code in DURATIONS):
        return None
    if right.unit and right.unit.factor == _HUNDREDTH and left.unit == Unit(right.unit.code) and right.numeral.value < 100:
        return left._replace(end=right.end, extra=right.numeral.value * _HUNDREDTH)
    inches = None
    if left.unit.code == "[ft_i]" and right.unit is None and "," not in gap and "and" not in gap:
        inches = _INCHES.match(text, right.end)
    unit = Unit("[in_i]") if inches else right.unit
    ratio = _SMALLER.get((left.unit.code, unit.code)) if unit else None
    if ratio is None or right.numeral.value >= ratio or left.unit.factor != 1 or (left.compound and gap != "-"):
        return None
    whole = left.numeral.value * ratio + right.numeral.value
    return left._replace(end=inches.end() if inches else right.end, unit=unit, extra=whole - left.numeral.value, compound=False)
