"""Numeric claims of two layers compared.

Claims are paired one to one by the words of their spans, which must overlap by half of their union.

    claim      paired
    value      and value, upper and `of` are equal as numbers
    all        and comparator, unit and change are equal
    measure    value, and the measures share a word that is no function word (or neither has one)
    period     value, and the periods share such a word (or neither has one)
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from articlekit.compare.counts import ALL, Counts, count
from articlekit.compare.words import WordIndex, iou, paired
from articlekit.model.annotation import NumericClaim, Span


def compare_claims(index: WordIndex, gold: Iterable[NumericClaim], predicted: Iterable[NumericClaim]) -> Counts:
    """Count what is right."""
    golds, predictions, counts = list(gold), list(predicted), Counts()
    for measure in ("claim", "value", "all", "measure", "period"):
        count(counts, measure, ALL, "gold", len(golds))
        count(counts, measure, ALL, "predicted", len(predictions))

    def overlap(one: NumericClaim, other: NumericClaim) -> tuple[float, ...]:
        shared = iou(index.words(one.span), index.words(other.span))
        return (shared if shared >= 1 / 2 else 0.0,)

    for one, other in paired(golds, predictions, overlap):
        value = _numbers(one) == _numbers(other)
        right = {
            "claim": True,
            "value": value,
            "all": value and _labels(one) == _labels(other),
            "measure": value and _share(index, one.measure, other.measure),
            "period": value and _share(index, one.period, other.period),
        }
        for measure in (measure for measure, is_right in right.items() if is_right):
            count(counts, measure, ALL, "right_gold")
            count(counts, measure, ALL, "right_predicted")
    return counts


def _numbers(claim: NumericClaim) -> tuple[Decimal | None, ...]:
    return tuple(None if each is None else Decimal(each) for each in (claim.value, claim.upper, claim.of))


def _labels(claim: NumericClaim) -> tuple[str | None, ...]:
    """Give comparator, unit and change; a multiple counts as having no unit."""
    return claim.comparator, None if claim.unit in ("x", "1") else claim.unit, claim.change


def _share(index: WordIndex, one: Span | None, other: Span | None) -> bool:
    if not one or not other:
        return one is other
    return bool(index.content(index.words(one) & index.words(other)))
