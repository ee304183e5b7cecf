"""N003: a claim's comparator is what its words say."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import NumericClaim
from articlekit.model.fix import Edit, Fix
from articlekit.text.quantity import Quantity


@rule("N003", "comparator-lost", "warning", fixable="unsafe")
def comparator_lost(sheet: Sheet) -> Iterator[Problem]:
    """The comparator that is stored for a claim is not the one that its words say: "more than 400" is no plain 400.

    Why: a bound that is read as exact contradicts every other figure, and an exact one that is read as a bound none. The
    comparator belongs to the claim's span; the fix takes it in.

    Bad: They found {claim id=n1 value=400|more than 400} {measure of=n1|children}.
    Good: They found {claim id=n1 value=400 comparator=>|more than 400} {measure of=n1|children}.
    Fix: They found {claim id=n1 value=400 comparator=>|more than 400} {measure of=n1|children}.
    """
    for claim, reading in sheet.misread:
        if "comparator" in reading.faults and "value" not in reading.faults:
            read = reading.quantity
            message = (
                f"{sheet.words[read.start : read.end]!r} has the comparator {read.comparator}, and {claim.comparator} is stored"
            )
            fix = Fix(tuple(_edits(sheet, claim, read)), message=f"make the comparator {read.comparator}")
            yield Problem(message, claim.id, (claim.span.start, claim.span.end), fix=fix)


def _edits(sheet: Sheet, claim: NumericClaim, read: Quantity) -> Iterator[Edit]:
    yield Edit("replace", sheet.path(claim, "comparator"), read.comparator)
    if read.upper != claim.upper:
        yield Edit("add", sheet.path(claim, "value"), read.value)
        yield Edit("add", sheet.path(claim, "upper"), read.upper)
    if read.start < claim.span.start:
        yield sheet.respan(claim, ("span",), read.start, claim.span.end)
