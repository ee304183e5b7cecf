"""Words cut into the pieces that an encoder knows.

WordPiece: Wu et al., "Google's neural machine translation system" (2016), with longest match first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

UNKNOWN, START, STOP = "[UNK]", "[CLS]", "[SEP]"
_MOST, _LONGEST = 6, 100
_REMEMBERED = 1 << 16

Cutter = Callable[[str], Sequence[int]]


def cutter(places: Mapping[str, int]) -> Cutter:
    """Give a function from a word to the places of its pieces, at least one and at most six; case and accents don't count.

    `places` has each piece's number; pieces inside a word begin with "##".
    """

    @lru_cache(_REMEMBERED)
    def cut(word: str) -> tuple[int, ...]:
        plain = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(sign) != "Mn")
        return tuple(piece for part in _parts(plain) for piece in _pieces(part, places))[:_MOST] or (places[UNKNOWN],)

    return cut


def _parts(word: str) -> Iterator[str]:
    """Split a word at its punctuation, each sign of which is a part of its own."""
    start = 0
    for at, sign in enumerate(word):
        if not _joins(sign):
            if start < at:
                yield word[start:at]
            if not sign.isspace():
                yield sign
            start = at + 1
    if start < len(word):
        yield word[start:]


def _joins(sign: str) -> bool:
    return sign.isalnum() or (not sign.isascii() and unicodedata.category(sign)[0] not in "PZ")


def _pieces(part: str, places: Mapping[str, int]) -> list[int]:
    """Take the longest known piece again and again; a part that cannot be cut so, or is very long, is one unknown piece."""
    found: list[int] = []
    at = 0
    while at < len(part) <= _LONGEST:
        begin = "##" if at else ""
        end = next((end for end in range(len(part), at, -1) if begin + part[at:end] in places), None)
        if end is None:
            break
        found.append(places[begin + part[at:end]])
        at = end
    return found if at == len(part) else [places[UNKNOWN]]
