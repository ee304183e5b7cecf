"""Findings, a line each, as compilers write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articlekit.report.finding_report import About, FindingReport

if TYPE_CHECKING:
    from articlekit.model.finding import Finding


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give each finding as `file:line:column: severity CODE name [annotation]: message`."""
    for finding in findings:
        yield f"{about.path(finding)}:{finding.line}:{finding.column}: {headline(finding)}\n"


def headline(finding: Finding) -> str:
    """Say all of a finding but its place on one line."""
    note = f" [{finding.annotation}]" if finding.annotation else ""
    return f"{finding.severity} {finding.rule} {finding.name}{note}: {finding.message}"


CONCISE = FindingReport("concise", "", render)
