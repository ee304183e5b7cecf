"""A006: spans begin and end between words."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.anchors import fits
from articlekit.text.canonical import spans


@rule("A006", "mid-word-boundary", "warning")
def mid_word_boundary(sheet: Sheet) -> Iterator[Problem]:
    """A span begins or ends inside a word.

    Why: a slip of the mouse. Scripts that put no spaces between words are left alone.

    Bad: {organisation id=o1|Harwell Wat}er closed.
    Good: {organisation id=o1|Harwell Water} closed.
    """
    for annotation in sheet.annotations:
        for _, span in spans(annotation):
            if span.text and fits(sheet.words, span) and (_inside(sheet.words, span.start) or _inside(sheet.words, span.end)):
                yield Problem(f"{span.text[:60]!r} begins or ends inside a word", annotation.id, (span.start, span.end))


def _inside(text: str, at: int) -> bool:
    """Tell whether a word runs across the boundary before `at`."""
    around = text[max(at - 1, 0) : at + 1]
    return len(around) == 2 and at > 0 and all(category(each) in ("Lu", "Ll", "Lt", "Nd", "Mn") for each in around)
