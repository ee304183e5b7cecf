"""How well the rules find planted errors, and what else they say about the annotation that was damaged."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .samples import Sample, checked, counted
from .seeds import CORPUS_PLANTERS, PLANTERS, Unfit

_TOGETHER = 10
_TRIES = 80
Place = tuple[str, str | None, str | None]


class Score(NamedTuple):
    """Of `planted` errors of a rule's kind: how many it found, and about how many annotations other rules spoke as well."""

    rule: str
    planted: int
    found: int
    others: int
    missed: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 0.0


def score(pools: dict[str, list[Sample]], number: int, seed: int = 0) -> Iterator[Score]:
    """Plant `number` errors for each rule; the same seed plants the same ones."""
    before: dict[str, Counter[Place]] = {}
    for rule, (pool, plant) in PLANTERS.items():
        pick = random.Random(f"{rule} {seed}")
        found = others = planted = 0
        missed: list[str] = []
        for _ in range(number * _TRIES):
            sample = pick.choice(pools[pool])
            damaged = sample.copy()
            try:
                wrong = plant(damaged, pick)
            except Unfit:
                continue
            if sample.article not in before:
                before[sample.article] = counted(checked([sample], whole=False))
            new = counted(checked([damaged], whole=rule == "R003")) - before[sample.article]
            planted += 1
            hit, more = _judged(new, rule, None, wrong)
            found, others = found + hit, others + more
            missed += [] if hit else [f"{sample.article} {wrong}"]
            if planted == number:
                break
        yield Score(rule, planted, found, others, tuple(missed))


def score_corpora(pools: dict[str, list[Sample]], number: int, seed: int = 0) -> Iterator[Score]:
    """Plant `number` errors for each rule over the corpus, each in ten articles drawn anew."""
    for rule, (pool, plant) in CORPUS_PLANTERS.items():
        pick = random.Random(f"{rule} {seed}")
        found = others = planted = 0
        missed: list[str] = []
        for _ in range(number * _TRIES):
            drawn = sorted((each.copy() for each in pick.sample(pools[pool], _TOGETHER)), key=lambda each: each.article)
            known = {each["id"]: each for sample in drawn for each in sample.entities}
            drawn[0].entities = list(known.values())
            before = counted(checked(drawn, whole=True))
            damaged = [each.copy() for each in drawn]
            try:
                article, wrong = plant(damaged, pick)
            except Unfit:
                continue
            new = counted(checked(damaged, whole=True)) - before
            planted += 1
            hit, more = _judged(new, rule, article, wrong)
            found, others = found + hit, others + more
            missed += [] if hit else [f"{article} {wrong}"]
            if planted == number:
                break
        yield Score(rule, planted, found, others, tuple(missed))


def _judged(new: Counter[Place], rule: str, article: str | None, wrong: str | None) -> tuple[bool, bool]:
    """Tell whether the rule found an error, and whether others spoke of its annotation."""
    hit = any(each[0] == rule and article in (None, each[1]) and wrong in (None, each[2]) for each in new)
    others = wrong is not None and any(each[0] != rule and article in (None, each[1]) and each[2] == wrong for each in new)
    return hit, others
