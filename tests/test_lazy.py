"""Attributes that are worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from articlekit.lazy import lazy


@dataclass(frozen=True)
class Text:
    words: str
    asked: list[str]

    @lazy
    def count(self) -> int:
        """How many words there are."""
        self.asked.append("count")
        return len(self.words.split())


def test_an_attribute_is_worked_out_once_for_each_instance() -> None:
    one, other = Text("We will go", []), Text("We", [])
    assert (one.count, one.count, other.count) == (3, 3, 1)
    assert one.asked == ["count"]


def test_the_class_has_the_attribute_with_its_documentation() -> None:
    assert isinstance(Text.count, lazy)
    assert Text.count.__doc__ == "How many words there are."
