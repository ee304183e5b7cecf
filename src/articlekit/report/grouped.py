"""Findings by file, for reading through a long list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from articlekit.report.concise import headline
from articlekit.report.finding_report import About, FindingReport

if TYPE_CHECKING:
    from articlekit.model.finding import Finding


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give each file's name, and its findings under it."""
    for path, group in groupby(findings, about.path):
        own = list(group)
        width = max(len(f"{each.line}:{each.column}") for each in own)
        lines = [f"  {f'{each.line}:{each.column}':{width}}  {headline(each)}\n" for each in own]
        yield f"{path}:\n{''.join(lines)}\n"


GROUPED = FindingReport("grouped", "", render)
