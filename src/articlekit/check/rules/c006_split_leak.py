"""C006: no story is in two parts of a corpus that is split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.text.near_duplicates import near_duplicates


def _part(sheet: Sheet) -> JsonValue:
    """Give the part that an article belongs to, and the sketch of its text."""
    name = sheet.article or ""
    part = next((each for each, ids in sheet.settings.splits.items() if any(fnmatchcase(name, one) for one in ids)), None)
    return [part, sheet.sketch] if part and sheet.sketch else None


@corpus_rule("C006", "split-leak", "warning", _part)
def split_leak(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """Two articles in different parts of the corpus, as training and test, have nearly the same text.

    Why: what is scored on the test part was seen in training. Which articles are in which part is a convention (`splits`,
    patterns of ids); without one "train-", "dev-" and "test-" at the beginning of an id tell.

    Bad: {"articles": [
          {"id": "train-1",
           "text": "Cops shut both piers by dusk, cars came by boat, and divers got cats, dogs and cows up."},
          {"id": "test-1",
           "text": "Cops shut both piers by dusk, cars came by boat, and divers got cats, dogs and cows up, as said."}]}
    Good: {"articles": [
          {"id": "train-1",
           "text": "Cops shut both piers by dusk, cars came by boat, and divers got cats, dogs and cows up."},
          {"id": "train-2",
           "text": "Cops shut both piers by dusk, cars came by boat, and divers got cats, dogs and cows up, as said."}]}
    """
    parts: dict[str, str] = {}

    def sketches() -> Iterator[tuple[str, str]]:
        for article, (part, sketch) in rows:
            parts[article] = part
            yield article, sketch

    for pair in near_duplicates(sketches()):
        if parts[pair.first] != parts[pair.second]:
            one, other = parts[pair.first], parts[pair.second]
            message = f"has nearly the same text as {pair.first!r}, and is in the part {other!r}, that in {one!r}"
            yield pair.second, Problem(message)
