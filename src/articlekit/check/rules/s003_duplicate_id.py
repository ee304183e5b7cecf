"""S003: an id is one thing's alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.entity import Entity
from articlekit.model.fix import Edit, Fix
from articlekit.text.canonical import main_spans
from articlekit.text.references import free_id


@rule("S003", "duplicate-id", "error", fixable="unsafe")
def duplicate_id(sheet: Sheet) -> Iterator[Problem]:
    """Two annotations of an article, or two entities of a file, share an id.

    Why: whatever refers to the id could mean either. The fix gives the later one a free id, so that references mean the
    first; of two entities that are the same in all, it leaves the later one out.

    Bad: {"text": "Ann left.", "annotations": [
          {"kind": "claim", "id": "x1", "span": {"start": 0, "end": 3, "text": "Ann"}, "comparator": "=", "value": "1"},
          {"kind": "organisation", "id": "x1", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name"}]}
    Good: {"text": "Ann left.", "annotations": [
          {"kind": "claim", "id": "x1", "span": {"start": 0, "end": 3, "text": "Ann"}, "comparator": "=", "value": "1"},
          {"kind": "organisation", "id": "x2", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name"}]}
    Fix: {"text": "Ann left.", "annotations": [
          {"kind": "claim", "id": "x1", "span": {"start": 0, "end": 3, "text": "Ann"}, "comparator": "=", "value": "1"},
          {"kind": "organisation", "id": "x2", "span": {"start": 0, "end": 3, "text": "Ann"}, "form": "name"}]}
    """
    seen: set[str] = set()
    for annotation in sheet.annotations if len(sheet.ids) < len(sheet.annotations) + len(sheet.violations) else ():
        if annotation.id in seen:
            span = main_spans(annotation)[0]
            fix = _renamed(sheet.path(annotation, "id"), free_id(annotation.id, sheet.ids))
            yield Problem(f"id {annotation.id!r} is another annotation's too", annotation.id, (span.start, span.end), fix=fix)
        seen.add(annotation.id)
    known: dict[str, Entity] = {}
    for index, entity in sheet.entity_places:
        if (first := known.setdefault(entity.id, entity)) is not entity:
            path = ("entities", index)
            fix = Fix((Edit("remove", path),), message="leave the later one out")
            if first != entity:
                fix = _renamed((*path, "id"), _numbered(entity.id, {each.id for each in sheet.listed}))
            yield Problem(f"id {entity.id!r} is another entity's too", path=(*path, "id"), fix=fix)


def _numbered(id: str, taken: set[str]) -> str:
    return next(each for number in count(2) if (each := f"{id}-{number}") not in taken)


def _renamed(path: tuple[str | int, ...], id: str) -> Fix:
    return Fix((Edit("replace", path, id),), message=f"call this one {id}")
