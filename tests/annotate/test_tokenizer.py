from __future__ import annotations

import pytest
import spacy

from articlekit.annotate.tokenizer import part_marks

NLP = spacy.blank("en")
part_marks(NLP)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("said—“We go”—and", "said — “ We go ” — and", id="em dashes"),
        pytest.param("it.”― Ann", "it . ” ― Ann", id="a bar"),
        pytest.param('it!"--Ann', 'it ! " -- Ann', id="hyphens after a mark"),
        pytest.param('Go,"she', 'Go , " she', id="no space"),
        pytest.param("It cost £5m.", "It cost £ 5 m .", id="a full stop after a magnitude"),
        pytest.param("2010–12 well-known U.S.", "2010–12 well - known U.S.", id="left whole"),
    ],
)
def test_marks_and_dashes_are_parted_from_words(text: str, words: str) -> None:
    assert [token.text for token in NLP(text)] == words.split(" ")
