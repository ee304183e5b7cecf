"""Full-text search: the articles that have all words and phrases asked for, ranked by BM25, with the best place of each.

BM25 is Robertson and Walker's (k1 = 1.2, b = 0.75), lengths in code points. There is no index of words: a pass over the texts
takes about as long as reading them, and costs neither disk nor building time.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import Any, NamedTuple

from articlekit.errors import BadName
from articlekit.query.concordance import has, pattern_of
from articlekit.query.fields import HIT
from articlekit.query.filters import Condition, every
from articlekit.query.tables import Tables
from articlekit.text.lines import line_starts, position

Record = dict[str, Any]
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_K1, _B, _AROUND = 1.2, 0.75, 90


class Document(NamedTuple):
    """An article to search."""

    article: str
    title: str | None
    published: str | None
    text: str


class Collection(NamedTuple):
    """How many articles there are, how long they are on average, and how many have each term."""

    articles: int
    length: float
    having: Sequence[int]


def terms_of(query: str) -> list[str]:
    """Take a query apart into words and quoted phrases; raise `BadName` where there are none."""
    terms = [phrase or word for phrase, word in _TERM.findall(query)]
    if not any(re.search(r"\w", term) for term in terms):
        raise BadName("nothing to search for; name words, or a phrase in quotation marks")
    return terms


def collection(tables: Tables, terms: Sequence[str]) -> Collection:
    """Count, in one pass, the articles that have each term."""
    found = [has(term) for term in terms]
    counts = "".join(f", count(*) FILTER (WHERE {each.sql})" for each in found)
    query = f"SELECT count(*), coalesce(avg(length(text)), 0){counts} FROM {tables.source('articles')}"
    articles, length, *having = next(tables.rows(query, [value for each in found for value in each.values]))
    return Collection(articles, length, having)


def collection_of(texts: Iterable[str], terms: Sequence[str]) -> Collection:
    """Count the same over texts."""
    articles, length, having = 0, 0, [0] * len(terms)
    patterns = [pattern_of(term) for term in terms]
    for text in texts:
        articles, length = articles + 1, length + len(text)
        having = [n + bool(pattern.search(text)) for n, pattern in zip(having, patterns, strict=True)]
    return Collection(articles, length / articles if articles else 0, having)


def documents(tables: Tables, terms: Sequence[str]) -> Iterator[Document]:
    """Give the articles that have all terms."""
    condition: Condition = every(*map(has, terms))
    query = f"SELECT article, title, published, text FROM {tables.source('articles')} WHERE {condition.sql}"
    return (Document(*row) for row in tables.rows(query, condition.values))


def hits(found: Iterable[Document], terms: Sequence[str], of: Collection, limit: int | None) -> list[Record]:
    """Rank the documents that have all terms, the best first."""
    patterns = [pattern_of(term) for term in terms]
    weights = [log(1 + (of.articles - having + 0.5) / (having + 0.5)) for having in of.having]
    scored = (hit for each in found if (hit := _hit(each, patterns, weights, of.length)) is not None)
    if limit is None:
        return sorted(scored, key=_rank)
    return heapq.nsmallest(limit, scored, key=_rank)


def _rank(hit: Record) -> tuple[float, str]:
    return -hit["score"], hit["article"]


def _hit(document: Document, patterns: Sequence[re.Pattern[str]], weights: Sequence[float], length: float) -> Record | None:
    places = [[match.span() for match in pattern.finditer(document.text)] for pattern in patterns]
    if not all(places):
        return None
    norm = _K1 * (1 - _B + _B * len(document.text) / length)
    score = sum(weight * len(found) * (_K1 + 1) / (len(found) + norm) for weight, found in zip(weights, places, strict=True))
    start, end = _best(places, weights)
    line = position(line_starts(document.text), start)[0]
    values = (document.article, document.title, document.published, round(score, 4), line, _snippet(document.text, start, end))
    return dict(zip(HIT, values, strict=True))


def _best(places: Sequence[Sequence[tuple[int, int]]], weights: Sequence[float]) -> tuple[int, int]:
    """Give the place around which most of what was asked for stands, rare terms first; the first of equals."""
    spots = sorted((start, end, n) for n, found in enumerate(places) for start, end in found)

    def weight(spot: tuple[int, int, int]) -> float:
        return sum({n: weights[n] for start, _, n in spots if 0 <= start - spot[0] <= 2 * _AROUND}.values())

    start, end, _ = max(spots[:200], key=weight)
    return start, end


def _snippet(text: str, start: int, end: int) -> str:
    """Cut a window out of a text, at white space where there is some, its lines joined."""
    first, last = max(0, start - _AROUND), min(len(text), end + 2 * _AROUND)
    if first and (space := re.search(r"\s", text[first:start])):
        first += space.end()
    if last < len(text) and (cut := text.rfind(" ", end, last)) > end:
        last = cut
    words = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}"
