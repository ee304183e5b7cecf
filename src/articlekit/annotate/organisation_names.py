"""Which of the possible names are organisations' names: weights learnt beforehand, then one kind for a surface all through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp

from articlekit.annotate.organisation_article import POSSESSIVE
from articlekit.annotate.organisation_candidates import Candidate

Weights = Mapping[str, float]

_OWN, _MEAN, _MOST = 0.2, 0.4, 0.4
_WHOLE = "known:many"  # a well-known name of several words is not cut: "NHS England"
_PARTS = frozenset(
    ("company-part", "cut-short", "and:cut")
)  # "Fox" in "Fox Business Network", though it is called so elsewhere
_ORGANISATIONS = frozenset({"known", "head:of", "acronym:ORG", "defined-short", "named-short", "authority"})


def log_odds(evidence: Iterable[str], weights: Weights) -> float:
    """Add up the weights of the evidence, and the one of having none, listed under the empty string."""
    return weights.get("", 0.0) + sum(weights.get(each, 0.0) for each in evidence)


def probability(odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def chosen(found: Sequence[Candidate], weights: Weights, threshold: float = 0.0) -> list[tuple[Candidate, float]]:
    """Choose the names among candidates, the likeliest first, none touching another; each with its log-odds.

    A surface is judged by all its mentions: to the candidate's own log-odds comes their mean, and their greatest, so that
    one clear mention speaks for the others.
    """
    own = [log_odds(each.evidence, weights) for each in found]
    alone = _uncovered(found, own)
    by_surface: dict[str, list[float]] = defaultdict(list)
    for each, odds, free in zip(found, own, alone, strict=True):
        if free:
            by_surface[each.surface].append(odds)
    shared = {text: _MEAN * sum(odds) / len(odds) + _MOST * max(odds) for text, odds in by_surface.items()}
    others = [
        (_MEAN + _MOST) * odds if not _PARTS.isdisjoint(each.evidence) else shared.get(each.surface, (_MEAN + _MOST) * odds)
        for each, odds in zip(found, own, strict=True)
    ]
    blended = [_OWN * odds + other for odds, other in zip(own, others, strict=True)]
    taken: list[tuple[Candidate, float]] = []
    holding: dict[int, list[Candidate]] = defaultdict(list)
    whole = {
        at: each
        for each, odds in zip(found, blended, strict=True)
        if _WHOLE in each.evidence and odds > threshold
        for at in range(each.start, each.end)
    }
    for each, odds in sorted(zip(found, blended, strict=True), key=lambda row: (-row[1], row[0].start, row[0].end)):
        long = whole.get(each.start, each)
        if long is not each and each.end <= long.end:
            continue
        if odds > threshold and all(_apart(each, other) for at in range(each.start, each.end) for other in holding[at]):
            taken.append((each, odds))
            for at in range(each.start, each.end):
                holding[at].append(each)
    return sorted(taken, key=lambda row: (row[0].start, -row[0].end))


def _uncovered(found: Sequence[Candidate], own: Sequence[float]) -> list[bool]:
    """Tell of each candidate whether no likelier one holds it; those inside a likelier name say little about their surface."""
    held = [False] * len(found)
    for one, each in enumerate(found):
        for other in range(one + 1, len(found)):
            if found[other].start >= each.end:
                break
            if own[one] != own[other]:
                held[one if own[one] < own[other] else other] = True
    return [not each for each in held]


def with_nested(
    taken: Sequence[tuple[Candidate, float]], found: Sequence[Candidate], lower: Sequence[str]
) -> list[tuple[Candidate, float]]:
    """Add the owner inside a name ("the University of X" in "the University of X's Y Institute"), and join owner and owned.

    So is a broadcaster inside the name of its station: "BBC Radio Leeds".
    A country or person that owns is none: "Kenya's Supreme Court" stays "Supreme Court".
    """
    places = {(each.start, each.end): each for each in found}
    stations = (places.get((each.start, each.start + 1)) for each, _ in taken if each.end - each.start > 1)
    broadcasters = {each.start: each for each in stations if each is not None and "broadcaster" in each.evidence}
    names: dict[tuple[int, int], tuple[Candidate, float]] = {}
    before: Candidate | None = None
    for each, odds in taken:
        joins = before is not None and before.end + 1 == each.start and lower[before.end] in POSSESSIVE
        if before is not None and joins and _owns(before) and _owned(each) and (before.start, each.end) in places:
            names[before.start, each.end] = (places[before.start, each.end], odds)
        else:
            names[each.start, each.end] = (each, odds)
            if each.start in broadcasters and each.end > each.start + 1:
                names[each.start, each.start + 1] = (broadcasters[each.start], odds)
            owner = next((at for at in range(each.start + 1, each.end) if _ends_owner(each, at, lower, places)), None)
            if owner is not None:
                names.setdefault((each.start, owner), (places[each.start, owner], odds))
        before = each
    return sorted(names.values(), key=lambda row: (row[0].start, -row[0].end))


def _ends_owner(each: Candidate, at: int, lower: Sequence[str], places: Mapping[tuple[int, int], Candidate]) -> bool:
    return lower[at] in POSSESSIVE and (each.start, at) in places and _owns(places[each.start, at])


def _owns(each: Candidate) -> bool:
    return bool(_ORGANISATIONS & set(each.evidence))


def _owned(each: Candidate) -> bool:
    return bool({"head:last", "head:of"} & set(each.evidence))


def _apart(one: Candidate, other: Candidate) -> bool:
    """Tell whether two names over the same words can stand together: an owner and what it owns."""
    short, long = sorted((one, other), key=lambda each: each.end - each.start)
    at_possessive = bool({"right-joined='s", "right-joined=’s"} & set(short.evidence)) and "inside:possessive" in long.evidence
    return short.start == long.start and short.end < long.end and at_possessive and _owns(short)
