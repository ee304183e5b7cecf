"""S002: nothing is annotated twice."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.canonical import main_spans

_IDENTITY = {"id", "by", "at", "confidence", "status", "waive"}


@rule("S002", "duplicate-annotation", "warning")
def duplicate_annotation(sheet: Sheet) -> Iterator[Problem]:
    """Two annotations of one layer have the same place and say the same.

    Why: every count of them is one too high.

    Bad: {organisation id=o1 organisation=acme|{organisation id=o2 organisation=acme|Acme}} closed.
    Good: {organisation id=o1 organisation=acme|Acme} closed.
    """
    seen: dict[str, tuple[str, int, int]] = {}
    for annotation in sheet.standing:
        key = annotation.model_dump_json(exclude=_IDENTITY)
        span = main_spans(annotation)[0]
        if key in seen:
            first, start, end = seen[key]
            related = (Related(start=start, end=end, message=f"{first} is here"),)
            yield Problem(f"says the same as {first} at the same place", annotation.id, (span.start, span.end), related=related)
        else:
            seen[key] = (annotation.id, span.start, span.end)
