"""S001: the file keeps its schema."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule


@rule("S001", "schema-violation", "error")
def schema_violation(sheet: Sheet) -> Iterator[Problem]:
    """A file cannot be read, or something in it is not as the format says.

    Why: a wrong type breaks every rule and every listing after it. An annotation that breaks the schema is left out by
    the other rules.

    Bad: {"text": "It cost £2.3bn.", "annotations": [
          {"kind": "claim", "id": "n1", "span": {"start": 8, "end": 14, "text": "£2.3bn"}, "comparator": "=",
           "value": "2.3bn", "unit": "GBP"}]}
    Good: {"text": "It cost £2.3bn.", "annotations": [
          {"kind": "claim", "id": "n1", "span": {"start": 8, "end": 14, "text": "£2.3bn"}, "comparator": "=",
           "value": "2300000000", "unit": "GBP"}]}
    """
    for violation in sheet.violations:
        if not violation.label and not violation.lacks:
            yield Problem(violation.message, violation.member if sheet.layer else None, offset=violation.offset)
    if sheet.content and sheet.layer:
        for key, wanted in (("article", sheet.article), ("layer", sheet.layer)):
            if (stored := getattr(sheet.content, key)) != wanted:
                yield Problem(f"{key} is {stored!r}, but the file stands where {wanted!r} does", path=(key,))
