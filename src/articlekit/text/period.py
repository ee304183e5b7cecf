"""The times that claims hold for: which two are the same, and how long one is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from articlekit.text.inflection import singular

Sameness = Literal["same", "different", "unknown"]

_DAYS = {
    **{"second": Decimal(1) / 86400, "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1)},
    **{"night": Decimal(1), "weekend": Decimal(2), "week": Decimal(7), "fortnight": Decimal(14), "month": Decimal("30.4375")},
    **{"quarter": Decimal("91.3125"), "year": Decimal("365.25"), "decade": Decimal("3652.5"), "century": Decimal(36525)},
}
_ADVERBS = {"annually": "year", "yearly": "year", "annual": "year", "monthly": "month", "weekly": "week", "daily": "day"} | {
    "hourly": "hour"
}
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split())
DATES = _MONTHS | _WEEKDAYS
_NUMBERS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_TOKEN = re.compile(r"[^\W_]+(?:\.\d+)?")
_RATE = re.compile(r"(?:a|an|per|every|each) (?:(?P<count>\w+) )?(?P<unit>[a-z]+)|(?P<adverb>[a-z]+ly|annual)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DISTANT = frozenset("ago earlier later before after since by until between from".split())
_IDLE = frozenset("the a an of in on at over during for within through throughout across period".split())


class Period(NamedTuple):
    """A time: what it says in a plain form, whether it is a rate ("a year"), its length in days and its years, if they show."""

    key: tuple[str, ...]
    rate: bool
    days: Decimal | None
    years: frozenset[str]


@lru_cache(maxsize=4096)
def period(text: str) -> Period:
    """Read a time expression: "over the past year", "in 2024", "a month", "over a five-year period"."""
    if rate := _RATE.fullmatch(text.strip().lower()):
        unit = _ADVERBS.get(rate["adverb"] or "") or singular(rate["unit"] or "")
        if unit in _DAYS:
            count = _number(rate["count"] or "1") or Decimal(1)
            return Period(("per", str(count), unit), True, count * _DAYS[unit], frozenset())
    words = [word.lower() for word in _TOKEN.findall(text)]
    years = frozenset(word for word in words if _YEAR.fullmatch(word))
    key, count, days = list[str](), Decimal(1), None
    for word in words:
        unit = singular(word)
        if word not in years and (number := _number(word)) is not None:
            count = number
        elif unit in _DAYS and days is None:
            days = count * _DAYS[unit]
            key.append(f"{days.normalize():f} days")
        elif word not in _IDLE:
            key.append("past" if word == "last" and words[0] != "last" else word)
    if _DISTANT & set(words):
        days = None
    elif days is None:
        days = _days_of_date(words)
    return Period(tuple(key), False, days, years)


def same_period(one: Period | None, other: Period | None) -> Sameness:
    """Tell whether two periods are the same; where one is not given, or they may overlap, nobody knows."""
    if one is None and other is None:
        return "same"
    if one is None or other is None:
        return "unknown"
    if one == other:
        return "same"
    if one.years and other.years and one.years.isdisjoint(other.years):
        return "different"
    return "different" if other_length(one, other) else "unknown"


def other_length(one: Period, other: Period) -> bool:
    """Tell whether two periods, both rates or neither, surely are not of one length."""
    if not one.days or not other.days or one.rate != other.rate:
        return False
    return not Decimal("0.9") < one.days / other.days < Decimal("1.11")


def _days_of_date(words: list[str]) -> Decimal | None:
    """Give the length of a date, where no unit of time is named: a day, a month, a year."""
    if any(word in _WEEKDAYS for word in words):
        return Decimal(1)
    if any(word in _MONTHS for word in words):
        return Decimal(1) if any(word.isdigit() and len(word) < 3 for word in words) else _DAYS["month"]
    return _DAYS["year"] if any(_YEAR.fullmatch(word) for word in words) else None


def _number(word: str) -> Decimal | None:
    if word in _NUMBERS:
        return Decimal(_NUMBERS[word])
    return Decimal(word) if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", word) else None
