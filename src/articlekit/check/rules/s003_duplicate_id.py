"""S003: an id is one thing's alone."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.canonical import main_spans


@rule("S003", "duplicate-id", "error")
def duplicate_id(sheet: Sheet) -> Iterator[Problem]:
    """Two annotations of an article, or two entities of a file, share an id.

    Why: whatever refers to the id could mean either.

    Bad: {"text": "Ann left.", "annotations": [
          {"kind": "claim", "id": "x1", "span": {"start": 0, "end": 3, "text": "Ann"}, "comparator": "=", "value": "1"},
          {"kind": "organisation", "id": "x1", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name"}]}
    Good: {"text": "Ann left.", "annotations": [
          {"kind": "claim", "id": "x1", "span": {"start": 0, "end": 3, "text": "Ann"}, "comparator": "=", "value": "1"},
          {"kind": "organisation", "id": "x2", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name"}]}
    """
    seen: set[str] = set()
    for annotation in sheet.annotations:
        if annotation.id in seen:
            span = main_spans(annotation)[0]
            yield Problem(f"id {annotation.id!r} is another annotation's too", annotation.id, (span.start, span.end))
        seen.add(annotation.id)
    known: set[str] = set()
    for index, entity in sheet.entity_places:
        if entity.id in known:
            yield Problem(f"id {entity.id!r} is another entity's too", path=("entities", index, "id"))
        known.add(entity.id)
