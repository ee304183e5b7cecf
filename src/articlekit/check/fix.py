"""Applying fixes to files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import tomlkit

from articlekit.model.fix import Edit
from articlekit.model.source import RawFile
from articlekit.text.canonical import dumps, read_annotations, read_entities


def mended(file: RawFile, edits: Iterable[Edit]) -> RawFile:
    """Apply edits whose paths lead into the file as it is; raise `LookupError` where one leads nowhere.

    JSON is written canonically where it keeps its schema; TOML keeps its comments and order.
    """
    text = file.data.decode("utf-8")
    if file.name.endswith(".toml"):
        document = tomlkit.parse(text)
        _apply(document, edits)
        return RawFile(file.name, tomlkit.dumps(document).encode())
    content = json.loads(text)
    _apply(content, edits)
    data = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"
    reading = read_entities(data) if "entities" in content else read_annotations(data)
    return RawFile(file.name, dumps(reading.file).encode() if reading.file and not reading.violations else data)


def _apply(content: Any, edits: Iterable[Edit]) -> None:
    for edit in sorted(edits, key=_order, reverse=True):
        *way, last = edit.path
        holder = content
        for step in way:
            holder = holder[step]
        match edit.op:
            case "remove":
                del holder[last]
            case "replace":
                holder[last]  # a path that leads nowhere is an error
                holder[last] = edit.value
            case "add" if isinstance(holder, list):
                holder.insert(len(holder) if last == "-" else int(last), edit.value)
            case "add":
                holder[last] = edit.value


def _order(edit: Edit) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Put what moves other values last, from the end of a list to its beginning, so that every path leads where it did."""
    path = tuple((step, "") if isinstance(step, int) else (-1, step) for step in edit.path)
    return (1 if edit.op == "replace" else 0), path
