"""A corpus in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from articlekit.model.row import SpeakerCount, Stats
from articlekit.query.filters import STANDING
from articlekit.query.tables import Tables
from articlekit.store.listing import View
from articlekit.text.attribution import speakers

_KINDS = ("quotes", "claims", "organisations")

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def words(text: str) -> int:
    """Count the words of a text."""
    return len(_WORD.findall(text))


def stats(layer: str | None, texts: Iterable[str], views: Iterable[View]) -> Stats:
    """Count articles and words in `texts`, and annotations by kind and speaker in `views`."""
    articles = in_all = 0
    for text in texts:
        articles += 1
        in_all += words(text)
    kinds: Counter[str] = Counter()
    quotes: Counter[tuple[str | None, str | None]] = Counter()
    annotated = 0
    for view in views:
        annotated += 1
        kinds.update(each.kind for each in view.annotations)
        quotes.update((who, view.name(who)) for quote in view.quotes for who in speakers(quote) or (None,))
    counts = (kinds["quote"], kinds["claim"], kinds["organisation"])
    return _stats(layer, articles, annotated, in_all, counts, ((*who, count) for who, count in quotes.most_common()))


def stats_of_tables(layer: str | None, tables: Tables) -> Stats:
    """Count the same in tables."""
    texts = (text for (text,) in tables.rows(f"SELECT text FROM {tables.source('articles')}"))
    counted = [words(text) for text in texts]
    kinds = [next(tables.rows(f"SELECT count(*) FROM {tables.source(kind)} WHERE {STANDING.sql}"))[0] for kind in _KINDS]
    ((annotated,),) = tables.rows(f"SELECT count(*) FROM {tables.source('annotated')}")
    spoken = "unnest(coalesce(speakers, [speaker])) AS who, generate_subscripts(coalesce(speakers, [speaker]), 1) AS place"
    quotes = f"(SELECT article, n, {spoken} FROM {tables.source('quotes')} WHERE {STANDING.sql})"
    query = f"SELECT who, count(*) FROM {quotes} GROUP BY who ORDER BY 2 DESC, min((article, n, place))"
    found = ((who, tables.names.get(who, who), count) for who, count in tables.rows(query))
    return _stats(layer, len(counted), annotated, sum(counted), kinds, found)


def _stats(
    layer: str | None,
    articles: int,
    annotated: int,
    words: int,
    counts: Sequence[int],
    speakers: Iterable[tuple[str | None, str | None, int]],
) -> Stats:
    quotes, claims, organisations = counts
    return Stats(
        layer=layer,
        articles=articles,
        annotated=annotated,
        words=words,
        quotes=quotes,
        claims=claims,
        organisations=organisations,
        speakers=tuple(SpeakerCount(speaker=who, speaker_name=name, quotes=count) for who, name, count in speakers),
    )
