"""Fixes: what mends a finding, as data."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import JsonValue


class Edit(NamedTuple):
    """One JSON Patch operation (RFC 6902) on a file; a path's last member "-" appends to a list.

    `path` leads to a value by keys and indexes as they stand in the file before any edit of the fix. `file` names it where
    it is not the one that the rule looked at, as in "annotations/entities.json".
    """

    op: Literal["add", "replace", "remove"]
    path: tuple[str | int, ...]
    value: JsonValue = None
    file: str | None = None


class Fix(NamedTuple):
    """Edits that belong together. A safe fix cannot change what the annotator meant; `message` says what is done."""

    edits: tuple[Edit, ...]
    safe: bool = False
    message: str = ""
