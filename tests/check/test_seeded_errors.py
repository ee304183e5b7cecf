"""Errors planted in correct annotations are found, and nothing else is said about the annotation that was damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlekit.check.table import RULES

from .samples import Sample, pools
from .seeding import Score, score, score_corpora
from .seeds import CORPUS_PLANTERS, PLANTERS

ROOT = Path(__file__).parents[2]
RECALL = 0.95
SINGLE, TOGETHER = 20, 3


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


def test_errors_that_only_the_corpus_shows_are_found(samples: dict[str, list[Sample]]) -> None:
    scores = list(score_corpora(samples, TOGETHER))
    assert report(scores) == []
    assert all(each.planted == TOGETHER for each in scores)
