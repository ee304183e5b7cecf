"""R004: nothing is part of itself."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.canonical import main_spans
from articlekit.text.references import cycle


@rule("R004", "reference-cycle", "error")
def reference_cycle(sheet: Sheet) -> Iterator[Problem]:
    """Following part_of from claim to claim, or issued_by from entity to entity, leads back to where it began.

    Why: a part that holds its whole is nonsense, and what follows such links would never end.

    Bad: {claim id=n1 value=4 part_of=n2|Four} of the {claim id=n2 value=9 part_of=n1|nine} went.
    Good: {claim id=n1 value=4 part_of=n2|Four} of the {claim id=n2 value=9|nine} went.
    """
    parts = {annotation.id: each.target for annotation, each in sheet.references if each.slot == ("part_of",)}
    for annotation in sheet.annotations if parts else ():
        if way := cycle(parts, annotation.id):
            span = main_spans(annotation)[0]
            yield Problem(f"part_of leads in a circle: {' > '.join(way)}", annotation.id, (span.start, span.end))
    issuers = {each.id: each.issued_by for each in sheet.entities.values() if each.issued_by} if sheet.listed else {}
    for index, entity in sheet.entity_places:
        if way := cycle(issuers, entity.id):
            yield Problem(f"issued_by leads in a circle: {' > '.join(way)}", path=("entities", index, "issued_by"))
