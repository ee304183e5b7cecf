"""Promotion: a reviewed layer's annotations, copied into another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articlekit.model.annotation import Annotation, NumericClaim
from articlekit.model.entity import Entity
from articlekit.text.canonical import main_spans
from articlekit.text.references import entity_ids, free_id

Annotations = tuple[Annotation, ...]


def chosen(annotations: Annotations, unreviewed: bool) -> Annotations:
    """Give the accepted annotations; with `unreviewed` also those without a status."""
    wanted = {"accepted", None} if unreviewed else {"accepted"}
    return tuple(each for each in annotations if each.status in wanted and each.orphan is None)


def fresh(target: Annotations, new: Annotations) -> Annotations:
    """Give what of `new` has a kind and place that nothing in `target` has."""
    standing = set(map(_stands, target))
    return tuple(each for each in new if _stands(each) not in standing)


def merged(target: Annotations, new: Annotations) -> Annotations:
    """Add to `target` what of `new` is fresh.

    An id that is taken becomes a free one, and so do references to it; a reference to what did not come along is dropped.
    """
    standing = {_stands(each): each.id for each in target}
    renamed = {each.id: standing[_stands(each)] for each in new if _stands(each) in standing}
    added = fresh(target, new)
    taken, ids = {each.id for each in target}, list[str]()
    for each in added:
        ids.append(free_id(each.id, taken | {one.id for one in added}) if each.id in taken else each.id)
        taken.add(ids[-1])
    renamed |= {each.id: id for each, id in zip(added, ids, strict=True)}
    return target + tuple(_renamed(each, id, renamed) for each, id in zip(added, ids, strict=True))


def adopted(
    own: Mapping[str, Entity], authority: Mapping[str, Entity], annotations: Iterable[Annotation]
) -> tuple[Entity, ...]:
    """Give those of a layer's `own` entities that `annotations` need and the authority file lacks, with their issuers."""
    needed = [own[each] for each in sorted(entity_ids(annotations)) if each in own]
    issuers = [own[each.issued_by] for each in needed if each.issued_by and each.issued_by in own]
    return tuple({each.id: each for each in (*needed, *issuers) if each.id not in authority}.values())


def _stands(annotation: Annotation) -> tuple[str, tuple[tuple[int, int], ...]]:
    return annotation.kind, tuple((span.start, span.end) for span in main_spans(annotation))


def _renamed(annotation: Annotation, id: str, renamed: Mapping[str, str]) -> Annotation:
    update: dict[str, str | None] = {"id": id}
    if isinstance(annotation, NumericClaim):
        update |= {slot: renamed.get(old) for slot in ("part_of", "from_", "to") if (old := getattr(annotation, slot))}
    return annotation.model_copy(update=update)
