"""M004: an annotation says who made it."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import AnnotationFile


@rule("M004", "missing-provenance", "warning")
def missing_provenance(sheet: Sheet) -> Iterator[Problem]:
    """An annotation does not say who made it, where others in its file do; or a program that made a file has no version.

    Why: later questions (which guideline, which model?) can be answered for every annotation or for none. A hand-made file in
    which nobody is named is fine: its layer says whose it is.

    Bad: {claim id=n1 value=3 by=ann|Three} of {claim id=n2 value=9|nine}.
    Good: {claim id=n1 value=3 by=ann|Three} of {claim id=n2 value=9 by=ann|nine}.
    """
    if not isinstance(sheet.content, AnnotationFile):
        return
    if annotator := sheet.content.annotator:
        if annotator.version is None:
            yield Problem(f"the annotator {annotator.name!r} has no version", path=("annotator",))
    elif any(each.by for each in sheet.standing):
        for each in sheet.standing:
            if not each.by:
                yield Problem("does not say by whom it is, as others here do", each.id, path=sheet.path(each))
