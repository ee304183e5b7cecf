"""Dates in metadata: which are ISO 8601 with a zone, and which one a date written otherwise surely means."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_NUMBERS = re.compile(r"(\d{1,4})[./ -](\d{1,2})[./ -](\d{1,4})")
_NAMED = re.compile(
    r"(?:[a-z]+,?\s+)??(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})",
    re.I,
)


def is_dated(moment: date | datetime | str) -> bool:
    """Tell whether a moment is a day, or a time with its zone, as ISO 8601 writes them."""
    if isinstance(moment, datetime):
        return moment.tzinfo is not None
    if isinstance(moment, date):
        return True
    try:
        return (len(moment) == 10 and bool(date.fromisoformat(moment))) or is_dated(datetime.fromisoformat(moment))
    except ValueError:
        return False


def meant(written: str) -> date | None:
    """Give the day that a date surely means; None where day and month could be swapped, or nothing is clear."""
    text = " ".join(written.split())
    if match := _NAMED.fullmatch(text):
        day, name, other_name, other_day, year = match.groups()
        month = _MONTHS.get((name or other_name)[:3].lower())
        return _day(int(year), month, int(day or other_day)) if month else None
    if match := _NUMBERS.fullmatch(text):
        first, second, third = match.groups()
        if len(first) == 4 and len(third) < 3:
            return _day(int(first), int(second), int(third))
        if len(third) == 4 and len(first) < 3:
            found = {_day(int(third), int(second), int(first)), _day(int(third), int(first), int(second))} - {None}
            return found.pop() if len(found) == 1 else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
