"""Sentences, found paragraph by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right

import sentencex

_PARAGRAPH = re.compile(r"\S(?:[^\r\n]+|(?>\r\n|\r|\n)(?!\s*[\r\n]))*")


def sentence_starts(text: str, language: str = "en") -> list[int]:
    """Give the offset at which each sentence begins; none runs across a blank line."""
    return [
        paragraph.start() + boundary["start_index"]
        for paragraph in _PARAGRAPH.finditer(text)
        for boundary in sentencex.get_sentence_boundaries(language, paragraph[0])
    ]


def sentence_around(text: str, starts: list[int], start: int, end: int) -> str:
    """Give the text of the sentence, or the sentences, that hold `[start, end)`, without white space at the edges."""
    first = bisect_right(starts, start) - 1
    last = bisect_right(starts, max(start, end - 1))
    return text[starts[max(first, 0)] if starts else 0 : starts[last] if last < len(starts) else len(text)].strip()
