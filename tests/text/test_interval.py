from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articlekit.model.annotation import NumericClaim
from articlekit.text.interval import Interval, interval, rounded, total
from tests.strategies import decimals


def claim(surface: str, value: str, comparator: str = "=", **more: Any) -> NumericClaim:
    span = {"start": 0, "end": len(surface), "text": surface}
    return NumericClaim.model_validate({"id": "n1", "span": span, "value": value, "comparator": comparator, **more})


def between(low: str | None, high: str | None, low_open: bool = False, high_open: bool = False) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high), low_open, high_open)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(claim("more than 400", "400", ">"), between("400", None, low_open=True), id="more-than"),
        pytest.param(claim("at least 400", "400", ">="), between("400", None), id="at-least"),
        pytest.param(claim("under 50", "50", "<"), between("0", "50", high_open=True), id="under"),
        pytest.param(claim("up to 50", "50", "<="), between("0", "50"), id="up-to"),
        pytest.param(claim("below -5", "-5", "<"), between(None, "-5", high_open=True), id="under-a-negative"),
        pytest.param(claim("below 0", "0", "<"), between(None, "0", high_open=True), id="under-zero"),
        pytest.param(claim("about 400", "400", "~"), between("350", "450"), id="about-hundreds"),
        pytest.param(claim("about 410", "410", "~"), between("405", "415"), id="about-tens"),
        pytest.param(claim("about 9.3", "9.3", "~"), between("9.25", "9.35"), id="about-tenths"),
        pytest.param(claim("about £3.2bn", "3200000000", "~"), between("3150000000", "3250000000"), id="about-a-magnitude"),
        pytest.param(claim("about -400", "-400", "~"), between("-450", "-350"), id="about-a-negative"),
        pytest.param(claim("about 0", "0", "~"), between("0", "0"), id="about-zero"),
        pytest.param(claim("414", "414"), between("414", "414"), id="point"),
        pytest.param(claim("400", "400"), between("400", "400"), id="round-point"),
        pytest.param(claim("1,644", "1644"), between("1644", "1644"), id="grouped-point"),
        pytest.param(claim("four hundred", "400"), between("400", "400"), id="words"),
        pytest.param(claim("£3.2bn", "3200000000"), between("3150000000", "3250000000"), id="magnitude"),
        pytest.param(claim("£3bn", "3000000000"), between("2500000000", "3500000000"), id="whole-magnitude"),
        pytest.param(claim("-£3.2bn", "-3200000000"), between("-3250000000", "-3150000000"), id="negative-magnitude"),
        pytest.param(claim("20 to 30", "20", "range", upper="30"), between("20", "30"), id="range"),
    ],
)
def test_a_claim_is_an_interval(claim: NumericClaim, expected: Interval) -> None:
    assert interval(claim) == expected


@pytest.mark.parametrize(
    ("least", "most", "reached"),
    [
        pytest.param("400", None, True, id="above-an-open-low-end"),
        pytest.param(None, "400", False, id="not-at-an-open-low-end"),
        pytest.param(None, "400.1", True, id="just-inside"),
        pytest.param("499.9", None, True, id="just-below-an-open-high-end"),
        pytest.param("500", None, False, id="not-at-an-open-high-end"),
        pytest.param("100", "200", False, id="below"),
        pytest.param("600", "700", False, id="above"),
        pytest.param("100", "700", True, id="around"),
        pytest.param(None, None, True, id="no-bounds"),
    ],
)
def test_an_open_end_is_not_reached(least: str | None, most: str | None, reached: bool) -> None:
    bounds = between(least, most)
    assert between("400", "500", low_open=True, high_open=True).reaches(bounds.low, bounds.high) is reached


@pytest.mark.parametrize(("least", "most"), [pytest.param("500", None, id="high"), pytest.param(None, "400", id="low")])
def test_a_closed_end_is_reached(least: str | None, most: str | None) -> None:
    bounds = between(least, most)
    assert between("400", "500").reaches(bounds.low, bounds.high)


@given(decimals, st.sampled_from(["=", "~", ">=", "<=", "range"]), st.sampled_from(["", "1", "3.2bn", "1,000", "0.001"]))
def test_the_stated_value_is_allowed(value: str, comparator: str, surface: str) -> None:
    number = Decimal(value)
    stated = interval(claim(surface, value, comparator, **({"upper": value} if comparator == "range" else {})))
    assert stated.reaches(number, number)


@given(decimals, st.sampled_from(["<", ">"]))
def test_a_strict_comparator_allows_values_but_not_the_stated_one(value: str, comparator: str) -> None:
    number = Decimal(value)
    stated = interval(claim("", value, comparator))
    assert not stated.reaches(number, number)
    assert stated.reaches(None, None)


@given(*[decimals.map(Decimal)] * 5)
def test_bounds_that_hold_a_value_of_the_interval_are_reached(
    a: Decimal, b: Decimal, c: Decimal, d: Decimal, e: Decimal
) -> None:
    low, value, high = sorted((a, b, c))
    least, most = min(d, value), max(e, value)
    assume(low < value < high)
    assert Interval(low, high, low_open=True, high_open=True).reaches(least, most)
    assert not Interval(low, high).reaches(high + 1, None)
    assert not Interval(low, high).reaches(None, low - 1)


@pytest.mark.parametrize(
    ("stated", "written"),
    [
        pytest.param(between("400", None, low_open=True), "(400, ∞)", id="above"),
        pytest.param(between(None, "-5", high_open=True), "(-∞, -5)", id="below"),
        pytest.param(between("350", "450"), "[350, 450]", id="around"),
        pytest.param(between("414", "414"), "414", id="point"),
        pytest.param(between("9.250", "9.350"), "[9.25, 9.35]", id="no-idle-zeros"),
        pytest.param(between("0", "50"), "[0, 50]", id="nought"),
    ],
)
def test_an_interval_is_written_as_in_mathematics(stated: Interval, written: str) -> None:
    assert str(stated) == written


bounds = st.none() | st.integers(-4, 4).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals that hold a value."""
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
    open_ends = low is None or high is None or low < high
    return Interval(
        low, high, low is not None and open_ends and draw(st.booleans()), high is not None and open_ends and draw(st.booleans())
    )


VALUES = [Decimal(each) / 2 for each in range(-12, 13)]


def values(each: Interval) -> set[Decimal]:
    """What the interval allows of a row of values that no two different intervals share."""
    return {value for value in VALUES if each.reaches(value, value)}


@given(intervals(), intervals())
def test_intervals_meet_hold_and_lie_below_as_their_values_do(one: Interval, other: Interval) -> None:
    assert one.meets(other) is bool(values(one) & values(other))
    assert one.holds(other) is (values(other) <= values(one))
    assert one.is_below(other) is (bool(values(one)) and all(a < b for a in values(one) for b in values(other)))


@given(intervals(), intervals())
def test_a_sum_reaches_what_its_terms_can_make(one: Interval, other: Interval) -> None:
    added = total([one, other])
    assert all(added.reaches(a + b, a + b) for a in values(one) for b in values(other))
    assert added == total([other, one])
    assert total([]) == between("0", "0")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(claim("52%", "52"), between("51.5", "52.5"), id="whole"),
        pytest.param(claim("21.3%", "21.3"), between("21.25", "21.35"), id="tenth"),
        pytest.param(claim("about 400", "400", "~"), between("350", "450"), id="about"),
        pytest.param(claim("over 50%", "50", ">"), between("50", None, low_open=True), id="bound"),
    ],
)
def test_a_share_may_be_rounded_at_its_last_digit(claim: NumericClaim, expected: Interval) -> None:
    assert rounded(claim) == expected
