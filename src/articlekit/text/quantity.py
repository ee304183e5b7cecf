"""The record of one quantity read from a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

Comparator = Literal["=", ">", ">=", "<", "<=", "~", "range"]
Change = Literal["increase", "decrease"]


class Quantity(NamedTuple):
    """A quantity at `[start, end)`, comparator to unit; the number alone at `[number_start, number_end)`; code points.

    `value`, `upper` and `of` are decimal strings in full. `unit` is a code as in `units`, "x" for multiples, None for a count.
    `compound` says that the unit's word is hyphened to the number ("five-year"), `age` that it is somebody's age.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    comparator: Comparator
    value: str
    upper: str | None = None
    unit: str | None = None
    of: str | None = None
    change: Change | None = None
    compound: bool = False
    age: bool = False
