"""Fixing a corpus: fixes are applied in passes until nothing is left to fix, and written at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articlekit.check.baseline import NO_BASELINE, Baseline
from articlekit.check.corpus import Checked, OnError, check_corpus, raise_error
from articlekit.check.files import Files
from articlekit.check.fix import mend
from articlekit.errors import BadFile
from articlekit.model.finding import Finding
from articlekit.model.settings import Settings
from articlekit.model.source import RawFile

PASSES = 10


class Fixed(NamedTuple):
    """What fixing did: what is found afterwards, what was fixed, and whose fix would have broken a file.

    `files` has what each changed file held before and holds now. `settled` is false where fixes were still left after
    `PASSES` passes.
    """

    checked: Checked
    fixed: tuple[Finding, ...]
    refused: tuple[Finding, ...]
    files: dict[str, tuple[bytes, bytes]]
    settled: bool


def fix_corpus(
    corpus: Files,
    articles: Sequence[str] | None = None,
    *,
    layer: str | None = None,
    settings: Settings = Settings(),  # noqa: B008  a frozen record
    jobs: int = 1,
    cache: bool = True,
    on_error: OnError = raise_error,
    unsafe: bool = False,
    write: bool = True,
    baseline: Baseline = NO_BASELINE,
) -> Fixed:
    """Check as `check_corpus` does, and apply the safe fixes of what is found, with `unsafe` all of them.

    Nothing is written before all is done, and with `write` false nothing at all. A file that somebody else has changed by
    then keeps what it has, and `on_error` is given that.
    """
    originals, now = dict[str, RawFile](), dict[str, RawFile]()
    fixed, refused, missing, passes = list[Finding](), dict[str, Finding](), set[str](), 0
    while True:
        checked = check_corpus(
            corpus,
            articles,
            layer=layer,
            settings=settings,
            jobs=jobs,
            cache=cache,
            on_error=on_error,
            baseline=baseline,
            changed={name: file.data for name, file in now.items()},
        )
        todo = [each for each in checked.findings if _wanted(each, unsafe) and _key(each) not in refused]
        if not todo or passes == PASSES:
            break
        if new := _touched(todo) - originals.keys() - missing:  # what is fixed must be what was checked, so check it again
            read = {name: file for name in new if (file := corpus.raw(name))}
            missing |= new - read.keys()
            originals |= read
            now |= read
            continue
        mended = mend(now, todo)
        now |= mended.files
        fixed += mended.fixed
        refused |= {_key(each): each for each in mended.refused}
        passes += 1
    files = {name: (file.data, now[name].data) for name, file in originals.items() if file != now[name]}
    for name in corpus.replace(files) if write and files else ():
        on_error(BadFile(f"{name}: was changed by someone else meanwhile and stays as it is; try again"))
        del files[name]
    return Fixed(checked, tuple(fixed), tuple(refused.values()), files, not todo)


def _wanted(finding: Finding, unsafe: bool) -> bool:
    return finding.fix is not None and (unsafe or finding.fix.safe)


def _key(finding: Finding) -> str:
    return f"{finding.rule} {finding.file} {finding.annotation} {finding.message}"


def _touched(findings: Iterable[Finding]) -> set[str]:
    return {edit.file for finding in findings for edit in (finding.fix.edits if finding.fix else ()) if edit.file}
