"""Answers as frames: rows and columns that go to pandas, Polars or Arrow without a detour through text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from html import escape
from importlib import import_module
from itertools import islice
from math import isfinite
from threading import Timer
from typing import Any

import duckdb

from articlekit.errors import BadQuery
from articlekit.query import engine
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
        with _limited(sandbox.connection, seconds):
            relation = self._relation()
            self.columns = told_apart(relation.columns)
            self.types = [str(type) for type in relation.types]

    def _relation(self) -> duckdb.DuckDBPyRelation:
        return self._sandbox.connection.sql(self._query, params=self._values)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Give the rows as they come, each by the names of its columns, with values that JSON has."""
        cursor = self._sandbox.connection.cursor()
        left = self._seconds
        with _limited(cursor, left):
            began = time.monotonic()
            cursor.execute(self._query, self._values)
            batch = cursor.fetchmany(BATCH)
            left -= time.monotonic() - began
        while batch:
            for row in batch:
                yield {column: plain(value) for column, value in zip(self.columns, row, strict=True)}
            with _limited(cursor, left):
                began = time.monotonic()
                batch = cursor.fetchmany(BATCH)
                left -= time.monotonic() - began

    def count(self) -> int:
        """Count the rows."""
        with _limited(self._sandbox.connection, self._seconds):
            query = f"SELECT count(*) FROM ({self._query.rstrip().rstrip(';')}\n)"
            ((count,),) = self._sandbox.connection.execute(query, self._values).fetchall()
        return int(count)

    def to_pandas(self) -> Any:
        """Give a pandas frame; pandas has to be installed."""
        _import("pandas")
        with _limited(self._sandbox.connection, self._seconds):
            return self._relation().df()

    def to_polars(self) -> Any:
        """Give a Polars frame; Polars has to be installed."""
        return self._given_to(_import("polars").DataFrame)

    def to_arrow(self) -> Any:
        """Give an Arrow table; pyarrow has to be installed."""
        return self._given_to(_import("pyarrow").table)

    def _given_to(self, maker: Callable[[Frame], Any]) -> Any:
        with _limited(self._sandbox.connection, self._seconds):
            return maker(self)

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


@contextmanager
def _limited(connection: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    """Stop what the engine does after some seconds, and say in one line why an answer cannot be given."""
    timer = Timer(max(seconds, 0.001), connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except duckdb.InterruptException:
        raise BadQuery("sql: stopped, since its time was up; ask for less, or give it more time") from None
    except duckdb.Error as error:
        raise BadQuery(f"sql: {engine.reason(error)}") from None
    finally:
        timer.cancel()


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
