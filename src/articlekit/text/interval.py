"""A numeric claim as the interval of values that it allows, in exact decimals, and what can be done with intervals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Context, Decimal, InvalidOperation, localcontext
from typing import TYPE_CHECKING, NamedTuple

from articlekit.errors import BadName

if TYPE_CHECKING:
    from articlekit.model.annotation import NumericClaim

EXACT = Context(prec=200)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WRITTEN = re.compile(r"\d[\d,]*(?:\.(\d+))?")


class Interval(NamedTuple):
    """The values between `low` and `high`; None is no bound, and an open end does not belong to the interval."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __str__(self) -> str:
        """Write the interval as in mathematics, "(400, ∞)" or "[350, 450]"; a point is its number."""
        if self.low is not None and self.low == self.high:
            return _plain(self.low)
        low = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{_plain(self.low)}"
        high = "∞)" if self.high is None else f"{_plain(self.high)}{')' if self.high_open else ']'}"
        return f"{low}, {high}"

    @property
    def is_point(self) -> bool:
        """Whether only one value is allowed."""
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Decimal | None:
        """How far the ends lie apart; None where there is no bound."""
        with localcontext(EXACT):
            return None if self.low is None or self.high is None else self.high - self.low

    def reaches(self, least: Decimal | None, most: Decimal | None) -> bool:
        """Tell whether some value in the interval is at least `least` and at most `most`."""
        above = least is None or self.high is None or self.high > least or (self.high == least and not self.high_open)
        below = most is None or self.low is None or self.low < most or (self.low == most and not self.low_open)
        return above and below and (least is None or most is None or least <= most)

    def meets(self, other: Interval) -> bool:
        """Tell whether some value is in both intervals."""
        return not (self.is_below(other) or other.is_below(self))

    def is_below(self, other: Interval) -> bool:
        """Tell whether every value of the interval is smaller than every value of `other`."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def holds(self, other: Interval) -> bool:
        """Tell whether every value of `other` is in the interval."""
        low = self.low is None or (
            other.low is not None
            and (other.low > self.low or (other.low == self.low and (not self.low_open or other.low_open)))
        )
        high = self.high is None or (
            other.high is not None
            and (other.high < self.high or (other.high == self.high and (not self.high_open or other.high_open)))
        )
        return low and high


def interval(claim: NumericClaim) -> Interval:
    """Give the values that `claim` allows."""
    return interval_of(claim.comparator, claim.value, claim.upper, claim.span.text)


def interval_of(comparator: str, decimal: str, upper: str | None, surface: str) -> Interval:
    """Give the values that a claim allows, by its comparator, its decimals and the words of its span.

    "more than 400" is (400, ∞); "up to 50" is [0, 50]; "about 400" is 400 give or take half the place of its last digit
    that is not zero, [350, 450]; a figure with a magnitude carries half its last written digit, "£3.2bn" is [3.15bn, 3.25bn];
    any other is a point.
    """
    value = Decimal(decimal)
    match comparator:
        case ">" | ">=":
            return Interval(value, None, low_open=comparator == ">")
        case "<" | "<=":
            return Interval(Decimal(0) if value > 0 else None, value, high_open=comparator == "<")
        case "range":
            return Interval(value, value if upper is None else Decimal(upper))
    if comparator == "=" and surface.replace(",", "").endswith(decimal):  # written in full
        return Interval(value, value)
    with localcontext(EXACT):
        half = (last_place(value) if comparator == "~" else _magnitude_place(value, surface)) / 2
        return Interval(value - half, value + half)


def rounded(claim: NumericClaim) -> Interval:
    """Give the values that `claim` may have been rounded from: half the last written digit each way, "52%" is [51.5, 52.5]."""
    allowed, value = interval(claim), Decimal(claim.value)
    if not allowed.is_point:
        return allowed
    with localcontext(EXACT):
        exponent = value.as_tuple().exponent
        half = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
        return Interval(value - half, value + half)


def total(intervals: Iterable[Interval]) -> Interval:
    """Give the values that a sum can have whose terms lie in the intervals."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    low_open = high_open = False
    with localcontext(EXACT):
        for each in intervals:
            low = None if low is None or each.low is None else low + each.low
            high = None if high is None or each.high is None else high + each.high
            low_open, high_open = low_open or each.low_open, high_open or each.high_open
    return Interval(low, high, low_open, high_open)


def last_place(value: Decimal) -> Decimal:
    """Give the place of the last non-zero digit: 100 for 400, 0.1 for 9.3, 0 for 0."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(0)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-0", "-0" if number else "0")


def _magnitude_place(value: Decimal, surface: str) -> Decimal:
    """Give the place of the last digit written before a magnitude: 0.1bn for "£3.2bn"; 0 where no magnitude is written."""
    if not (match := _WRITTEN.search(surface)):
        return Decimal(0)
    written = Decimal(match[0].replace(",", ""))
    if not written or (scale := abs(value) / written) < 1000 or scale != Decimal(1).scaleb(scale.adjusted()):
        return Decimal(0)
    return scale.scaleb(-len(match[1] or ""))


def bound(value: str | int | None, name: str) -> Decimal | None:
    """Read a bound as an exact decimal; digits may be grouped with commas, by threes."""
    try:
        number = None if value is None else Decimal(_GROUPED.sub("", str(value)))
    except InvalidOperation:
        number = Decimal("NaN")
    if number is not None and not number.is_finite():
        raise BadName(f"{name} {str(value)!r} is no number; write it in digits, as in 400 or 2.5")
    return number
