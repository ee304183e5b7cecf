from __future__ import annotations

import pytest

from tests.text.test_numbers import brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("three in 10 of them", "three in 10: 3 of 10", id="in"),
        pytest.param("one in every eight shops", "one in every eight: 1 of 8", id="in every"),
        pytest.param("a one-in-five chance", "one-in-five: 1 of 5", id="hyphens"),
        pytest.param("the odds were 1 in 14 million", "1 in 14 million: 1 of 14000000", id="odds"),
        pytest.param("one adult in ten smokes", "one adult in ten: 1 of 10", id="a noun between"),
        pytest.param("six of the past seven contests", "six of the past seven: 6 of 7", id="of the past"),
        pytest.param("10 of the first 11", "10 of the first 11: 10 of 11", id="of the first"),
        pytest.param("two of the town’s five libraries", "two of the town’s five: 2 of 5", id="a possessive"),
        pytest.param("9,880 out of 14,750", "9,880 out of 14,750: 9880 of 14750", id="out of"),
        pytest.param("7.4 out of a possible 10", "7.4 out of a possible 10: 7.4 of 10", id="a score"),
        pytest.param("as many as one in eight", "as many as one in eight: <= 1 of 8", id="at most"),
        pytest.param("nearly two-thirds of them", "nearly two-thirds: ~ 2 of 3", id="a fraction"),
        pytest.param("one-quarter to one-third", "one-quarter: 1 of 4", id="one-quarter"),
        pytest.param("less than half the vote", "less than half: < 1 of 2", id="half the"),
        pytest.param("Half Britain's pubs", "Half: 1 of 2", id="half a possessive"),
        pytest.param("about one pound in six", "about one pound in six: ~ 1 of 6", id="a coin between"),
        pytest.param("took in half of all gains", "half: 1 of 2", id="in half of"),
    ],
)
def test_proportions(text: str, expected: str) -> None:
    assert brief(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("one of the 14 authors", id="one of"),
        pytest.param("one goal in five games", id="one goal in"),
        pytest.param("one in 2008", id="a year"),
        pytest.param("two goals in three games", id="two goals in"),
        pytest.param("part 3 of 3", id="a label"),
        pytest.param("the first half of July, half-empty", id="half of a year"),
        pytest.param("They tore it in half.", id="in half"),
    ],
)
def test_no_proportions(text: str) -> None:
    assert not [each for each in brief(text) if " of " in each.partition(": ")[2]]
