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

    `fix` is for programs in Python; no output has it.
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
    fix: Fix | None = Field(default=None, exclude=True)
