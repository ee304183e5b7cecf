"""Errors planted in correct annotations are found, and nothing else is said about the annotation that was damaged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from articlekit.check.table import RULES

from .examples import Example
from .samples import Sample, entity_file, pools
from .seeding import Score, score, score_corpora
from .seeds import CORPUS_PLANTERS, PLANTERS, Unfit

ROOT = Path(__file__).parents[2]
RECALL = 0.95
SINGLE, TOGETHER, FIXED = 20, 3, 4


@pytest.fixture(scope="module")
def samples(eval_root: Path) -> dict[str, list[Sample]]:
    return pools(eval_root, ROOT)


def test_every_rule_has_an_error_of_its_kind() -> None:
    assert PLANTERS.keys() | CORPUS_PLANTERS.keys() == RULES.keys()


def report(scores: list[Score]) -> list[str]:
    """Print how many were planted and found, and give what falls short."""
    print("\nrule  planted  recall  others")
    for each in scores:
        print(f"{each.rule}  {each.planted:7}  {each.recall:6.0%}  {each.others:6}")
    return [f"{each.rule}: {each.missed}, {each.others} others" for each in scores if each.recall < RECALL or each.others]


def test_errors_in_one_article_are_found(samples: dict[str, list[Sample]]) -> None:
    scores = list(score(samples, SINGLE))
    assert report(scores) == []
    assert all(each.planted == SINGLE for each in scores)


@pytest.mark.parametrize("rule", [code for code in PLANTERS if RULES[code].fixable])
def test_a_fix_mends_a_planted_error_for_good(samples: dict[str, list[Sample]], rule: str) -> None:
    pool, plant = PLANTERS[rule]
    pick, mended = random.Random(rule), 0
    for _ in range(2000):
        damaged = pick.choice(samples[pool]).copy()
        try:
            plant(damaged, pick)
        except Unfit:
            continue
        before = Example([damaged.source()], [entity_file(damaged)])
        fixable = [each for each in before.findings(rule == "R003") if each.rule == rule and each.fix]
        if not fixable:
            continue
        after = before.fixed(rule, rule == "R003")
        assert [each for each in after.findings(rule == "R003") if each.rule == rule and each.fix] == []
        mended += 1
        if mended == FIXED:
            break
    assert mended == FIXED


def test_errors_that_only_the_corpus_shows_are_found(samples: dict[str, list[Sample]]) -> None:
    scores = list(score_corpora(samples, TOGETHER))
    assert report(scores) == []
    assert all(each.planted == TOGETHER for each in scores)
