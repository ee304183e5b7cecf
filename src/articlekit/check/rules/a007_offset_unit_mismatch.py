"""A007: offsets count code points."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.anchors import fits
from articlekit.text.canonical import spans


@rule("A007", "offset-unit-mismatch", "error")
def offset_unit_mismatch(sheet: Sheet) -> Iterator[Problem]:
    """Every span of a file fits its text if offsets count UTF-8 bytes or UTF-16 units, and not if they count code points.

    Why: another tool wrote the file; each character outside ASCII (bytes) or beyond U+FFFF (UTF-16) moved all that
    follows.

    Bad: {"text": "£5 from Acme.", "annotations": [{"kind": "organisation", "id": "o1",
          "span": {"start": 9, "end": 13, "text": "Acme"}, "form": "name"}]}
    Good: {"text": "£5 from Acme.", "annotations": [{"kind": "organisation", "id": "o1",
          "span": {"start": 8, "end": 12, "text": "Acme"}, "form": "name"}]}
    """
    if sheet.unit:
        drifted = [each for each in sheet.annotations if any(not fits(sheet.words, span) for _, span in spans(each))]
        message = f"offsets count {sheet.unit}, not code points; {len(drifted)} annotations stand in the wrong place"
        yield Problem(message, drifted[0].id, path=sheet.path(drifted[0]))
