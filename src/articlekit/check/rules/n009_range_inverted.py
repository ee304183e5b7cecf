"""N009: a range goes upwards."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix
from articlekit.text.claim_reading import read_claim


@rule("N009", "range-inverted", "error", fixable="safe")
def range_inverted(sheet: Sheet) -> Iterator[Problem]:
    """A range ends below where it begins.

    Why: no number lies in such a range. Where the words have the two numbers in order, the fix swaps them.

    Bad: It takes {claim id=n1 comparator=range value=9 upper=5|5 to 9} {measure of=n1|steps}.
    Good: It takes {claim id=n1 comparator=range value=5 upper=9|5 to 9} {measure of=n1|steps}.
    Fix: It takes {claim id=n1 comparator=range value=5 upper=9|5 to 9} {measure of=n1|steps}.
    """
    for claim in sheet.claims:
        if claim.upper is None or Decimal(claim.value) <= Decimal(claim.upper):
            continue
        reading = read_claim(sheet.words, claim)
        if reading and "value" in reading.faults:
            continue
        fix = None
        if reading and reading.quantity.upper is not None:
            edits = (
                Edit("replace", sheet.path(claim, "value"), claim.upper),
                Edit("replace", sheet.path(claim, "upper"), claim.value),
            )
            fix = Fix(edits, safe=True, message="swap the two numbers")
        message = f"goes from {claim.value} down to {claim.upper}"
        yield Problem(message, claim.id, (claim.span.start, claim.span.end), fix=fix)
