"""S006: a waiver waives something."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule


@rule("S006", "unused-suppression", "info", last=True)
def unused_suppression(sheet: Sheet) -> Iterator[Problem]:
    """An annotation carries a waiver for a rule that has nothing to say about it.

    Why: a dead waiver hides the next error of that kind.

    Bad: {"text": "Ann left.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name",
           "waive": [{"rule": "A006", "reason": "a compound"}]}]}
    Good: {"text": "Annland left.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name",
           "waive": [{"rule": "A006", "reason": "a compound"}]}]}
    """
    for index, annotation in sheet.places:
        for number, waiver in enumerate(annotation.waive):
            if (waiver.rule, annotation.id) not in sheet.fired:
                message = f"the waiver of {waiver.rule} is not needed: the rule has nothing to say here"
                yield Problem(message, annotation.id, path=("annotations", index, "waive", number))
