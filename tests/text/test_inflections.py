from __future__ import annotations

import pytest

from articlekit.text.inflections import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("rise", "rise rises rising rose risen"),
        ("drop", "drop drops dropping dropped"),
        ("carry", "carry carries carrying carried"),
        ("jump", "jump jumps jumping jumped"),
        ("reach", "reach reaches reaching reached"),
        ("lower", "lower lowers lowering lowered"),
        ("cut", "cut cuts cutting"),
    ],
)
def test_verbs(verb: str, forms: str) -> None:
    assert set(forms.split()) <= verb_forms([verb])


def test_nouns() -> None:
    assert noun_forms(["rally", "loss", "cut"]) == {"rally", "rallies", "loss", "losses", "cut", "cuts"}
