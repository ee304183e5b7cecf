"""Keyword in context: every place of a word, a phrase or a pattern, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from articlekit.errors import BadName
from articlekit.query.fields import LINE
from articlekit.query.filters import STANDING, Condition, every
from articlekit.query.tables import Tables
from articlekit.text.lines import line_starts, position

Record = dict[str, Any]
_SPACE = r"\s+"
_WIDE_SPACE = r"[\s\v\x{1c}-\x{1f}\x{85}\p{Z}]+"
_NO_LETTER = r"[^\p{L}\p{N}_]"


class Stretch(NamedTuple):
    """A stretch of a text in which to look, the annotation that it belongs to, and who speaks there."""

    start: int
    end: int
    id: str | None = None
    speaker: str | None = None


def pattern_of(text: str, regex: bool = False) -> re.Pattern[str]:
    """Make the pattern of a word or phrase, whole and letter case ignored, or of a regular expression as it stands.

    Raise `BadName` where it is empty or no expression.
    """
    words = text.split()
    if not words:
        raise BadName("nothing to look for; name a word, a phrase or, with --regex, a pattern")
    phrase = _SPACE.join(map(re.escape, words))
    try:
        return re.compile(text) if regex else re.compile(rf"(?<!\w){phrase}(?!\w)", re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise BadName(f"{text!r} is no regular expression: {error}") from None


def has(text: str) -> Condition:
    """Keep articles that have a word or phrase, as `pattern_of` finds it; the engine's own expressions are the fastest here."""
    words = [re.sub("[iIıİ]", "[iIıİ]", re.escape(word)) for word in text.split()]
    return Condition("regexp_matches(text, ?)", (rf"(?i)(?:^|{_NO_LETTER}){_WIDE_SPACE.join(words)}(?:$|{_NO_LETTER})",))


def lines_of(
    article: str, text: str, stretches: Iterable[Stretch] | None, pattern: re.Pattern[str], width: int
) -> Iterator[Record]:
    """Give the places in one text, or in stretches of it, each with `width` code points before and after, on one line."""
    starts: list[int] = []
    for stretch in [Stretch(0, len(text))] if stretches is None else stretches:
        for match in pattern.finditer(text, stretch.start, stretch.end):
            first, last = match.span()
            if first < last:
                starts = starts or line_starts(text)
                around = (text[max(0, first - width) : first], match[0], text[last : last + width])
                place = (article, position(starts, first)[0], stretch.id, stretch.speaker)
                on_one_line = (re.sub(r"\s", " ", words) for words in around)
                yield dict(zip(LINE, (*place, *on_one_line, first, last), strict=True))


def texts(tables: Tables, condition: Condition) -> Iterator[tuple[str, str]]:
    """Give articles and their texts, in order."""
    query = f"SELECT article, text FROM {tables.source('articles')} WHERE {condition.sql}"
    return ((article, text) for article, text in tables.rows(query, condition.values))


def stretches(tables: Tables, kind: str, condition: Condition) -> Iterator[tuple[str, list[Stretch]]]:
    """Give the stretches of the annotations that a condition keeps, article by article, in order."""
    runs, speaker = {"quotes": ("runs", "speaker"), "claims": ("NULL", "claimed_by")}.get(kind, ("NULL", "NULL"))
    where = every(STANDING, condition)
    query = f'SELECT article, start, "end", {runs}, id, {speaker} FROM {tables.source(kind)} WHERE {where.sql}'
    for article, rows in groupby(tables.rows(query, where.values), key=itemgetter(0)):
        found = list[Stretch]()
        for _, start, end, offsets, id, who in rows:
            places = offsets or [start, end]
            found += [Stretch(first, last, id, who) for first, last in zip(places[::2], places[1::2], strict=True)]
        yield article, found


def matched(
    of_texts: Iterable[tuple[str, str]], of_stretches: Iterable[tuple[str, list[Stretch]]]
) -> Iterator[tuple[str, str, list[Stretch]]]:
    """Put the stretches of an article to its text; both come in the articles' order."""
    others = iter(of_stretches)
    article, found = next(others, ("", []))
    for name, text in of_texts:
        while found and article < name:
            article, found = next(others, ("", []))
        if found and article == name:
            yield name, text, found
