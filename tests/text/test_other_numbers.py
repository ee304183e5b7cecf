from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.other_numbers import other_numbers
from tests.text.test_numbers import brief


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("on 1 May 2019, January 3, 2020, Sept. 11-13, Sept.11, 2001, and 3 and 7 May", id="dates"),
        pytest.param("on 2016-09-01, 12/05/2017 and 4.5.2018", id="dates in digits"),
        pytest.param("in the '90s, in '16, the class of ’68", id="short years"),
        pytest.param("at 7:43PM, 7pm-9pm, 6 to 8 p.m., 10.45pm, 10 ET, 19:00 BST", id="clock times"),
        pytest.param("at ten o'clock, two in the morning", id="clock times in words"),
        pytest.param("<tweet id=\"745258149771304962\" date='12'>", id="markup"),
        pytest.param("see https://example.org/12?a=3, www.example.org/5, a@b5.org, #50, @user7", id="addresses"),
        pytest.param("ring 0300 555 0142, (415) 555-0142 or +44 20 7946 0958", id="telephone"),
        pytest.param("she called 911; a 911 call; he dialled 999", id="emergency numbers"),
        pytest.param("2 Guildhall Street, 100 N. Haven Avenue, Suite 29D, New York, NY 10032", id="street and zip"),
        pytest.param("version 2.1.3, v2, a 401(k), M21 9AB, B2B, F-35, 720p video, 5G", id="codes"),
        pytest.param("9/11, 24/7, 50-50, odds of 10/1", id="fixed expressions"),
        pytest.param("2 Timothy 3:1-5 and Ephesians 5:6", id="verses"),
        pytest.param("745258149771304962", id="an identifier"),
        pytest.param("1. First\n2) Second\n3\nThird\n4 Ann Lee\n", id="numbered lines"),
        pytest.param("a Group of 20 meeting", id="the Group of 20"),
        pytest.param("the 21st, a 19th-century house", id="ordinals"),
        pytest.param("half-empty, half past, half-time", id="half"),
        pytest.param("by half past nine I was home", id="half past an hour"),
        pytest.param(
            "at ten to five on a Friday, by a quarter past six, at ten past eleven and at six this morning",
            id="clock times by the quarter",
        ),
        pytest.param("put to bed at five, he had sat there since seven in his coat", id="hours in words"),
        pytest.param("zero tolerance, zero-hours", id="zero tolerance"),
    ],
)
def test_no_quantities(text: str) -> None:
    assert brief(text) == []


@given(st.text(max_size=200))
def test_spans_are_ordered_and_disjoint_in_any_text(text: str) -> None:
    last = 0
    for start, end in other_numbers(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 31), st.sampled_from("May June Sept. December".split()))
def test_times_and_dates_state_no_quantity(hour: int, minute: int, day: int, month: str) -> None:
    assert brief(f"It began at {hour}:{minute:02} on {day} {month} 2019 and ended on {month} {day}, 2020.") == []
