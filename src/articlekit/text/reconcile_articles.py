"""Figures about one thing in different articles."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from articlekit.text.figure import Figure
from articlekit.text.period import same_period
from articlekit.text.reconcile import groups

_WORDS, _REMEMBERED = 3, 20


def most_precise(group: Iterable[Figure]) -> Figure:
    """Give the figure that allows the fewest values, of several the first."""
    return min(group, key=_width)


def joined(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Put figures of several articles together that may be about one thing.

    In one article those of one measure, unit and so on, whose periods do not differ. Across articles besides that the
    periods must be the same, and two sentences have three words in common, a name among them. Groups have two or more.
    """
    found: list[list[Figure]] = []
    by_name: dict[tuple[object, ...], list[list[Figure]]] = {}
    for _, own in groupby(figures, key=lambda figure: figure.article):
        for group in groups(own, least=1):
            names = {name for figure in group for name in figure.names}
            near = [other for name in sorted(names) for other in by_name.get((*group[0].key, name), ())]
            home = next((other for other in near if other[0].article != group[0].article and _meet(group, other)), None)
            if home is None:
                home = []
                found.append(home)
            home += group
            for name in names:
                places = by_name.setdefault((*group[0].key, name), [])
                if not any(each is home for each in places):
                    places.append(home)
    return [group for group in found if len(group) > 1]


def _meet(group: list[Figure], other: list[Figure]) -> bool:
    """Tell whether a figure of one group and one of the other's first are told of in like words, for the same time."""
    return any(
        same_period(one.period, two.period) == "same" and one.names & two.names and len(one.words & two.words) >= _WORDS
        for one in group
        for two in other[:_REMEMBERED]
    )


def _width(figure: Figure) -> tuple[bool, Decimal]:
    width = figure.allowed.width
    return width is None, width or Decimal(0)
