"""What planters share: how they choose, and what they say where a sample has no place for the error."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from tests.check.samples import Item, Sample

Planter = Callable[[Sample, random.Random], str | None]
CorpusPlanter = Callable[[list[Sample], random.Random], tuple[str, str | None]]


class Unfit(Exception):
    """A sample has no place for the error."""


def chosen(pick: random.Random, candidates: list[Any]) -> Any:
    if not candidates:
        raise Unfit
    return pick.choice(candidates)


def two(pick: random.Random, candidates: list[Item]) -> list[Item]:
    if len(candidates) < 2:
        raise Unfit
    return pick.sample(candidates, 2)
