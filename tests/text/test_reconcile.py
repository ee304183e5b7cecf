from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.formats.marked import loads
from articlekit.model.annotation import NumericClaim, Quote
from articlekit.text.figure import Figure
from articlekit.text.interval import Interval, interval
from articlekit.text.reconcile import compare, conflicts, groups, head_conflicts, head_end, verdict

from .test_interval import between, intervals


def figures_of(notation: str, article: str = "") -> list[Figure]:
    text, annotations = loads(notation)
    quotes = [each for each in annotations if isinstance(each, Quote)]
    return [Figure(each, text, quotes, article) for each in annotations if isinstance(each, NumericClaim)]


@pytest.mark.parametrize(
    ("one", "other", "verdict", "why"),
    [
        pytest.param(between("414", "414"), between("414", "414"), "equal", "both are 414", id="equal"),
        pytest.param(between("414", "414"), between("400", None, True), "consistent", "414 lies in (400, ∞)", id="entails"),
        pytest.param(
            between("400", "400"),
            between("400", None, True),
            "conflicting",
            "no number is both 400 and (400, ∞)",
            id="open-end",
        ),
        pytest.param(
            between("350", "450"), between("400", None, True), "consistent", "[350, 450] and (400, ∞) overlap", id="overlap"
        ),
        pytest.param(between("8962", "8962"), between("9000", "9000"), "consistent", "8962 rounds to 9000", id="rounds"),
        pytest.param(
            between("440", "440"), between("400", "400"), "conflicting", "no number is both 400 and 440", id="rounds-too-far"
        ),
        pytest.param(
            between("20", "20"),
            between("23", "23"),
            "conflicting",
            "no number is both 20 and 23",
            id="small-numbers-do-not-round",
        ),
        pytest.param(
            between("414", "414"), between("441", "441"), "conflicting", "no number is both 414 and 441", id="conflict"
        ),
    ],
)
def test_two_intervals_are_compared(one: Interval, other: Interval, verdict: str, why: str) -> None:
    assert compare(one, other) == compare(other, one) == (verdict, why)


@given(intervals(), intervals())
def test_comparing_is_symmetric_and_conflicts_share_no_value(one: Interval, other: Interval) -> None:
    found = compare(one, other)
    assert found == compare(other, one)
    assert (found.verdict == "equal") is (one == other)
    if one.meets(other):
        assert found.verdict in ("equal", "consistent")
    if found.verdict == "conflicting":
        assert not one.meets(other)


@given(intervals(), intervals())
def test_what_one_interval_holds_is_consistent_with_it(one: Interval, other: Interval) -> None:
    if one.holds(other):
        assert compare(one, other).verdict in ("equal", "consistent")


@given(st.integers(1, 10**9), st.integers(1, 6))
def test_what_rounds_to_a_round_number_agrees_with_it(number: int, places: int) -> None:
    rounded = int(round(Decimal(number), -places))
    if rounded >= 100 and abs(number - rounded) * 20 <= rounded:
        point, other = (Interval(Decimal(each), Decimal(each)) for each in (number, rounded))
        assert compare(point, other).verdict in ("equal", "consistent")


@given(st.integers(1, 10**6))
def test_about_a_number_agrees_with_the_number(number: int) -> None:
    made = NumericClaim.model_validate(
        {"id": "n1", "span": {"start": 0, "end": 0, "text": ""}, "comparator": "~", "value": str(number)}
    )
    point = Interval(Decimal(number), Decimal(number))
    assert compare(interval(made), point).verdict == "consistent"


JOBS = "{{claim id=n{0} value={1} {2}|{1}}} {{measure of=n{0}|jobs}}"


def jobs(number: int, value: int, more: str = "") -> str:
    return JOBS.format(number, value, more)


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param(f"Acme plans to cut {jobs(1, 414)}. Acme would cut {jobs(2, 441)} by plan.", "conflicting", id="alike"),
        pytest.param(
            f"Acme plans to cut {jobs(1, 414)}. Acme would cut {jobs(2, 400, 'comparator=>')} by plan.",
            "consistent",
            id="bound",
        ),
        pytest.param(f"Acme plans to cut {jobs(1, 414)}. Beta has {jobs(2, 441)}.", "unknown", id="other-words"),
        pytest.param(
            f"It will cut {jobs(1, 414)} at Acme soon. It will cut {jobs(2, 441)} at Beta soon.", "unknown", id="other-names"
        ),
        pytest.param(f"It will cut {jobs(1, 414)} soon. It will cut another {jobs(2, 441)} soon.", "unknown", id="another"),
        pytest.param(f"It will cut {jobs(1, 414)} soon. It will cut soon, leaving {jobs(2, 441)}.", "unknown", id="leaving"),
        pytest.param(f"It will cut {jobs(1, 414)} soon. Soon it will cut {jobs(2, 8000)}.", "unknown", id="far-apart"),
        pytest.param(f"It will cut {jobs(1, 414)} soon and will cut {jobs(2, 441)} soon.", "unknown", id="one-sentence"),
        pytest.param(f"Cut soon {jobs(1, 414)}\nCut soon {jobs(2, 441)}", "unknown", id="a-table"),
        pytest.param(f"It lost {jobs(1, 414)}. Of the {jobs(2, 441)} it lost, all came back.", "conflicting", id="taken-up"),
        pytest.param(
            f"It lost {jobs(1, 414)} {{period of=n1|in 2023}}. It lost {jobs(2, 441)} {{period of=n2|in 2024}}.",
            "unknown",
            id="other-years",
        ),
        pytest.param(
            f"It lost {jobs(1, 414)} {{period of=n1|in 2023}}, said. It then lost {jobs(2, 441)}.", "unknown", id="no-period"
        ),
        pytest.param(
            "It cut {claim id=n1 value=414|414} {measure of=n1|jobs}. It lost {claim value=441|441} posts.",
            "unknown",
            id="other-measure",
        ),
    ],
)
def test_two_figures_conflict_only_where_all_says_that_they_are_about_one_thing(notation: str, expected: str) -> None:
    one, other = figures_of(notation)
    assert verdict(one, other).verdict == expected
    assert verdict(other, one) == verdict(one, other)


def test_what_different_speakers_say_does_not_conflict() -> None:
    said = f"{{source of=q1|Police}} {{cue of=q1|said}} {{quote id=q1 speaker=police|it would cut {jobs(1, 414)} by plan}}. "
    same, other = (
        figures_of(
            f"{said}{{source of=q2|It}} {{cue of=q2|said}} {{quote id=q2 speaker={who}|it would cut {jobs(2, 441)} by plan}}."
        )
        for who in ("police", "ann")
    )
    assert verdict(*same).verdict == "conflicting"
    assert verdict(*other).verdict == "unknown"
    assert "different speakers" in verdict(*other).why


def test_groups_have_one_measure_and_no_periods_that_differ() -> None:
    five, one = "{period of=n1|over a five-year period}", "{period of=n2|in the past year}"
    assert groups(figures_of(f"{jobs(1, 394)} {five}, {jobs(2, 132)} {one}.")) == []
    assert [len(each) for each in groups(figures_of(f"{jobs(1, 394)}, {jobs(2, 132)} {one}."))] == [2]


def found(notation: str) -> list[tuple[str, str]]:
    known = figures_of(notation)
    return [(one.claim.id, other.claim.id) for one, other, _ in conflicts(groups(known), known)]


def test_three_that_conflict_are_three_things_and_two_pairs_are_two() -> None:
    lines = [f"Acme plans to cut {jobs(number, value)} by plan." for number, value in enumerate((414, 441, 477, 414, 441), 1)]
    assert found(" ".join(lines[:2])) == [("n1", "n2")]
    assert found(" ".join(lines[:3])) == []
    assert found(" ".join([lines[0], lines[1], lines[3], lines[4]])) == []
    assert found(" ".join([lines[0], lines[3], lines[1]])) == [("n1", "n2"), ("n4", "n2")]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("A headline\n\nA standfirst says more.\n\nText.", "more.", id="headline"),
        pytest.param(
            "A long first paragraph, as in an article without its headline, that ends as a sentence ends.\n\nText.",
            "ends.",
            id="no-headline",
        ),
        pytest.param("A headline", "headline", id="nothing-else"),
        pytest.param("", "", id="empty"),
    ],
)
def test_the_head_is_the_headline_and_the_paragraph_under_it(text: str, end: str) -> None:
    assert text[: head_end(text)].endswith(end)


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param(f"Acme to cut {jobs(1, 500)}\n\nAcme cuts {jobs(2, 414)}.", [("n1", "n2")], id="conflict"),
        pytest.param(f"Acme to cut {jobs(1, 500)}\n\nAcme cuts {jobs(2, 414)}. It cut {jobs(3, 500)}.", [], id="one-fits"),
        pytest.param(f"Acme to cut {jobs(1, 500)}\n\nBeta has {jobs(2, 414)}.", [], id="nothing-in-common"),
        pytest.param(
            f"Acme to cut {jobs(1, 500)} {{period of=n1|this year}}\n\nAcme cuts {jobs(2, 414)}.",
            [],
            id="period-said-in-the-head",
        ),
        pytest.param(
            f"Acme to cut {jobs(1, 500)}\n\nAcme cuts {jobs(2, 414)} {{period of=n2|this year}}.",
            [("n1", "n2")],
            id="period-left-out",
        ),
    ],
)
def test_a_head_conflicts_with_the_article(notation: str, expected: list[tuple[str, str]]) -> None:
    known = figures_of(notation)
    assert [
        (one.claim.id, other.claim.id) for one, other, _ in head_conflicts(groups(known), head_end(known[0].text))
    ] == expected
