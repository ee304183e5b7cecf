"""JUnit's XML, which most CI systems show as tests: a suite a file, a failed case a finding.

Source: the Jenkins xUnit plugin's junit-10.xsd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from articlekit.report.finding_report import About, FindingReport

if TYPE_CHECKING:
    from articlekit.model.finding import Finding

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give one XML document; where nothing is wrong, it has one test that passed."""
    failures = len(findings)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="articlekit check" tests="{failures or 1}" failures="{failures}">\n'
    for path, group in groupby(findings, about.path):
        own = list(group)
        yield f'  <testsuite name={_attribute(path)} tests="{len(own)}" failures="{len(own)}" errors="0">\n'
        for finding in own:
            parts = (finding.rule, finding.name, finding.annotation, f"at {finding.line}:{finding.column}")
            name = " ".join(filter(None, parts))
            yield f"    <testcase classname={_attribute(path)} name={_attribute(name)}>\n"
            message = _attribute(finding.message)
            place = escape(_plain(f"{path}:{finding.line}:{finding.column}"))
            yield f'      <failure type="{finding.severity}" message={message}>{place}</failure>\n    </testcase>\n'
        yield "  </testsuite>\n"
    if not findings:
        yield '  <testsuite name="articlekit check" tests="1" failures="0" errors="0">\n'
        yield '    <testcase classname="articlekit" name="check" />\n  </testsuite>\n'
    yield "</testsuites>\n"


def _attribute(text: str) -> str:
    return f'"{escape(_plain(text))}"'


def _plain(text: str) -> str:
    """Put a sign for what XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


JUNIT = FindingReport("junit", ".xml", render)
