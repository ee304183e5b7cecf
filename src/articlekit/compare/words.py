"""Spans as sets of words, so that punctuation and white space at the edges don't count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from articlekit.model.annotation import Span

FUNCTION_WORDS = frozenset(
    "a an the of and or in on at to for by with from as is are was were be been that which who whose this these "
    "those his her its their our my your some many several".split()
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
Words = frozenset[int]
T = TypeVar("T")


class WordIndex:
    """The words of a text, numbered: runs of letters and digits with inner apostrophes."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.folded = [match[0].lower() for match in found]
        self.starts = [match.start() for match in found]
        self._at = {offset: number for number, match in enumerate(found) for offset in range(*match.span())}

    def words(self, *spans: Span | None) -> Words:
        """Give the numbers of the words that spans touch."""
        return frozenset(self._at[i] for span in spans if span for i in range(span.start, span.end) if i in self._at)

    def content(self, words: Words) -> Words:
        """Leave out function words."""
        return frozenset(number for number in words if self.folded[number] not in FUNCTION_WORDS)


def iou(one: Words, other: Words) -> float:
    """Give the intersection over the union, 0 to 1."""
    return len(one & other) / len(one | other) if one & other else 0.0


def paired(gold: Sequence[T], predicted: Sequence[T], overlap: Callable[[T, T], tuple[float, ...]]) -> Iterable[tuple[T, T]]:
    """Pair two lists one to one, the highest overlap first; an overlap of 0 is no pair."""
    every = ((overlap(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(predicted))
    used_gold, used_predicted = set[int](), set[int]()
    for _, i, j in sorted((each for each in every if each[0][0] > 0), reverse=True):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            yield gold[i], predicted[j]
