"""C001: what is marked as a name in other articles is marked in this one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.text.surfaces import bare_names

_TIMES, _ARTICLES, _SHARE = 4, 3, 0.8
_KEPT = 20


def _names(sheet: Sheet) -> JsonValue:
    """Give how often each name is marked, and which others stand bare: how often, and where first."""
    named = [each for each in sheet.mentions if each.form != "nominal"]
    if not named or not sheet.intact:
        return None
    marked: dict[str, JsonValue] = {**Counter(each.span.text for each in named)}
    taken = [(each.span.start, each.span.end) for each in sheet.annotations if each.kind != "quote"]
    bare = bare_names(sheet.words, taken, sheet.known.organisation_names)
    return {"marked": marked, "bare": {name: list(place) for name, place in bare.items() if name not in marked}}


@corpus_rule("C001", "variation-missing", "warning", _names)
def variation_missing(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """A name that the corpus nearly always marks stands bare in an article that marks others.

    Why: the same words with and without a mark are the commonest sign of an annotation missed (variation nuclei: Dickinson
    and Meurers, 2003). Marked at least four times, in at least three articles, and in four cases of five; in an article that
    marks the name elsewhere it is O003's. Bare names are looked for as acronyms, and as names of listed organisations.

    Bad: {"articles": [{"id": "a", "notation": "{organisation form=acronym|NUUW} met {organisation form=acronym|NUUW}."},
          {"id": "b", "notation": "{organisation form=acronym|NUUW} won."},
          {"id": "c", "notation": "{organisation form=acronym|NUUW} lost."},
          {"id": "d", "notation": "{organisation|Acme} met NUUW."}]}
    Good: {"articles": [{"id": "a", "notation": "{organisation form=acronym|NUUW} met {organisation form=acronym|NUUW}."},
          {"id": "b", "notation": "{organisation form=acronym|NUUW} won."},
          {"id": "c", "notation": "{organisation form=acronym|NUUW} lost."},
          {"id": "d", "notation": "{organisation|Acme} met {organisation form=acronym|NUUW}."}]}
    """
    marked: dict[str, list[int]] = {}
    bare: dict[str, list[tuple[str, int, int]]] = {}
    times: dict[str, int] = {}
    for article, row in rows:
        for name, count in row["marked"].items():
            seen = marked.setdefault(name, [0, 0])
            marked[name] = [seen[0] + count, seen[1] + 1]
        for name, (count, start, end) in row["bare"].items():
            times[name] = times.get(name, 0) + count
            places = bare.setdefault(name, [])
            if len(places) < _KEPT:
                places.append((article, start, end))
    for name, places in bare.items():
        count, articles = marked.get(name, (0, 0))
        if count >= _TIMES and articles >= _ARTICLES and count >= _SHARE * (count + times[name]):
            message = f"{name!r} is marked {count} of {count + times[name]} times in the corpus, and bare here"
            for article, start, end in places:
                yield article, Problem(message, span=(start, end))
