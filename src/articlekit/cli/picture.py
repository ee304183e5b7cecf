"""The picture that `articlekit show` draws: the text, and under each line a bar for every span, however they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from articlekit.cli.terminal import STYLES, console, quantity
from articlekit.model.annotation import Annotation, NumericClaim, OrganisationMention, Quote
from articlekit.model.article import Article
from articlekit.model.entity import Entity
from articlekit.text.lines import line_starts
from articlekit.text.references import entity_ids

_PARTS = ("cue", "source", "measure", "period", "per")
_CONTROL = {code: 0x2400 + code for code in range(32)} | {0x7F: 0x2421, 0x09: 0x20}


class Bar(NamedTuple):
    """A span to draw: what part of which annotation it is (a key of `STYLES`), and what to write on it."""

    start: int
    end: int
    part: str
    label: str


def picture(
    article: Article, annotations: Sequence[Annotation], entities: Mapping[str, Entity], width: int | None
) -> Iterator[str]:
    """Draw an article: a head, its lines with bars under them, and a legend of colours and names."""
    drawing = console(width)
    bars = _shared(bar for each in annotations for bar in _bars(each))
    with drawing.capture() as captured:
        if article.metadata:
            drawing.print(Text(f"{article.metadata.title}\n{article.metadata.publisher} · {article.id}\n", "bold"))
        starts = line_starts(article.text)
        gutter = len(str(len(starts))) + 1
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(article.text)], strict=True), 1):
            for first, (left, right) in enumerate(_wrapped(article.text, start, end, drawing.width - gutter - 1)):
                head = f"{number:>{gutter}} " if first == 0 else " " * (gutter + 1)
                drawing.print(Text(head, "dim") + _coloured(article.text, left, right, bars), no_wrap=True, crop=False)
                for lane in _lanes(article.text, left, right, bars, drawing.width - gutter - 1):
                    drawing.print(Text(" " * (gutter + 1)) + lane, no_wrap=True, crop=False)
        drawing.print(_legend(annotations, entities, bars))
    yield captured.get()


def _shared(bars: Iterable[Bar]) -> list[Bar]:
    """Join the bars of one part and place, as of a period that several claims share; give them the longest first."""
    labels: dict[tuple[int, int, str], list[str]] = {}
    for bar in bars:
        labels.setdefault(bar[:3], []).append(bar.label)
    ordered = sorted(labels, key=lambda key: (key[0] - key[1], key[0]))
    return [Bar(*key, f"{key[2] if key[2] in _PARTS else ''} {', '.join(labels[key])}".strip()) for key in ordered]


def _bars(annotation: Annotation) -> Iterator[Bar]:
    """Give the bars of an annotation."""
    match annotation:
        case Quote():
            who = annotation.speaker or ", ".join(annotation.speakers) or "?"
            for number, run in enumerate(annotation.content, 1):
                count = f" {number}/{len(annotation.content)}" if len(annotation.content) > 1 else ""
                yield Bar(run.start, run.end, "quote", f"{annotation.id}{count} {annotation.form} {who}")
            parts = {"cue": annotation.cue, "source": annotation.source}
        case NumericClaim():
            yield Bar(
                annotation.span.start, annotation.span.end, "claim", f"{annotation.id} {quantity(annotation.model_dump())}"
            )
            parts = {"measure": annotation.measure, "period": annotation.period, "per": annotation.per}
        case OrganisationMention():
            yield Bar(
                annotation.span.start, annotation.span.end, "organisation", f"{annotation.id} {annotation.organisation or '?'}"
            )
            parts = {}
    yield from (Bar(span.start, span.end, part, annotation.id) for part, span in parts.items() if span)


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break a line into pieces that fit `width` cells, after a space where there is one; without the line's end."""
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    while True:
        stop, cells = start, 0
        while stop < end and (cells := cells + cell_len(text[stop])) <= width:
            stop += 1
        if stop < end:
            space = text.rfind(" ", start, stop + 1)
            stop = space + 1 if space > start else max(stop, start + 1)
        yield start, stop
        if stop >= end:
            return
        start = stop


def _coloured(text: str, left: int, right: int, bars: Sequence[Bar]) -> Text:
    """Give a piece of the text in the colours of its spans, the shortest on top."""
    piece = Text(text[left:right].translate(_CONTROL))
    for bar in bars:
        if bar.start < right and bar.end > left:
            piece.stylize(STYLES[bar.part], max(bar.start, left) - left, min(bar.end, right) - left)
    return piece


def _lanes(text: str, left: int, right: int, bars: Sequence[Bar], width: int) -> Iterator[Text]:
    """Draw the bars under a piece of the text, as few lanes as they need, the shortest nearest to the text."""
    lanes: list[list[tuple[int, int, str, str]]] = []
    for bar in reversed(bars):
        if not (bar.start < right and bar.end > left):
            continue
        first = cell_len(text[left : max(bar.start, left)].translate(_CONTROL))
        last = first + cell_len(text[max(bar.start, left) : min(bar.end, right)].rstrip().translate(_CONTROL))
        drawn = _bar(max(last - first, 1), bar, bar.start >= left, bar.end <= right)[: width - first]
        lane = next((each for each in lanes if all(first > b or first + len(drawn) < a for a, b, _, _ in each)), None)
        if lane is None:
            lanes.append(lane := [])
        lane.append((first, first + len(drawn), drawn, STYLES[bar.part]))
    for lane in lanes:
        line, at = Text(), 0
        for first, last, drawn, style in sorted(lane):
            line.append(" " * (first - at)).append(drawn, style)
            at = last
        yield line


def _bar(cells: int, bar: Bar, begins: bool, ends: bool) -> str:
    """Draw one bar, `cells` wide, its label on it or else behind it; an open side goes on in another line."""
    left, right = "╰" if begins else "─", "╯" if ends else "─"
    label = bar.label if begins else ""
    if cells >= len(label) + 4:
        return f"{left}─{label}{'─' * (cells - len(label) - 3)}{right}"
    line = left if cells == 1 else f"{left}{'─' * (cells - 2)}{right}"
    return line + label


def _legend(annotations: Sequence[Annotation], entities: Mapping[str, Entity], bars: Sequence[Bar]) -> Text:
    """Say what the colours and the ids stand for."""
    legend = Text("\n")
    for part in (part for part in STYLES if any(bar.part == part for bar in bars)):
        legend.append(part, STYLES[part]).append("  ")
    for each in sorted(entity_ids(annotations)):
        legend.append(f"\n{each}", "bold").append(
            f"  {entities[each].name}" if each in entities else "  (not in any entity file)"
        )
    return legend
