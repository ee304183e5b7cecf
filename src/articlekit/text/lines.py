"""Offsets as lines and columns, the way editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

_BREAK = re.compile(r"\r\n|\n|\r")


def line_starts(text: str) -> list[int]:
    """Give the offset at which each line of `text` begins; LF, CRLF and CR end a line."""
    if "\r" in text:
        return [0, *(match.end() for match in _BREAK.finditer(text))]
    return list(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def position(starts: list[int], offset: int) -> tuple[int, int]:
    """Give the 1-based line and column, in code points, of `offset` in the text whose lines begin at `starts`."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
