"""The bounds of a number as columns that compare exactly.

A column of doubles decides nearly every comparison, since rounding keeps the order. Where two doubles are equal and one of
them stands for a decimal that it does not hit, the decimals' keys decide: texts that sort as the numbers do.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from articlekit.text.interval import interval_of

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_COMPLEMENT = str.maketrans("0123456789", "9876543210")


class Bounds(NamedTuple):
    """What a claim's columns say of its interval; a key is None where the double is exactly the bound."""

    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    low_key: str | None
    high_key: str | None


@lru_cache(maxsize=2**16)
def bounds(comparator: str, value: str, upper: str | None, surface: str) -> Bounds:
    """Give the bounds of a claim, by its comparator, its decimals and the words of its span."""
    if comparator == "=" and len(value) <= 15 and value.isascii() and value.isdigit() and _is_written_out(value, surface):
        return Bounds(float(value), float(value), False, False, None, None)
    found = interval_of(comparator, value, upper, surface)
    low, low_key = rounded(found.low)
    high, high_key = (low, low_key) if found.high is found.low else rounded(found.high)
    return Bounds(low, high, found.low_open, found.high_open, low_key, high_key)


def _is_written_out(value: str, surface: str) -> bool:
    """Tell whether the first number in `surface` is the value, digit for digit: most are, and such a one is a point."""
    written = _NUMBER.search(surface)
    return written is not None and written[0].replace(",", "") == value


def rounded(number: Decimal | None) -> tuple[float | None, str | None]:
    """Give the double nearest to a decimal, and the decimal's key where the double is not exactly it."""
    if number is None:
        return None, None
    nearest = float(number)
    return nearest, None if Decimal(nearest) == number else key(number)


def key(number: Decimal) -> str:
    """Write a decimal as a text so that texts sort as their numbers do."""
    sign, digits, _ = number.as_tuple()
    if not number:
        return "1"
    written = "".join(map(str, digits)).lstrip("0").rstrip("0")
    size = f"{number.adjusted() + 5000:04}"
    return f"0{(size + written).translate(_COMPLEMENT)}~" if sign else f"2{size}{written}"
