"""Counts: annotations by who says them, by what they name, by publisher, by month; and who is quoted beside whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from articlekit.errors import UnknownName
from articlekit.query.fields import PAIR
from articlekit.query.filters import STANDING, Condition, every
from articlekit.query.tables import Tables

Record = dict[str, Any]
_SPEAKERS = "unnest(coalesce({0}speakers, [{0}speaker]))"
_KEYS = {
    "quotes": {
        "speaker": _SPEAKERS.format(""),
        "organisation": "unnest(organisations)",
        "form": "form",
        "publisher": "publisher",
        "month": "month",
    },
    "claims": {
        "speaker": "unnest(coalesce(claimants, [claimed_by]))",
        "organisation": "unnest(quote_organisations)",
        "measure": "lower(measure)",
        "unit": "unit",
        "publisher": "publisher",
        "month": "month",
    },
    "organisations": {
        "organisation": "organisation",
        "speaker": _SPEAKERS.format("quote_"),
        "form": "form",
        "publisher": "publisher",
        "month": "month",
    },
}
_NAMED = {"speaker", "organisation"}
_OF_ARTICLE = {"publisher", "month"}
_OF_QUOTE = {"claims": {"organisation"}, "organisations": {"speaker"}}
_PERIOD = r"regexp_replace(lower(coalesce(period, '')), '^(over|in|during|for|within) +(the +)?', '')"
_FIGURES = {
    "low": "min(low)",
    "high": "max(high)",
    "verdict": f"""CASE
        WHEN count(*) = 1 OR count(DISTINCT ({_PERIOD}, coalesce("of", ''), coalesce(change, ''))) > 1
            THEN 'unknown'
        WHEN count(DISTINCT (low, high, low_open, high_open)) = 1 THEN 'equal'
        WHEN coalesce(max(low) < min(high), true) THEN 'consistent'
        WHEN max(low) = min(high)
            AND NOT (max({{'at': low, 'open': low_open}}) FILTER (WHERE low IS NOT NULL)).open
            AND (min({{'at': high, 'closed': NOT high_open}}) FILTER (WHERE high IS NOT NULL)).closed THEN 'consistent'
        ELSE 'conflicting' END""",
}


def columns(table: str, by: Sequence[str]) -> list[str]:
    """Name the columns of groups; raise `UnknownName` where a table cannot be grouped so."""
    keys = _keys(table, by)
    named = [column for key in keys for column in ((key, f"{key}_name") if key in _NAMED else (key,))]
    return [*named, "count", "articles", *(_FIGURES if "measure" in keys else ())]


def _keys(table: str, by: Sequence[str]) -> list[str]:
    """Check the keys; numbers of one measure are comparable only in one unit."""
    for key in by:
        if key not in _KEYS[table]:
            raise UnknownName("group", key, _KEYS[table])
    return list(dict.fromkeys(each for key in by for each in ((key, "unit") if key == "measure" else (key,))))


def groups(tables: Tables, table: str, condition: Condition, by: Sequence[str], limit: int | None = None) -> Iterator[Record]:
    """Count a table's standing rows by one key or several: the largest group first, months in their order.

    Claims by measure also say the least and the greatest value that any of them allows, and whether one number can be all of
    them: `equal`, `consistent`, `conflicting`; or `unknown` where their periods or wholes differ, or one stands alone.
    """
    keys, where = _keys(table, by), every(STANDING, condition)
    source = f"(FROM {tables.source(table)} WHERE {where.sql})"
    if _OF_ARTICLE & set(keys):
        month = "substr(a.published, 1, 7) AS month"
        source = f"(SELECT t.*, a.publisher, {month} FROM {source} t LEFT JOIN {tables.source('articles')} a USING (article))"
    if _OF_QUOTE.get(table, set()) & set(keys):
        of_quote = ", ".join(f"q.{name} AS quote_{name}" for name in ("speaker", "speakers", "organisations"))
        quotes = f"(FROM {tables.source('quotes')} WHERE {STANDING.sql})"
        source = f"(SELECT t.*, {of_quote} FROM {source} t JOIN {quotes} q ON q.article = t.article AND q.n = t.quotes[1])"
    for n, key in enumerate(keys):
        source = f"(SELECT *, {_KEYS[table][key]} AS key{n} FROM {source})"
    names = [f"key{n}" for n in range(len(keys))]
    figures = "".join(f", {sql}" for sql in _FIGURES.values()) if "measure" in keys else ""
    order = [f"key{keys.index('month')}"] if "month" in keys else []
    sorting = ", ".join(f"{each} NULLS LAST" for each in [*order, "count DESC", *names])
    query = (
        f"SELECT {', '.join([*names, 'count(*) AS count', 'count(DISTINCT article) AS articles'])}{figures} FROM {source} "
        f"GROUP BY {', '.join(names)} ORDER BY {sorting}" + ("" if limit is None else f" LIMIT {int(limit)}")
    )
    head, named = columns(table, by), tables.names
    for row in tables.rows(query, where.values):
        cells = [cell for key, each in zip(keys, row, strict=False) for cell in _cells(key, each, named)]
        yield dict(zip(head, [*cells, *row[len(keys) :]], strict=True))


def _cells(key: str, value: Any, names: dict[str, str]) -> tuple[Any, ...]:
    return (value, names.get(value, value)) if key in _NAMED else (value,)


def together(
    tables: Tables, condition: Condition, speaker: Collection[str] | None = None, limit: int | None = None
) -> Iterator[Record]:
    """Count, for each two speakers, the articles that quote both; with `speaker`, only those beside one of these."""
    where = every(STANDING, condition)
    asked = "" if speaker is None else "WHERE one.speaker IN (SELECT unnest(?::VARCHAR[])) "
    apart = "one.speaker < other.speaker" if speaker is None else "one.speaker <> other.speaker"
    query = (
        f"WITH quoted AS (SELECT DISTINCT article, speaker FROM (SELECT article, {_SPEAKERS.format('')} AS speaker "
        f"FROM (FROM {tables.source('quotes')} WHERE {where.sql}))) "
        f"SELECT one.speaker, other.speaker, count(*) FROM quoted one JOIN quoted other "
        f"ON one.article = other.article AND {apart} {asked}"
        "GROUP BY ALL ORDER BY 3 DESC, 1, 2" + ("" if limit is None else f" LIMIT {int(limit)}")
    )
    names = tables.names
    for one, other, articles in tables.rows(query, [*where.values, *([] if speaker is None else [sorted(speaker)])]):
        yield dict(zip(PAIR, (one, names.get(one, one), other, names.get(other, other), articles), strict=True))


def articles(tables: Tables, limit: int) -> dict[str, list[Record]]:
    """Count articles by publisher and by month."""
    of_publisher = (
        f"SELECT publisher, count(*) FROM {tables.source('articles')} GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT {int(limit)}"
    )
    of_month = f"SELECT substr(published, 1, 7), count(*) FROM {tables.source('articles')} GROUP BY ALL ORDER BY 1"
    return {
        "publishers": [{"publisher": name, "count": count} for name, count in tables.rows(of_publisher)],
        "articles by month": [{"month": month, "count": count} for month, count in tables.rows(of_month)],
    }
