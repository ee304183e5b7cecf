"""O001: a name means one organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.model.finding import Related
from articlekit.text.surfaces import plain

_SURE = 3
_SHOWN = 20


class _Place(NamedTuple):
    """A linked name: its plain form, the organisation, under which name that is listed, and where it stands."""

    surface: str
    organisation: str
    listed: str
    annotation: str
    start: int
    end: int


def _linked(sheet: Sheet) -> JsonValue:
    rows: list[JsonValue] = []
    ends = {each.span.end: each.organisation for each in sheet.mentions}
    for mention in sheet.mentions:
        start = mention.span.start
        defined = sheet.words[start - 2 : start] == " (" and ends.get(start - 2, mention.organisation) != mention.organisation
        if mention.form != "nominal" and mention.organisation is not None and not defined:
            entity, span = sheet.entities.get(mention.organisation), mention.span
            listed = plain(entity.name) if entity else mention.organisation
            rows.append([plain(span.text), mention.organisation, listed, mention.id, span.start, span.end])
    return rows or None


@corpus_rule("O001", "surface-two-ids", "warning", _linked, alone=True)
def surface_two_ids(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """One name is linked to two organisations, in one article or in different ones.

    Why: a slip of the mouse, or the same body listed twice. Across articles, one of the two must be linked in at least three
    articles, and both be listed under the same name: different names tell two bodies apart. In brackets after a name it is
    O004's.

    Bad: {"notation": "{organisation organisation=o3|Penrose} closed. {organisation organisation=o8|Penrose} had to.",
          "entities": [{"id": "o3", "type": "organisation", "name": "Penrose"},
                       {"id": "o8", "type": "organisation", "name": "Penrose Council", "aliases": ["Penrose"]}]}
    Good: {"notation": "{organisation organisation=o3|Penrose} closed. {organisation organisation=o3|Penrose} had to.",
          "entities": [{"id": "o3", "type": "organisation", "name": "Penrose"}]}
    """
    used: dict[tuple[str, str], dict[str, int]] = {}
    kept: dict[tuple[str, str, str], list[tuple[str, _Place]]] = {}
    for article, values in rows:
        by_surface: dict[str, list[_Place]] = {}
        for place in (_Place(*each) for each in values):
            by_surface.setdefault(place.surface, []).append(place)
        for surface, places in by_surface.items():
            yield from ((article, problem) for problem in _in_article(places))
            for organisation, listed in {(each.organisation, each.listed) for each in places}:
                counts = used.setdefault((surface, listed), {})
                counts[organisation] = counts.get(organisation, 0) + 1
                others = kept.setdefault((surface, listed, organisation), [])
                if len(others) < _SHOWN:
                    others.append((article, next(each for each in places if each.organisation == organisation)))
    for (surface, listed), counts in used.items():
        usual = max(counts, key=lambda each: counts[each])
        if len(counts) > 1 and counts[usual] >= _SURE:
            for organisation in counts.keys() - {usual}:
                if counts[organisation] * 2 < counts[usual]:
                    message = f"is {usual} in {counts[usual]} articles, and {organisation} here; both are listed as {listed!r}"
                    for article, place in kept[surface, listed, organisation]:
                        yield article, Problem(message, place.annotation, (place.start, place.end))


def _in_article(places: list[_Place]) -> Iterator[Problem]:
    """Give the first mention of each organisation besides the one that a name mostly means in an article."""
    named = [each.organisation for each in places]
    usual = max(dict.fromkeys(named), key=named.count)
    first = next(each for each in places if each.organisation == usual)
    for organisation in dict.fromkeys(named):
        if organisation != usual:
            place = next(each for each in places if each.organisation == organisation)
            related = (Related(start=first.start, end=first.end, message=f"{first.annotation}, {usual}, is here"),)
            message = f"is {organisation} here and {usual} elsewhere in the article"
            yield Problem(message, place.annotation, (place.start, place.end), related=related)
