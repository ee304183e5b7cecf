"""Where `articlekit check` writes what it found, and in which formats."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import articlekit
from articlekit.cli.output import write
from articlekit.report.finding_report import About, FileText, RuleNote
from articlekit.report.finding_reports import FINDING_REPORTS
from articlekit.text.lines import line_starts

if TYPE_CHECKING:
    from articlekit import Corpus, Finding

PIPED_WIDTH = 100


class Target(NamedTuple):
    """A format, and the file to write it to, None for standard output."""

    format: str
    file: Path | None


def targets(form: str | None, outputs: Sequence[str] | None) -> list[Target]:
    """Give what is to be written where; `form` holds for files without a format of their own, else for standard output."""
    found = []
    for output in outputs or ():
        name, colon, rest = output.partition(":")
        own = name if colon and name in FINDING_REPORTS else None
        file = Path(rest if own else output)
        found.append(Target(own or form or _by_suffix(file), None if str(file) == "-" else file))
    if not outputs or (form and all(_has_format(each) for each in outputs)):
        found.append(Target(form or ("full" if sys.stdout.isatty() else "jsonl"), None))
    return found


def _has_format(output: str) -> bool:
    return output.partition(":")[0] in FINDING_REPORTS and ":" in output


def _by_suffix(file: Path) -> str:
    return next((name for name, report in FINDING_REPORTS.items() if report.suffix == file.suffix != ""), "jsonl")


def write_findings(findings: Sequence[Finding], corpus: Corpus, wanted: Sequence[Target]) -> None:
    """Write findings to all targets, files first."""
    about = about_corpus(corpus)
    for target in sorted(wanted, key=lambda each: each.file is None):
        write(FINDING_REPORTS[target.format].render(findings, about), target.file)


def about_corpus(corpus: Corpus) -> About:
    """Give what reports know beside the findings."""
    way = Path(os.path.relpath(corpus.root)).as_posix()
    width = shutil.get_terminal_size((PIPED_WIDTH, 24)).columns if sys.stdout.isatty() else PIPED_WIDTH

    @lru_cache(maxsize=4)
    def file(name: str) -> FileText:
        found = corpus.raw(name)
        text = found.data.decode("utf-8", "replace") if found else ""
        return FileText(text, line_starts(text))

    def rule(code: str) -> RuleNote:
        found = articlekit.RULES[code]
        return RuleNote(found.name, found.severity, found.doc)

    return About(file, rule, articlekit.__version__, "" if way == "." else f"{way}/", width)
