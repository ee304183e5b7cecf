"""R002: a reference leads to the right kind of thing."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.canonical import main_spans


@rule("R002", "wrong-target-type", "error")
def wrong_target_type(sheet: Sheet) -> Iterator[Problem]:
    """An id names something that cannot stand there: a speaker that is a claim, a mention's organisation that is a person.

    Why: each slot takes one kind of thing. A speaker is any entity, a mention's organisation and what issues a document
    are organisations, and part_of, from and to are claims of the same article.

    Bad: {organisation id=o1 organisation=ann|Acme} closed.
    Good: {organisation id=o1 organisation=acme|Acme} closed.
    """
    kinds = {each.id: each.kind for each in sheet.annotations}
    entities = sheet.entities
    for annotation, (slot, names, target) in sheet.references:
        entity = entities.get(target)
        if entity and (names == "entity" or names == entity.type):
            continue
        kind = kinds.get(target)
        if (entity or kind) and not (kind == names == "claim"):
            span = main_spans(annotation)[0]
            message = f"must be one {names}, and {target!r} is a {entity.type if entity else f'{kind} annotation'}"
            yield Problem(f"{slot[0]} {message}", annotation.id, (span.start, span.end))
    for index, listed in sheet.entity_places:
        issuer = sheet.entities.get(listed.issued_by or "")
        if issuer and issuer.type != "organisation":
            path = ("entities", index, "issued_by")
            yield Problem(f"issued_by is {issuer.id!r}, a {issuer.type}, and must be an organisation", path=path)
