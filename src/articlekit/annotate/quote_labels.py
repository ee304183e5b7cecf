"""Gold quotes as one label a token, and runs of labels as spans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articlekit.annotate.quote_columns import Columns
from articlekit.model.annotation import Quote, Span

LABELS = ("O", *(side + kind for kind in "QSLR" for side in ("B-", "I-")))


class Run(NamedTuple):
    """Tokens `[first, last)` that carry one kind of label.

    The kinds: "Q" cue, "S" source, "L" content whose cue lies to its left (or nowhere), "R" content whose cue lies to
    its right.
    """

    kind: str
    first: int
    last: int


def gold_labels(doc: Columns, quotes: Iterable[Quote]) -> list[str]:
    """Label each token "O" or "B-" or "I-" and its kind of run; a cue wins over a source, a source over content."""
    labels = ["O"] * len(doc.word)
    spans: list[tuple[int, str, Span]] = []
    for quote in quotes:
        for run in quote.content:
            right = quote.cue is not None and quote.cue.start >= run.end
            spans.append((0, "R" if right else "L", run))
        spans += [(1, "S", quote.source)] if quote.source else []
        spans += [(2, "Q", quote.cue)] if quote.cue else []
    for _, kind, span in sorted(spans, key=lambda each: each[0]):
        first, last = tokens_of(doc, span.start, span.end)
        for at in range(first, last):
            labels[at] = ("B-" if at == first else "I-") + kind
    return labels


def tokens_of(doc: Columns, start: int, end: int) -> tuple[int, int]:
    """Give the tokens `[first, last)` that the offsets `[start, end)` touch."""
    first = bisect_left(doc.end, start + 1)
    return first, max(first, bisect_left(doc.start, end))


def runs_of(labels: Sequence[str], paragraphs: Iterable[tuple[int, int]]) -> list[Run]:
    """Read runs from labels; a run ends at a paragraph's end or where another begins."""
    found: list[Run] = []
    for start, stop in paragraphs:
        first = start
        for at in range(start, stop + 1):
            ends = at == stop or labels[at][:1] != "I" or (at > first and labels[at][2:] != labels[first][2:])
            if ends and at > start:
                if labels[first] != "O":
                    found.append(Run(labels[first][2:], first, at))
                first = at
    return found
