"""What a report of findings is: one function from findings, and what is known about them, to pieces of text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articlekit.report.report import Report
from articlekit.text.lines import position

if TYPE_CHECKING:
    from articlekit.model.finding import Finding, Severity


class Place(NamedTuple):
    """A line and a column, both 1-based, in code points."""

    line: int
    column: int


class FileText(NamedTuple):
    """A file's text, and the offsets at which its lines begin."""

    text: str
    starts: list[int]

    def line(self, number: int) -> str:
        """Give a line without its end."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else None
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")

    def place(self, offset: int) -> Place:
        """Give the place of an offset, or of the text's end if that comes before."""
        return Place(*position(self.starts, min(offset, len(self.text))))


class RuleNote(NamedTuple):
    """What a report says of a rule."""

    name: str
    severity: Severity
    doc: str


@dataclass(frozen=True)
class About:
    """What reports know beside the findings.

    `file` gives a file's text by its name in the corpus, `rule` what is to be said of a rule by its code; `prefix` leads from
    the current folder to the corpus, `width` is how many columns there are for people.
    """

    file: Callable[[str], FileText]
    rule: Callable[[str], RuleNote]
    version: str
    prefix: str = ""
    width: int = 100

    def path(self, finding: Finding) -> str:
        """Give the path of a finding's file from the current folder."""
        return self.prefix + finding.file


Render = Callable[[Sequence["Finding"], About], Iterator[str]]


@dataclass(frozen=True)
class FindingReport:
    """A report of findings; the suffix is that of files that are in this format, "" where it has none of its own."""

    name: str
    suffix: str
    render: Render


def of_rows(report: Report) -> FindingReport:
    """Make a report of findings of a report of rows."""

    def render(findings: Sequence[Finding], about: About) -> Iterator[str]:  # noqa: ARG001
        from articlekit.model.finding import Finding  # loading pydantic takes longer than help should take

        return report.render(findings, [name for name, field in Finding.model_fields.items() if not field.exclude])

    return FindingReport(report.name, report.suffix, render)


def end_of(finding: Finding, about: About) -> Place | None:
    """Give where a finding ends, just after its last character; None where it has no span."""
    return None if finding.end is None else about.file(finding.file).place(finding.end)


def article_file(finding: Finding) -> str:
    """Give the name of the text that a finding's related places are in."""
    return f"corpus/{finding.article}.txt"


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Give each finding a fingerprint that does not depend on its place; of several alike each another."""
    seen: dict[str, int] = {}
    prints = []
    for finding in findings:
        key = "\0".join([finding.rule, finding.file, finding.annotation or "", finding.text or ""])
        seen[key] = seen.get(key, 0) + 1
        prints.append(hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest())
    return prints


def remedy(finding: Finding) -> str | None:
    """Say what mends a finding, and how to have it done."""
    if finding.fix is None:
        return None
    return f"{finding.fix.message} ({'--fix' if finding.fix.safe else '--unsafe-fixes'})"
