"""The stored tables of one layer, opened for questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from os import SEEK_END
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from articlekit.errors import BadFile
from articlekit.query.columns import TABLES
from articlekit.query.engine import connect, literal, quoted, reason

BATCH = 2048
WARM_BYTES = 2**26
_CODED = {"quotes": ("speaker",), "claims": ("claimed_by", "unit"), "organisations": ("organisation",)}


class Known(NamedTuple):
    """An entity, as far as it answers to a name."""

    id: str
    type: str
    name: str
    aliases: list[str]


def _is_whole(path: str) -> bool:
    """Tell whether a file begins and ends as one in Parquet does, which one cut short does not."""
    try:
        with Path(path).open("rb") as file:
            begins = file.read(4)
            file.seek(-4, SEEK_END)
            return begins == file.read(4) == b"PAR1"
    except OSError:
        return False


class Tables:
    """Tables in Parquet files, which stay as they are while this is open.

    A table that is asked for the second time is taken into memory, if it is small enough: a first answer comes soonest from
    the files, the next ones from memory.
    """

    def __init__(self, files: Mapping[str, Sequence[str]], layer: str | None) -> None:
        self.files = files
        self.layer = layer
        self.connection = connect()
        self._idle: list[duckdb.DuckDBPyConnection] = []
        self._seen: set[str] = set()
        self._asked: set[str] = set()
        self._warm: set[str] = set()
        self._filled: dict[tuple[str, str], bool] = {}
        self.connection.execute("CREATE SCHEMA stored")

    def view(self, table: str) -> str:
        """Give the name by which a table's files are read."""
        if table not in self._seen:
            self._seen.add(table)
            columns, paths = TABLES[table], self.files[table]
            if paths:
                listed = ", ".join(map(literal, paths))
                self.connection.execute(f"CREATE VIEW stored.{table} AS SELECT * FROM read_parquet([{listed}])")
            else:
                typed = ", ".join(f"{quoted(name)} {type}" for name, type in columns.items())
                self.connection.execute(f"CREATE TABLE stored.{table} ({typed})")
        return f"stored.{table}"

    def are_sound(self) -> bool:
        """Tell whether all files are there and begin and end as they must."""
        return all(_is_whole(path) for paths in self.files.values() for path in paths)

    def source(self, table: str) -> str:
        """Give the name by which a table is read best."""
        if table in self._asked and table not in self._warm and self._is_small(table):
            self._warm_up(table)
        self._asked.add(table)
        return f"warm.{table}" if table in self._warm else self.view(table)

    def _warm_up(self, table: str) -> None:
        """Take a table into memory, ids that come again and again as codes, whose order is that of the ids."""
        self.connection.execute("CREATE SCHEMA IF NOT EXISTS warm")
        coded = []
        for column in _CODED.get(table, ()):
            values = f"SELECT DISTINCT {column} FROM {self.view(table)} WHERE {column} IS NOT NULL ORDER BY 1"
            self.connection.execute(f"CREATE TYPE warm.{table}_{column} AS ENUM ({values})")
            coded.append(f"{column}::warm.{table}_{column} AS {column}")
        replaced = f"* REPLACE ({', '.join(coded)})" if coded else "*"
        self.connection.execute(f"CREATE TABLE warm.{table} AS SELECT {replaced} FROM {self.view(table)}")
        self._warm.add(table)

    def has(self, table: str, column: str) -> bool:
        """Tell whether any row of a table has a value in a column."""
        if (table, column) not in self._filled:
            ((count,),) = self.rows(f'SELECT count("{column}") FROM {self.view(table)}')
            self._filled[table, column] = count > 0
        return self._filled[table, column]

    def is_all_standing(self, table: str) -> bool:
        """Tell whether a table is known to have no rejected row; only one in memory is looked through for that."""
        return table in self._warm and not self.has(table, "status")

    def _is_small(self, table: str) -> bool:
        return sum(Path(path).stat().st_size for path in self.files[table]) <= WARM_BYTES

    def rows(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a query as they come; raise `BadFile` where the files cannot be read any more."""
        if "casefold(" in query:
            self._folds  # noqa: B018
        cursor = self._idle.pop() if self._idle else self.connection.cursor()
        try:
            cursor.execute(query, list(values))
            while batch := cursor.fetchmany(BATCH):
                yield from batch
        except duckdb.Error as error:
            raise BadFile(
                f"the corpus's tables cannot be read: {reason(error)}; if they were being rewritten, ask again"
            ) from None
        finally:
            self._idle.append(cursor)

    @cached_property
    def _folds(self) -> None:
        self.connection.create_function("casefold", str.casefold, ["VARCHAR"], "VARCHAR")

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the entities by id."""
        return {each.id: each.name for each in self.entities}

    @cached_property
    def entities(self) -> list[Known]:
        """The entities, the layer's own in the place of the authority file's of the same id."""
        query = (
            f"SELECT id, type, name, coalesce(aliases, []) FROM {self.view('entities')} WHERE layer IN ('', ?) ORDER BY layer"
        )
        return list({id: Known(id, *rest) for id, *rest in self.rows(query, [self.layer])}.values())
