"""S002: nothing is annotated twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import Annotation
from articlekit.model.finding import Related
from articlekit.model.fix import Edit, Fix
from articlekit.text.canonical import main_spans

_ABOUT = {"by", "at", "confidence", "status", "waive"}
_Place = tuple[str, int, int]


@rule("S002", "duplicate-annotation", "warning", fixable="safe")
def duplicate_annotation(sheet: Sheet) -> Iterator[Problem]:
    """Two annotations of one layer have the same place and say the same.

    Why: every count of them is one too high. The fix leaves out the one that says less about who made it and when; where
    each says something else there is none, and none where something refers to it by its id.

    Bad: {organisation id=o1 organisation=acme|{organisation id=o2 organisation=acme|Acme}} closed.
    Good: {organisation id=o1 organisation=acme|Acme} closed.
    Fix: {organisation id=o1 organisation=acme|Acme} closed.
    """
    seen: dict[_Place, list[Annotation]] = {}
    places = {place[:3] for place in sheet.stretches}
    for annotation in sheet.standing if len(places) < len(sheet.stretches) else ():
        span = main_spans(annotation)[0]
        place = (annotation.kind, span.start, span.end)
        if place not in seen:
            seen[place] = [annotation]
            continue
        same = next((each for each in seen[place] if _content(each) == _content(annotation)), None)
        if same is None:
            seen[place].append(annotation)
            continue
        related = (Related(start=span.start, end=span.end, message=f"{same.id} is here"),)
        message = f"says the same as {same.id} at the same place"
        yield Problem(message, annotation.id, (span.start, span.end), related=related, fix=_fix(sheet, same, annotation))


def _content(annotation: Annotation) -> dict[str, Any]:
    return annotation.model_dump(exclude={"id", *_ABOUT})


def _fix(sheet: Sheet, first: Annotation, second: Annotation) -> Fix | None:
    """Leave out the annotation that says nothing that the other does not say, the later one if neither does."""
    about_first, about_second = (each.model_dump(include=_ABOUT, exclude_defaults=True) for each in (first, second))
    if about_second.items() <= about_first.items():
        kept, dropped = first, second
    elif about_first.items() <= about_second.items():
        kept, dropped = second, first
    else:
        return None
    if kept.id != dropped.id and dropped.id in sheet.referred:
        return None
    return Fix((Edit("remove", sheet.path(dropped)),), safe=True, message=f"leave {dropped.id} out")
