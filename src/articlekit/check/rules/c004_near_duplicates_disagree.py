"""C004: two versions of one story are annotated alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.text.near_duplicates import near_duplicates

_NAMES = {"quote": "quotes", "claim": "numeric claims", "organisation": "organisation mentions"}
_FEW = 2


def _counts(sheet: Sheet) -> JsonValue:
    """Give the sketch of the text, and how many annotations of each kind stand in it."""
    kinds: list[str] = [each.kind for each in sheet.standing]
    counts: list[JsonValue] = [kinds.count(kind) for kind in _NAMES]
    return [sheet.sketch, counts] if sheet.intact and sheet.sketch else None


@corpus_rule("C004", "near-duplicates-disagree", "warning", _counts)
def near_duplicates_disagree(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """Two articles have nearly the same text, and one has clearly more annotations of a kind than the other.

    Why: the same words were annotated by two measures, as wire copy is that two people had. The counts may differ by two, and
    by twice the share in which the texts do.

    Bad: {"articles": [
          {"id": "a", "notation": ["Police closed both bridges by dusk, cars came by boat, and divers pulled",
           "{claim value=9|nine} dogs, {claim value=6|six} cats and {claim value=4|four} cows out."]},
          {"id": "b", "notation": ["Police closed both bridges by dusk, cars came by boat, and divers pulled",
           "nine dogs, six cats and four cows out."]}]}
    Good: {"articles": [
          {"id": "a", "notation": ["Police closed both bridges by dusk, cars came by boat, and divers pulled",
           "{claim value=9|nine} dogs, {claim value=6|six} cats and {claim value=4|four} cows out."]},
          {"id": "b", "notation": ["Police closed both bridges by dusk, cars came by boat, and divers pulled",
           "{claim value=9|nine} dogs, {claim value=6|six} cats and {claim value=4|four} cows out."]}]}
    """
    counts: dict[str, list[int]] = {}

    def sketches() -> Iterator[tuple[str, str]]:
        for article, (sketch, numbers) in rows:
            counts[article] = numbers
            yield article, sketch

    for pair in near_duplicates(sketches()):
        for name, one, other in zip(_NAMES.values(), counts[pair.first], counts[pair.second], strict=True):
            if abs(one - other) > max(_FEW, 2 * (1 - pair.likeness) * max(one, other)):
                message = f"has {other} {name}, and {pair.first!r} with nearly the same text has {one}"
                yield pair.second, Problem(message)
