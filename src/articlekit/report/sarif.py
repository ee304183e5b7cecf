"""SARIF 2.1.0, which code hosts and editors read (OASIS standard)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from articlekit.report.finding_report import About, FindingReport, article_file, end_of, fingerprints, remedy

if TYPE_CHECKING:
    from articlekit.model.finding import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give one log with one run; columns and offsets count code points."""
    codes = sorted({each.rule for each in findings})
    run = {
        "tool": {"driver": {"name": "articlekit", "version": about.version, "rules": [_rule(each, about) for each in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, codes.index(each.rule), own_print, about)
            for each, own_print in zip(findings, fingerprints(findings), strict=True)
        ],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, about: About) -> dict[str, Any]:
    note = about.rule(code)
    return {
        "id": code,
        "name": note.name,
        "shortDescription": {"text": note.doc.partition("\n")[0]},
        "help": {"text": note.doc},
        "defaultConfiguration": {"level": LEVELS[note.severity]},
    }


def _result(finding: Finding, rule_index: int, own_print: str, about: About) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.line, "startColumn": finding.column}
    if (end := end_of(finding, about)) and finding.start is not None and finding.end is not None:
        region |= {"endLine": end.line, "endColumn": end.column}
        region |= {"charOffset": finding.start, "charLength": finding.end - finding.start}
        region |= {"snippet": {"text": finding.text or ""}}
    location: dict[str, Any] = {"physicalLocation": _physical(about.path(finding), region)}
    if finding.annotation:
        location["logicalLocations"] = [{"name": finding.annotation, "kind": "annotation"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"articlekit/v1": own_print},
    }
    if finding.related:
        result["relatedLocations"] = [_related(finding, number, about) for number in range(len(finding.related))]
    if way := remedy(finding):
        result["properties"] = {"fix": way}
    return result


def _related(finding: Finding, number: int, about: About) -> dict[str, Any]:
    other, file = finding.related[number], article_file(finding)
    start, end = map(about.file(file).place, (other.start, other.end))
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": other.start,
        "charLength": other.end - other.start,
    }
    return {"id": number, "message": {"text": other.message}, "physicalLocation": _physical(about.prefix + file, region)}


def _physical(path: str, region: dict[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(path)}, "region": region}


SARIF = FindingReport("sarif", ".sarif", render)
