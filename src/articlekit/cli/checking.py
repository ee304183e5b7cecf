"""One run of `articlekit check`: check or fix, write what is left, say what was done, and give the exit status."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import articlekit
from articlekit.cli.check_outputs import Target, write_findings
from articlekit.cli.output import Failures, note, read, write
from articlekit.cli.rows import write_rows
from articlekit.report.row_reports import REPORTS

if TYPE_CHECKING:
    from articlekit import Baseline, Checked, Corpus, Finding, Fixed, Settings

LEVELS = {"error": "error(s)", "warning": "warning(s)", "info": "remark(s)"}


class Job(NamedTuple):
    """What is to be done."""

    corpus: Corpus
    layer: str
    articles: list[str] | None
    settings: Settings
    targets: Sequence[Target]
    jobs: int
    cache: bool
    fix: bool
    unsafe: bool
    diff: bool
    baseline: Path | None
    write_baseline: Path | None
    statistics: bool
    exit_zero: bool
    quiet: bool


def run(job: Job) -> int:
    """Do it, and give the exit status."""
    failures = Failures()
    say = (lambda _: None) if job.quiet else note
    fixed = _fixed(job, failures) if job.fix or job.unsafe or job.diff else None
    checked = fixed.checked if fixed else _checked(job, failures)
    if fixed and job.diff:
        write(line for name, (before, after) in sorted(fixed.files.items()) for line in _diff(name, before, after))
    elif job.write_baseline:
        write([articlekit.dumps_baseline(articlekit.baseline_of(checked.findings))], job.write_baseline)
    elif job.statistics:
        write_statistics(checked.findings, job.targets)
    else:
        write_findings(checked.findings, job.corpus, job.targets)
    for line in _notes(job, checked, fixed):
        say(line)
    return failures.status or _status(job, checked, fixed)


def _checked(job: Job, failures: Failures) -> Checked:
    return articlekit.check_corpus(
        job.corpus,
        job.articles,
        layer=job.layer,
        settings=job.settings,
        jobs=job.jobs,
        cache=job.cache,
        on_error=failures,
        baseline=_baseline(job),
    )


def _fixed(job: Job, failures: Failures) -> Fixed:
    return articlekit.fix_corpus(
        job.corpus,
        job.articles,
        layer=job.layer,
        settings=job.settings,
        jobs=job.jobs,
        cache=job.cache,
        on_error=failures,
        baseline=_baseline(job),
        unsafe=job.unsafe,
        write=not job.diff,
    )


def _baseline(job: Job) -> Baseline:
    """Read the baseline, an empty one where none was named."""
    return articlekit.read_baseline(str(job.baseline), read(job.baseline)) if job.baseline else {}


def _diff(name: str, before: bytes, after: bytes) -> Iterator[str]:
    """Give the unified diff of a file."""
    old, new = (data.decode("utf-8").splitlines(keepends=True) for data in (before, after))
    for line in difflib.unified_diff(old, new, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def write_statistics(findings: Iterable[Finding], targets: Sequence[Target]) -> None:
    """Count findings by rule, the most frequent first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    rows = [
        articlekit.RuleCount(
            rule=code,
            name=own[0].name,
            severity=own[0].severity,
            count=len(own),
            fixable=sum(each.fixable for each in own),
        )
        for code, own in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    for target in targets:
        form = target.format if target.format in REPORTS else "table"
        write_rows(rows, articlekit.RuleCount, form, target.file, "findings")


def _notes(job: Job, checked: Checked, fixed: Fixed | None) -> Iterator[str]:
    """Say what was done, what is left, and what was not looked at."""
    if fixed and (fixed.fixed or job.fix):
        verb = "would fix" if job.diff else "fixed"
        yield f"{verb} {len(fixed.fixed)} problem(s) in {len(fixed.files)} file(s)"
    for each in fixed.refused if fixed else ():
        yield f"{each.file}: the fix of {each.rule} [{each.annotation}] would break the file's schema and was not applied"
    if fixed and not fixed.settled:
        yield "some fixes undo each other and were given up; fix what is still found by hand"
    if job.write_baseline:
        yield f"wrote {len(checked.findings)} finding(s) to {job.write_baseline}"
    if not job.diff:
        yield _summary(checked)
    if checked.skipped:
        yield f"{checked.skipped} annotation(s) that S, A or R found fault with were not judged by Q, N, O and C"
    if checked.articles and not checked.whole:
        yield "articles were named, so what only the whole corpus shows was not looked for"


def _summary(checked: Checked) -> str:
    counts = Counter[str](finding.severity for finding in checked.findings)
    named = [f"{counts[level]} {name}" for level, name in LEVELS.items() if counts[level]]
    safe = sum(1 for each in checked.findings if each.fix and each.fix.safe)
    unsafe = sum(1 for each in checked.findings if each.fix) - safe
    ways = [f"{count} fixable with {option}" for count, option in ((safe, "--fix"), (unsafe, "--unsafe-fixes")) if count]
    known = f" ({checked.known} known from the baseline)" if checked.known else ""
    clean = "nothing wrong" if checked.articles or checked.whole else "nothing was checked"
    return (f"found: {', '.join(named + ways)}" if named else clean) + known


def _status(job: Job, checked: Checked, fixed: Fixed | None) -> int:
    if job.diff:
        return int(bool(fixed and fixed.files))
    if job.exit_zero or job.write_baseline:
        return 0
    failing = list(LEVELS)[: list(LEVELS).index(job.settings.fail_on) + 1]
    return int(any(each.severity in failing for each in checked.findings))
