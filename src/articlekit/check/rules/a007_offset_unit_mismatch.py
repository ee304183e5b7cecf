"""A007: offsets count code points."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Fix
from articlekit.text.anchors import code_points


@rule("A007", "offset-unit-mismatch", "error", fixable="unsafe")
def offset_unit_mismatch(sheet: Sheet) -> Iterator[Problem]:
    """Every span of a file fits its text if offsets count UTF-8 bytes or UTF-16 units, and not if they count code points.

    Why: another tool wrote the file; each character outside ASCII (bytes) or beyond U+FFFF (UTF-16) moved all that
    follows. The fix counts them all anew.

    Bad: {"text": "£5 from Acme.", "annotations": [{"kind": "organisation", "id": "o1",
          "span": {"start": 9, "end": 13, "text": "Acme"}, "form": "name"}]}
    Good: {"text": "£5 from Acme.", "annotations": [{"kind": "organisation", "id": "o1",
          "span": {"start": 8, "end": 12, "text": "Acme"}, "form": "name"}]}
    Fix: {"text": "£5 from Acme.", "annotations": [{"kind": "organisation", "id": "o1",
          "span": {"start": 8, "end": 12, "text": "Acme"}, "form": "name"}]}
    """
    if sheet.unit:
        drifted = list(dict.fromkeys(annotation.id for annotation, _, _ in sheet.misfits))
        message = f"offsets count {sheet.unit}, not code points; {len(drifted)} annotations stand in the wrong place"
        offsets = code_points(sheet.words, sheet.unit)
        edits = [sheet.respan(each, slot, offsets[span.start], offsets[span.end]) for each, slot, span in sheet.misfits]
        fix = Fix(tuple(edits), message="count all offsets in code points")
        first = sheet.misfits[0][0]
        yield Problem(message, first.id, path=sheet.path(first), fix=fix)
