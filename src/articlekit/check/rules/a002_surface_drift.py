"""A002: a span's stored text stands at its offsets."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Fix
from articlekit.text.anchors import Drift


@rule("A002", "surface-drift", "error", fixable="unsafe")
def surface_drift(sheet: Sheet) -> Iterator[Problem]:
    """The text that an annotation stores is not what the article has at its offsets, and one place for it is clear.

    Why: the stored text shows that the offsets are wrong; without it the annotation would silently speak of other
    words. Where the words stand elsewhere now, and it is long enough or near enough to be sure, the fix moves the span.

    Bad: {"text": "In all, 414 jobs, it said.", "annotations": [{"kind": "claim", "id": "n1",
          "span": {"start": 9, "end": 17, "text": "414 jobs"}, "comparator": "=", "value": "414"}]}
    Good: {"text": "In all, 414 jobs, it said.", "annotations": [{"kind": "claim", "id": "n1",
          "span": {"start": 8, "end": 16, "text": "414 jobs"}, "comparator": "=", "value": "414"}]}
    Fix: {"text": "In all, 414 jobs, it said.", "annotations": [{"kind": "claim", "id": "n1",
          "span": {"start": 8, "end": 16, "text": "414 jobs"}, "comparator": "=", "value": "414"}]}
    """
    for drift in sheet.drifts:
        if drift.state in ("moved", "changed"):
            start, end = drift.span.start, drift.span.end
            now = f"{drift.span.text[:60]!r} is stored, but the text has {sheet.words[start:end][:60]!r} there"
            where = f"; it stands at {drift.at} now" if drift.state == "moved" else ""
            place = (start, end) if end <= len(sheet.words) else None
            yield Problem(
                now + where, drift.annotation.id, place, sheet.path(drift.annotation, *drift.slot), fix=_fix(sheet, drift)
            )


def _fix(sheet: Sheet, drift: Drift) -> Fix | None:
    """Move a span to where its words surely stand now."""
    if drift.state != "moved" or drift.at is None or not drift.sure:
        return None
    edit = sheet.respan(drift.annotation, drift.slot, drift.at, drift.at + len(drift.span.text))
    return Fix((edit,), message=f"move it to {drift.at}")
