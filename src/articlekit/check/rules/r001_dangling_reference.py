"""R001: what is referred to exists."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.canonical import main_spans
from articlekit.text.references import references


@rule("R001", "dangling-reference", "error")
def dangling_reference(sheet: Sheet) -> Iterator[Problem]:
    """An id names no entity, no annotation, or no article.

    Why: the quote, claim or mention belongs to nobody then, and the listings leave it out of every name's count.

    Bad: "{quote id=q1 speaker=p9|We will go}," {cue of=q1|said} {source of=q1|Ann}.
    Good: "{quote id=q1 speaker=ann|We will go}," {cue of=q1|said} {source of=q1|Ann}.
    """
    if sheet.layer and not sheet.text:
        yield Problem(f"there is no article {sheet.article!r}: corpus/{sheet.article}.txt is missing")
    own = {each.id for each in sheet.annotations} | {violation.member for violation in sheet.violations}
    for annotation in sheet.annotations:
        span = main_spans(annotation)[0]
        for slot, names, target in references(annotation):
            kind = "claim" if names == "claim" else "entity"
            if target not in sheet.entities and target not in own and (kind == "claim" or _surely_none(sheet, target)):
                yield Problem(f"{slot} is {target!r}, and no {kind} has that id", annotation.id, (span.start, span.end))
    for index, entity in sheet.entity_places:
        if entity.issued_by is not None and entity.issued_by not in sheet.entities and _surely_none(sheet, entity.issued_by):
            path = ("entities", index, "issued_by")
            yield Problem(f"issued_by is {entity.issued_by!r}, and no entity has that id", path=path)


def _surely_none(sheet: Sheet, target: str) -> bool:
    """Tell whether no entity can have the id, not even one that could not be read."""
    return sheet.unread is not None and target not in sheet.unread
