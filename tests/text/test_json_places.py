from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.json_places import locator
from tests.strategies import json_values


def some_path(value: Any, data: st.DataObject) -> tuple[str | int, ...]:
    path: list[str | int] = []
    while isinstance(value, dict | list) and value and data.draw(st.booleans() | st.just(True)):
        step = data.draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
        path.append(step)
        value = value[step]
    return tuple(path)


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


@given(json_values, st.data(), st.sampled_from([None, 0, 1, "\t"]), st.booleans(), st.sampled_from(["", " ", "\r\n\t"]))
def test_the_value_at_a_path_begins_where_it_is_located(
    value: Any, data: st.DataObject, indent: int | str | None, ascii_only: bool, before: str
) -> None:
    text = before + json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    path = some_path(value, data)
    assert json.JSONDecoder().raw_decode(text, locator(text)(path))[0] == at(value, path)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param((), "{", id="the-whole"),
        pytest.param(("a", 1), '"x"', id="element"),
        pytest.param(("a", 1, "deeper"), '"x"', id="below-a-plain-value"),
        pytest.param(("a", 9), '[1, "x"]', id="beyond-an-array"),
        pytest.param(("b", "c"), "{}", id="missing-key"),
        pytest.param(("é\n",), "2", id="escaped-key"),
        pytest.param(("twice",), "5", id="key-twice-is-the-last"),
        pytest.param(("after",), "true", id="after-a-number-of-any-length"),
    ],
)
def test_the_deepest_part_of_a_path_that_is_there_is_located(path: tuple[str | int, ...], found: str) -> None:
    digits = "1" * 5000
    text = f'{{"a": [1, "x"], "b": {{}}, "\\u00e9\\n": 2, "twice": 4, "twice": 5, "long": {digits}, "after": true}}'
    assert text.startswith(found, locator(text)(path))
