"""A003: an annotation has a place in the text."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule


@rule("A003", "orphaned-anchor", "error")
def orphaned_anchor(sheet: Sheet) -> Iterator[Problem]:
    """What an annotation stands on is no longer in the text, or is empty.

    Why: an annotation that is known to be lost is better than one that silently stands on other words.

    Bad: {"text": "Nothing of it is left.", "annotations": [{"kind": "claim", "id": "n1",
          "span": {"start": 3, "end": 11, "text": "414 jobs"}, "comparator": "=", "value": "414"}]}
    Good: {"text": "In all, 414 jobs went.", "annotations": [{"kind": "claim", "id": "n1",
          "span": {"start": 8, "end": 16, "text": "414 jobs"}, "comparator": "=", "value": "414"}]}
    """
    for drift in sheet.drifts:
        if drift.state == "gone" and not drift.annotation.orphan:
            path = sheet.path(drift.annotation, *drift.slot)
            yield Problem(f"{drift.span.text[:60]!r} is nowhere in the text", drift.annotation.id, path=path)
    for annotation in sheet.annotations:
        if annotation.orphan:
            message = f"lost its place: {annotation.orphan.text[:60]!r} is nowhere in the text"
            yield Problem(message, annotation.id, path=sheet.path(annotation, "orphan"))
    for annotation, slot, span in sheet.spans:
        if span.start == span.end and slot[0] in ("span", "content") and not annotation.orphan:
            yield Problem("stands on no text at all", annotation.id, path=sheet.path(annotation))
