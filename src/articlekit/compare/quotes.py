"""Quotes of two layers compared.

A quote's content, cue and source are sets of words. Quotes are paired one to one, the best content overlap first.

    content exact     the content words are the same
    content           content words overlap by at least half of their union
    full              that, and the sources' content words by at least a third of theirs (or neither has a source)
    full exact        the content and the source words are the same
    cue               content, and the cues share a word (or neither has one)
    speaker           content, and the speaker is the same entity (or neither has one)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from articlekit.compare.counts import Counts, count
from articlekit.compare.words import WordIndex, Words, iou, paired
from articlekit.model.annotation import Quote
from articlekit.model.entity import Entity
from articlekit.text.names import same_entity

HALF = 1 / 2


class _Worded(NamedTuple):
    content: Words
    source: Words
    cue: Words
    form: str
    speaker: str | None


def compare_quotes(
    text: str, index: WordIndex, gold: Iterable[Quote], predicted: Iterable[Quote], entities: Mapping[str, Entity]
) -> Counts:
    """Count what is right; the form of a quote is told from double quotation marks in the text, on both sides."""
    marked = inside_marks(text)
    inside = [marked[start] for start in index.starts]
    golds, predictions = ([each for q in side if (each := _worded(q, index, inside)).content] for side in (gold, predicted))
    counts: Counts = Counter()
    for measure in ("content exact", "content", "full", "full exact", "cue", "speaker"):
        for side, quotes in (("gold", golds), ("predicted", predictions)):
            for quote in quotes:
                count(counts, measure, quote.form, side)
    for one, other in paired(golds, predictions, lambda a, b: (iou(a.content, b.content), iou(a.source, b.source))):
        near = iou(one.content, other.content) >= HALF
        right = {
            "content exact": one.content == other.content,
            "content": near,
            "full": near and _same_source(one.source, other.source, index),
            "full exact": one.content == other.content and one.source == other.source,
            "cue": near and bool(one.cue & other.cue or not one.cue | other.cue),
        }
        for measure in (measure for measure, is_right in right.items() if is_right):
            count(counts, measure, one.form, "right_gold")
            count(counts, measure, other.form, "right_predicted")
    for one, other in paired(golds, predictions, lambda a, b: (near if (near := iou(a.content, b.content)) >= HALF else 0.0,)):
        if same_entity(entities.get(one.speaker or ""), entities.get(other.speaker or "")):
            count(counts, "speaker", one.form, "right_gold")
            count(counts, "speaker", other.form, "right_predicted")
    return counts


def inside_marks(text: str) -> list[bool]:
    """Give a flag a code point: on or inside double quotation marks; one left open runs to its paragraph's end."""
    flags: list[bool] = []
    for paragraph in text.split("\n"):
        is_open, at = False, 0
        while at < len(paragraph):
            doubled = paragraph[at : at + 2] in ("''", "``")
            mark = ('"' if paragraph[at] == "'" else "“") if doubled else paragraph[at]
            width = 2 if doubled else 1
            is_mark = mark in '“”"'
            flags += [is_mark or is_open] * width
            if is_mark:
                is_open = mark == "“" or (mark == '"' and not is_open)
            at += width
        flags.append(False)
    return flags


def _worded(quote: Quote, index: WordIndex, inside: list[bool]) -> _Worded:
    content = index.words(*quote.content)
    quoted = sum(inside[number] for number in content)
    form = "direct" if quoted == len(content) else "mixed" if quoted else "indirect"
    return _Worded(content, index.words(quote.source), index.words(quote.cue), form, quote.speaker)


def _same_source(one: Words, other: Words, index: WordIndex) -> bool:
    one, other = index.content(one) or one, index.content(other) or other
    return one == other or 3 * len(one & other) >= len(one | other) > 0
