"""Anchors: whether stored spans still stand where their offsets say, and where they went if not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal, NamedTuple

from articlekit.model.annotation import Annotation, Span
from articlekit.text.canonical import all_spans

LIKENESS = 0.6
MARGIN = 40
LONG = 400
SURE = 30
_UNITS = {"UTF-16 code units": ("utf-16-le", 2), "UTF-8 bytes": ("utf-8", 1)}


class Drift(NamedTuple):
    """A span whose stored text is not what the article has there.

    `moved`: it stands at `at` now; `changed`: the words at its place resemble it; `ambiguous`: it stands at several
    places, two of them about as likely; `gone`: nothing like it is left. A move is `sure` where the words are long, or no
    farther than `MARGIN` code points from where the spans around them went.
    """

    annotation: Annotation
    slot: tuple[str | int, ...]
    span: Span
    state: Literal["moved", "changed", "ambiguous", "gone"]
    at: int | None = None
    sure: bool = False


def drifts(text: str, annotations: Sequence[Annotation]) -> list[Drift]:
    """List the spans that have drifted.

    A span that stands at several places is put where the nearest span with only one place suggests; it is ambiguous where
    none lies within `MARGIN` code points of there, or two are about equally far.
    """
    drifted = [(annotation, slot, span) for annotation, slot, span in all_spans(annotations) if not fits(text, span)]
    if not drifted:
        return []
    places = {span.text: _occurrences(text, span.text) for _, _, span in drifted}
    shifts = [(span.start, places[span.text][0] - span.start) for _, _, span in drifted if len(places[span.text]) == 1]
    shifts += [(span.start, 0) for _, _, span in all_spans(annotations) if fits(text, span)]
    shifts.sort()
    found = []
    for annotation, slot, span in drifted:
        state, at = _where(text, span, places[span.text], shifts)
        found.append(Drift(annotation, slot, span, state, at, state == "moved" and at is not None and _sure(span, at, shifts)))
    return found


def fits(text: str, span: Span) -> bool:
    """Tell whether the stored text is what `text` has at the span's offsets."""
    return span.end <= len(text) and text[span.start : span.end] == span.text


def foreign_unit(text: str, annotations: Sequence[Annotation]) -> str | None:
    """Name the unit under which every span fits where code points do not ("UTF-16 code units", "UTF-8 bytes"), or None."""
    found = [span for _, _, span in all_spans(annotations)]
    if text.isascii() or all(fits(text, span) for span in found):
        return None
    for name, (encoding, width) in _UNITS.items():
        data = text.encode(encoding)
        ends = [(span.start * width, span.end * width, span.text.encode(encoding)) for span in found]
        if all(end <= len(data) and data[start:end] == wanted for start, end, wanted in ends):
            return name
    return None


def _occurrences(text: str, wanted: str) -> list[int]:
    found, at = list[int](), text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def _where(
    text: str, span: Span, places: list[int], shifts: list[tuple[int, int]]
) -> tuple[Literal["moved", "changed", "ambiguous", "gone"], int | None]:
    if not places:
        return ("changed", span.start) if _alike(span.text, text[span.start : span.end]) else ("gone", None)
    if len(places) == 1:
        return "moved", places[0]
    expected = span.start + min(shifts, key=lambda shift: abs(shift[0] - span.start), default=(0, 0))[1]
    first, second = sorted(places, key=lambda place: abs(place - expected))[:2]
    near, far = abs(first - expected), abs(second - expected)
    return ("moved", first) if near <= MARGIN < far - near else ("ambiguous", first)


def _sure(span: Span, at: int, shifts: list[tuple[int, int]]) -> bool:
    """Tell whether long words, or the nearest span before or after, speak for a move to `at`; `shifts` are sorted."""
    before = bisect_left(shifts, (span.start,)) - 1
    after = bisect_left(shifts, (span.start + 1,))
    near = [shifts[i][1] for i in (before, after) if 0 <= i < len(shifts)] or [0]
    return len(span.text) >= SURE or any(abs(at - span.start - shift) <= MARGIN for shift in near)


def code_points(text: str, unit: str) -> dict[int, int]:
    """Give for each offset in a foreign unit the offset in code points."""
    encoding, width = _UNITS[unit]
    ends = accumulate((len(each.encode(encoding, "surrogatepass")) // width for each in text), initial=0)
    return {end: number for number, end in enumerate(ends)}


def _alike(stored: str, present: str) -> bool:
    """Tell whether two stretches share most of their characters, or, where they are long, most of their words."""
    one, other = (list(text) if len(stored) <= LONG else text.split() for text in (stored, present))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKENESS
