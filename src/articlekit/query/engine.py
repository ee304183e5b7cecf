"""DuckDB, as it is used here: in memory, without extensions, blind to Python's variables."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import duckdb

from articlekit.errors import BadQuery

Answer = TypeVar("Answer")
_PATIENCE = 2.0


def connect(threads: int | None = None, memory: str = "1GB") -> duckdb.DuckDBPyConnection:
    """Open a database in memory that loads no extensions and reads no Python variables."""
    config: dict[str, Any] = {
        "memory_limit": memory,
        "python_enable_replacements": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
    }
    return duckdb.connect(config=config if threads is None else config | {"threads": threads})


def reason(error: Exception) -> str:
    """Say in one line why the engine failed."""
    return " ".join(str(error).split("\n\n")[0].split())


def quoted(name: str) -> str:
    """Write a name as SQL does, so that it may be a reserved word."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write a text as SQL does."""
    return "'" + text.replace("'", "''") + "'"


def limited(connection: duckdb.DuckDBPyConnection, seconds: float, work: Callable[[], Answer]) -> Answer:
    """Let the engine work for some seconds at most; raise `BadQuery` where it is not done then, or finds something wrong.

    It works in a thread, since it neither hears an interrupt by the user nor stops at once when told to.
    """
    outcome: SimpleQueue[tuple[Answer | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            outcome.put((work(), None))
        except BaseException as error:
            outcome.put((None, error))

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        answer, error = outcome.get(timeout=max(seconds, 0.001))
    except (Empty, KeyboardInterrupt) as stop:
        connection.interrupt()
        thread.join(_PATIENCE)
        if isinstance(stop, KeyboardInterrupt):
            raise
        raise BadQuery("sql: stopped, since its time was up; ask for less, or give it more time") from None
    if isinstance(error, duckdb.Error):
        raise BadQuery(f"sql: {reason(error)}") from None
    if error is not None:
        raise error
    return answer  # type: ignore[return-value]
