"""References: the slots of an annotation that name an entity or another annotation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count
from typing import Literal, NamedTuple

from articlekit.model.annotation import Annotation


class Reference(NamedTuple):
    """A slot (its path in the annotation), what kind of thing it names, and the id it names."""

    slot: tuple[str | int, ...]
    names: Literal["entity", "organisation", "claim"]
    target: str


def references(annotation: Annotation) -> list[Reference]:
    """List every reference that an annotation makes."""
    if annotation.kind == "organisation":
        target = annotation.organisation
        return [] if target is None else [Reference(("organisation",), "organisation", target)]
    if annotation.kind == "quote":
        named = [] if annotation.speaker is None else [Reference(("speaker",), "entity", annotation.speaker)]
        if not annotation.speakers:
            return named
        return named + [Reference(("speakers", i), "entity", each) for i, each in enumerate(annotation.speakers)]
    if annotation.part_of is annotation.from_ is annotation.to is None:
        return []
    slots = (("part_of", annotation.part_of), ("from", annotation.from_), ("to", annotation.to))
    return [Reference((slot,), "claim", target) for slot, target in slots if target is not None]


def entity_ids(annotations: Iterable[Annotation]) -> set[str]:
    """Give the ids of the entities that annotations name."""
    return {each.target for annotation in annotations for each in references(annotation) if each.names != "claim"}


def free_id(id: str, taken: Collection[str | None]) -> str:
    """Give the first free id of the same letters: "x1" becomes "x2", or what number is free."""
    stem = re.sub(r"\d+$", "", id)
    return next(each for number in count(1) if (each := f"{stem}{number}") not in taken)


def cycle(links: dict[str, str], start: str) -> list[str]:
    """Follow `links` from `start`; give the way back to it, or an empty list where it does not lead back."""
    way, at = [start], links.get(start)
    while at is not None and at not in way:
        way.append(at)
        at = links.get(at)
    return [*way, start] if at == start else []
