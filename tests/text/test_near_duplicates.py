from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.near_duplicates import likeness, near_duplicates, sketch

WORDS = [f"{first}{rest}" for first in "abcdefgp" for rest in ("at", "en", "ill", "ond", "ust", "ack", "ime")]


def story(seed: int, words: int = 400) -> list[str]:
    pick = random.Random(seed)
    return [pick.choice(WORDS) for _ in range(words)]


def version(words: list[str], changed: int) -> str:
    pick = random.Random(changed)
    return " ".join("changed" if pick.randrange(len(words)) < changed else word for word in words)


@given(st.integers(0, 200))
def test_a_version_is_like_its_story_and_another_story_is_not(seed: int) -> None:
    words = story(seed)
    assert likeness(sketch(" ".join(words)), sketch(" ".join(words))) == 1
    assert likeness(sketch(" ".join(words)), sketch(version(words, 12))) > 0.6
    assert likeness(sketch(" ".join(words)), sketch(" ".join(story(seed + 1)))) < 0.3


def test_each_later_version_is_paired_with_the_likest_earlier_one() -> None:
    first, second = story(1), story(2)
    texts = {"a": " ".join(first), "b": " ".join(second), "c": version(first, 10), "d": version(second, 10)}
    found = list(near_duplicates((name, sketch(text)) for name, text in texts.items()))
    assert [(pair.first, pair.second) for pair in found] == [("a", "c"), ("b", "d")]
    assert all(pair.likeness >= 0.5 for pair in found)


def test_a_text_too_short_to_tell_is_like_nothing() -> None:
    assert sketch("We came, and that was it.") == ""
    assert list(near_duplicates([("a", ""), ("b", "")])) == []
    assert likeness("", "") == 0
