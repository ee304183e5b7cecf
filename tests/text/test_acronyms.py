from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.acronyms import abbreviates, definitions, looks_like_acronym
from tests.strategies import long_texts

words = st.lists(st.from_regex(r"[B-Z]x[a-z]{0,6}", fullmatch=True), min_size=2, max_size=6)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        pytest.param("Ceop", "Child Exploitation and Online Protection centre", id="lower-case head left out"),
        pytest.param("UN", "United Nations", id="plain"),
        pytest.param("U.N.", "United Nations", id="dots"),
        pytest.param("DoJ", "Department of Justice", id="small word counts"),
        pytest.param("LSWU", "Locomotive and Signal Workers' Union", id="small word skipped"),
        pytest.param("WHO", "World Health Organization", id="capitals"),
        pytest.param("TTUK", "Transplant and Tissue UK", id="a word in capitals stands whole"),
    ],
)
def test_abbreviates(short: str, long: str) -> None:
    assert abbreviates(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        pytest.param("UN", "Union of Teachers", id="letters inside a word"),
        pytest.param("BBC", "British Corporation", id="a letter too many"),
        pytest.param("BC", "British Broadcasting Corporation", id="a letter too few"),
        pytest.param("U", "United", id="one word"),
        pytest.param("TTUk", "Transplant and Tissue Uk", id="a word in small letters never whole"),
    ],
)
def test_does_not_abbreviate(short: str, long: str) -> None:
    assert not abbreviates(short, long)


@given(words)
def test_initials_abbreviate(name: list[str]) -> None:
    short = "".join(word[0] for word in name)
    assert abbreviates(short, " ".join(name))
    assert definitions(f"We asked the {' '.join(name)} ({short}).")


@given(long_texts)
def test_definitions_stand_in_the_text(text: str) -> None:
    for each in definitions(text):
        assert 0 <= each.start < each.end <= each.short_start < each.short_end <= len(text)
        assert abbreviates(text[each.short_start : each.short_end], text[each.start : each.end])


def test_a_definition_begins_where_its_name_does() -> None:
    text = "The Child Exploitation and Online Protection centre (Ceop) and the Union of Ward Staff (UWS) met."
    assert [(text[a:b], text[c:d]) for a, b, c, d in definitions(text)] == [
        ("Child Exploitation and Online Protection centre", "Ceop"),
        ("Union of Ward Staff", "UWS"),
    ]


def test_a_definition_keeps_to_its_line() -> None:
    assert definitions("The United\n\nNations (UN)") == []


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("BBC", True), ("U.N.", True), ("DoJ", True), ("Ceop", False), ("A", False), ("iPhone", False), ("UNITED NATIONS", False)],
)
def test_looks_like_acronym(word: str, is_one: bool) -> None:
    assert looks_like_acronym(word) is is_one
