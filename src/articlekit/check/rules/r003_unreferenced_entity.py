"""R003: every entity is there for something."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix


@rule("R003", "unreferenced-entity", "warning", fixable="unsafe")
def unreferenced_entity(sheet: Sheet) -> Iterator[Problem]:
    """An entity that no annotation of any layer names, and no other entity.

    Why: mostly what is left of a deleted annotation. Only judged where the whole corpus is checked. The fix takes
    the entity away.

    Bad: {"text": "Acme closed.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 4, "text": "Acme"},
           "organisation": "acme", "form": "name"}],
          "entities": [{"id": "acme", "type": "organisation", "name": "Acme"}, {"id": "bob", "type": "person", "name": "Bob"}]}
    Good: {"text": "Acme closed.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 4, "text": "Acme"},
           "organisation": "acme", "form": "name"}], "entities": [{"id": "acme", "type": "organisation", "name": "Acme"}]}
    Fix: {"text": "Acme closed.", "annotations": [
          {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 4, "text": "Acme"},
           "organisation": "acme", "form": "name"}], "entities": [{"id": "acme", "type": "organisation", "name": "Acme"}]}
    """
    for index, entity in sheet.entity_places:
        if sheet.named is not None and entity.id not in sheet.named:
            path = ("entities", index)
            fix = Fix((Edit("remove", path),), message=f"take {entity.id!r} away")
            yield Problem(f"nothing names the {entity.type} {entity.id!r} ({entity.name})", path=path, fix=fix)
