"""The order and number of rows."""

from __future__ import annotations

from typing import Any

from articlekit.errors import UnknownName
from articlekit.query.fields import OF_ARTICLE, Order
from articlekit.query.filters import STANDING, Condition, every
from articlekit.query.tables import Tables

_OWN = {
    "quotes": {key: f"t.{key}" for key in ("article", "id", "form", "speaker", "text", "line")} | {"length": "length(t.text)"},
    "claims": {key: f"t.{key}" for key in ("article", "id", "unit", "measure", "claimed_by", "line")}
    | {"value": "TRY_CAST(t.value AS DOUBLE)", "low": "t.low", "high": "t.high"},
    "organisations": {key: f"t.{key}" for key in ("article", "id", "text", "form", "organisation", "line")},
}


def check_sort(table: str, order: Order) -> None:
    """Raise `UnknownName` where a table has no such column to sort by."""
    if order.sort is not None and (key := order.sort.removeprefix("-")) not in (known := _OWN[table] | OF_ARTICLE):
        raise UnknownName("column to sort by", key, known)


def ordered(tables: Tables, table: str, condition: Condition, order: Order) -> tuple[str, list[Any]]:
    """Give what follows the columns of a SELECT over the standing rows of a table `t`, and its values.

    Without a column the rows come as they are stored, which is the articles' and the text's order, and are never all in memory.
    """
    source = f"FROM {tables.source(table)} t"
    where = condition if tables.is_all_standing(table) else every(STANDING, condition)
    end = "" if order.limit is None else f" LIMIT {int(order.limit)}"
    if order.sort is None:
        return f"{source} WHERE {where.sql}{end}", list(where.values)
    key = order.sort.removeprefix("-")
    check_sort(table, order)
    if key in OF_ARTICLE:
        source = (
            f"FROM (FROM {tables.source(table)} WHERE {where.sql}) t LEFT JOIN {tables.source('articles')} a USING (article)"
        )
        where = Condition("true", where.values)
    way = " DESC" if order.sort.startswith("-") else ""
    return f"{source} WHERE {where.sql} ORDER BY {(_OWN[table] | OF_ARTICLE)[key]}{way} NULLS LAST, t.article, t.n{end}", list(
        where.values
    )
