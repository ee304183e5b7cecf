"""Findings for people: with the words they are about, the other places of a conflict, and what mends them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

from articlekit.report.concise import headline
from articlekit.report.finding_report import About, FileText, FindingReport, Place, article_file, remedy

if TYPE_CHECKING:
    from articlekit.model.finding import Finding

LEAST = 20


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give each finding with excerpts, carets under the words."""
    for finding in findings:
        length = finding.end - finding.start if finding.start is not None and finding.end is not None else 1
        lines = [f"{about.path(finding)}:{finding.line}:{finding.column}: {headline(finding)}"]
        lines += excerpt(about.file(finding.file), Place(finding.line, finding.column), length, about.width)
        for other in finding.related:
            file = about.file(article_file(finding))
            at = file.place(other.start)
            lines.append(f"  see {about.prefix}{article_file(finding)}:{at.line}:{at.column}: {other.message}")
            lines += excerpt(file, at, other.end - other.start, about.width)
        if way := remedy(finding):
            lines.append(f"  fix: {way}")
        yield "\n".join(lines) + "\n\n"


def excerpt(file: FileText, at: Place, length: int, width: int) -> list[str]:
    """Cut a window out of a line, and mark `length` characters from a place on in it."""
    whole, gutter = file.line(at.line), str(at.line)
    room = max(width - len(gutter) - 5, LEAST)
    first = max(0, at.column - 1 - room * 2 // 5) if len(whole) > room else 0
    shown = "".join(_shown(each) for each in whole[first : first + room])
    lead, tail = "…" if first else "", "…" if first + room < len(whole) else ""
    before = at.column - 1 - first
    carets = "^" * max(1, _cells(shown[before : before + length]))
    indent = " " * (len(lead) + _cells(shown[:before]))
    return [f"{gutter} | {lead}{shown}{tail}", f"{' ' * len(gutter)} | {indent}{carets}"]


def _shown(character: str) -> str:
    """Give what stands for a character on a terminal, one for one."""
    return " " if character == "\t" else "�" if category(character) in ("Cc", "Cs", "Zl", "Zp") else character


def _cells(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


FULL = FindingReport("full", "", render)
