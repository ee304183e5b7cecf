"""O006: an organisation is nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.surfaces import plain


@rule("O006", "type-conflict", "warning")
def type_conflict(sheet: Sheet) -> Iterator[Problem]:
    """An id or a name is an organisation's in one place, and a person's or a document's in another.

    Why: one of the two is a slip, or the two need names that tell them apart. An id that two entity files list as different
    kinds, and a name that entities of different kinds share; a mention that is linked to a person is R002's.

    Bad: {"text": "", "entities": [{"id": "aquawatch", "type": "organisation", "name": "Aquawatch"},
          {"id": "aquawatch-report", "type": "document", "name": "Aquawatch"}]}
    Good: {"text": "", "entities": [{"id": "aquawatch", "type": "organisation", "name": "Aquawatch"},
          {"id": "aquawatch-report", "type": "document", "name": "Aquawatch annual report"}]}
    """
    if not sheet.listed:
        return
    names = sheet.known.organisation_names
    for index, entity in sheet.entity_places:
        other = sheet.entities.get(entity.id, entity)
        if other.type != entity.type and "organisation" in (entity.type, other.type):
            message = f"{entity.id!r} is listed as {entity.type} here, and as {other.type} in another file"
            yield Problem(message, path=("entities", index, "type"))
        elif entity.type in ("person", "document"):
            shared = next((each for each in (entity.name, *entity.aliases) if plain(each) in names), None)
            if shared is not None:
                message = (
                    f"the {entity.type} {entity.id!r} has the name {shared!r}, as has the organisation {names[plain(shared)]!r}"
                )
                yield Problem(message, path=("entities", index))
