from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.lines import line_starts, position
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        pytest.param("", [0], id="empty"),
        pytest.param("ab", [0], id="one-line"),
        pytest.param("a\nb\n", [0, 2, 4], id="LF"),
        pytest.param("a\r\nb", [0, 3], id="CRLF"),
        pytest.param("a\rb", [0, 2], id="CR"),
        pytest.param("a\n\r\n\rb", [0, 2, 4, 5], id="mixed"),
        pytest.param("😀\n😀", [0, 2], id="astral"),
        pytest.param("a\x0bb\x85c\u2028d", [0], id="other-separators-end-no-line"),
    ],
)
def test_lines_end_at_lf_crlf_and_cr(text: str, starts: list[int]) -> None:
    assert line_starts(text) == starts


@pytest.mark.parametrize(
    ("offset", "place"),
    [
        pytest.param(0, (1, 1), id="start"),
        pytest.param(1, (1, 2), id="an-astral-character-is-one-column"),
        pytest.param(3, (2, 1), id="after-the-break"),
        pytest.param(4, (2, 2), id="end-of-text"),
    ],
)
def test_lines_and_columns_count_from_one(offset: int, place: tuple[int, int]) -> None:
    assert position(line_starts("😀\r\nb"), offset) == place


@given(texts, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    starts = line_starts(text)
    line, column = position(starts, offset)
    assert starts[line - 1] + column - 1 == offset
    assert line == len(starts) or offset < starts[line]
