"""Where in a TOML text a key stands, so that a finding can point to it."""

from __future__ import annotations

import re

_TABLE = re.compile(r"[ \t]*\[\[?([^\[\]]+)\]\]?")
_KEY = re.compile(r"""[ \t]*((?:"[^"\n]*"|'[^'\n]*'|[\w.-]|[ \t]*\.[ \t]*)+)[ \t]*=""")
_STEP = re.compile(r"""[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([^.\s"']+))[ \t]*\.?""")


def key_offset(text: str, path: tuple[str | int, ...]) -> int:
    """Give the offset of the key at `path`, of the deepest part of the path that has a line of its own, or 0."""
    table: tuple[str, ...] = ()
    best, found, at = 0, 0, 0
    for line in text.splitlines(keepends=True):
        if match := _TABLE.match(line):
            here = table = _steps(match[1])
        elif match := _KEY.match(line):
            here = (*table, *_steps(match[1]))
        if match and best < len(here) and here == path[: len(here)]:
            best, found = len(here), at + match.start(1)
        at += len(line)
    return found


def _steps(written: str) -> tuple[str, ...]:
    return tuple(next(part for part in match.groups() if part is not None) for match in _STEP.finditer(written))
