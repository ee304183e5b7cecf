"""Where in a JSON text a value stands, so that a finding can point to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from json import JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]  # typeshed leaves it out

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = JSONDecoder(parse_int=float)  # of any length


def locator(text: str) -> Callable[[tuple[str | int, ...]], int]:
    """Give a function that locates paths in the valid JSON `text`, and reads each object and array on the way once.

    It gives the offset of the value at a path, or of the deepest part of the path that is there.
    """
    members = cache(lambda at: dict(_members(text, at)))

    def locate(path: tuple[str | int, ...]) -> int:
        at = _skip(text, 0)
        for step in path:
            found = members(at).get(step)
            if found is None:
                break
            at = found
        return at

    return locate


def _members(text: str, at: int) -> list[tuple[str | int, int]]:
    """List the keys or indexes of the object or array at `at`, each with the offset of its value."""
    found: list[tuple[str | int, int]] = []
    if text[at] not in "{[":
        return found
    is_object, at = text[at] == "{", _skip(text, at + 1)
    while text[at] not in "}]":
        key: str | int = len(found)
        if is_object:
            key, at = scanstring(text, at + 1, True)
            at = _skip(text, _skip(text, at) + 1)
        found.append((key, at))
        at = _skip(text, _DECODER.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)
    return found


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
