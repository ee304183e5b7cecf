from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.sentences import sentence_around, sentence_starts

BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]")
prose = st.lists(
    st.sampled_from(
        [*"Bob left . He ? “No.” Mr Davies 😀 é 3.2 U.S.".split(), *" \t\n\r\x00\x1c\x85\u2028\ufeff", "\r\n", "\n\n"]
    ),
    max_size=25,
).map("".join)


def sentences(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Bob left. He cried.", ["Bob left.", "He cried."], id="two"),
        pytest.param("😀 Bob left. He cried.", ["😀 Bob left.", "He cried."], id="astral"),
        pytest.param("Mr Davies left.", ["Mr Davies left."], id="abbreviation"),
        pytest.param("A headline\n\nBob left.", ["A headline", "Bob left."], id="blank-line"),
        pytest.param("A headline\r\n\r\nBob left.", ["A headline", "Bob left."], id="blank-line-CRLF"),
        pytest.param("A headline\r\rBob left.", ["A headline", "Bob left."], id="blank-line-CR"),
        pytest.param("A headline\n \t\nBob left.", ["A headline", "Bob left."], id="line-of-spaces"),
        pytest.param("Bob\nleft", ["Bob\nleft"], id="wrapped-line"),
        pytest.param("Bob\r\nleft", ["Bob\r\nleft"], id="wrapped-line-CRLF"),
        pytest.param("Bob\rleft", ["Bob\rleft"], id="wrapped-line-CR"),
        pytest.param(" \n ", [], id="blank"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences_end_at_their_stop_or_a_blank_line(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(prose | st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_starts_are_in_order_within_the_text_and_on_no_space(text: str) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
    assert not text[: starts[0] if starts else len(text)].strip()


@given(prose)
def test_no_sentence_runs_across_a_blank_line(text: str) -> None:
    assert not [each for each in sentences(text) if BLANK_LINE.search(each)]


@given(prose, st.data())
def test_the_sentence_around_a_span_holds_it(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    span = text[start:end].strip()
    assert span in sentence_around(text, sentence_starts(text), start, end)


@pytest.mark.parametrize(
    ("wanted", "around"),
    [
        pytest.param("Bob", "Bob left.", id="first"),
        pytest.param("cried", "He cried.", id="second"),
        pytest.param("left. He", "Bob left. He cried.", id="two"),
        pytest.param("Bob left. ", "Bob left.", id="to-the-next-start"),
    ],
)
def test_the_sentence_around_is_as_short_as_can_be(wanted: str, around: str) -> None:
    text = "Bob left. He cried.\n\nNobody cared."
    start = text.index(wanted)
    assert sentence_around(text, sentence_starts(text), start, start + len(wanted)) == around
