from __future__ import annotations

import pytest

from tests.text.test_numbers import brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("16 and 17-year-olds", ["16: 16 a", "17-year-olds: 17 a"], id="two ages"),
        pytest.param("16 and 17 years", ["16: 16", "17 years: 17 a"], id="no age"),
        pytest.param("a 34-year-old nurse", ["34-year-old: 34 a"], id="year-old"),
        pytest.param("ten-year-old Maya", ["ten-year-old: 10 a"], id="in words"),
        pytest.param("a six-month-old baby", ["six-month-old: 6 mo"], id="months"),
        pytest.param("18-to-34-year-olds", ["18-to-34-year-olds: 18..34 a"], id="a range"),
        pytest.param("places for three- and four-year-olds", ["three: 3 a", "four-year-olds: 4 a"], id="listed year-olds"),
        pytest.param("at 90 years of age", ["90 years of age: 90 a"], id="of age"),
        pytest.param("Two men aged 19 and 23.", ["Two: 2", "19: 19 a", "23: 23 a"], id="aged, listed"),
        pytest.param("people aged over 70", ["over 70: > 70 a"], id="aged over"),
        pytest.param("no one over the age of 21", ["over the age of 21: > 21 a"], id="over the age of"),
        pytest.param("Ann Jones, 34, said", ["34: 34 a"], id="after a name"),
        pytest.param("Ms Jones, then 38, left.", ["38: 38 a"], id="then"),
        pytest.param("his wife, 36, and a nurse, 41, said", ["36: 36 a", "41: 41 a"], id="after kin and trades"),
        pytest.param("Rahul (26), and Asha (31) died", ["26: 26 a", "31: 31 a"], id="in brackets"),
        pytest.param("She was 92. He's 45 and happy.", ["92: 92 a", "45: 45 a"], id="she was"),
        pytest.param("Mr Lee will be 83. He died at 92, then.", ["83: 83 a", "92: 92 a"], id="will be, died at"),
        pytest.param("before they turned 18.", ["18: 18 a"], id="turned"),
        pytest.param("voters under 30 and adults over 65", ["under 30: < 30 a", "over 65: > 65 a"], id="groups"),
        pytest.param("voters 45 or older", ["45 or older: >= 45 a"], id="or older"),
        pytest.param("I turn 60 next year.", ["60: 60 a"], id="turn next year"),
        pytest.param("a lad of four", ["four: 4 a"], id="a lad of"),
        pytest.param("a woman of 22 with a limp", ["22: 22 a"], id="a woman of"),
        pytest.param("“I’m 52.”", ["52: 52 a"], id="I'm"),
        pytest.param("Lee Orr, 31, and Tom Lee, 35 – were held", ["31: 31 a", "35: 35 a"], id="before a dash"),
        pytest.param("few of the participants were over 70 and ill", ["over 70: > 70 a"], id="were over"),
        pytest.param("sons aged four, seven and 12, she", ["four: 4 a", "seven: 7 a", "12: 12 a"], id="a list in words"),
        pytest.param("put the number of dead at 21, all", ["21: 21"], id="a toll is no age"),
        pytest.param("He had a stroke at 59, and", ["59: 59 a"], id="a stroke at"),
    ],
)
def test_ages(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He was 20 points behind.", id="points"),
        pytest.param("It was 45 yesterday.", id="a thing"),
        pytest.param("people under 30 flags", id="a noun that is counted"),
        pytest.param("212 flats stand empty; in Hull, 78; in York, 9.", id="a place"),
        pytest.param("She turned 3 pages.", id="turned pages"),
        pytest.param("In the list, 34, 35 and 36.", id="a list"),
        pytest.param("a man of 12 hits", id="a man of many hits"),
    ],
)
def test_no_ages(text: str) -> None:
    assert not [each for each in brief(text) if each.endswith(" a")]
