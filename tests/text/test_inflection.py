from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.inflection import bases, singular, stem, words_of


@pytest.mark.parametrize(
    ("word", "base"),
    [
        pytest.param("said", "say", id="irregular"),
        pytest.param("tells", "tell", id="present"),
        pytest.param("argued", "argue", id="past-of-e"),
        pytest.param("planned", "plan", id="doubled"),
        pytest.param("denied", "deny", id="y"),
        pytest.param("dashes", "dash", id="es"),
        pytest.param("saying", "say", id="participle"),
        pytest.param("hope", "hope", id="itself"),
    ],
)
def test_the_base_is_among_the_bases(word: str, base: str) -> None:
    assert base in bases(word)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        pytest.param("children", "child", id="irregular"),
        pytest.param("families", "family", id="y"),
        pytest.param("classes", "class", id="es"),
        pytest.param("jobs", "job", id="s"),
        pytest.param("bus", "bus", id="us"),
        pytest.param("gas", "gas", id="short"),
        pytest.param("crisis", "crisis", id="is"),
    ],
)
def test_the_singular_of_a_noun(word: str, base: str) -> None:
    assert singular(word) == base


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("cut cuts cutting", id="doubled"),
        pytest.param("fine fined fines fining", id="e"),
        pytest.param("arrest arrested arrests", id="plain"),
        pytest.param("family families", id="y"),
        pytest.param("child children", id="irregular"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_words_are_given_without_numbers_and_possessives() -> None:
    assert words_of("The council’s 14 “high-risk” cases, the workers' 3m") == [
        "the",
        "council",
        "high-risk",
        "cases",
        "the",
        "workers",
        "m",
    ]


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12))
def test_any_word_has_a_base_and_a_stem(word: str) -> None:
    assert word in bases(word)
    assert singular(word)
    assert isinstance(stem(word), str)
