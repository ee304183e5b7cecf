"""reviewdog's rdjson, which turns findings into comments on a review.

Its columns count the bytes of the line as UTF-8. Source: reviewdog's proto/rdf/reviewdog.proto.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from articlekit.report.finding_report import About, FileText, FindingReport, Place, article_file, end_of

if TYPE_CHECKING:
    from articlekit.model.finding import Finding

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give one JSON object with all diagnostics."""
    diagnostics = [_diagnostic(each, about) for each in findings]
    yield json.dumps({"source": {"name": "articlekit"}, "diagnostics": diagnostics}, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(finding: Finding, about: About) -> dict[str, Any]:
    text = about.file(finding.file)
    start, end = Place(finding.line, finding.column), end_of(finding, about)
    note = f"[{finding.annotation}] " if finding.annotation else ""
    diagnostic: dict[str, Any] = {
        "message": f"{note}{finding.message}",
        "location": _location(about.path(finding), text, start, end),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.related:
        file = article_file(finding)
        words = about.file(file)
        diagnostic["relatedLocations"] = [
            {
                "message": each.message,
                "location": _location(about.prefix + file, words, words.place(each.start), words.place(each.end)),
            }
            for each in finding.related
        ]
    return diagnostic


def _location(path: str, text: FileText, start: Place, end: Place | None) -> dict[str, Any]:
    reach = {"start": _in_bytes(text, start)} | ({"end": _in_bytes(text, end)} if end else {})
    return {"path": path, "range": reach}


def _in_bytes(text: FileText, at: Place) -> dict[str, int]:
    before = text.line(at.line)[: at.column - 1]
    return {"line": at.line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}


RDJSON = FindingReport("rdjson", "", render)
