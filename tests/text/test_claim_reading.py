from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.formats.marked import loads
from articlekit.model.annotation import NumericClaim
from articlekit.text.claim_reading import misread, read_claim


def only_claim(notation: str) -> tuple[str, NumericClaim]:
    text, annotations = loads(notation)
    (claim,) = (each for each in annotations if isinstance(each, NumericClaim))
    return text, claim


@pytest.mark.parametrize(
    ("notation", "faults"),
    [
        pytest.param("It cut {claim id=n1 value=414|414} {measure of=n1|jobs}.", "", id="plain"),
        pytest.param("It cut {claim id=n1 value=441|414} {measure of=n1|jobs}.", "value", id="value"),
        pytest.param("It cost {claim value=2300000 unit=GBP|£2.3bn}.", "value", id="magnitude"),
        pytest.param("Rents rose {claim value=6.4 unit=GBP|6.4%}.", "unit", id="unit"),
        pytest.param("He saw {claim id=n1 value=4 unit=GBP|four} {measure of=n1|cats}.", "unit", id="a-unit-from-nowhere"),
        pytest.param("He paid £4, or {claim value=5 unit=GBP|five} at weekends.", "", id="a-unit-from-the-sentence"),
        pytest.param("More than {claim id=n1 value=414|414} {measure of=n1|jobs}.", "comparator", id="comparator-outside"),
        pytest.param("{claim id=n1 value=414|more than 414} {measure of=n1|jobs}.", "comparator", id="comparator-lost"),
        pytest.param(
            "It cut {claim id=n1 value=414 comparator=>|414} {measure of=n1|jobs}.", "comparator", id="comparator-made-up"
        ),
        pytest.param(
            "It exceeded {claim id=n1 value=414 comparator=>|414} {measure of=n1|jobs}.", "", id="comparator-in-other-words"
        ),
        pytest.param("about 500 miles ({claim value=800 unit=km comparator=~|800 km})", "", id="comparator-of-a-conversion"),
        pytest.param("from {claim id=n1 value=5 upper=9 comparator=range|5 to 9} {measure of=n1|steps}", "", id="range"),
        pytest.param("It takes {claim value=9 upper=5 comparator=range|5 to 9} steps", "", id="range-upside-down"),
        pytest.param("It takes {claim value=5|5 to 9} steps", "comparator", id="range-cut"),
        pytest.param("{claim value=3|three in five} batteries", "value", id="whole-left-out"),
        pytest.param("{claim value=3 of=5|three in five} batteries", "", id="share"),
        pytest.param("for every £1, {claim value=0.88 unit=GBP of=1|88p} goes there", "", id="a-whole-from-the-sentence"),
        pytest.param("It took {claim value=76 unit=mo|six years and four months}.", "", id="compound"),
        pytest.param("{claim value=7|a handful}", "", id="unreadable"),
        pytest.param("a {claim value=95 unit=[acr_br]|95-acre} farm", "", id="an-acre-of-either-country"),
        pytest.param("All of them were {claim value=75 comparator=> unit=a|over 75}.", "", id="a-bare-age"),
        pytest.param("It cost {claim value=5000 unit=PHP|5,000 pesos}.", "", id="pesos-of-some-country"),
        pytest.param("It cost {claim value=5000 unit=PKR|5,000 rupees}.", "", id="rupees-of-another-country"),
        pytest.param("It cost {claim value=5000 unit=PHP|5,000 rupees}.", "unit", id="rupees-are-no-pesos"),
        pytest.param("It cost {claim value=5000 unit=MWK|5,000 kwacha}.", "", id="kwacha-of-another-country"),
        pytest.param("Visits {claim value=0.5 unit=x change=decrease|halved}.", "", id="a-part-as-a-multiple"),
        pytest.param("Visits {claim value=0.25 unit=x change=decrease|halved}.", "unit value", id="another-multiple"),
        pytest.param("They searched {claim value=90 unit=[mi_i]2|90 square miles}.", "", id="square-miles"),
        pytest.param("They searched {claim value=90 unit=[ft_i]2|90 square miles}.", "unit", id="square-feet"),
        pytest.param("The bus was {claim value=75 comparator=> unit=a|over 75}.", "unit", id="no-age-of-a-thing"),
        pytest.param("The youngest of them was {claim value=9 unit=a|nine}.", "", id="the-youngest"),
        pytest.param(
            "It made 3 billion crowns, after {claim value=2000000000 unit=NOK|2 billion}.", "", id="crowns-of-the-sentence"
        ),
    ],
)
def test_what_the_words_say_beside_what_is_stored(notation: str, faults: str) -> None:
    found = misread(*only_claim(notation))
    assert (found.faults if found else frozenset()) == frozenset(faults.split())


def test_a_bare_dollar_is_the_articles_own() -> None:
    text, claim = only_claim("It cost {claim value=5 unit=AUD|$5}.")
    assert misread(text, claim, "AUD") is None
    found = misread(text, claim)
    assert found
    assert found.faults == {"unit"}


@given(
    st.integers(0, 999_999),
    st.integers(0, 999_999),
    st.booleans(),
    st.sampled_from(["It cut ", "", "They said the ", "In all, "]),
)
def test_the_glance_agrees_with_the_reading(value: int, stored: int, more: bool, before: str) -> None:
    words = f"{'more than ' if more else ''}{value:,}"
    text, claim = only_claim(
        f"{before}{{claim id=n1 value={stored} comparator={'>' if more else '='}|{words}}} {{measure of=n1|jobs}}."
    )
    reading = read_claim(text, claim)
    assert reading
    assert Decimal(reading.quantity.value) == value
    assert (misread(text, claim) is None) is (value == stored)
