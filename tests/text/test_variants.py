from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.variants import near_variants


def differences(*wordings: str) -> list[str]:
    text, places = "", []
    for wording in wordings:
        places.append((len(text), len(text) + len(wording)))
        text += wording + " | "
    return [difference for _, _, difference in near_variants(text, places)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        pytest.param("not taken likely", "It was not taken lightly", ["'likely' is 'lightly'"], id="a-slip"),
        pytest.param("not taken lightly", "It was not taken lightly", [], id="a-part"),
        pytest.param("not taken lightly", "not given lightly", [], id="another-word"),
        pytest.param("we will never ever give up this", "we will never give up this", ["'ever' is left out"], id="a-word-more"),
        pytest.param("we will now give up this fight", "we will not give up this fight", [], id="a-negation"),
        pytest.param("I don't believe in the devil", "I believe in the devil", [], id="a-negation-more"),
        pytest.param("so big", "so pig", [], id="too-short"),
        pytest.param("We WILL go home", "we will go home", [], id="case"),
    ],
)
def test_wordings_that_differ_by_a_slip(one: str, other: str, found: list[str]) -> None:
    assert differences(one, other) == found


@given(st.lists(st.from_regex(r"[a-z]{4,9}", fullmatch=True), min_size=8, max_size=14, unique=True), st.data())
def test_a_letter_left_out_of_a_long_wording_is_found_whichever_comes_first(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    slip = [*words[:at], words[at][:-1], *words[at + 1 :]]
    assert len(differences(" ".join(words), " ".join(slip))) == len(differences(" ".join(slip), " ".join(words))) == 1
