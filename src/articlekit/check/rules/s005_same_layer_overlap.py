"""S005: annotations of one kind nest or stand apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related


@rule("S005", "same-layer-overlap", "warning")
def same_layer_overlap(sheet: Sheet) -> Iterator[Problem]:
    """Two annotations of one kind overlap, and neither holds the other.

    Why: one inside the other is fine, as with the name in a longer name; crossing is nearly always a slip at one of the
    edges.

    Bad: {organisation id=o1|Harwell {organisation id=o2|Water}}{organisation+ id=o2| plc} closed.
    Good: {organisation id=o1|{organisation id=o2|Harwell Water} plc} closed.
    """
    stretches = sorted(sheet.stretches)
    if any(one[2] > other[1] and one[0] == other[0] for one, other in pairwise(stretches)):
        for _, of_kind in groupby(stretches, key=itemgetter(0)):
            yield from _crossing([each[1:] for each in of_kind])


def _crossing(spans: list[tuple[int, int, str]]) -> Iterator[Problem]:
    """Give a problem for each two of the spans of a kind, sorted by their starts, that cross."""
    open_spans: list[tuple[int, int, str]] = []
    for start, end, own_id in spans:
        open_spans = [each for each in open_spans if each[1] > start]
        for other_start, other_end, other_id in open_spans:
            if own_id != other_id and other_start < start and other_end < end:
                related = (Related(start=other_start, end=other_end, message=f"{other_id} is here"),)
                yield Problem(f"crosses the edge of {other_id}; nest them or part them", own_id, (start, end), related=related)
        open_spans.append((start, end, own_id))
