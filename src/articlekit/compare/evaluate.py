"""How well one layer agrees with another, over many articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from articlekit.compare.claims import compare_claims
from articlekit.compare.counts import ALL, Counts, scores
from articlekit.compare.organisations import compare_organisations
from articlekit.compare.quotes import compare_quotes
from articlekit.compare.words import WordIndex
from articlekit.model.annotation import Annotation, NumericClaim, OrganisationMention, Quote
from articlekit.model.entity import Entity
from articlekit.model.row import Evaluation, WorstArticle
from articlekit.model.source import Pair

WORST = {"quotes": "full", "claims": "all", "organisations": "names"}


def evaluate(pairs: Iterable[Pair], entities: Mapping[str, Entity], worst: int = 5) -> Evaluation:
    """Score the predictions; rejected ones are left out. The worst articles have the most that is missed or too much."""
    totals: dict[str, Counts] = {kind: Counter() for kind in WORST}
    articles: list[WorstArticle] = []
    for pair in pairs:
        compared = _compare(pair, entities)
        for kind, counts in compared.items():
            totals[kind].update(counts)
        missed, extra = (sum(_lacking(compared[kind], WORST[kind], side) for kind in WORST) for side in ("gold", "predicted"))
        articles.append(WorstArticle(article=pair.article, missed=missed, extra=extra))
    articles.sort(key=lambda each: (-each.missed - each.extra, each.article))
    found = tuple(score for kind, counts in totals.items() for score in scores(kind, counts))
    return Evaluation(scores=found, worst=tuple(each for each in articles[:worst] if each.missed + each.extra))


def _compare(pair: Pair, entities: Mapping[str, Entity]) -> dict[str, Counts]:
    gold, predicted = ([each for each in side if each.status != "rejected"] for side in (pair.gold, pair.predicted))
    index = WordIndex(pair.text)

    def both(kind: type[Annotation]) -> tuple[list[Annotation], list[Annotation]]:
        return [each for each in gold if isinstance(each, kind)], [each for each in predicted if isinstance(each, kind)]

    return {
        "quotes": compare_quotes(pair.text, index, *both(Quote), entities),  # type: ignore[arg-type]
        "claims": compare_claims(index, *both(NumericClaim)),  # type: ignore[arg-type]
        "organisations": compare_organisations(pair.text, *both(OrganisationMention)),  # type: ignore[arg-type]
    }


def _lacking(counts: Counts, measure: str, side: str) -> int:
    return counts[measure, ALL, side] - counts[measure, ALL, f"right_{side}"]
