from __future__ import annotations

import pytest

from articlekit.text.toml_places import key_offset

TEXT = """\
title = "[x]"
a.b = 1
[tool."art kit"]
'q w' = 2
c = {d = 3}
[tool.x.y]  # last
  z=4
"""


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param(("title",), "title", id="key"),
        pytest.param(("a", "b"), "a.b", id="dotted-key"),
        pytest.param(("tool", "art kit"), 'tool."art kit"]', id="table"),
        pytest.param(("tool", "art kit", "q w"), "'q w'", id="quoted-key-in-a-table"),
        pytest.param(("tool", "art kit", "c", "d"), "c = {d", id="key-in-an-inline-table"),
        pytest.param(("tool", "x", "y", "z"), "z=4", id="indented-key"),
        pytest.param(("tool", "x", "y", "nothing"), "tool.x.y", id="table-of-a-key-that-is-not-there"),
        pytest.param(("nothing",), "title", id="nothing-is-the-start"),
    ],
)
def test_a_key_is_located(path: tuple[str, ...], found: str) -> None:
    assert TEXT.startswith(found, key_offset(TEXT, path))
