"""R001: what is referred to exists."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix
from articlekit.text.canonical import Slot, main_spans


@rule("R001", "dangling-reference", "error", fixable="unsafe")
def dangling_reference(sheet: Sheet) -> Iterator[Problem]:
    """An id names no entity, no annotation, or no article.

    Why: the quote, claim or mention belongs to nobody then, and the listings leave it out of every name's count. The
    fix names the one that is near, or nothing.

    Bad: "{quote id=q1 speaker=p9|We will go}," {cue of=q1|said} {source of=q1|Ann}.
    Good: "{quote id=q1 speaker=ann|We will go}," {cue of=q1|said} {source of=q1|Ann}.
    Fix: "{quote id=q1|We will go}," {cue of=q1|said} {source of=q1|Ann}.
    """
    if sheet.layer and not sheet.text:
        yield Problem(f"there is no article {sheet.article!r}: corpus/{sheet.article}.txt is missing")
    entities, own = sheet.entities, sheet.ids
    for annotation, (slot, names, target) in sheet.references:
        if target in entities or target in own:
            continue
        kind = "claim" if names == "claim" else "entity"
        if kind == "claim" or _surely_none(sheet, target):
            span = main_spans(annotation)[0]
            known = [each.id for each in sheet.annotations if each.kind == "claim"] if kind == "claim" else list(entities)
            fix = _fix(sheet.path(annotation, *slot), target, known)
            message = f"{slot[0]} is {target!r}, and no {kind} has that id"
            yield Problem(message, annotation.id, (span.start, span.end), fix=fix)
    for index, entity in sheet.entity_places:
        if entity.issued_by is not None and entity.issued_by not in entities and _surely_none(sheet, entity.issued_by):
            path = ("entities", index, "issued_by")
            fix = _fix(path, entity.issued_by, list(entities))
            yield Problem(f"issued_by is {entity.issued_by!r}, and no entity has that id", path=path, fix=fix)


def _surely_none(sheet: Sheet, target: str) -> bool:
    """Tell whether no entity can have the id, not even one that could not be read."""
    return sheet.known.unread is not None and target not in sheet.known.unread


def _fix(path: Slot, target: str, known: list[str]) -> Fix:
    """Name the id that is near, or nothing."""
    if near := get_close_matches(target, known, 1, 0.8):
        return Fix((Edit("replace", path, near[0]),), message=f"name {near[0]!r}")
    edit = Edit("remove", path) if isinstance(path[-1], int) else Edit("replace", path, None)
    return Fix((edit,), message="name nothing")
