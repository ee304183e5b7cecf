from __future__ import annotations

import pytest

from tests.annotate.conftest import Found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Calls rose by 16% to 212,000 in the year to June, while donations dropped £0.4m.",
            {"16%": "in the year to June", "212,000": "in the year to June", "£0.4m": "in the year to June"},
            id="shared over while",
        ),
        pytest.param("It was on Thursday, when 30 families came.", {"30": "on Thursday"}, id="when"),
        pytest.param(
            "The rate slowed to 3.9% from 4.6% a month earlier.", {"3.9%": None, "4.6%": "a month earlier"}, id="of a base"
        ),
        pytest.param("Turnout was 43%, compared with 51% in 2019.", {"43%": None, "51%": "in 2019"}, id="compared with"),
        pytest.param("The river rose to 4.5m, its highest level since 2007.", {"4.5m": None}, id="in an apposition"),
        pytest.param(
            "It grew from 3.2 million in 1990 to 4.8 million in 2010.",
            {"3.2 million": "in 1990", "4.8 million": "in 2010"},
            id="each its own",
        ),
        pytest.param(
            "Patients waited 12 hours for a bed last winter.", {"12 hours": None}, id="a duration has none of its own"
        ),
        pytest.param(
            "Waits rose from 14 weeks to 31 weeks since 2022.", {"14 weeks": None, "31 weeks": "since 2022"}, id="levels"
        ),
        pytest.param(
            "The 400 drivers took part in 18 days of strikes.", {"400": None, "18 days": None}, id="days that are taken part in"
        ),
        pytest.param("Unemployment is 4.9%, its lowest in 33 years.", {"4.9%": None}, id="the lowest in"),
        pytest.param("It fell to 5% for the first time in eight years.", {"5%": None}, id="the first time in"),
        pytest.param("They paid $95 for a three-day course.", {"$95": None}, id="a course of three days"),
        pytest.param("She bought 20 shares for an open evening.", {"20": None}, id="an evening is an event"),
        pytest.param(
            "The business has tripled over the last three years.", {"tripled": "over the last three years"}, id="tripled"
        ),
        pytest.param(
            "They want more than $10 million by year's end.", {"more than $10 million": "by year's end"}, id="year's end"
        ),
        pytest.param("Times climbed to 12.4 minutes in just two years.", {"12.4 minutes": "in just two years"}, id="in just"),
        pytest.param("Debt was $2bn at the end of June.", {"$2bn": "at the end of June"}, id="at the end of"),
        pytest.param(
            "Some 310,000 have fled since fighting resumed.", {"Some 310,000": "since fighting resumed"}, id="since it began"
        ),
        pytest.param("It had nine before the pandemic.", {"nine": "before the pandemic"}, id="before the pandemic"),
        pytest.param(
            "Cllr Reed resigned on Monday, hours before members voted by 22 to 19 to accept it.",
            {"22": None, "19": None},
            id="hours before what",
        ),
        pytest.param("Shares fell to 742p, their lowest in nearly three years.", {"742p": None}, id="the lowest in nearly"),
        pytest.param("Some 2,000 posts were kept for ten years.", {"Some 2,000": "for ten years"}, id="how long it held"),
        pytest.param(
            "A rate of 80p for half an hour applies.", {"80p": None, "half an hour": None}, id="the price of a duration"
        ),
        pytest.param("Clubs lose £60m over three seasons.", {"£60m": "over three seasons"}, id="seasons"),
        pytest.param(
            "Reserves fell from £14.6m to £5.1m since 2020.", {"£14.6m": None, "£5.1m": None}, id="no level, but the fall"
        ),
        pytest.param("Demand will outstrip its 410 volunteers by May.", {"410": None}, id="what is known already"),
        pytest.param(
            "Just 3% of the 5,200 visits last year led to it.", {"3%": "last year", "5,200": "last year"}, id="its noun's own"
        ),
        pytest.param(
            "It put in £63m of loans since 2021, at an interest rate of 9%.",
            {"£63m": "since 2021", "9%": None},
            id="at a rate of",
        ),
        pytest.param("Shares fell 6.8% in early trading.", {"6.8%": "in early trading"}, id="in early trading"),
        pytest.param("She rang it three dozen times that week.", {"three dozen": "that week"}, id="that week"),
        pytest.param(
            "Some 3,270 households wait, twice as many as a decade ago.", {"Some 3,270": None, "twice": None}, id="as many as"
        ),
        pytest.param("A rise of 50% on 2022 was seen last year.", {"50%": "last year"}, id="on a year"),
        pytest.param(
            "They followed 268 nests over four breeding seasons.", {"268": "over four breeding seasons"}, id="breeding seasons"
        ),
        pytest.param("The bank held its rate at 4% on Thursday.", {"4%": None}, id="the day of an event"),
        pytest.param("Its shares fell by 6p on Wednesday.", {"6p": "on Wednesday"}, id="the day of a price"),
        pytest.param(
            "It fell by 80% between 1938 and the early 1990s.",
            {"80%": "between 1938 and the early 1990s"},
            id="the early 1990s",
        ),
        pytest.param("There were 11, up from four last year.", {"11": None, "four": "last year"}, id="a base in words"),
        pytest.param(
            "Fights had more than doubled since the last visit.",
            {"more than doubled": "since the last visit"},
            id="the last visit",
        ),
        pytest.param("Just over half supported it last year.", {"Just over half": "last year"}, id="over half is no time"),
        pytest.param("An appeal had raised £48,000 in nine hours.", {"£48,000": "in nine hours"}, id="how long money took"),
        pytest.param(
            "Nine prisoners have died since January last year.", {"Nine": "since January last year"}, id="a month last year"
        ),
        pytest.param("They have received 1,340 letters since last July.", {"1,340": "since last July"}, id="last July"),
    ],
)
def test_period(found: Found, text: str, expected: dict[str, str | None]) -> None:
    assert {claim.span.text: claim.period and claim.period.text for claim in found(text)} == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It boils down to $21.25 per square foot.", "per square foot"),
        ("There were 45 deaths per 100,000 people.", None),
        ("Rates fell to 412 per 100,000 people.", "per 100,000 people"),
        ("Gas was at $2.86 per thousand cubic feet.", "per thousand cubic feet"),
        ("Power cost £91 per megawatt hour.", "per megawatt hour"),
        ("It was 131mg per 100ml.", "per 100ml"),
        ("A room costs €95 a night.", None),
        ("They sold at 150p each.", "each"),
        ("It fell to $45.88 a barrel.", "a barrel"),
        ("It sold for $15 per day.", None),
        ("He drank half a bottle.", None),
    ],
)
def test_per(found: Found, text: str, per: str | None) -> None:
    first = found(text)[0]
    assert (first.per and first.per.text) == per


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nine days later it closed.", id="later"),
        pytest.param("It met again after six months.", id="after"),
        pytest.param("In the past 12 months it has slept.", id="in the past"),
        pytest.param("A five-year plan, a 10-year term.", id="hyphened"),
        pytest.param("They slept over the next two nights.", id="over the next"),
        pytest.param("She cancelled within three hours of the result.", id="within hours of an event"),
    ],
)
def test_durations_that_only_place_an_event(found: Found, text: str) -> None:
    assert [claim for claim in found(text) if claim.unit is not None] == []
