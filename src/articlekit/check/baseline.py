"""Baselines: what is known to be wrong and is not to be told again.

A finding is known by its rule, its article (or file), its annotation and the words that it stands on, not by its place, so
that it stays known when what stands before it changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError
from pydantic_core import to_json

from articlekit.errors import BadFile
from articlekit.model.finding import Finding
from articlekit.model.record import Record
from articlekit.text.canonical import explain

FORMAT: Literal["articlekit-baseline/1"] = "articlekit-baseline/1"


class Entry(NamedTuple):
    """What tells a finding from others."""

    rule: str
    where: str
    annotation: str | None
    text: str | None


Baseline = Mapping[Entry, int]
NO_BASELINE: Baseline = MappingProxyType({})


class _Line(Record):
    """Findings that are alike: `where` is their article, or the file where there is none."""

    rule: str
    where: str
    annotation: str | None = None
    text: str | None = None
    count: int = Field(default=1, ge=1)


class _File(Record):
    format: Literal["articlekit-baseline/1"]
    findings: tuple[_Line, ...]


def baseline_of(findings: Iterable[Finding]) -> Baseline:
    """Give the baseline under which none of the findings would be told."""
    return Counter(map(_entry, findings))


def beyond(findings: Iterable[Finding], baseline: Baseline) -> list[Finding]:
    """Give the findings that the baseline does not know; of several that are alike, it knows the first ones."""
    left, found = dict(baseline), list[Finding]()
    for finding in findings:
        entry = _entry(finding)
        if left.get(entry):
            left[entry] -= 1
        else:
            found.append(finding)
    return found


def dumps_baseline(baseline: Baseline) -> str:
    """Write a baseline as JSON."""
    lines = [_Line(**entry._asdict(), count=count) for entry, count in sorted(baseline.items(), key=lambda item: str(item[0]))]
    content = {"format": FORMAT, "findings": [line.model_dump(exclude_defaults=True) for line in lines]}
    return to_json(content, indent=1).decode() + "\n"


def read_baseline(name: str, data: bytes) -> Baseline:
    """Read a baseline; raise `BadFile` where it is none."""
    try:
        content = _File.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        hint = "articlekit check --write-baseline FILE writes one"
        raise BadFile(f"{name}: is no baseline: {explain(first, first['loc'])}; {hint}") from None
    found = Counter[Entry]()
    for line in content.findings:
        found[Entry(line.rule, line.where, line.annotation, line.text)] += line.count
    return found


def _entry(finding: Finding) -> Entry:
    return Entry(finding.rule, finding.article or finding.file, finding.annotation, finding.text)
