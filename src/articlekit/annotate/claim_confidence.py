"""How sure a numeric claim is, by what it rests on.

The figures are the shares of right claims (number, comparator, unit and change) among 370 from PolNeAR, GUM and web news read
by eye, of which about one in ten was wrong; and on our own articles.
"""

from __future__ import annotations

import re

from spacy.tokens import Span

from articlekit.text.quantity import Quantity
from articlekit.text.units import DURATIONS

_SAID_AGE = re.compile(r"old|age", re.I)
_RIGHT = {
    "money": 0.98,
    "share": 0.98,
    "measure": 0.95,
    "counted noun": 0.95,
    "proportion": 0.94,
    "age in words": 0.96,
    "age by place": 0.92,
    "duration": 0.9,
    "multiple": 0.88,
    "one": 0.88,
    "bare number": 0.78,
}
_CHANGE = 0.96


def confidence(quantity: Quantity, span: Span, counted: Span | None, changing: bool) -> float:
    """Give the share of right claims among those with this kind of evidence, from 0 to 1.

    `counted` is what the claim measures; a noun right after the number is the evidence of a count. A direction of change is
    one more thing that can be wrong.
    """
    return round(_RIGHT[evidence(quantity, span, counted)] * (_CHANGE if changing else 1), 3)


def evidence(quantity: Quantity, span: Span, counted: Span | None) -> str:
    """Name what a claim rests on."""
    unit = quantity.unit
    if quantity.age:
        return "age in words" if _SAID_AGE.search(span.doc[max(0, span.start - 3) : span.end].text) else "age by place"
    if quantity.of is not None:
        return "proportion"
    if unit is None:
        if quantity.value == "1" and span.text.lower() == "one":
            return "one"
        return "counted noun" if counted is not None and counted.start in range(span.end, span.end + 4) else "bare number"
    if unit == "x":
        return "multiple"
    if unit in DURATIONS:
        return "duration"
    if unit in ("%", "pp", "bp"):
        return "share"
    return "money" if len(unit) == 3 and unit.isupper() else "measure"
