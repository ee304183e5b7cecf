"""DuckDB, as it is used here: in memory, without extensions, blind to Python's variables."""

from __future__ import annotations

from typing import Any

import duckdb


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
