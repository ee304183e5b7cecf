"""C003: a name has the same edges everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.model.fix import Edit, Fix

_BEFORE = re.compile(r"(\w+) \Z")
_AFTER = re.compile(r" (\w+)")
_TIMES, _RATIO = 3, 3
_KEPT = 20
_Key = tuple[bool, str, str, bool]


class _Name(NamedTuple):
    """A marked name with the words before and after it, its annotation, the place of that in the file, and its offsets."""

    article: str
    text: str
    before: str | None
    after: str | None
    annotation: str
    place: int
    start: int
    end: int

    def edges(self) -> list[_Key]:
        """Give for each edge whether it is the left one, the word at it, the rest of the name, and whether it takes that in."""
        text, found = self.text, list[_Key]()
        if self.before:
            found.append((True, self.before.lower(), text, False))  # case of what may be left out does not count
        if self.after:
            found.append((False, self.after.lower(), text, False))
        if " " in text:
            first, _, rest = text.partition(" ")
            rest_before, _, last = text.rpartition(" ")
            found += [(True, first.lower(), rest, True), (False, last.lower(), rest_before, True)]
        return found


def _names(sheet: Sheet) -> JsonValue:
    """List the names that hold no other."""
    held = {(each.span.start, each.span.end) for each in sheet.mentions}
    rows: list[JsonValue] = []
    for each in sheet.mentions:
        text, start, end = each.span.text, each.span.start, each.span.end
        if each.form == "nominal" or any(start <= low and high <= end and (low, high) != (start, end) for low, high in held):
            continue
        before, after = _BEFORE.search(sheet.words, max(0, start - 30), start), _AFTER.match(sheet.words, end)
        rows.append([text, before and before[1], after and after[1], each.id, sheet.path(each)[1], start, end])
    return rows or None


@corpus_rule("C003", "variation-boundary", "warning", _names, fixable="unsafe")
def variation_boundary(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """A name takes in a word beside it, or leaves one out, against what the corpus does with the same words.

    Why: "the NUUW" and "NUUW" count as two surface forms. The same words must stand in the text; three times as often, and at
    least three times, marked otherwise. The fix moves the edge to where it usually is.

    Bad: {"articles": [{"id": "a", "notation": "The {organisation|NUUW} met the {organisation|NUUW}."},
          {"id": "b", "notation": "So the {organisation|NUUW} won."}, {"id": "c", "notation": "Was {organisation|the NUUW}?"}]}
    Good: {"articles": [{"id": "a", "notation": "The {organisation|NUUW} met the {organisation|NUUW}."},
          {"id": "b", "notation": "So the {organisation|NUUW} won."}, {"id": "c", "notation": "Was the {organisation|NUUW}?"}]}
    Fix: {"articles": [{"id": "a", "notation": "The {organisation|NUUW} met the {organisation|NUUW}."},
          {"id": "b", "notation": "So the {organisation|NUUW} won."}, {"id": "c", "notation": "Was the {organisation|NUUW}?"}]}
    """
    times: dict[_Key, int] = {}
    firsts: dict[_Key, _Name] = {}  # most edges stand once, and a list for each takes long
    others: dict[_Key, list[_Name]] = {}
    for article, row in rows:
        for name in (_Name(article, *each) for each in row):
            for edge in name.edges():
                times[edge] = count = times.get(edge, 0) + 1
                if count == 1:
                    firsts[edge] = name
                elif count <= _KEPT:
                    others.setdefault(edge, []).append(name)
    for (left, word, rest, taken), count in times.items():
        if count >= _TIMES:
            other = (left, word, rest, not taken)
            if count >= _RATIO * times.get(other, 0):
                for name in (firsts[other], *others.get(other, ())) if other in firsts else ():
                    yield name.article, _problem(name, left, not taken, count)


def _problem(name: _Name, left: bool, taken: bool, count: int) -> Problem:
    """Say that an edge of a name is elsewhere as a rule, and put it there."""
    text = name.text
    if taken:
        word, _, rest = text.partition(" ") if left else reversed(text.rpartition(" "))
    else:
        word, rest = str(name.before if left else name.after), text
    reach = (len(word) + 1) * (1 if taken else -1)
    start, end = (name.start + reach, name.end) if left else (name.start, name.end - reach)
    both = f"{word} {rest}" if left else f"{rest} {word}"
    now = rest if taken else both
    span: JsonValue = {"start": start, "end": end, "text": now}
    fix = Fix((Edit("replace", ("annotations", name.place, "span"), span),), message=f"mark {now!r}")
    message = f"{both!r} is marked {'without' if taken else 'with'} {word!r} {count} times in the corpus"
    return Problem(message, name.annotation, (name.start, name.end), fix=fix)
