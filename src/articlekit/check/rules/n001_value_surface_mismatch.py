"""N001: a claim's value is what its words say."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import NumericClaim
from articlekit.model.fix import Edit, Fix
from articlekit.text.claim_reading import shown
from articlekit.text.quantity import Quantity


@rule("N001", "value-surface-mismatch", "error", fixable="unsafe")
def value_surface_mismatch(sheet: Sheet) -> Iterator[Problem]:
    """The number that is stored for a claim is not the one that its words say.

    Why: listings and comparisons go by the stored number. The words are read as `annotate` reads them, once with the words
    around them and once alone; where they cannot be read, nothing is said.

    Bad: It lost {claim id=n1 value=2300000 unit=GBP|£2.3bn} on pipes.
    Good: It lost {claim id=n1 value=2300000000 unit=GBP|£2.3bn} on pipes.
    Fix: It lost {claim id=n1 value=2300000000 unit=GBP|£2.3bn} on pipes.
    """
    for claim, reading in sheet.misread:
        if "value" in reading.faults:
            read = reading.quantity
            message = f"{claim.span.text[:60]!r} says {shown(read.value, read.upper, read.of)}"
            message += f", and {shown(claim.value, claim.upper, claim.of)} is stored"
            fix = Fix(tuple(_edits(sheet, claim, read)), message=f"store {shown(read.value, read.upper, read.of)}")
            yield Problem(message, claim.id, (claim.span.start, claim.span.end), fix=fix)


def _edits(sheet: Sheet, claim: NumericClaim, read: Quantity) -> Iterator[Edit]:
    """Give the edits that store the number that is read; a whole that is not read here may stand elsewhere, and is kept."""
    said = {"value": read.value, "upper": read.upper, "of": read.of or claim.of}
    if (claim.upper is None) != (read.upper is None):
        said["comparator"] = read.comparator
    yield from (Edit("add", sheet.path(claim, key), each) for key, each in said.items() if each != getattr(claim, key))
