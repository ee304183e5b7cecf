"""Findings once the rules have spoken: how they are sorted, which waivers hold, and how they are written down."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articlekit.model.finding import Finding


class Unless(NamedTuple):
    """A finding on a waiver, that holds unless the rule over the corpus that it waives speaks of its annotation."""

    rule: str
    finding: Finding


def order(finding: Finding) -> tuple[bool, str, str, int, int, str]:
    """Give the key by which findings are sorted: by article, file and place, the entity files last."""
    return finding.article is None, finding.article or "", finding.file, finding.line, finding.column, finding.rule


def settled(findings: Iterable[Finding], unless: Iterable[Unless], whole: bool) -> Iterator[Finding]:
    """Leave out what is waived of the findings over the corpus, and of a whole one give the waivers that waive nothing."""
    fired = set()
    waivers = {(each.finding.article, each.finding.annotation, each.rule): each.finding for each in unless}
    for finding in findings:
        key = (finding.article, finding.annotation, finding.rule)
        fired.add(key)
        if key not in waivers:
            yield finding
    yield from (finding for key, finding in waivers.items() if whole and key not in fired)


def written_down(findings: Iterable[Finding], unless: Iterable[Unless] = ()) -> str:
    """Write findings down for a row."""
    return json.dumps([list(map(_plain, findings)), [(rule, _plain(each)) for rule, each in unless]])


def read_back(written: str) -> tuple[list[Finding], list[Unless]]:
    """Read the findings that were written down."""
    findings, unless = json.loads(written) if written else ([], [])
    return list(map(Finding.model_validate, findings)), [Unless(rule, Finding.model_validate(each)) for rule, each in unless]


def _plain(finding: Finding) -> dict[str, object]:
    return finding.model_dump(mode="json") | {"text": finding.text, "fix": finding.fix}
