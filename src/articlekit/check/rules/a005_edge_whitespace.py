"""A005: spans begin and end with something to read."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Fix


@rule("A005", "edge-whitespace", "warning", fixable="safe")
def edge_whitespace(sheet: Sheet) -> Iterator[Problem]:
    """A span begins or ends with white space.

    Why: it looks the same and is not: counts by surface form and agreement between annotators suffer.

    Bad: It cut{claim id=n1 value=414| 414} jobs.
    Good: It cut {claim id=n1 value=414|414} jobs.
    Fix: It cut {claim id=n1 value=414|414} jobs.
    """
    for annotation, slot, span in sheet.fitting:
        text = span.text
        if (kept := text.strip()) != text and kept:
            start = span.start + text.index(kept)
            fix = Fix(
                (sheet.respan(annotation, slot, start, start + len(kept)),), safe=True, message="leave the white space out"
            )
            yield Problem(f"{text[:60]!r} has white space at its edge", annotation.id, (span.start, span.end), fix=fix)
