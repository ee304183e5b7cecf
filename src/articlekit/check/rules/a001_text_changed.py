"""A001: the text is the one that was annotated."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import AnnotationFile


@rule("A001", "text-changed", "error")
def text_changed(sheet: Sheet) -> Iterator[Problem]:
    """The article's bytes are not the ones that the annotations were made on.

    Why: every offset counts from the start of the text, so one letter more or less moves all that follows.

    Bad: {"text": "Ann left.", "annotations": [],
          "text_sha256": "0000000000000000000000000000000000000000000000000000000000000000"}
    Good: {"text": "Ann left.", "annotations": []}
    """
    if isinstance(sheet.content, AnnotationFile) and sheet.text and sheet.content.text_sha256 != sheet.digest:
        drifted = len({drift.annotation.id for drift in sheet.drifts}) or "none"
        message = f"{sheet.text.name} has changed since; {drifted} of {len(sheet.annotations)} annotations drifted"
        yield Problem(message, path=("text_sha256",))
