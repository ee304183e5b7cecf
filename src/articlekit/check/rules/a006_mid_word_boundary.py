"""A006: spans begin and end between words."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Fix

_WORD = frozenset(("Lu", "Ll", "Lt", "Nd", "Mn"))


@rule("A006", "mid-word-boundary", "warning", fixable="unsafe")
def mid_word_boundary(sheet: Sheet) -> Iterator[Problem]:
    """A span begins or ends inside a word.

    Why: a slip of the mouse. Scripts that put no spaces between words are left alone. The fix takes in the whole word.

    Bad: {organisation id=o1|Harwell Wat}er closed.
    Good: {organisation id=o1|Harwell Water} closed.
    Fix: {organisation id=o1|Harwell Water} closed.
    """
    words, plain = sheet.words, sheet.words.isascii()
    for annotation, slot, span in sheet.fitting:
        start, end = span.start, span.end
        first, last = words[start - 1 : start + 1], words[end - 1 : end + 1]
        if (plain or (first.isascii() and last.isascii())) and not first.isalnum() and not last.isalnum():
            continue
        if start < end and (_inside(words, start) or _inside(words, end)):
            while _inside(words, start):
                start -= 1
            while _inside(words, end):
                end += 1
            fix = Fix((sheet.respan(annotation, slot, start, end),), message=f"take in {words[start:end][:60]!r}")
            yield Problem(f"{span.text[:60]!r} begins or ends inside a word", annotation.id, (span.start, span.end), fix=fix)


def _inside(text: str, at: int) -> bool:
    """Tell whether a word runs across the boundary before `at`."""
    around = text[at - 1 : at + 1]
    if around.isascii():
        return len(around) == 2 and around.isalnum()
    return len(around) == 2 and all(category(each) in _WORD for each in around)
