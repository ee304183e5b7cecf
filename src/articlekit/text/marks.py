"""Quotation marks: which stretches of a text stand inside them, and so which form a quote has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

CLOSES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
MARKS = frozenset(CLOSES) | frozenset(CLOSES.values())
DOUBLE = {'"': '"', "“": "”", "«": "»", "„": "“"}
_PARAGRAPH = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"[\r\n]")
_OPENING = re.compile("[\"“‘'«„]")
_TELLING = re.compile(r"[^\W_]")
_ANY = re.compile(r".", re.S)
_CLOSING = frozenset(CLOSES.values())
_DOUBLE_MARK = re.compile('["“”«»„]')
_INCHES = re.compile(r"(?:\d['’′]\s?)?\d+(?:[.½¼¾]\d*)?\Z")


def quoted(text: str) -> list[tuple[int, int]]:
    """List the stretches between quotation marks, outermost only, without the marks.

    A double mark left open runs to its paragraph's end, as where speech goes on in the next paragraph; so does a single mark
    where the next paragraph begins with one, and else it is an apostrophe.
    """
    found: list[tuple[int, int]] = []
    at, paragraph_end = 0, -1
    apostrophes: set[str] = set()
    while match := _OPENING.search(text, at):
        at = match.start()
        if at >= paragraph_end:
            apostrophes = set()
            paragraph_end = _end_of_paragraph(text, at)
        mark = text[at]
        if mark in apostrophes or not _opens(text, at):
            at += 1
            continue
        until = _closing(text, mark, at + 1, paragraph_end)
        if until is None and mark in "'‘" and not goes_on(text, at, paragraph_end):
            apostrophes.add(mark)
            at += 1
            continue
        stop = paragraph_end if until is None else until
        found.append((at + 1, stop))
        at = stop + 1
    return found


def goes_on(text: str, at: int, end: int) -> bool:
    """Tell whether speech that a mark at `at` may begin goes on in the paragraph after `end`, which begins with that mark."""
    before, after = text[max(0, at - 2) : at], text[end : end + 8].lstrip()
    return after[:1] == text[at] and after[1:2].isalnum() and (not before.strip() or before[-1:].isspace())


def _end_of_paragraph(text: str, at: int) -> int:
    end = _BREAK.search(text, at)
    return end.start() if end else len(text)


def _closing(text: str, mark: str, start: int, end: int) -> int | None:
    """Find where a mark that opens before `start` is closed, before `end`."""
    close = CLOSES[mark]
    at = text.find(close, start, end)
    while at >= 0 and not _ends(text, at):
        at = text.find(close, at + 1, end)
    return at if at >= 0 else None


def form_of(
    text: str, content: Iterable[tuple[int, int]], inside: Sequence[tuple[int, int]] | None = None
) -> Literal["direct", "indirect", "mixed"]:
    """Tell the form of a quote from the marks around its content runs; `inside` are the `quoted` stretches, where known.

    From the first run inside marks to the last, or to one that a closing mark follows, all runs count as inside: a
    paragraph may have lost its opening mark.
    """
    marked, runs = quoted(text) if inside is None else inside, list(content)
    shares = [_share_inside(text, run, marked) for run in runs]
    first = shares.index("direct") if "direct" in shares else len(runs)
    last = max((i for i, (_, end) in enumerate(runs) if shares[i] == "direct" or _closed_at(text, end)), default=0)
    shares = ["direct" if share == "indirect" and first < i <= last else share for i, share in enumerate(shares)]
    return shares[0] if len(set(shares)) == 1 else "mixed"


def stray_marks(text: str) -> list[int]:
    """List where double marks stand that nothing closes or opens.

    A mark left open at the end of a paragraph is none where the next one begins with a mark, as speech does that goes on.
    """
    if not _DOUBLE_MARK.search(text):
        return []
    paragraphs = [match for match in _PARAGRAPH.finditer(text) if match[0].strip()]
    found: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        left_open, closes_nothing = _strays(text, *paragraph.span())
        after = paragraphs[at + 1][0].lstrip() if at + 1 < len(paragraphs) else ""
        if left_open and after[:1] in DOUBLE:
            left_open = left_open[:-1]
        found += left_open + closes_nothing
    return sorted(found)


def _strays(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Give where a paragraph's double marks open and are not closed, and where they close nothing."""
    opened: list[int] = []
    closes_nothing: list[int] = []
    for match in _DOUBLE_MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        partner = next((each for each in reversed(opened) if DOUBLE[text[each]] == mark), None)
        if partner is not None and not (mark == '"' and _leads(text, at)):
            opened.remove(partner)
        elif mark in DOUBLE and (mark != '"' or _leads(text, at)):
            opened.append(at)
        elif mark != '"' or not _INCHES.search(text, max(start, at - 8), at):
            closes_nothing.append(at)
    return opened, closes_nothing


def _leads(text: str, at: int) -> bool:
    """Tell whether a straight mark can only open: white space or a bracket stands before it, and none after it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([{—–-/=") and bool(after) and not after.isspace()


def without_marks(text: str, start: int, end: int, direct: bool) -> tuple[int, int]:
    """Give the run `[start, end)` without the marks that enclose it; of a `direct` one also without those left open."""
    while end - start > 1 and (text[start] in CLOSES or text[end - 1] in _CLOSING):
        first, last = text[start], text[end - 1]
        partner = _partner(text, start, end)
        if partner == end - 1:
            start, end = _stripped(text, start + 1, end - 1)
        elif direct and first in DOUBLE and _opens(text, start) and partner is None:
            start, end = _stripped(text, start + 1, end)
        elif direct and last in DOUBLE.values() and _ends(text, end - 1) and not _opened_within(text, start, end):
            start, end = _stripped(text, start, end - 1)
        else:
            break
    return start, end


def _partner(text: str, start: int, end: int) -> int | None:
    """Find where the mark that opens at `start` is closed, before `end`."""
    close = CLOSES.get(text[start])
    if close is None or not _opens(text, start):
        return None
    return next((i for i in range(start + 1, end) if text[i] == close and _ends(text, i) and not _reopens(text, i)), None)


def _reopens(text: str, at: int) -> bool:
    """Tell whether a mark that could close is the opening one of another stretch, as straight marks may be."""
    return text[at] in "\"'" and _leads(text, at)


def _opened_within(text: str, start: int, end: int) -> bool:
    """Tell whether the closing mark at the end of a run closes one that was opened within it."""
    close = text[end - 1]
    opening = [at for at in range(start, end - 1) if CLOSES.get(text[at]) == close and _opens(text, at)]
    if close != '"':
        return len(opening) > sum(text[at] == close for at in range(start, end - 1))
    return text[start : end - 1].count('"') % 2 == 1


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _share_inside(text: str, run: tuple[int, int], inside: Sequence[tuple[int, int]]) -> Literal["direct", "indirect", "mixed"]:
    """Tell whether all ("direct"), none ("indirect") or some of a run's letters and digits, if any, stand inside marks."""
    start, end = run
    near = inside[max(0, bisect_right(inside, (start,)) - 1) : bisect_left(inside, (end,))]
    parts = [(max(start, low), min(end, high)) for low, high in near if start < high]
    telling = _TELLING if _TELLING.search(text, start, end) else _ANY
    if not any(telling.search(text, *part) for part in parts):
        return "indirect"
    outside, at = False, start
    for low, high in parts:
        outside = outside or bool(telling.search(text, at, low))
        at = high
    return "mixed" if outside or telling.search(text, at, end) else "direct"


def _closed_at(text: str, at: int) -> bool:
    return text[at : at + 1] in CLOSES.values() and _ends(text, at)


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(after) and not after.isspace() and not (before.isalnum() if text[at] in "\"'" else False)


def _ends(text: str, at: int) -> bool:
    single = text[at] in "'’"
    return not text[at - 1].isspace() and not (single and text[at + 1 : at + 2].isalnum())
