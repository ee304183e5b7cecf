"""Proportions of two numbers: "one in five", "3 of the 10", "9,880 out of 14,750", "six of the past seven"."""

from __future__ import annotations

import re

from articlekit.text.comparators import comparator_before
from articlekit.text.measured_numbers import MeasuredNumber
from articlekit.text.not_quantities import is_year

_WHOSE = r"(?:every|the|its|their|his|her|our|my|your|these|those|all|a\s+possible|(?:the\s+)?[\w-]{1,30}(?:['’]s|s['’]))"
_WHICH = (
    r"(?:past|last|first|next|previous|final|remaining|total(?:\s+of)?|some|about|around|only|just|nearly|almost|top|"
    r"original|most\s+recent|more\s+than|over|roughly|possible|available|existing|or\s+so)"
)
_GAP = re.compile(
    rf"\s+(?:(?P<out>out\s+of)|of|(?P<in>in))\s+(?:a\s+total\s+of\s+|{_WHOSE}\s+)?(?:{_WHICH}\s+){{0,2}}|-(?P<hyphen>in|of|out-of)-",
    re.I,
)
_ONE_SUCH = re.compile(r"\s+(?P<noun>[a-z]{3,15})\s+in\s+(?:every\s+)?", re.I)
_NO_NOUN = frozenset("more fewer less was were are has had who that which than way half time day year month week thing".split())
_ONES_OF_MANY = frozenset(
    "adult person child pupil man woman patient voter worker household student driver family home teacher employee "
    "american briton girl boy teenager parent mother baby resident smoker company firm business school house".split()
)
_COUNTED_AFTER = re.compile(r"\s+(?:[a-z]{2,}[^su\W]s|people|children|men|women)\b|\s?%|\s+per\s?cent")
_ONE_COIN_IN = re.compile(r"one\s+(?:pound|euro|dollar|penny)\s+in\s+(?:every\s+)?", re.I)
_FOR_EVERY = re.compile(r"\b(?:for|of|out of) every \Z", re.I)
_MOST_COINS = 100
_UNREADABLE = ("fraction", "vague")


def proportion(text: str, left: MeasuredNumber, right: MeasuredNumber) -> MeasuredNumber | None:
    """Join a part and its whole; None where the two numbers are not that."""
    if left.unit and left.numeral.value == 1 and right.unit is None and _ONE_COIN_IN.fullmatch(text, left.start, right.start):
        whole = right.numeral.value
        return left._replace(end=right.end, of=whole, unit=None) if 2 <= whole <= _MOST_COINS else None
    if (
        left.unit
        and right.unit
        and left.unit.code == right.unit.code
        and _FOR_EVERY.search(text, max(0, left.start - 16), left.start)
    ):
        return right._replace(of=left.numeral.value * left.unit.factor)  # "for every £1 raised, 88p"
    if left.unit or right.unit or left.numeral.form in _UNREADABLE or right.numeral.form in _UNREADABLE:
        return None
    value, whole = left.numeral.value, right.numeral.value
    if value > whole or whole < 2 or right.start != right.numeral.start:
        return None
    gap = text[left.end : right.start]
    match = _GAP.fullmatch(gap)
    if match is None:
        return left._replace(end=right.end, of=whole) if value == 1 and _is_one_such(text, gap, right) else None
    chance = match["in"] or match["hyphen"] == "in"
    if chance and ("the" in gap.split() or (value > 1 and (whole > 1000 or (whole > 20 and whole % 5)))):
        return None
    if is_year(text, right.numeral) and not _COUNTED_AFTER.match(text, right.end):
        return None
    if left.numeral.form == "words" and value == 1 and not (chance or match["out"] or match["hyphen"]):
        return left._replace(end=right.end, of=whole) if comparator_before(text, left.start)[1] != "=" else None
    return left._replace(end=right.end, of=whole)


def _is_one_such(text: str, gap: str, right: MeasuredNumber) -> bool:
    """Tell whether a noun stands between: "one adult in five" has one, "one goal in five games" counts the games."""
    match = _ONE_SUCH.fullmatch(gap)
    return (
        match is not None
        and match["noun"].lower() not in _NO_NOUN
        and right.numeral.value <= 1000
        and (match["noun"].lower() in _ONES_OF_MANY or not _COUNTED_AFTER.match(text, right.end))
    )
