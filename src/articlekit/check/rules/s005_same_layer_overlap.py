"""S005: annotations of one kind nest or stand apart."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.canonical import main_spans


@rule("S005", "same-layer-overlap", "warning")
def same_layer_overlap(sheet: Sheet) -> Iterator[Problem]:
    """Two annotations of one kind overlap, and neither holds the other.

    Why: one inside the other is fine, as with the name in a longer name; crossing is nearly always a slip at one of the
    edges.

    Bad: {organisation id=o1|Harwell {organisation id=o2|Water}}{organisation+ id=o2| plc} closed.
    Good: {organisation id=o1|{organisation id=o2|Harwell Water} plc} closed.
    """
    spans = sorted((span.start, span.end, each.kind, each.id) for each in sheet.standing for span in main_spans(each))
    open_spans: list[tuple[int, int, str, str]] = []
    for start, end, kind, own_id in spans:
        open_spans = [each for each in open_spans if each[1] > start]
        for other_start, other_end, other_kind, other_id in open_spans:
            if kind == other_kind and own_id != other_id and other_start < start and other_end < end:
                related = (Related(start=other_start, end=other_end, message=f"{other_id} is here"),)
                yield Problem(f"crosses the edge of {other_id}; nest them or part them", own_id, (start, end), related=related)
        open_spans.append((start, end, kind, own_id))
