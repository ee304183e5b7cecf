"""N004: an article's figures about one thing agree."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.reconcile import conflicts, head_end, is_ahead


@rule("N004", "in-article-conflict", "warning")
def in_article_conflict(sheet: Sheet) -> Iterator[Problem]:
    """Two claims of an article about the same thing and time cannot both be true.

    Why: one of them is annotated wrongly, or the article contradicts itself, which a waiver can say (source-error). Measure,
    unit, period and speaker must be the same and the sentences alike; where one may differ, as from "another 400" or between
    two speakers, nothing is said. Conflicts with the headline are N005's.

    Bad: Harwell plans to cut {claim id=n1 value=414|414} {measure of=n1|jobs} in May. It planned to cut {claim id=n2
        value=441|441} {measure of=n2|jobs}, it said.
    Good: Harwell plans to cut {claim id=n1 value=400 comparator=>|over 400} {measure of=n1|jobs} in May. It planned to cut
        {claim id=n2 value=414|414} {measure of=n2|jobs}, it said.
    """
    told: set[str] = set()
    head = head_end(sheet.words) if sheet.figure_groups else 0
    for earlier, later, found in conflicts(sheet.figure_groups, sheet.figures):
        if later.claim.id not in told and not is_ahead(head, earlier, later):
            told.add(later.claim.id)
            related = (
                Related(start=earlier.start, end=earlier.end, message=f"{earlier.claim.id}, {earlier.allowed}, is here"),
            )
            message = f"{found.why}: conflicts with {earlier.claim.id}"
            yield Problem(message, later.claim.id, (later.start, later.end), related=related)
