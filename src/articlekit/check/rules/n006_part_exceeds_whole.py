"""N006: a part is no larger than its whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related


@rule("N006", "part-exceeds-whole", "error")
def part_exceeds_whole(sheet: Sheet) -> Iterator[Problem]:
    """A claim is a part of another, or of a number, and every value that it allows is larger than the whole.

    Why: part and whole are mixed up, or a number is wrong; the source may be wrong itself, which a waiver can say.

    Bad: Of {claim id=n1 value=414|414} {measure of=n1|jobs}, {claim id=n2 value=450 part_of=n1|450} will go.
    Good: Of {claim id=n1 value=414|414} {measure of=n1|jobs}, {claim id=n2 value=145 part_of=n1|145} will go.
    """
    figures = {figure.claim.id: figure for figure in sheet.figures}
    for part in figures.values():
        claim, whole = part.claim, figures.get(part.claim.part_of or "")
        span = (claim.span.start, claim.span.end)
        if whole and whole.claim.unit == claim.unit and claim.of == whole.claim.of and whole.allowed.is_below(part.allowed):
            start, end = whole.claim.span.start, whole.claim.span.end
            related = (Related(start=start, end=end, message=f"{whole.claim.id}, {whole.allowed}, is here"),)
            yield Problem(
                f"{part.allowed} is part of {whole.claim.id}, which is {whole.allowed}", claim.id, span, related=related
            )
        elif claim.of is not None and part.allowed.low is not None and part.allowed.low > abs(Decimal(claim.of)):
            yield Problem(f"{part.allowed} of {claim.of} is more than there are", claim.id, span)
