"""N005: the head's figures are the body's."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.reconcile import head_conflicts, head_end


@rule("N005", "headline-body-conflict", "warning")
def headline_body_conflict(sheet: Sheet) -> Iterator[Problem]:
    """A figure in the headline or the paragraph under it contradicts all that the article says about the same thing.

    Why: headlines are written last, by others, and get figures wrong. What a head leaves out, as the period, it takes from
    the article, so less has to agree than for N004; one figure of the article that fits is enough to keep silent.

    Bad: Harwell Water to cut {claim id=n1 comparator=> value=500|over 500} {measure of=n1|jobs}

    Harwell Water plans to cut {claim id=n2 value=414|414} {measure of=n2|jobs}.
    Good: Harwell Water to cut {claim id=n1 comparator=> value=400|over 400} {measure of=n1|jobs}

    Harwell Water plans to cut {claim id=n2 value=414|414} {measure of=n2|jobs}.
    """
    head = head_end(sheet.words) if sheet.figure_groups else 0
    for ahead, body, found in head_conflicts(sheet.figure_groups, head):
        span = (body.start, body.end)
        related = (Related(start=span[0], end=span[1], message=f"{body.claim.id}, {body.allowed}, is here"),)
        message = f"{found.why}: conflicts with {body.claim.id}"
        yield Problem(message, ahead.claim.id, (ahead.start, ahead.end), related=related)
