"""Counts of what two layers share, and the scores they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from articlekit.model.row import Score

Side = Literal["gold", "predicted", "right_gold", "right_predicted"]
Counts = Counter[tuple[str, str, str]]
ALL = "all"


def count(counts: Counts, measure: str, form: str, side: str, number: int = 1) -> None:
    """Add to a measure's counts, for the form and for all forms."""
    for each in (ALL, form) if form != ALL else (ALL,):
        counts[measure, each, side] += number


def scores(kind: str, counts: Counts) -> Iterator[Score]:
    """Give precision, recall and F1, in per cent, of every measure and form that was counted."""
    keys = dict.fromkeys((measure, form) for measure, form, _ in counts)
    for measure, form in sorted(
        keys, key=lambda key: (list(dict.fromkeys(m for m, _ in keys)).index(key[0]), key[1] != ALL, key[1])
    ):
        gold, predicted = counts[measure, form, "gold"], counts[measure, form, "predicted"]
        precision = counts[measure, form, "right_predicted"] / predicted if predicted else 0.0
        recall = counts[measure, form, "right_gold"] / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        yield Score(
            kind=kind,
            measure=measure,
            form=form,
            gold=gold,
            predicted=predicted,
            precision=round(100 * precision, 1),
            recall=round(100 * recall, 1),
            f1=round(100 * f1, 1),
        )
