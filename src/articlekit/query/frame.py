"""Answers as frames: rows and columns that go to pandas, Polars or Arrow without a detour through text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from html import escape
from importlib import import_module
from itertools import islice
from math import isfinite
from typing import Any

import duckdb

from articlekit.errors import BadQuery
from articlekit.query.engine import Answer, limited
from articlekit.query.sandbox import Sandbox

BATCH = 2048
SECONDS = 60.0
_SHOWN, _CUT = 20, 160


class Frame:
    """The answer to a question: its columns and, as often as they are asked for, its rows.

    Raise `BadQuery` where the question is wrong, or the engine works on the answer for longer than `seconds`.
    """

    def __init__(self, sandbox: Sandbox, query: str, values: Sequence[Any] = (), seconds: float = SECONDS) -> None:
        sandbox.check(query)
        self._sandbox = sandbox
        self._query = query
        self._values = list(values)
        self._seconds = seconds
        self.columns = self._limited(lambda: told_apart(self._relation().columns))

    def _relation(self) -> duckdb.DuckDBPyRelation:
        return self._sandbox.connection.sql(self._query, params=self._values)

    def _limited(self, work: Callable[[], Answer]) -> Answer:
        return limited(self._sandbox.connection, self._seconds, work)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Give the rows as they come, each by the names of its columns, with values that JSON has."""
        cursor, left = self._sandbox.connection.cursor(), self._seconds

        def start() -> list[tuple[Any, ...]]:
            return cursor.execute(self._query, self._values).fetchmany(BATCH)

        def go_on() -> list[tuple[Any, ...]]:
            return cursor.fetchmany(BATCH)

        batch, work = None, start
        while batch or batch is None:
            began = time.monotonic()
            batch, work = limited(cursor, left, work), go_on
            left -= time.monotonic() - began
            for row in batch:
                yield {column: plain(value) for column, value in zip(self.columns, row, strict=True)}

    def count(self) -> int:
        """Count the rows."""
        query = f"SELECT count(*) FROM ({self._query.rstrip().rstrip(';')}\n)"
        ((count,),) = self._limited(lambda: self._sandbox.connection.execute(query, self._values).fetchall())
        return int(count)

    def to_pandas(self) -> Any:
        """Give a pandas frame; pandas has to be installed."""
        _import("pandas")
        return self._limited(lambda: self._relation().df())

    def to_polars(self) -> Any:
        """Give a Polars frame; Polars has to be installed."""
        make = _import("polars").DataFrame
        return self._limited(lambda: make(self))

    def to_arrow(self) -> Any:
        """Give an Arrow table; pyarrow has to be installed."""
        make = _import("pyarrow").table
        return self._limited(lambda: make(self))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the rows to whatever speaks Arrow's C stream interface."""
        return self._relation().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        """Name the columns."""
        return f"<Frame of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """Draw the first rows for a notebook."""
        rows = list(islice(self, _SHOWN + 1))
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_cell(row[column])}</td>' for column in self.columns)}</tr>\n" for row in rows[:_SHOWN]
        )
        more = f"<p>the first {_SHOWN} of {self.count():,} rows</p>" if len(rows) > _SHOWN else ""
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>{more}"


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return escape(text if len(text) <= _CUT else f"{text[:_CUT]}…")


def _import(library: str) -> Any:
    try:
        return import_module(library)
    except ModuleNotFoundError:
        raise BadQuery(f"{library} is not installed; pip install {library}") from None


def told_apart(columns: Sequence[str]) -> list[str]:
    """Number the names that come a second time."""
    names = list[str]()
    for column in columns:
        name, number = column, 1
        while name in names:
            name, number = f"{column}_{number}", number + 1
        names.append(name)
    return names


def plain(value: Any) -> Any:
    """Give a value as JSON has it: decimals as numbers where that is exact, dates as ISO 8601, anything rare as text."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else str(value)
    if isinstance(value, Decimal):
        near = float(value)
        return near if isfinite(near) and Decimal(str(near)) == value else str(value)
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
