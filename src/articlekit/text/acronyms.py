"""Acronyms: which short form stands for which name, and where a text says so."""

from __future__ import annotations

import re
from typing import NamedTuple

_LETTERS = re.compile(r"[^\W\d_]+|\d+")
_SMALL = frozenset("a an and at by de del der des di du e et for in la le of on the to und y und & von".split())
_BRACKET = re.compile(r"\(\s*(?:the |or |known as )?([^\W\d_][\w&./’'-]{1,11}(?: ?- ?\w{1,3})?)\s*\)")
_WORD = re.compile(r"[^\s()\[\],;:\"“”]+")


class Definition(NamedTuple):
    """A place where a text gives a long form and its short form; offsets are half-open, in code points."""

    start: int
    end: int
    short_start: int
    short_end: int


def looks_like_acronym(word: str) -> bool:
    """Tell whether `word` is written as an acronym: two capitals or more, at most two other letters ("BBC", "U.N.", "GoI")."""
    if not 2 <= len(word) <= 12 or " " in word:
        return False
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return capitals >= 2 and len(letters) - capitals <= 2 and capitals * 2 > len(letters)


def abbreviates(short: str, long: str) -> bool:
    """Tell whether `short` is made of the initials of `long`, small words counting or not ("NaCTSO", "UN", "DoJ", "CAP-MC").

    A word in capitals may stand whole: "TTUK" of "Transplant and Tissue UK".
    """
    wanted = "".join(_LETTERS.findall(short)).casefold()
    words = [word for word in _LETTERS.findall(long) if word.casefold() != "s"]
    if len(wanted) < 2 or len(words) < 2:
        return False
    reached = {0}
    for word in words:
        whole, skippable = word.casefold(), word.casefold() in _SMALL or word[0].islower()
        step = {at + 1 for at in reached if wanted.startswith(whole[0], at)}
        step |= {at + len(word) for at in reached if word.isupper() and wanted.startswith(whole, at)}
        reached = step | (reached if skippable else set())
        if not reached:
            return False
    return len(wanted) in reached


def definitions(text: str) -> list[Definition]:
    """List where `text` defines an acronym in brackets: "the Office of Charity Regulation (OCR)".

    The long form is the longest run of words before the bracket, within the line, that the short one abbreviates; it
    begins with a capital and has at most three words more than the short form has letters (after Schwartz and Hearst, 2003).
    """
    found = []
    for bracket in _BRACKET.finditer(text):
        short = bracket[1].removesuffix("'s").removesuffix("’s")
        if not any(letter.isupper() for letter in short):
            continue
        line = max(text.rfind("\n", 0, bracket.start()), text.rfind("\r", 0, bracket.start())) + 1
        line = max(line, bracket.start() - 200)
        words = list(_WORD.finditer(text, line, bracket.start()))[-(len(short) + 6) :]
        end = words[-1].end() if words else line
        for word in words:
            start = word.start() + (1 if word[0][0] in "'‘" else 0)
            if (
                text[start].isupper()
                and text[start:end].split()[0].casefold() not in _SMALL
                and abbreviates(short, text[start:end])
            ):
                found.append(Definition(start, end, bracket.start(1), bracket.start(1) + len(short)))
                break
    return found


def nearly_abbreviates(short: str, long: str) -> bool:
    """Tell whether `short` is the initials of `long`, small words counting or not, but for one slip of the finger."""
    wanted = "".join(letter.casefold() for letter in short if letter.isalnum())
    words = _LETTERS.findall(long)
    kept = (words, [word for word in words if word.casefold() not in _SMALL])
    return len(wanted) > 2 and any(_one_slip(wanted, "".join(word[0].casefold() for word in each)) for each in kept)


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter: another, one more or less, or swapped with its neighbour."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[at:], other[at:]
    swapped = rest[:2] == other_rest[:2][::-1] and rest[2:] == other_rest[2:]
    return rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:] or swapped
