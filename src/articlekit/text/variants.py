"""Wordings that are the same but for a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LEAST = 3
_SOME = 6
_LONG = 8
_NEGATIONS = frozenset("no not never nothing none nobody neither nor".split())


def plain_words(text: str) -> list[str]:
    """List the words and numbers of `text` in lower case, straight apostrophes in them."""
    return _WORD.findall(text.lower().replace("’", "'"))


def near_variants(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    """Give each stretch that another has as well but for a slip, the other stretch, and the difference in words.

    A slip is one word whose letters mostly agree with the other's or, in at least six words, one word left out or put in;
    in at least eight, two words with such letters. The shorter stretch comes first, of equal ones the later.
    """
    listed = ((stretch, plain_words(text[slice(*stretch)])) for stretch in stretches)
    worded = [(stretch, words, frozenset(words)) for stretch, words in listed if len(words) >= _LEAST]
    worded.sort(key=lambda each: (len(each[1]), -each[0][0]))
    for at, (stretch, words, own) in enumerate(worded):
        for other, longer, others in worded[at + 1 :]:
            if len(own - others) <= 2 and (difference := _slip(words, longer)):
                yield stretch, other, difference
                break


def _slip(words: list[str], longer: list[str]) -> str | None:
    """Say how a stretch of `longer` differs from `words` by a slip; None where none does, or one agrees wholly."""
    size = len(words)
    windows = [longer[at : at + size] for at in range(len(longer) - size + 1)]
    if words in windows:
        return None
    allowed = 1 if size < _LONG else 2
    for window in windows:
        differing = [(one, other) for one, other in zip(words, window, strict=True) if one != other]
        if len(differing) <= allowed and all(_alike(one, other, size) for one, other in differing):
            return ", ".join(f"{one!r} is {other!r}" for one, other in differing)
    if size < _SOME:
        return None
    for shift, what in ((1, "left out"), (-1, "put in")):
        for at in range(len(longer) - size - shift + 1):
            if (word := _one_word(words, longer[at : at + size + shift])) is not None:
                return f"{word!r} is {what}"
    return None


def _alike(one: str, other: str, size: int) -> bool:
    """Tell whether one word may be a slip for the other: the shorter the wording, the more letters must agree."""
    if {one, other} & _NEGATIONS or "n't" in one + other:
        return False
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    if size < _SOME:
        return min(len(one), len(other)) > 3 and ratio >= 0.6
    return ratio >= (0.5 if size < _LONG else 0.3)


def _one_word(one: list[str], other: list[str]) -> str | None:
    """Give the word, inside and not at an edge, without which the longer of two wordings is the shorter."""
    short, long = sorted((one, other), key=len)
    at = next((i for i, word in enumerate(short) if word != long[i]), len(short))
    if not 0 < at < len(short) or short[at:] != long[at + 1 :] or long[at] in _NEGATIONS or "n't" in long[at]:
        return None
    return long[at]
