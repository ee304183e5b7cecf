"""Rows into Parquet files and, where a few articles changed, from one file into the next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np

from articlekit.query.columns import Columns
from articlekit.query.engine import literal, quoted

_OPTIONS = "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2"


class Old(NamedTuple):
    """A file whose rows are taken over: of articles behind `after` up to `until`, where given, and not of `without`."""

    path: Path
    after: str | None
    until: str | None
    without: Sequence[str]


def write(
    connection: duckdb.DuckDBPyConnection, path: Path, columns: Columns, rows: Sequence[tuple[Any, ...]], old: Old | None = None
) -> None:
    """Write rows, in their order, to a new Parquet file; with those of an `old` one, by article and number."""
    names, values = list(columns), list(zip(*rows, strict=True))
    arrays = {name: _array(values[n], columns[name]) for n, name in enumerate(names) if rows and not _is_empty(values[n])}
    cells = (f"{quoted(name) if name in arrays else 'NULL'}::{columns[name]} AS {quoted(name)}" for name in names)
    query, parameters = f"SELECT {', '.join(cells)} FROM given", list[Any]()
    if old is not None:
        kept = (
            f"SELECT {', '.join(map(quoted, names))} FROM read_parquet(?) WHERE article NOT IN (SELECT unnest(?::VARCHAR[])) "
            "AND (? IS NULL OR article > ?) AND (? IS NULL OR article <= ?)"
        )
        query = f"({kept} UNION ALL {query}) ORDER BY article{', n' if 'n' in columns else ''}"
        parameters = [str(old.path), old.without, old.after, old.after, old.until, old.until]
    path.parent.mkdir(parents=True, exist_ok=True)
    connection.register("given", arrays or {"article": np.empty(0, dtype=object)})
    try:
        connection.execute(f"COPY ({query}) TO {literal(str(path))} ({_OPTIONS})", parameters)
    finally:
        connection.unregister("given")


def extent(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[int, str, str]:
    """Tell how many rows a file has, and its first and last article."""
    query = "SELECT count(*), coalesce(min(article), ''), coalesce(max(article), '') FROM read_parquet(?)"
    count, first, last = connection.execute(query, [str(path)]).fetchall()[0]
    return count, first, last


def _is_empty(values: Sequence[Any]) -> bool:
    return values.count(None) == len(values)


def _array(values: Sequence[Any], type: str) -> np.ndarray[Any, Any]:
    if type == "INTEGER" and None not in values:
        return np.array(values, dtype=np.int32)
    return np.fromiter(values, dtype=object, count=len(values))
