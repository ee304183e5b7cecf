"""The views of one layer, in a database that can be asked and nothing else: no file is read but its tables, none is written."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import duckdb

from articlekit.errors import BadQuery
from articlekit.query import engine
from articlekit.query.columns import TABLES
from articlekit.query.conditions import CONDITIONS
from articlekit.query.engine import literal, quoted
from articlekit.query.filters import Condition
from articlekit.query.tables import Tables
from articlekit.query.views import VIEWS
from articlekit.text.sentences import sentence_finder

_LOCKED = {
    "enable_external_access": "false",
    "allow_persistent_secrets": "false",
    "lock_configuration": "true",
}


class Sandbox:
    """Takes one SELECT at a time; what is too large for memory goes to a folder of its own, which goes with it."""

    def __init__(self, files: Mapping[str, Sequence[str]], layer: str | None) -> None:
        tables = Tables(files, layer)
        for table in TABLES:
            tables.view(table)
        self.connection = connection = tables.connection
        spill = str(Path(tempfile.gettempdir()) / f"articlekit-sql-{uuid4().hex}")  # made only where it is needed
        kept = "DISTINCT ON (id) * EXCLUDE layer"
        ours = f"layer IN ('', {literal(layer or '')})"
        connection.execute(
            f"CREATE TABLE stored.names AS SELECT {kept} FROM stored.entities WHERE {ours} ORDER BY id, layer DESC"
        )
        for name, view in VIEWS.items():
            if name != "sentences":
                connection.execute(f"CREATE VIEW {name} AS {view.sql}")
        allowed = ", ".join(literal(path) for paths in files.values() for path in paths)
        settings = {"temp_directory": literal(spill), "allowed_paths": f"[{allowed}]", **_LOCKED}
        for name, value in settings.items():
            connection.execute(f"SET {name} = {value}")
        self._has_sentences = False

    def check(self, query: str) -> None:
        """Raise `BadQuery` where a query is not one SELECT."""
        try:
            statements = self.connection.extract_statements(query)
        except duckdb.Error as error:
            raise BadQuery(f"sql: {engine.reason(error)}") from None
        if len(statements) != 1:
            raise BadQuery(f"sql: {len(statements)} statements; ask one SELECT at a time")
        if statements[0].type != duckdb.StatementType.SELECT:
            raise BadQuery(
                f"sql: {statements[0].type.name} is not allowed, only SELECT; articlekit --help names what changes a corpus"
            )
        if "sentence" in query.casefold():
            self._add_sentences()

    def _add_sentences(self) -> None:
        """Make the view `sentences`, for which the engine has to call Python; not before it is asked for."""
        if not self._has_sentences:
            self.connection.create_function("sentence", _sentence, ["VARCHAR", "INTEGER", "INTEGER"], "VARCHAR")
            self.connection.execute(f"CREATE VIEW sentences AS {VIEWS['sentences'].sql}")
            self._has_sentences = True


_finder = lru_cache(maxsize=8)(sentence_finder)


def _sentence(text: str, start: int, end: int) -> str:
    first, last = _finder(text)(start, end)
    return text[first:last].strip()


def selected(view: str, condition: Condition) -> str:
    """Write the SELECT of a view's rows that a condition keeps: a listing's in its order, a claim with its sentence."""
    if view not in CONDITIONS:
        return f"FROM {view}"
    query = f"{VIEWS[view].sql} AND {condition.sql}"
    if view == "claims":
        words = "(SELECT article, text AS words FROM stored.articles)"
        sentence = 'sentence(words, start, "end") AS sentence'
        query = f"SELECT * EXCLUDE words, {sentence} FROM ({query}) JOIN {words} USING (article)"
    return f'SELECT * FROM ({query}) ORDER BY article, start, "end", id'


def schema() -> list[dict[str, str]]:
    """List the views' columns with their types and what they mean."""
    sandbox = Sandbox(dict.fromkeys(TABLES, ()), None)
    sandbox.check("FROM sentences")
    rows = []
    for name, view in VIEWS.items():
        described = sandbox.connection.execute(f"DESCRIBE {quoted(name)}").fetchall()
        types = {column: type for column, type, *_ in described}
        rows += [{"view": name, "column": key, "type": types[key], "about": about} for key, about in view.columns.items()]
    return rows
