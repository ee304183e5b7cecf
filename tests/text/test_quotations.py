from __future__ import annotations

import pytest
from hypothesis import given

from articlekit.text.marks import quoted
from articlekit.text.quotations import attributed
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("“This is a disgrace,” he said.", ["This is a disgrace,"], id="verb-after"),
        pytest.param("He told the BBC: “This is a disgrace.”", ["This is a disgrace."], id="verb-before"),
        pytest.param("saying “this is a disgrace”", ["this is a disgrace"], id="verb-at-the-mark"),
        pytest.param("“It is,” said Ann Lee, its chair. “A real disgrace.”", ["It is,", "A real disgrace."], id="interrupted"),
        pytest.param("“It is bad now,” Rep. Jim Lee (R-Ohio) said.", ["It is bad now,"], id="abbreviated-title"),
        pytest.param("“We want ‘peace and quiet,’” Lee said.", ["We want ‘peace and quiet,’"], id="nested-at-the-end"),
        pytest.param("According to Lee, “this is a disgrace”.", ["this is a disgrace"], id="according-to"),
        pytest.param("The “very big and bold sell” began.", [], id="scare-quote"),
        pytest.param(
            "“It is a very poor report,” said Lee, who has a “sell” rating.",
            ["It is a very poor report,"],
            id="behind-an-aside",
        ),
        pytest.param("In “The Long Way Home,” he said little.", [], id="title"),
        pytest.param("“A disgrace,” he said.", [], id="too-short"),
        pytest.param("“This is a disgrace.” She said more.", [], id="a-sentence-of-its-own"),
        pytest.param("He said ‘this is a disgrace’.", [], id="single-marks"),
    ],
)
def test_what_a_verb_of_speech_ascribes(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in attributed(text, quoted(text), 4, quoted(text))] == found


@given(texts)
def test_what_is_found_stands_in_marks(text: str) -> None:
    inside = quoted(text)
    assert set(attributed(text, inside, 1, inside)) <= set(inside)
