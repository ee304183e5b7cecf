"""Settings: what a corpus chooses about `check`."""

from __future__ import annotations

from pydantic import Field

from articlekit.model.record import Record


def _splits() -> dict[str, tuple[str, ...]]:
    return {"train": ("train[-_.]*",), "dev": ("dev[-_.]*",), "test": ("test[-_.]*",)}


class Conventions(Record):
    """What rules may ask about a corpus's conventions, and their thresholds; all have defaults.

    From how many words on Q003 misses a quote, and Q011 takes words for the same; for C006, the parts that the corpus is
    split into, each with patterns of its articles' ids (* any letters, ? one, [...] one of these).
    """

    quotation_words: int = 4
    repeated_words: int = 5
    splits: dict[str, tuple[str, ...]] = Field(default_factory=_splits)
