"""A004: an annotation has only one place it can stand."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule


@rule("A004", "ambiguous-anchor", "warning")
def ambiguous_anchor(sheet: Sheet) -> Iterator[Problem]:
    """The text that an annotation stores is not at its offsets, and stands at two places that are about as likely.

    Why: choosing one would be a guess; someone who reads the text can tell.

    Bad: {"text": "Acme fined Acme. Both sides of Acme said no.", "annotations": [{"kind": "organisation", "id": "o1",
          "span": {"start": 5, "end": 9, "text": "Acme"}, "form": "name"}]}
    Good: {"text": "Acme fined Acme. Both sides of Acme said no.", "annotations": [{"kind": "organisation", "id": "o1",
          "span": {"start": 11, "end": 15, "text": "Acme"}, "form": "name"}]}
    """
    for drift in sheet.drifts:
        if drift.state == "ambiguous":
            start, end = drift.span.start, drift.span.end
            message = f"{drift.span.text[:60]!r} is not at its offsets, and more than one place is as likely"
            place = (start, end) if end <= len(sheet.words) else None
            yield Problem(message, drift.annotation.id, place, sheet.path(drift.annotation, *drift.slot))
