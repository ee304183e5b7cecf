"""N002: a claim's unit is what its words say."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix


@rule("N002", "unit-surface-mismatch", "error", fixable="unsafe")
def unit_surface_mismatch(sheet: Sheet) -> Iterator[Problem]:
    """The unit that is stored for a claim is not the one that its words say.

    Why: 6.4 per cent and £6.4 are never compared, and must not be. A unit that the sentence has beside another number may be
    meant here too, and is let be.

    Bad: Rents rose {claim id=n1 value=6.4 unit=GBP change=increase|6.4%}.
    Good: Rents rose {claim id=n1 value=6.4 unit=% change=increase|6.4%}.
    Fix: Rents rose {claim id=n1 value=6.4 unit=% change=increase|6.4%}.
    """
    for claim, reading in sheet.misread:
        if "unit" in reading.faults:
            said, stored = reading.quantity.unit or "a plain count", claim.unit or "a plain count"
            fix = Fix((Edit("add", sheet.path(claim, "unit"), reading.quantity.unit),), message=f"make it {said}")
            message = f"{claim.span.text[:60]!r} is {said}, and {stored} is stored"
            yield Problem(message, claim.id, (claim.span.start, claim.span.end), fix=fix)
