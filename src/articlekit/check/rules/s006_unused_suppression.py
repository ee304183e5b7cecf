"""S006: a waiver waives something."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix


@rule("S006", "unused-suppression", "info", fixable="safe", last=True)
def unused_suppression(sheet: Sheet) -> Iterator[Problem]:
    """An annotation carries a waiver for a rule that has nothing to say about it.

    Why: a dead waiver hides the next error of that kind. The fix takes it away.

    Bad: {"text": "Ann left.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name",
           "waive": [{"rule": "A006", "reason": "a compound"}]}]}
    Good: {"text": "Annland left.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name",
           "waive": [{"rule": "A006", "reason": "a compound"}]}]}
    Fix: {"text": "Ann left.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name"}]}
    """
    for annotation in sheet.standing:
        for number, waiver in enumerate(annotation.waive):
            judged = waiver.rule[:1] in "SAR" or annotation in sheet.sound
            if judged and (waiver.rule, annotation.id) not in sheet.fired:
                path = sheet.path(annotation, "waive", number)
                message = f"the waiver of {waiver.rule} is not needed: the rule has nothing to say here"
                fix = Fix((Edit("remove", path),), safe=True, message="take the waiver away")
                yield Problem(message, annotation.id, path=path, fix=fix)
