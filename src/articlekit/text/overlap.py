"""Stretches of a text, and which of them others touch."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

Stretch = tuple[int, int]


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Give the fewest stretches that cover the same places, in order; empty ones cover none."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def touches(cover: list[Stretch], start: int, end: int) -> bool:
    """Tell whether `[start, end)` has a place in common with one of `cover`, which are as `merged` gives them."""
    place = bisect_right(cover, (start, start)) - 1
    if place >= 0 and cover[place][1] > start:
        return start < end
    return place + 1 < len(cover) and cover[place + 1][0] < end
