"""Settings: what a corpus chooses about `check`, in `[tool.articlekit]` or `articlekit.toml`."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from articlekit.model.finding import Severity
from articlekit.model.record import Record


def _with_hyphens(name: str) -> str:
    return name.replace("_", "-")


def _splits() -> dict[str, tuple[str, ...]]:
    return {"train": ("train[-_.]*",), "dev": ("dev[-_.]*",), "test": ("test[-_.]*",)}


class Conventions(Record):
    """What rules may ask about a corpus's conventions, and their thresholds; all have defaults.

    From how many words on Q003 misses a quote, and Q011 takes words for the same; for C006, the parts that the corpus is
    split into, each with patterns of its articles' ids (* any letters, ? one, [...] one of these).
    """

    model_config = ConfigDict(alias_generator=_with_hyphens, validate_by_name=True)

    quotation_words: int = 4
    repeated_words: int = 5
    splits: dict[str, tuple[str, ...]] = Field(default_factory=_splits)


class Settings(Record):
    """Which rules speak, how loudly, and of which articles; codes may be prefixes, and of two the longer one holds."""

    model_config = ConfigDict(alias_generator=_with_hyphens, validate_by_name=True)

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = Field(default_factory=dict)
    per_article_ignores: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    fail_on: Severity = "warning"
    conventions: Conventions = Conventions()
