from __future__ import annotations

import pytest
from hypothesis import given

from articlekit.text.surfaces import bare_names, plain, repeats, without_article, without_possessive
from tests.strategies import texts


@pytest.mark.parametrize(
    ("name", "reduced"),
    [
        pytest.param("The Harwell Water’s", "harwell water", id="article-and-possessive"),
        pytest.param("the workers'", "workers", id="plural-possessive"),
        pytest.param("Marks & Spencer", "marks spencer", id="signs"),
        pytest.param("The", "the", id="an-article-alone"),
    ],
)
def test_a_plain_name(name: str, reduced: str) -> None:
    assert plain(name) == reduced


def test_endings_and_articles_are_taken_off() -> None:
    assert without_possessive("Acme’s") == without_possessive("Acme") == "Acme"
    assert without_article("The BBC's") == "BBC"
    assert without_article("Theatre") == "Theatre"


@given(texts)
def test_taking_off_an_ending_leaves_a_beginning(name: str) -> None:
    assert name.startswith(without_possessive(name))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("It was Acme that grew.", 1, id="bare"),
        pytest.param("Acme's owner", 1, id="possessive"),
        pytest.param("The Acme Group", 0, id="longer-after"),
        pytest.param("It was New Acme", 0, id="longer-before"),
        pytest.param("But Acme grew", 1, id="a-sentence-opens"),
        pytest.param("an Acme-led bid", 0, id="compound"),
        pytest.param("at acme.com and Acme.org", 0, id="address"),
        pytest.param("lives in Acme", 0, id="place"),
        pytest.param("the town of Acme", 0, id="town"),
        pytest.param("Acme & Sons", 0, id="and"),
        pytest.param("acme grew", 0, id="no-capital"),
    ],
)
def test_where_a_name_recurs(text: str, times: int) -> None:
    assert len(repeats(text, ["Acme"], [])) == times


def test_names_are_not_looked_for_inside_others_and_longer_ones_come_first() -> None:
    text = "Acme Water and Acme"
    assert repeats(text, ["Acme", "Acme Water"], []) == [(0, 10), (15, 19)]
    assert repeats(text, ["Acme"], [(0, 10)]) == [(15, 19)]
    assert repeats("in Acme", ["Acme"], [], frozenset({"Acme"})) == [(3, 7)]
    assert repeats("The Council met", ["Council"], []) == []


def test_bare_names_are_acronyms_and_known_ones_outside_what_is_taken() -> None:
    text = "The NUUW met the BBC. For the NUUW, Harwell Water and Ann Lee it was enough."
    taken = [(text.index("BBC"), text.index("BBC") + 3)]
    found = bare_names(text, taken, {"harwell water"})
    assert {name: (count, text[start:end]) for name, (count, start, end) in found.items()} == {"NUUW": (2, "NUUW")}
    assert "Harwell Water" in bare_names("For Harwell Water it was.", [], {"harwell water"})
