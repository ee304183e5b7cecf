"""Findings for people to read: one line each, or with the words they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articlekit.model.finding import Finding

BEFORE, WIDTH = 40, 96


def concise(findings: Iterable[Finding]) -> Iterator[str]:
    """Give each finding as `file:line:column: severity CODE name [annotation]: message`."""
    for finding in findings:
        about = f" [{finding.annotation}]" if finding.annotation else ""
        place = f"{finding.file}:{finding.line}:{finding.column}"
        yield f"{place}: {finding.severity} {finding.rule} {finding.name}{about}: {finding.message}\n"


def full(findings: Iterable[Finding], line_of: Callable[[str, int], str]) -> Iterator[str]:
    """Give each finding with an excerpt of its line, carets under the words; `line_of` gives a file's line (1-based)."""
    for finding, line in zip(findings, concise(findings := list(findings)), strict=True):
        yield line + _excerpt(finding, line_of(finding.file, finding.line)) + "\n"


def _excerpt(finding: Finding, line: str) -> str:
    """Cut a window out of a long line, and mark in it what the finding is about."""
    first = max(0, finding.column - 1 - BEFORE) if len(line) > WIDTH else 0
    shown = line[first : first + WIDTH]
    length = finding.end - finding.start if finding.start is not None and finding.end is not None else 1
    at = finding.column - 1 - first
    carets = "^" * max(1, min(length, len(shown) - at))
    gutter = str(finding.line)
    lead, tail = "…" if first else "", "…" if first + WIDTH < len(line) else ""
    return f"{gutter} | {lead}{shown}{tail}\n{' ' * len(gutter)} | {' ' * (len(lead) + at)}{carets}\n"
