"""C002: the same words are labelled alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.text.surfaces import without_article

_DIGIT = re.compile(r"\d")
_TIMES, _SHARE = 5, 0.8
_KEPT = 20


def _labels(sheet: Sheet) -> JsonValue:
    """Give how often each surface has each label, and the first that has it: its annotation, start and end."""
    labelled = [(f"a {each.form}", each.id, each.span) for each in sheet.mentions]
    labelled += [("a numeric claim", each.id, each.span) for each in sheet.claims if not _DIGIT.search(each.span.text)]
    found: dict[str, Any] = {}
    for label, own_id, span in labelled:
        labels = found.setdefault(without_article(span.text), {})
        labels.setdefault(label, [0, own_id, span.start, span.end])[0] += 1
    return found or None


@corpus_rule("C002", "variation-label", "warning", _labels)
def variation_label(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """The same words are nearly always labelled one way in the corpus, and another way here: a name, and once a nominal.

    Why: one of the labels is a slip. Labelled at least five times, and alike in four cases of five.

    Bad: {"articles": [
          {"id": "a", "notation": "{organisation|Leam Council} met {organisation|Leam Council}, {organisation|Leam Council}."},
          {"id": "b", "notation": "{organisation|Leam Council} met {organisation form=nominal|Leam Council}."}]}
    Good: {"articles": [
          {"id": "a", "notation": "{organisation|Leam Council} met {organisation|Leam Council}, {organisation|Leam Council}."},
          {"id": "b", "notation": "{organisation|Leam Council} met {organisation|Leam Council}."}]}
    """
    times: dict[str, dict[str, int]] = {}
    kept: dict[tuple[str, str], list[tuple[str, str, int, int]]] = {}
    for article, row in rows:
        for surface, labels in row.items():
            counts = times.setdefault(surface, {})
            for label, (count, annotation, start, end) in labels.items():
                counts[label] = counts.get(label, 0) + count
                places = kept.setdefault((surface, label), [])
                if len(places) < _KEPT:
                    places.append((article, annotation, start, end))
    for surface, counts in times.items():
        usual, every = max(counts, key=lambda label: counts[label]), sum(counts.values())
        if len(counts) > 1 and every >= _TIMES and counts[usual] >= _SHARE * every:
            message = f"is {usual} {counts[usual]} of {every} times in the corpus"
            for label in counts.keys() - {usual}:
                for article, annotation, start, end in kept[surface, label]:
                    yield article, Problem(f"{message}, and {label} here", annotation, (start, end))
