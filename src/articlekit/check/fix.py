"""Applying fixes to files: which go together, and which must not be applied at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from articlekit.model.finding import Finding
from articlekit.model.fix import Edit
from articlekit.model.source import RawFile
from articlekit.text.canonical import dumps, read_annotations, read_entities
from articlekit.text.metadata import read_metadata

Path = tuple[str | int, ...]
_FAILURES = (LookupError, TypeError, ValueError, RecursionError, TOMLKitError)


class Mended(NamedTuple):
    """The files that fixes changed, by name, the findings that were fixed, and those whose fix would have broken a file."""

    files: dict[str, RawFile]
    fixed: tuple[Finding, ...]
    refused: tuple[Finding, ...]


def mend(files: Mapping[str, RawFile], findings: Iterable[Finding]) -> Mended:
    """Apply the findings' fixes to files as far as they don't overlap; of two that do, the first.

    A fix is refused where it alone leads nowhere in a file, or would leave more in it that breaks the schema than before.
    Fixes that only together do so are put off, as are those that overlap.
    """
    chosen, refused = _apart(findings), list[Finding]()
    changed, bad = _applied(files, chosen)
    if bad:
        refused = [each for each in chosen if bad & _names(each) and _applied(files, [each])[1]]
        chosen = [each for each in chosen if each not in refused]
        changed, bad = _applied(files, chosen)
    while bad:
        together = [each for each in chosen if bad & _names(each)]
        chosen = [each for each in chosen if each not in together[len(together) // 2 :]]
        changed, bad = _applied(files, chosen)
    return Mended(changed, tuple(chosen), tuple(refused))


def _names(finding: Finding) -> set[str]:
    """Give the names of the files that a finding's fix changes."""
    return {edit.file or "" for edit in finding.fix.edits} if finding.fix else set()


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Choose findings whose fixes don't overlap: no path leads to or through another's, unless the edits are the same."""
    chosen: list[Finding] = []
    edits: set[str] = set()
    ends: set[tuple[str | None, Path]] = set()
    ways: set[tuple[str | None, Path]] = set()
    for finding in findings:
        new = [edit for edit in finding.fix.edits if repr(edit) not in edits] if finding.fix else []
        through = {(edit.file, edit.path[:i]) for edit in new for i in range(len(edit.path))}
        to = {(edit.file, edit.path) for edit in new if edit.path[-1:] != ("-",)}
        if finding.fix and not (to & (ends | ways) or through & ends):
            chosen.append(finding)
            edits |= {repr(edit) for edit in new}
            ends |= to
            ways |= through
    return chosen


def _applied(files: Mapping[str, RawFile], findings: Sequence[Finding]) -> tuple[dict[str, RawFile], set[str]]:
    """Apply fixes; give the changed files, and the names of those that the fixes would break."""
    edits: dict[str, dict[str, Edit]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix else ():
            edits.setdefault(edit.file or "", {})[repr(edit)] = edit
    changed, bad = dict[str, RawFile](), set[str]()
    for name, own in edits.items():
        try:
            changed[name] = mended(files[name], own.values())
        except _FAILURES:
            bad.add(name)
        else:
            if _violations(changed[name]) > _violations(files[name]):
                bad.add(name)
    return changed, bad


def _violations(file: RawFile) -> int:
    if file.name.endswith(".toml"):
        return len(read_metadata(file.data)[1])
    return len((read_entities if file.name.endswith("/entities.json") else read_annotations)(file.data).violations)


def mended(file: RawFile, edits: Iterable[Edit]) -> RawFile:
    """Apply edits whose paths lead into the file as it is; raise `LookupError` or another where one leads nowhere.

    JSON is written canonically where it keeps its schema; TOML keeps its comments and order.
    """
    text = file.data.decode("utf-8")
    if file.name.endswith(".toml"):
        document = tomlkit.parse(text)
        _apply(document, edits)
        return RawFile(file.name, tomlkit.dumps(document).encode())
    content = json.loads(text)
    _apply(content, edits)
    data = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"
    reading = (read_entities if file.name.endswith("/entities.json") else read_annotations)(data)
    return RawFile(file.name, dumps(reading.file).encode() if reading.file and not reading.violations else data)


def _apply(content: Any, edits: Iterable[Edit]) -> None:
    for edit in sorted(edits, key=_order, reverse=True):
        *way, last = edit.path
        holder = content
        for step in way:
            holder = holder[step]
        match edit.op:
            case "remove":
                del holder[last]
            case "replace":
                holder[last]  # a path that leads nowhere is an error
                holder[last] = edit.value
            case "add" if isinstance(holder, list):
                holder.insert(len(holder) if last == "-" else int(last), edit.value)
            case "add":
                holder[last] = edit.value


def _order(edit: Edit) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Put what moves other values last, from the end of a list to its beginning, so that every path leads where it did."""
    path = tuple((step, "") if isinstance(step, int) else (-1, step) for step in edit.path)
    return (1 if edit.op == "replace" else 0), path
