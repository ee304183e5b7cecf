"""C005: a layer is annotated by one measure all the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import sqrt
from typing import Any, NamedTuple

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.model.annotation import AnnotationFile

_NAMES = {"quote": "quotes", "claim": "numeric claims", "organisation": "organisation mentions"}
_LEAST, _LIMIT, _CHANGE = 3, 3.0, 0.2


class _Rates(NamedTuple):
    """Rates of articles: how many, their sum, and the sum of their squares."""

    articles: int = 0
    total: float = 0.0
    squares: float = 0.0

    @property
    def mean(self) -> float:
        """The mean rate."""
        return self.total / self.articles

    def plus(self, articles: int, total: float, squares: float) -> _Rates:
        """Give these and others together."""
        return _Rates(self.articles + articles, self.total + total, self.squares + squares)

    def without(self, other: _Rates) -> _Rates:
        """Give the rest, where `other` are some of these."""
        return _Rates(self.articles - other.articles, self.total - other.total, self.squares - other.squares)

    @property
    def scatter(self) -> float:
        """The sum of squared distances from the mean."""
        return max(0.0, self.squares - self.total**2 / self.articles)


def _rates(sheet: Sheet) -> JsonValue:
    """Give the week in which an article was annotated, the annotator's version, the words, and annotations of each kind."""
    if not isinstance(sheet.content, AnnotationFile) or not sheet.words:
        return None
    times = [each.at for each in sheet.standing if each.at]
    annotator = sheet.content.annotator
    version = f"{annotator.name} {annotator.version}" if annotator else None
    if not times and version is None:
        return None
    week = datetime.fromisoformat(min(times)).strftime("%G-W%V") if times else None
    kinds: list[str] = [each.kind for each in sheet.standing]
    return [week, version, len(sheet.words.split()), *(kinds.count(kind) for kind in _NAMES)]


@corpus_rule("C005", "annotator-drift", "info", _rates)
def annotator_drift(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """In a week, or under a version of the annotator, a kind of annotation is clearly rarer or more frequent than otherwise.

    Why: the guideline was changed, or is read otherwise than before. As in a control chart, the mean rate of the articles of
    a week (ISO 8601, by `at`) or version must lie within three standard errors of that of the others; articles differ among
    themselves, so at least three stand on either side, and a change below a fifth is none. Of two weeks the later is named.

    Bad: {"articles": [
          {"id": "a", "notation": "{claim value=9 at=2026-01-05T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "b", "notation": "{claim value=9 at=2026-01-06T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "c", "notation": "{claim value=9 at=2026-01-07T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "d", "notation": "{claim value=9 at=2026-01-12T09:00:00Z|Nine} of twelve came in."},
          {"id": "e", "notation": "{claim value=9 at=2026-01-13T09:00:00Z|Nine} of twelve came in."},
          {"id": "f", "notation": "{claim value=9 at=2026-01-14T09:00:00Z|Nine} of twelve came in."}]}
    Good: {"articles": [
          {"id": "a", "notation": "{claim value=9 at=2026-01-05T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "b", "notation": "{claim value=9 at=2026-01-06T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "c", "notation": "{claim value=9 at=2026-01-07T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "d", "notation": "{claim value=9 at=2026-01-12T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "e", "notation": "{claim value=9 at=2026-01-13T09:00:00Z|Nine} of {claim value=12|twelve} came in."},
          {"id": "f", "notation": "{claim value=9 at=2026-01-14T09:00:00Z|Nine} of {claim value=12|twelve} came in."}]}
    """
    found: dict[tuple[str, str], dict[str, _Rates]] = {}
    first: dict[str, str] = {}
    for article, (week, version, words, *counts) in rows:
        for group in filter(None, (week, version)):
            first.setdefault(group, article)
            for name, count in zip(_NAMES.values(), counts, strict=True):
                rate = 1000 * count / words
                groups = found.setdefault(("week" if group is week else "version", name), {})
                groups[group] = groups.get(group, _Rates()).plus(1, rate, rate * rate)
    for (_, name), groups in found.items():
        every = _Rates()
        for rates in groups.values():
            every = every.plus(*rates)
        for group, rates in sorted(groups.items(), reverse=True):
            others = every.without(rates)
            if min(rates.articles, others.articles) >= _LEAST and _differ(rates, others):
                message = (
                    f"{name} for 1,000 words: {rates.mean:.1f} in {group} (from this article on), {others.mean:.1f} otherwise"
                )
                yield first[group], Problem(message)
                if len(groups) == 2:
                    break


def _differ(one: _Rates, other: _Rates) -> bool:
    """Tell whether two mean rates lie more than three standard errors apart, and more than a fifth of the larger."""
    distance = abs(one.mean - other.mean)
    variance = (one.scatter + other.scatter) / (one.articles + other.articles - 2)
    error = sqrt(variance * (1 / one.articles + 1 / other.articles))
    return distance > _LIMIT * error and distance > _CHANGE * max(one.mean, other.mean)
