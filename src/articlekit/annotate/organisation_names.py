"""Which of the possible names are organisations' names: weights learnt beforehand, then one kind for a surface all through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp

from articlekit.annotate.organisation_candidates import Candidate

Weights = Mapping[str, float]


def log_odds(evidence: Iterable[str], weights: Weights) -> float:
    """Add up the weights of the evidence, and the one of having none, listed under the empty string."""
    return weights.get("", 0.0) + sum(weights.get(each, 0.0) for each in evidence)


def probability(odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def chosen(found: Sequence[Candidate], weights: Weights, threshold: float = 0.0) -> list[tuple[Candidate, float]]:
    """Choose the names among candidates, the likeliest first, none crossing another; each with its log-odds."""
    own = [log_odds(each.evidence, weights) for each in found]
    by_surface: dict[str, list[float]] = defaultdict(list)
    for each, odds in zip(found, own, strict=True):
        by_surface[each.surface].append(odds)
    mean = {text: sum(all_odds) / len(all_odds) for text, all_odds in by_surface.items()}
    ranked = sorted(zip(found, own, strict=True), key=lambda row: (-row[1], row[0].start, row[0].end))
    taken: list[tuple[Candidate, float]] = []
    for each, odds in ranked:
        blended = (odds + mean[each.surface]) / 2
        if blended > threshold and all(_apart(each, other) for other, _ in taken):
            taken.append((each, blended))
    return sorted(taken, key=lambda row: (row[0].start, -row[0].end))


def _apart(one: Candidate, other: Candidate) -> bool:
    return one.end <= other.start or other.end <= one.start
