from __future__ import annotations

import pytest

from tests.annotate.conftest import Found


@pytest.mark.parametrize(
    ("text", "surface", "change"),
    [
        pytest.param("Profits plunged by more than half.", "more than half", "decrease", id="plunged by"),
        pytest.param("Rail fares went up 4.9% in March.", "4.9%", "increase", id="went up"),
        pytest.param("Exclusions are down by two-thirds.", "two-thirds", "decrease", id="down by"),
        pytest.param("The firm announced a £20m boost.", "£20m", "increase", id="a boost of money"),
        pytest.param("It saw a 5-mpg boost in its mileage.", "5-mpg", "increase", id="a boost of a measure"),
        pytest.param("The shares closed 14p higher at 232p.", "14p", "increase", id="closed higher"),
        pytest.param("It cut its forecast for growth in half.", "half", "decrease", id="in half"),
        pytest.param("Sea levels could rise by 30 to 60cm.", "30 to 60cm", "increase", id="by a range"),
        pytest.param("Sales have trebled since May.", "trebled", "increase", id="trebled"),
        pytest.param("Ratings have risen above 50 percent.", "above 50 percent", None, id="a level above"),
        pytest.param("It is on two points, down from 21.", "two", None, id="a level, down from"),
        pytest.param(
            "He said visits had recovered to 84,000 last year - 91% of its old level - and income had grown 12%.",
            "91%",
            None,
            id="a share of a level",
        ),
        pytest.param(
            "The index closed 112.4 points, or 0.6 per cent, lower at 18,901.", "112.4", "decrease", id="points lower"
        ),
        pytest.param("They lifted the dividend by a fifth.", "a fifth", "increase", id="lifted by"),
        pytest.param("Fares rise by an average of 3.1%.", "3.1%", "increase", id="by an average of"),
        pytest.param("Sales were $12.4bn, up from $10.9bn.", "$12.4bn", None, id="a level, up from"),
        pytest.param("The ratio was 14.2%, down 40 basis points.", "14.2%", None, id="a level, and its change"),
        pytest.param("Prices doubled to £280,000, eight times the wage.", "eight times", None, id="a comparison"),
        pytest.param("The campaign raised $26 million.", "$26 million", None, id="money raised"),
        pytest.param("She lost the race by ten points.", "ten", None, id="a margin"),
        pytest.param("He lost 10 of the first 11 contests.", "10 of the first 11", None, id="contests lost"),
        pytest.param("It was almost double the number who left.", "almost double", None, id="double as a comparison"),
        pytest.param("Up to 18,000 are affected.", "Up to 18,000", None, id="up to"),
        pytest.param("Income rose by a third to £96m.", "a third", "increase", id="by a third to"),
        pytest.param("Sales were a quarter higher.", "a quarter", "increase", id="a share higher"),
        pytest.param("Spending was a fifth lower than in 2014.", "a fifth", "decrease", id="a share lower than in"),
        pytest.param("Three out of 10 fewer than last year left.", "Three out of 10", None, id="some of a whole"),
        pytest.param("Attendance was 24,612, 3% lower than in the season before.", "3%", "decrease", id="lower than in"),
        pytest.param("It has 318 officers, 20 fewer than in 2019.", "20", "decrease", id="fewer than in a year"),
        pytest.param("They end the year between 1% and 2% lower.", "between 1% and 2%", "decrease", id="a range lower"),
        pytest.param("Wales recorded gains of 3.8% and 2.2%.", "2.2%", "increase", id="the second of two gains"),
        pytest.param("It will cut 4,200 jobs.", "4,200", "decrease", id="jobs cut"),
        pytest.param("The building was losing £300,000 a year.", "£300,000", None, id="money lost"),
        pytest.param("It said 230 of its 1,100 members had cut back.", "230 of its 1,100", None, id="who cut"),
        pytest.param("It fell by 241 votes to 236.", "241", None, id="votes"),
        pytest.param(
            "It sold 4m pies, two million more than we did in 2019.", "two million", "increase", id="more than we did"
        ),
        pytest.param(
            "We raised the wage by 6.7%, frozen duty and cut fees.", "6.7%", "increase", id="by, which the parse loses"
        ),
        pytest.param("It is raising fees by between 4% and 6%.", "between 4% and 6%", "increase", id="by between"),
        pytest.param("The true toll may be three times higher.", "three times", None, id="times higher"),
        pytest.param("Members agreed 7% more sales than a year earlier.", "7%", "increase", id="more sales than"),
        pytest.param("A storm wiped £60m off annual profits.", "£60m", "decrease", id="wiped off"),
        pytest.param("The club posted a £38m loss.", "£38m", None, id="a loss of money"),
        pytest.param("They regret the loss of 24 beds.", "24", "decrease", id="a loss of things"),
        pytest.param("It shut with the loss of 240 of its 3,100 jobs.", "240 of its 3,100", None, id="a loss of a part"),
        pytest.param("They sold £60m off Leam Bay.", "£60m", None, id="off the coast"),
        pytest.param("Bookings were running 11% ahead of last year.", "11%", "increase", id="ahead of last year"),
    ],
)
def test_change(found: Found, text: str, surface: str, change: str | None) -> None:
    assert {claim.span.text: claim.change for claim in found(text)}[surface] == change


@pytest.mark.parametrize("text", ["He doubled down on it.", "The hall doubles as a school.", "She won the men's doubles."])
def test_words_that_multiply_nothing(found: Found, text: str) -> None:
    assert found(text) == []
