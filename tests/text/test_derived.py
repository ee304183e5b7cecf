from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.formats.marked import loads
from articlekit.model.annotation import NumericClaim
from articlekit.text.derived import Change, changes, compared, implied, shares, stated


def claims_of(notation: str) -> tuple[str, list[NumericClaim]]:
    text, annotations = loads(notation)
    return text, [each for each in annotations if isinstance(each, NumericClaim)]


@pytest.mark.parametrize(
    ("notation", "makes_it_up"),
    [
        pytest.param("{claim value=52 unit=%|52%}, {claim value=31 unit=%|31%}, {claim value=17 unit=%|17%}", True, id="exact"),
        pytest.param(
            "{claim value=33 unit=%|33%}, {claim value=33 unit=%|33%}, {claim value=33 unit=%|33%}", True, id="rounded"
        ),
        pytest.param(
            "{claim value=52 unit=%|52%}, {claim value=31 unit=%|31%}, {claim value=22 unit=%|22%}", False, id="too-much"
        ),
        pytest.param("{claim value=3 of=10|3 of 10}, {claim value=7 of=10|7 of 10}", True, id="of-a-number"),
        pytest.param("{claim value=3 of=10|3 of 10}, {claim value=6 of=10|6 of 10}", False, id="of-a-number-too-few"),
        pytest.param("{claim value=50 unit=% comparator=>|over 50%}, {claim value=30 unit=%|30%}", True, id="a-bound"),
    ],
)
def test_shares_make_up_their_whole(notation: str, makes_it_up: bool) -> None:
    found = shares(claims_of(notation)[1])
    assert found
    assert found[0].reaches(found[1], found[1]) is makes_it_up


def test_shares_of_different_kinds_are_not_added() -> None:
    assert shares(claims_of("{claim value=3 of=10|3 of 10}, {claim value=7 of=9|7 of 9}")[1]) is None
    assert shares(claims_of("{claim value=3|3}, {claim value=7|7}")[1]) is None


@pytest.mark.parametrize(
    ("notation", "right"),
    [
        pytest.param(
            "from {claim value=200|200} to {claim value=150|150}, a {claim value=25 unit=% change=decrease|25%} fall",
            True,
            id="per-cent",
        ),
        pytest.param(
            "from {claim value=200|200} to {claim value=150|150}, a {claim value=30 unit=% change=decrease|30%} fall",
            False,
            id="wrong",
        ),
        pytest.param(
            "from {claim value=200|200} to {claim value=150|150}, a {claim value=25 unit=% change=increase|25%} rise",
            False,
            id="direction",
        ),
        pytest.param(
            "{claim value=3 unit=x change=increase|three-fold}, from {claim value=1204|1,204} to {claim value=3655|3,655}",
            True,
            id="multiple",
        ),
        pytest.param(
            "{claim value=1 of=3 change=decrease|a third}, from {claim value=300|300} to {claim value=205|205}",
            True,
            id="fraction",
        ),
        pytest.param(
            "{claim value=2 unit=pp change=increase|2 points}, from {claim value=3 unit=%|3%} to {claim value=5 unit=%|5%}",
            True,
            id="points",
        ),
    ],
)
def test_a_change_follows_from_its_levels_in_one_sentence(notation: str, right: bool) -> None:
    (change,) = changes(*claims_of(notation))
    said, follows = stated(change.change), implied(change)
    assert said
    assert follows
    assert said.meets(follows) is right


def test_a_change_is_linked_to_its_levels_anywhere() -> None:
    levels = "It had {claim id=n1 value=200|200}. Now {claim id=n2 value=150|150}."
    text, claims = claims_of(f"{levels}\n\nThat is {{claim id=n3 value=25 unit=% change=decrease from=n1 to=n2|25%}} less.")
    assert [(each.change.id, each.before.id, each.after.id) for each in changes(text, claims)] == [("n3", "n1", "n2")]


def test_where_two_changes_stand_in_a_sentence_nobody_knows_whose_the_levels_are() -> None:
    text, claims = claims_of(
        "Up {claim value=9 unit=% change=increase|9%} and {claim value=4 unit=% change=increase|4%}, "
        "from {claim value=1|1} to {claim value=2|2}."
    )
    assert list(changes(text, claims)) == []


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_a_change_worked_out_from_its_levels_is_right(before: int, after: int) -> None:
    percent = round(abs(after - before) * 100 / before)
    values = [
        {"value": str(before)},
        {"value": str(after)},
        {"value": str(percent), "unit": "%", "change": "decrease" if after < before else "increase"},
    ]
    span = {"start": 0, "end": 0, "text": ""}
    one, other, change = (NumericClaim.model_validate({"id": "n", "span": span, "comparator": "=", **each}) for each in values)
    said, follows = stated(change), implied(Change(change, one, other))
    assert said
    assert follows
    assert said.meets(follows)


def test_levels_of_different_units_imply_nothing() -> None:
    _, (one, other, change) = claims_of("{claim value=3 unit=km|3km} {claim value=5 unit=h|5h} {claim value=9 unit=%|9%}")
    assert implied(Change(change, one, other)) is None
    assert implied(Change(change, one.model_copy(update={"value": "0"}), one)) is None


@pytest.mark.parametrize(
    ("notation", "pairs"),
    [
        pytest.param(
            "{claim id=n1 value=4|4} {period of=n1|a day}, up from {claim id=n2 value=3|3}", [("n1", "n2")], id="up-from"
        ),
        pytest.param(
            "{claim id=n1 value=4|4} {measure of=n1|cats}, compared with {claim id=n2 value=3|3}", [("n1", "n2")], id="compared"
        ),
        pytest.param("{claim id=n1 value=4|4} cats and {claim id=n2 value=3|3} dogs", [], id="and"),
        pytest.param("{claim id=n1 value=4 unit=h|4h}, up from {claim id=n2 value=3|3}", [], id="units"),
        pytest.param("{claim id=n1 value=4|4}. {claim id=n2 value=3 part_of=n1|3}", [("n1", "n2")], id="part"),
        pytest.param("{claim id=n1 value=4|4}. {claim id=n2 value=9 part_of=n1|9}", [], id="a-part-too-large"),
    ],
)
def test_what_is_compared(notation: str, pairs: list[tuple[str, str]]) -> None:
    assert [(one.id, other.id) for one, other in compared(*claims_of(notation))] == pairs
