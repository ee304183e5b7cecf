"""Findings to report, and what is known about them."""

from __future__ import annotations

from typing import Any

from articlekit import Finding
from articlekit.model.finding import Related
from articlekit.model.fix import Edit, Fix
from articlekit.report.finding_report import About, FileText, RuleNote
from articlekit.report.finding_reports import FINDING_REPORTS
from articlekit.text.lines import line_starts

TEXT = "£5 cut\r\nIt cut 414 jobs, or 441\njobs.\n"
RULES = {
    "A005": RuleNote("edge-whitespace", "warning", "A span begins or ends with white space.\n\nWhy: it looks the same."),
    "N004": RuleNote("in-article-conflict", "error", "Two claims conflict."),
    "S001": RuleNote("schema-violation", "error", "A file cannot be read."),
}


def finding(**changes: Any) -> Finding:
    """Give a finding that stands on "414" on the second line."""
    fields: dict[str, Any] = {
        "rule": "A005", "name": "edge-whitespace", "severity": "warning", "article": "a", "file": "corpus/a.txt",
        "annotation": "n1", "start": 15, "end": 18, "line": 2, "column": 8, "message": "has white space at its edge",
        "text": "414",
    }  # fmt: skip
    return Finding(**{**fields, **changes})


def conflict() -> Finding:
    """Give a finding with two places and a fix, over a line's end."""
    related = (Related(start=15, end=18, message="n1 is here"),)
    fix = Fix((Edit("replace", ("annotations", 0, "id"), "n9"),), safe=True, message="call it n9")
    return finding(
        rule="N004", name="in-article-conflict", severity="error", annotation="n2", start=28, end=36, column=21,
        text="441\njobs", message="conflicts with n1", related=related, fix=fix, fixable=True,
    )  # fmt: skip


def in_file() -> Finding:
    """Give a finding that has no place in the text."""
    return finding(
        rule="S001", name="schema-violation", severity="error", file="annotations/gold/a.json", annotation=None, start=None,
        end=None, line=1, column=12, text=None, message="is not JSON: 100 % wrong",
    )  # fmt: skip


def about(**changes: Any) -> About:
    """Give what is known about a corpus of one article."""
    texts = {"corpus/a.txt": TEXT, "annotations/gold/a.json": '{"format": '}

    def file(name: str) -> FileText:
        return FileText(texts.get(name, ""), line_starts(texts.get(name, "")))

    return About(**{"file": file, "rule": RULES.__getitem__, "version": "1.2", **changes})


def rendered(name: str, findings: list[Finding], **changes: Any) -> str:
    """Render findings in a format."""
    return "".join(FINDING_REPORTS[name].render(findings, about(**changes)))
