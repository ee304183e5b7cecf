"""What `check` found, kept in `.articlekit/check.sqlite` so that the next run need not look at what has not changed.

A row is an article's, and good for as long as its stamp (rules, settings, entities) and the digest of its files are. One
process at a time has the file; where another one has it, or it cannot be read or written, a run works on a temporary one
that nobody else sees, and is only slower.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pydantic

from articlekit.model.result import Row

NAME = "check.sqlite"
TABLES = """
CREATE TABLE article (layer TEXT, article TEXT, stamp TEXT, signature TEXT, digest TEXT, findings TEXT, named TEXT,
    skipped INTEGER, PRIMARY KEY (layer, article)) WITHOUT ROWID;
CREATE TABLE gathered (layer TEXT, article TEXT, {rules} TEXT, PRIMARY KEY (layer, article)) WITHOUT ROWID;
CREATE TABLE corpus (layer TEXT PRIMARY KEY, key TEXT, findings TEXT) WITHOUT ROWID;
"""


class Results:
    """The results of one layer's last run."""

    def __init__(self, connection: sqlite3.Connection, layer: str, rules: Sequence[str]) -> None:
        """Take an open database that has the tables for what these rules over the corpus gather."""
        self.version = rules_version()
        self._database = connection
        self._layer = layer
        self._rules = rules

    def signatures(self, stamp: str) -> dict[str, str | None]:
        """Give the signatures of all articles that have a row under this stamp."""
        statement = "SELECT article, signature FROM article WHERE layer = ? AND stamp = ?"
        return dict(self._database.execute(statement, (self._layer, stamp)))

    def recall(self, stamp: str, articles: Sequence[str]) -> dict[str, Row]:
        """Give the rows that articles have under this stamp, without what was gathered."""
        marks = ",".join("?" * len(articles))
        statement = f"""SELECT article, digest, findings, named, skipped FROM article
            WHERE layer = ? AND stamp = ? AND article IN ({marks})"""
        return {row[0]: Row(*row) for row in self._database.execute(statement, (self._layer, stamp, *articles))}

    def remember(self, stamp: str, rows: Iterable[Row]) -> None:
        """Keep rows, all of them or none."""
        kept = list(rows)
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (self._layer, row.article, stamp, row.signature, row.digest, row.findings, row.named, row.skipped)
                    for row in kept
                ),
            )
            statement = f"INSERT OR REPLACE INTO gathered VALUES (?, ?{', ?' * len(self._rules)})"
            self._database.executemany(statement, [(self._layer, row.article, *row.gathered) for row in kept])

    def sign(self, signatures: Iterable[tuple[str | None, str]]) -> None:
        """Give articles new signatures: of each the signature, then the id."""
        with self._database:
            statement = "UPDATE article SET signature = ? WHERE layer = ? AND article = ?"
            self._database.executemany(statement, ((signature, self._layer, article) for signature, article in signatures))

    def gathered(self, rule: str) -> Iterator[tuple[str, str]]:
        """Give what a rule over the corpus gathered from each article, in the articles' order."""
        statement = f"SELECT article, {rule} FROM gathered WHERE layer = ? AND {rule} IS NOT NULL ORDER BY article"
        return iter(self._database.execute(statement, (self._layer,)))

    def keep_only(self, articles: Iterable[str]) -> None:
        """Forget the articles that are no longer there."""
        known = {row[0] for row in self._database.execute("SELECT article FROM article WHERE layer = ?", (self._layer,))}
        with self._database:
            if gone := known.difference(articles):
                for table in ("article", "gathered"):
                    statement = f"DELETE FROM {table} WHERE layer = ? AND article = ?"
                    self._database.executemany(statement, ((self._layer, article) for article in gone))

    def recall_corpus(self, key: str) -> str | None:
        """Give what the rules over the corpus found under this key."""
        row = self._database.execute("SELECT findings FROM corpus WHERE layer = ? AND key = ?", (self._layer, key)).fetchone()
        return None if row is None else str(row[0])

    def remember_corpus(self, key: str, findings: str) -> None:
        """Keep what the rules over the corpus found."""
        with self._database:
            self._database.execute("INSERT OR REPLACE INTO corpus VALUES (?, ?, ?)", (self._layer, key, findings))


@contextmanager
def results(root: Path, layer: str, rules: Sequence[str], keep: bool) -> Iterator[Results]:
    """Open the results of a layer; where they are not to be kept, or cannot be, those of a temporary file.

    What is kept is taken away where the database turns out to be broken, and `sqlite3.DatabaseError` goes on.
    """
    tables = TABLES.format(rules=" TEXT, ".join(rules))
    connection = (_opened(root, tables) if keep else None) or _with_tables(sqlite3.connect(""), tables)
    try:
        yield Results(connection, layer, rules)
    except sqlite3.DatabaseError:
        connection.close()
        _forget(root)
        raise
    finally:
        connection.close()


def _forget(root: Path) -> None:
    for suffix in ("", "-journal"):
        with suppress(OSError):
            (root / ".articlekit" / f"{NAME}{suffix}").unlink()


def _opened(root: Path, tables: str) -> sqlite3.Connection | None:
    """Open the file alone; give None where another process has it or the folder cannot be written."""
    folder = root / ".articlekit"
    try:
        folder.mkdir(exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_bytes(b"*\n")
    except OSError:
        return None
    for _ in range(2):
        connection = None
        try:
            connection = sqlite3.connect(folder / NAME, timeout=0)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            return connection if _has_tables(connection, tables) else _with_tables(connection, tables)
        except sqlite3.DatabaseError as error:
            if connection:
                connection.close()
            if isinstance(error, sqlite3.OperationalError):
                return None
            _forget(root)
    return None


def _has_tables(connection: sqlite3.Connection, tables: str) -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone() == (_version(tables),))


def _with_tables(connection: sqlite3.Connection, tables: str) -> sqlite3.Connection:
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        connection.execute(f'DROP TABLE "{name}"')
    connection.executescript(f"{tables}PRAGMA user_version = {_version(tables)};")
    return connection


def _version(tables: str) -> int:
    return int(hashlib.sha256(tables.encode()).hexdigest()[:7], 16)


@cache
def rules_version() -> str:
    """Give a digest of all that decides what the rules find: their code, and that of the models and the text functions."""
    digest = hashlib.sha256(f"{sys.version_info} {pydantic.VERSION}".encode())
    for room in ("check", "model", "text"):
        for file in sorted((Path(__file__).parents[1] / room).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()
