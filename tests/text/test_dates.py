from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.dates import is_dated, meant


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("13/4/2025", date(2025, 4, 13), id="day-above-twelve"),
        pytest.param("4/13/2025", date(2025, 4, 13), id="month-first"),
        pytest.param("4.4.2025", date(2025, 4, 4), id="day-is-the-month"),
        pytest.param("2025/4/3", date(2025, 4, 3), id="year-first"),
        pytest.param("3 April 2025", date(2025, 4, 3), id="named"),
        pytest.param("Thursday, April 3rd, 2025", date(2025, 4, 3), id="named-month-first"),
        pytest.param("3/4/2025", None, id="ambiguous"),
        pytest.param("13/4/25", None, id="no-century"),
        pytest.param("31 April 2025", None, id="no-such-day"),
        pytest.param("3 Foo 2025", None, id="no-such-month"),
        pytest.param("last Friday", None, id="words"),
    ],
)
def test_a_date_is_read_only_where_it_can_mean_one_day(written: str, day: date | None) -> None:
    assert meant(written) == day


@pytest.mark.parametrize(
    ("moment", "fine"),
    [
        pytest.param(date(2025, 4, 3), True, id="day"),
        pytest.param(datetime(2025, 4, 3, 9, tzinfo=UTC), True, id="zone"),
        pytest.param(datetime(2025, 4, 3, 9), False, id="no-zone"),
        pytest.param("2025-04-03", True, id="written-day"),
        pytest.param("2025-04-03T09:00:00+02:00", True, id="written-zone"),
        pytest.param("2025-04-03T09:00:00", False, id="written-no-zone"),
        pytest.param("3/4/25", False, id="not-iso"),
        pytest.param("", False, id="empty"),
    ],
)
def test_a_moment_is_an_iso_date_or_has_a_zone(moment: date | datetime | str, fine: bool) -> None:
    assert is_dated(moment) is fine


@given(st.dates(date(1900, 1, 1)))
def test_a_day_in_words_is_read_back(day: date) -> None:
    assert meant(f"{day.day} {day:%B} {day.year}") == meant(f"{day:%b} {day.day}, {day.year}") == day
    assert is_dated(day.isoformat())
