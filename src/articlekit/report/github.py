"""GitHub Actions: workflow commands, which show findings beside the files of a pull request.

GitHub shows at most ten errors, ten warnings and ten notices of a step and drops the rest silently; so the most severe come
first, what it would drop is printed as plain lines, and a notice says how many there are.
Source: docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articlekit.report import concise
from articlekit.report.finding_report import About, FindingReport, end_of, remedy

if TYPE_CHECKING:
    from articlekit.model.finding import Finding

LIMIT = 10
COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Finding], about: About) -> Iterator[str]:
    """Give a command for each finding that GitHub shows, then the others as plain lines."""
    by_command = {command: [each for each in findings if each.severity == level] for level, command in COMMANDS.items()}
    overflow = any(len(own) > LIMIT for own in by_command.values())
    hidden: list[Finding] = []
    for command, own in by_command.items():
        room = LIMIT - 1 if overflow and command == "notice" else LIMIT
        yield from (_command(command, each, about) for each in own[:room])
        hidden += own[room:]
    if hidden:
        yield f"::notice title=articlekit::{len(hidden)} more findings are in this step's log; GitHub shows {LIMIT} of a kind\n"
        yield "::group::articlekit: what GitHub does not show\n"
        yield from concise.render(hidden, about)
        yield "::endgroup::\n"


def _command(command: str, finding: Finding, about: About) -> str:
    end = end_of(finding, about)
    properties = {"file": about.path(finding), "line": finding.line, "col": finding.column}
    if end and end.line == finding.line:
        properties["endColumn"] = max(end.column - 1, finding.column)
    elif end:
        properties = {"file": about.path(finding), "line": finding.line, "endLine": end.line}
    properties["title"] = f"{finding.rule} {finding.name}"
    written = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    note = f"[{finding.annotation}] " if finding.annotation else ""
    way = f"; fix: {remedy(finding)}" if remedy(finding) else ""
    return f"::{command} {written}::{_escaped(f'{note}{finding.message}{way}')}\n"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(each):02X}" if each in "%\r\n" + more else each for each in text)


GITHUB = FindingReport("github", "", render)
