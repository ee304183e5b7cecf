"""The rows of the listings, from tables: the same rows in the same order as from the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from articlekit.query.fields import CLAIM, ORGANISATION, QUOTE, Order
from articlekit.query.filters import Condition
from articlekit.query.order import ordered
from articlekit.query.tables import Tables
from articlekit.text.sentences import sentence_finder

Record = dict[str, Any]
_CLAIMS = 16384


def quotes(tables: Tables, condition: Condition, order: Order) -> Iterator[Record]:
    """Give the quotes that a condition keeps."""
    columns = ("article", "id", "form", "speaker", "speakers", "source", "cue", "text", "start", "end", "runs", "line")
    names = tables.names
    for article, id, form, speaker, speakers, source, cue, text, start, end, runs, line in _select(
        tables, "quotes", columns, condition, order
    ):
        spans = [[start, end]] if runs is None else [list(pair) for pair in zip(runs[::2], runs[1::2], strict=True)]
        name = names.get(speaker, speaker) if speakers is None else " and ".join(names.get(each, each) for each in speakers)
        yield dict(zip(QUOTE, (article, id, form, speaker, name, source, cue, text, spans, line), strict=True))


def organisations(tables: Tables, condition: Condition, order: Order) -> Iterator[Record]:
    """Give the organisation mentions that a condition keeps."""
    columns = ("article", "id", "text", "form", "organisation", "start", "end", "line")
    names = tables.names
    for article, id, text, form, body, start, end, line in _select(tables, "organisations", columns, condition, order):
        values = (article, id, text, form, body, names.get(body, body), [[start, end]], line)
        yield dict(zip(ORGANISATION, values, strict=True))


def claims(tables: Tables, condition: Condition, order: Order) -> Iterator[Record]:
    """Give the numeric claims that a condition keeps, with the sentence that each stands in."""
    columns = (*CLAIM[:12], "start", "end", "line")
    rows = _select(tables, "claims", columns, condition, order)
    while batch := list(islice(rows, _CLAIMS)):
        texts = _texts(tables, {row[0] for row in batch})
        finders: dict[str, Any] = {}
        for *values, start, end, line in batch:
            article = values[0]
            if article not in finders:
                finders[article] = sentence_finder(texts[article])
            first, last = finders[article](start, end)
            sentence = texts[article][first:last].strip()
            yield dict(zip(CLAIM, (*values, sentence, [[start, end]], line), strict=True))


def _select(
    tables: Tables, table: str, columns: Iterable[str], condition: Condition, order: Order
) -> Iterator[tuple[Any, ...]]:
    listed = ", ".join(f't."{column}"' for column in columns)
    sql, values = ordered(tables, table, condition, order)
    return tables.rows(f"SELECT {listed} {sql}", values)


def _texts(tables: Tables, articles: Iterable[str]) -> Mapping[str, str]:
    wanted = sorted(articles)
    query = (
        f"SELECT article, text FROM {tables.source('articles')} "
        "WHERE article BETWEEN ? AND ? AND article IN (SELECT unnest(?::VARCHAR[]))"
    )
    return dict(tables.rows(query, [wanted[0], wanted[-1], wanted]))


def count(tables: Tables, table: str, condition: Condition) -> int:
    """Count the annotations that a condition keeps."""
    sql, values = ordered(tables, table, condition, Order())
    (found,) = next(tables.rows(f"SELECT count(*) {sql}", values))
    return int(found)
