from __future__ import annotations

from itertools import product

import pytest

from articlekit.text.period import other_length, period, same_period

PERIODS = ["over the past year", "in 2024", "a month", "since 2020", "in January", "last year", "over two years", "on Friday"]


@pytest.mark.parametrize(
    ("one", "other", "sameness"),
    [
        pytest.param("over the past year", "in the past year", "same", id="prepositions"),
        pytest.param("in the past year", "in the last 12 months", "same", id="months-of-a-year"),
        pytest.param("a year", "annually", "same", id="rates"),
        pytest.param("over a five-year period", "in the past year", "different", id="lengths"),
        pytest.param("a month", "a year", "different", id="rates-of-two-lengths"),
        pytest.param("in 2023", "in 2024", "different", id="years"),
        pytest.param("last year", "in the past year", "unknown", id="calendar-year"),
        pytest.param("in 2024", "two years earlier", "unknown", id="pointing-back"),
        pytest.param("last winter", "last year", "unknown", id="no-length"),
    ],
)
def test_whether_two_periods_are_the_same(one: str, other: str, sameness: str) -> None:
    assert same_period(period(one), period(other)) == sameness


def test_a_period_that_is_not_given_is_unknown_unless_neither_is() -> None:
    assert same_period(None, period("a year")) == "unknown"
    assert same_period(None, None) == "same"


@pytest.mark.parametrize(("one", "other"), list(product(PERIODS, PERIODS)))
def test_sameness_is_symmetric(one: str, other: str) -> None:
    assert same_period(period(one), period(other)) == same_period(period(other), period(one))
    assert (same_period(period(one), period(other)) == "same") is (one == other)


def test_a_rate_is_not_compared_by_length_with_a_time() -> None:
    assert other_length(period("a month"), period("a year"))
    assert not other_length(period("a month"), period("in 2024"))
    assert not other_length(period("in 2024"), period("last winter"))
