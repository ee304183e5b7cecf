"""Quotes in several parts: speech that its attribution interrupts, and speech that runs over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articlekit.model.annotation import Quote, Span
from articlekit.text.marks import CLOSES, DOUBLE, MARKS

_LINE_END = re.compile(r"[^\r\n]*")
_NEXT_PARAGRAPH = re.compile(r"\s*[\r\n]\s*")


def interrupted(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Give each two quotes in marks that are the parts of one, with their common attribution before, between or after them."""
    ordered = sorted((each for each in quotes if each.form != "indirect"), key=lambda quote: quote.content[0].start)
    for first, second in pairwise(ordered):
        gap = (first.content[-1].end, second.content[0].start)
        if gap[0] > gap[1] or re.search(r"[\r\n]", text[gap[0] : gap[1]]):
            continue
        if second.speaker is not None and first.speaker is not None and second.speaker != first.speaker:
            continue
        if _has_own(second, first) or not _opens_after_close(text, *gap):
            continue
        rest = _without(text, gap, first)
        if first.cue and (rest != text[gap[0] : gap[1]] or not rest.strip("".join(MARKS) + " ,.")):
            yield first, second


def _has_own(quote: Quote, other: Quote) -> bool:
    """Tell whether a quote has a cue or a source that the other does not share."""
    return quote.cue not in (None, other.cue) or quote.source not in (None, other.source)


def _opens_after_close(text: str, end: int, start: int) -> bool:
    """Tell whether a mark is closed after `end`, and another opened before `start`."""
    gap = text[end:start].lstrip(",. ").rstrip()
    return bool(gap) and gap[0] in CLOSES.values() and gap[-1] in CLOSES


def _without(text: str, gap: tuple[int, int], quote: Quote) -> str:
    """Give the gap's text without the quote's cue and source."""
    inside = sorted((span.start, span.end) for span in (quote.cue, quote.source) if span and gap[0] <= span.start < gap[1])
    kept, at = "", gap[0]
    for start, end in inside:
        kept += text[at:start]
        at = max(at, end)
    return kept + text[at : gap[1]]


def continuations(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[Quote, tuple[int, int], Quote | None]]:
    """Give each quote whose mark is left open with the next paragraph's first stretch, and the quote that has it, if any.

    Only where that paragraph begins with a mark, no run of the first quote is there, and what follows the stretch or
    belongs to the other quote does not attribute it to somebody anew.
    """
    for first in quotes:
        end = first.content[-1].end
        if first.form == "indirect" or not (mark := _left_open(text, end)):
            continue
        gap = _NEXT_PARAGRAPH.match(text, end)
        if gap is None or text[gap.end() : gap.end() + 1] != mark:
            continue
        start, line = gap.end() + 1, _LINE_END.match(text, gap.end())
        assert line
        close = text.find(DOUBLE[mark], start, line.end())
        stretch = (start, close if close >= 0 else start + len(text[start : line.end()].rstrip()))
        held = [each for each in quotes if each is not first and any(_overlap(run, stretch) for run in each.content)]
        second = next((each for each in held if each.content[0].start in (start - 1, start)), None)
        if stretch[0] >= stretch[1] or any(_overlap(run, stretch) for run in first.content) or (held and second is None):
            continue
        if second is None and text[stretch[1] : line.end()].strip(DOUBLE[mark] + " ."):
            continue
        if second is not None and _has_own(second, first):
            continue
        yield first, stretch if second is None else (second.content[0].start, second.content[-1].end), second


def _overlap(span: Span, stretch: tuple[int, int]) -> bool:
    return span.start < stretch[1] and stretch[0] < span.end


def _left_open(text: str, end: int) -> str | None:
    """Give the double mark that is open where a run ends, if its paragraph ends there too, without closing it."""
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    line = _LINE_END.match(text, start)
    if line is None or text[end : line.end()].strip():
        return None
    opened: list[str] = []
    for letter in text[start:end]:
        if opened and letter == DOUBLE[opened[-1]]:
            opened.pop()
        elif letter in DOUBLE:
            opened.append(letter)
    return opened[-1] if opened else None
