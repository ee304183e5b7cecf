"""C003: a name has the same edges everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.model.fix import Edit, Fix

_BEFORE = re.compile(r"(\w+) \Z")
_AFTER = re.compile(r" (\w+)")
_TIMES, _RATIO = 3, 3
_KEPT = 20
_Key = tuple[bool, str, str, bool]


class _Edge(NamedTuple):
    """An edge of a marked name: the word at it, the rest of the name, and whether the word is taken in.

    Then the annotation, its place in the file, and where it starts and ends in the text.
    """

    left: bool
    word: str
    rest: str
    taken: bool
    annotation: str
    place: int
    start: int
    end: int


def _edges(sheet: Sheet) -> JsonValue:
    """List the edges of the names that hold no other."""
    held = {(each.span.start, each.span.end) for each in sheet.mentions}
    rows: list[JsonValue] = []
    for each in sheet.mentions:
        text, start, end = each.span.text, each.span.start, each.span.end
        if each.form == "nominal" or any(start <= low and high <= end and (low, high) != (start, end) for low, high in held):
            continue
        place: list[JsonValue] = [each.id, sheet.path(each)[1], start, end]
        if before := _BEFORE.search(sheet.words, max(0, start - 30), start):
            rows.append([True, before[1], text, False, *place])
        if after := _AFTER.match(sheet.words, end):
            rows.append([False, after[1], text, False, *place])
        if " " in text:
            first, rest = text.split(" ", 1)
            rest_before, last = text.rsplit(" ", 1)
            rows += [[True, first, rest, True, *place], [False, last, rest_before, True, *place]]
    return rows or None


@corpus_rule("C003", "variation-boundary", "warning", _edges, fixable="unsafe")
def variation_boundary(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """A name takes in a word beside it, or leaves one out, against what the corpus does with the same words.

    Why: "the NUUW" and "NUUW" count as two surface forms. The same words must stand in the text; three times as often, and at
    least three times, marked otherwise. The fix moves the edge to where it usually is.

    Bad: {"articles": [{"id": "a", "notation": "The {organisation|NUUW} met the {organisation|NUUW}."},
          {"id": "b", "notation": "So the {organisation|NUUW} won."}, {"id": "c", "notation": "Was {organisation|the NUUW}?"}]}
    Good: {"articles": [{"id": "a", "notation": "The {organisation|NUUW} met the {organisation|NUUW}."},
          {"id": "b", "notation": "So the {organisation|NUUW} won."}, {"id": "c", "notation": "Was the {organisation|NUUW}?"}]}
    Fix: {"articles": [{"id": "a", "notation": "The {organisation|NUUW} met the {organisation|NUUW}."},
          {"id": "b", "notation": "So the {organisation|NUUW} won."}, {"id": "c", "notation": "Was the {organisation|NUUW}?"}]}
    """
    times: dict[_Key, int] = {}
    edges: dict[_Key, list[tuple[Any, ...]]] = {}
    for article, values in rows:
        for edge in values:
            key = edge[0], edge[1].lower(), edge[2], edge[3]  # an _Edge's, for which there are too many; case does not count
            times[key] = count = times.get(key, 0) + 1
            if count <= _KEPT:
                edges.setdefault(key, []).append((article, *edge))
    for (left, word, rest, taken), count in times.items():
        other = (left, word, rest, not taken)
        if count >= _TIMES and count >= _RATIO * times.get(other, 0):
            for article, *edge in edges.get(other, ()):
                yield article, _problem(_Edge(*edge), count)


def _problem(edge: _Edge, count: int) -> Problem:
    """Say that a name's edge is elsewhere as a rule, and put it there."""
    reach = (len(edge.word) + 1) * (1 if edge.taken else -1)
    start, end = (edge.start + reach, edge.end) if edge.left else (edge.start, edge.end - reach)
    both = f"{edge.word} {edge.rest}" if edge.left else f"{edge.rest} {edge.word}"
    text = edge.rest if edge.taken else both
    span: JsonValue = {"start": start, "end": end, "text": text}
    fix = Fix((Edit("replace", ("annotations", edge.place, "span"), span),), message=f"mark {text!r}")
    message = f"{both!r} is marked {'without' if edge.taken else 'with'} {edge.word!r} {count} times in the corpus"
    return Problem(message, edge.annotation, (edge.start, edge.end), fix=fix)
