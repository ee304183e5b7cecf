"""Findings: what `check` has to say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from articlekit.model.fix import Fix
from articlekit.model.record import Record

Severity = Literal["error", "warning", "info"]


class Related(Record):
    """Another place that a finding is about, in code points of the article's text."""

    start: int
    end: int
    message: str


class Finding(Record):
    """One thing wrong; `line` and `column` are 1-based, in code points of `file`, the article's text if `start` is set.

    `text`, the words from `start` to `end`, and `fix` are for programs in Python; no row has them.
    """

    rule: str
    name: str
    severity: Severity
    article: str | None
    file: str
    annotation: str | None
    start: int | None
    end: int | None
    line: int
    column: int
    message: str
    related: tuple[Related, ...] = ()
    fixable: bool = False
    text: str | None = Field(default=None, exclude=True)
    fix: Fix | None = Field(default=None, exclude=True)
