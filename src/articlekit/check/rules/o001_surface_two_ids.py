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
    kept: dict[tuple[str, str, str], list[tuple[Any, ...]]] = {}
    for article, values in rows:
        linked: dict[tuple[str, str], list[Any]] = {}  # the first place of each surface and organisation
        for place in values:
            linked.setdefault((place[0], place[1]), place)
        if len(linked) > len({surface for surface, _ in linked}):
            yield from ((article, problem) for problem in _in_article([_Place(*each) for each in values]))
        for (surface, organisation), place in linked.items():
            listed = place[2]
            counts = used.setdefault((surface, listed), {})
            counts[organisation] = counts.get(organisation, 0) + 1
            others = kept.setdefault((surface, listed, organisation), [])
            if len(others) < _SHOWN:
                others.append((article, *place))
    for (surface, listed), counts in used.items():
        usual = max(counts, key=lambda each: counts[each])
        if len(counts) > 1 and counts[usual] >= _SURE:
            for organisation in counts.keys() - {usual}:
                if counts[organisation] * 2 < counts[usual]:
                    message = f"is {usual} in {counts[usual]} articles, and {organisation} here; both are listed as {listed!r}"
                    for article, *fields in kept[surface, listed, organisation]:
                        place = _Place(*fields)
                        yield article, Problem(message, place.annotation, (place.start, place.end))


def _in_article(places: list[_Place]) -> Iterator[Problem]:
    """Give the first mention under a name of each organisation besides the one that it mostly means in an article."""
    for surface in dict.fromkeys(each.surface for each in places):
        named = [each.organisation for each in places if each.surface == surface]
        first = {each.organisation: each for each in reversed(places) if each.surface == surface}
        usual = max(dict.fromkeys(named), key=named.count)
        start, end = first[usual].start, first[usual].end
        related = (Related(start=start, end=end, message=f"{first[usual].annotation}, {usual}, is here"),)
        for organisation in dict.fromkeys(named):
            if organisation != usual:
                place = first[organisation]
                message = f"is {organisation} here and {usual} elsewhere in the article"
                yield Problem(message, place.annotation, (place.start, place.end), related=related)
