"""Promotion: a reviewed layer's annotations, copied into another."""

from __future__ import annotations

import re

from articlekit.model.annotation import Annotation, NumericClaim
from articlekit.text.canonical import main_spans

Annotations = tuple[Annotation, ...]


def chosen(annotations: Annotations, unreviewed: bool) -> Annotations:
    """Give the accepted annotations; with `unreviewed` also those without a status."""
    wanted = {"accepted", None} if unreviewed else {"accepted"}
    return tuple(each for each in annotations if each.status in wanted and each.orphan is None)


def merged(target: Annotations, new: Annotations) -> Annotations:
    """Add to `target` what of `new` has a kind and place that is not there yet; an id that is taken becomes a free one."""
    standing = {_stands(each): each.id for each in target}
    taken = {each.id for each in target}
    renamed: dict[str, str] = {}
    for each in new:
        renamed[each.id] = standing.get(_stands(each)) or (_next_id(each.id, taken) if each.id in taken else each.id)
        taken.add(renamed[each.id])
    return target + tuple(_rename(each, renamed) for each in new if _stands(each) not in standing)


def _stands(annotation: Annotation) -> tuple[str, tuple[tuple[int, int], ...]]:
    return annotation.kind, tuple((span.start, span.end) for span in main_spans(annotation))


def _next_id(taken_id: str, taken: set[str]) -> str:
    stem = re.sub(r"\d+$", "", taken_id)
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def _rename(annotation: Annotation, renamed: dict[str, str]) -> Annotation:
    update = {"id": renamed[annotation.id]}
    if isinstance(annotation, NumericClaim):
        update |= {slot: renamed[old] for slot in ("part_of", "from_", "to") if (old := getattr(annotation, slot)) in renamed}
    return annotation.model_copy(update=update)
