"""S004: labels come from the format's closed lists."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix


@rule("S004", "unknown-label", "error", fixable="unsafe")
def unknown_label(sheet: Sheet) -> Iterator[Problem]:
    """A key with a closed list of values has another value.

    Why: a label that nobody knows is counted nowhere; mostly it is a slip for one that is known. The fix writes the
    one that is near, if any.

    Bad: {"text": "Over 400 left.", "annotations": [
          {"kind": "claim", "id": "n1", "span": {"start": 0, "end": 8, "text": "Over 400"},
           "comparator": "morethan", "value": "400"}]}
    Good: {"text": "Over 400 left.", "annotations": [
          {"kind": "claim", "id": "n1", "span": {"start": 0, "end": 8, "text": "Over 400"}, "comparator": ">",
           "value": "400"}]}
    Fix: {"text": "Over 400 left.", "annotations": [
          {"kind": "claim", "id": "n1", "span": {"start": 0, "end": 8, "text": "Over 400"}, "comparator": ">",
           "value": "400"}]}
    """
    for violation in sheet.violations:
        if violation.label:
            fix = Fix((Edit("replace", violation.path, violation.near),), message=f"write {violation.near!r}")
            owner = violation.member if sheet.layer else None
            yield Problem(violation.message, owner, offset=violation.offset, fix=fix if violation.near else None)
