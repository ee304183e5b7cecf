from __future__ import annotations

import pytest

from articlekit.text.given_names import gender_of
from articlekit.text.word_forms import base_forms, singular


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("agencies", "agency"),
        ("churches", "church"),
        ("businesses", "business"),
        ("houses", "house"),
        ("cases", "case"),
        ("companies", "company"),
        ("committees", "committee"),
        ("media", "media"),
        ("headquarters", "headquarters"),
        ("police", "police"),
        ("congress", "congress"),
    ],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@pytest.mark.parametrize(
    ("form", "base"),
    [("said", "say"), ("planned", "plan"), ("denies", "deny"), ("accused", "accuse"), ("hoping", "hope"), ("win", "win")],
)
def test_base_forms(form: str, base: str) -> None:
    assert base in base_forms(form)


@pytest.mark.parametrize(("name", "expected"), [("Siobhán", "f"), ("PETER", "m"), ("Kim", ""), ("", "")])
def test_given_names(name: str, expected: str) -> None:
    assert gender_of(name) == expected
