"""A001: the text is the one that was annotated."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import AnnotationFile
from articlekit.model.fix import Edit, Fix


@rule("A001", "text-changed", "error", fixable="unsafe")
def text_changed(sheet: Sheet) -> Iterator[Problem]:
    """The article's bytes are not the ones that the annotations were made on.

    Why: every offset counts from the start of the text, so one letter more or less moves all that follows. Where every
    annotation fits the text as it is now, the fix signs that text.

    Bad: {"text": "Ann left.", "annotations": [],
          "text_sha256": "0000000000000000000000000000000000000000000000000000000000000000"}
    Good: {"text": "Ann left.", "annotations": []}
    Fix: {"text": "Ann left.", "annotations": []}
    """
    if isinstance(sheet.content, AnnotationFile) and sheet.text and sheet.content.text_sha256 != sheet.digest:
        drifted = len({annotation.id for annotation, _, _ in sheet.misfits})
        message = f"{sheet.text.name} has changed since; {drifted or 'none'} of {len(sheet.annotations)} annotations drifted"
        fix = Fix((Edit("replace", ("text_sha256",), sheet.digest),), message="sign the text as it is now")
        yield Problem(message, path=("text_sha256",), fix=None if drifted or sheet.violations else fix)
