"""Sentences, found paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

import sentencex

_PARAGRAPH = re.compile(r"\S(?:[^\r\n]+|(?>\r\n|\r|\n)(?!\s*[\r\n]))*")
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")


def sentence_starts(text: str, language: str = "en") -> list[int]:
    """Give the offset at which each sentence begins; none runs across a blank line."""
    return [
        paragraph.start() + start for paragraph in _PARAGRAPH.finditer(text) for start in _starts_in(paragraph[0], language)
    ]


def _starts_in(paragraph: str, language: str) -> list[int]:
    """Give the offset at which each sentence of a paragraph begins, the first at 0.

    The splitter panics on a full stop behind white space that is not ASCII (1.0.20), so it is shown plain spaces.
    """
    boundaries = sentencex.get_sentence_boundaries(language, _WIDE_SPACE.sub(" ", paragraph))
    return [boundary["start_index"] for boundary in boundaries]


def sentence_around(text: str, starts: list[int], start: int, end: int) -> str:
    """Give the text of the sentence, or the sentences, that hold `[start, end)`, without white space at the edges."""
    first = bisect_right(starts, start) - 1
    last = bisect_right(starts, max(start, end - 1))
    return text[starts[max(first, 0)] if starts else 0 : starts[last] if last < len(starts) else len(text)].strip()


def sentence_finder(text: str, language: str = "en") -> Callable[[int, int], tuple[int, int]]:
    """Give a function that finds the sentence, or sentences, that hold `[start, end)`; it splits only paragraphs it needs.

    What it finds has white space at its end where the text has, and is otherwise what `sentence_around` gives.
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    begins = [start for start, _ in paragraphs]

    @cache
    def starts(number: int) -> list[int]:
        first, last = paragraphs[number]
        return [first + start for start in _starts_in(text[first:last], language)]

    def find(start: int, end: int) -> tuple[int, int]:
        if not begins:
            return 0, len(text)
        last = max(start, end - 1)
        of_start, of_end = bisect_right(begins, start) - 1, bisect_right(begins, last) - 1
        if of_end < 0:
            return begins[0], begins[0]
        found = starts(of_start)[bisect_right(starts(of_start), start) - 1] if of_start >= 0 else begins[0]
        after = starts(of_end)[bisect_right(starts(of_end), last) :]
        return found, after[0] if after else begins[of_end + 1] if of_end + 1 < len(begins) else len(text)

    return find
