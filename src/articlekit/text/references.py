"""References: the slots of an annotation that name an entity or another annotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from articlekit.model.annotation import Annotation, NumericClaim, OrganisationMention, Quote


class Reference(NamedTuple):
    """A slot (its key in the file), what kind of thing it names, and the id it names."""

    slot: str
    names: Literal["entity", "organisation", "claim"]
    target: str


def references(annotation: Annotation) -> Iterator[Reference]:
    """Give every reference that an annotation makes."""
    match annotation:
        case Quote():
            if annotation.speaker is not None:
                yield Reference("speaker", "entity", annotation.speaker)
            yield from (Reference("speakers", "entity", each) for each in annotation.speakers)
        case OrganisationMention():
            if annotation.organisation is not None:
                yield Reference("organisation", "organisation", annotation.organisation)
        case NumericClaim():
            slots = (("part_of", annotation.part_of), ("from", annotation.from_), ("to", annotation.to))
            yield from (Reference(slot, "claim", target) for slot, target in slots if target is not None)


def entity_ids(annotations: Iterable[Annotation]) -> set[str]:
    """Give the ids of the entities that annotations name."""
    return {each.target for annotation in annotations for each in references(annotation) if each.names != "claim"}


def cycle(links: dict[str, str], start: str) -> list[str]:
    """Follow `links` from `start`; give the way back to it, or an empty list where it does not lead back."""
    way, at = [start], links.get(start)
    while at is not None and at not in way:
        way.append(at)
        at = links.get(at)
    return [*way, start] if at == start else []
