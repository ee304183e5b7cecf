"""GitLab: a Code Quality report.

Source: docs.gitlab.com, "Code Quality report format".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articlekit.report.finding_report import About, FindingReport, end_of, fingerprints

if TYPE_CHECKING:
    from articlekit.model.finding import Finding

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give one JSON array, an object a finding."""
    before = "[\n"
    for finding, own_print in zip(findings, fingerprints(findings), strict=True):
        yield before + json.dumps(_issue(finding, own_print, about), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _issue(finding: Finding, own_print: str, about: About) -> dict[str, object]:
    end = end_of(finding, about)
    note = f" [{finding.annotation}]" if finding.annotation else ""
    return {
        "description": f"{finding.rule} {finding.name}{note}: {finding.message}",
        "check_name": finding.rule,
        "fingerprint": own_print,
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": about.path(finding),
            "lines": {"begin": finding.line, "end": end.line if end else finding.line},
        },
    }


GITLAB = FindingReport("gitlab", "", render)
