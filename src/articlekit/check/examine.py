"""One article, or one entity file, under all rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pydantic import JsonValue

from articlekit.check.findings import Unless, order
from articlekit.check.rule import CorpusRule, Known, Problem, Rule, Sheet
from articlekit.check.table import RULES
from articlekit.model.annotation import AnnotationFile
from articlekit.model.article import Metadata
from articlekit.model.entity import EntityFile
from articlekit.model.finding import Finding
from articlekit.model.fix import Edit
from articlekit.model.settings import Conventions
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import read_annotations, read_entities
from articlekit.text.lines import position
from articlekit.text.metadata import read_metadata

NOTHING = Known()
_STRING = re.compile(r'"([^"\\]*)"')
LEVEL_ONE = frozenset("SAR")
_RULES = tuple(each for each in RULES.values() if isinstance(each, Rule) and not each.last)
_FIRST = tuple(each for each in _RULES if each.code[0] in LEVEL_ONE)
_SECOND = tuple(each for each in _RULES if each.code[0] not in LEVEL_ONE)
_OF_METADATA = tuple(
    each for each in _RULES if each.code[0] == "M" or each.code in ("S001", "S004")
)  # no annotations, no other rules
_LAST = tuple(each for each in RULES.values() if isinstance(each, Rule) and each.last)
CORPUS = {code: each for code, each in RULES.items() if isinstance(each, CorpusRule)}


class Examined(NamedTuple):
    """What an article's own rules found, and what each rule over the corpus needs of it, None for nothing.

    `named` are the entities that it names, None where it cannot be told; `skipped` counts the annotations of which only the
    first level was judged.
    """

    findings: tuple[Finding, ...] = ()
    unless: tuple[Unless, ...] = ()
    gathered: dict[str, JsonValue] = {}  # noqa: RUF012  nobody changes it
    named: frozenset[str] | None = frozenset()
    skipped: int = 0


def examine(source: Source, known: Known) -> Examined:
    """Run all rules over an article's files."""
    findings: list[Finding] = []
    unless: list[Unless] = []
    gathered: dict[str, JsonValue] = dict.fromkeys(CORPUS)
    names: frozenset[str] | None = frozenset()
    skipped = 0
    for sheet in sheets(source, known):
        judged = _judge(sheet, findings, unless)
        for code, rule in CORPUS.items():
            if (rule.of == "annotations") == (sheet.layer is not None):
                gathered[code] = rule.gather(judged)
        if judged.layer:
            names = named(judged)
            skipped = _skipped(judged)
    return Examined(tuple(findings), tuple(unless), gathered, names, skipped)


def sheets(source: Source, known: Known) -> Iterator[Sheet]:
    """Give the sheets of an article: its metadata, also where it has none, then its annotations."""
    metadata, violations = read_metadata(source.metadata.data) if source.metadata else (None, ())
    if source.text or source.metadata:
        file = source.metadata or RawFile(f"corpus/{source.article}.toml", b"")
        yield Sheet(file, source.article, violations=violations, metadata=metadata, known=known)
    if source.annotations:
        yield annotation_sheet(source.annotations, source, known, metadata)


def annotation_sheet(file: RawFile, source: Source, known: Known = NOTHING, metadata: Metadata | None = None) -> Sheet:
    """Give the sheet of an article's annotations."""
    reading = read_annotations(file.data)
    return Sheet(
        file,
        source.article,
        source.text,
        source.layer,
        reading.file if isinstance(reading.file, AnnotationFile) else None,
        reading.indexes,
        reading.violations,
        metadata,
        known,
    )


def entity_sheet(file: RawFile) -> Sheet:
    """Give the sheet of an entity file."""
    reading = read_entities(file.data)
    content = reading.file if isinstance(reading.file, EntityFile) else None
    return Sheet(file, content=content, indexes=reading.indexes, violations=reading.violations)


def known_from(entity_sheets: Iterable[Sheet], settings: Conventions) -> Known:
    """Give what all articles are checked with; of two entities with an id, the later file's holds."""
    entities = {entity.id: entity for sheet in entity_sheets for entity in sheet.listed}
    broken = [sheet for sheet in entity_sheets if sheet.violations]
    members = (violation.member for sheet in broken for violation in sheet.violations if violation.member)
    homes: dict[str, tuple[str, int]] = {}
    for sheet in entity_sheets:
        times = Counter(each.id for each in sheet.listed)
        homes |= {each.id: (sheet.file.name, index) for index, each in sheet.entity_places if times[each.id] == 1}
    return Known(entities, None if any(sheet.content is None for sheet in broken) else frozenset(members), settings, homes)


def judge_entities(sheet: Sheet, known: Known, named: frozenset[str] | None) -> list[Finding]:
    """Run all rules over an entity file; `named` has the ids of all entities that anything names, where that is known."""
    findings: list[Finding] = []
    _judge(replace(sheet, known=known, named=named), findings, [])
    return findings


def judge_corpus(
    rule: CorpusRule, rows: Iterable[tuple[str, JsonValue]], source_of: Callable[[str], Source], known: Known
) -> Iterator[Finding]:
    """Run a rule over the corpus; `source_of` gives an article's files once more. What is waived is left out."""
    for article, problem in rule.judge(rows):
        sheet = next(
            each for each in sheets(source_of(article), known) if (each.layer is not None) == (rule.of == "annotations")
        )
        yield _finding(sheet, rule, problem)


def _judge(sheet: Sheet, findings: list[Finding], unless: list[Unless]) -> Sheet:
    """Run the rules over a sheet, one level after the other; give the sheet with what is broken. What is waived is left out."""
    of_metadata = sheet.layer is None and sheet.article is not None
    found: list[tuple[Rule, Problem]] = []
    for rule in _OF_METADATA if of_metadata else _FIRST:
        for problem in rule.check(sheet):  # mostly there is none, and a loop costs less than a list
            found.append((rule, problem))  # noqa: PERF401
    if of_metadata and not found:
        return sheet
    if found:
        broken = frozenset(each.annotation for _, each in found if each.annotation)
        sheet = sheet.having(broken=broken)
    for rule in () if of_metadata else _SECOND:
        for problem in rule.check(sheet):
            if problem.annotation not in sheet.broken:
                found.append((rule, problem))  # noqa: PERF401
    waived = {(waiver.rule, each.id) for each in sheet.annotations for waiver in each.waive}
    if found or waived:
        fired = frozenset((rule.code, each.annotation) for rule, each in found if each.annotation)
        sheet = sheet.having(fired=fired)
        kept = [pair for pair in found if (pair[0].code, pair[1].annotation) not in waived]
        for last, problem in ((each, problem) for each in _LAST for problem in each.check(sheet)):
            if (waived_rule := _waiver(sheet, problem)) in CORPUS:
                unless.append(Unless(waived_rule, _finding(sheet, last, problem)))
            elif (last.code, problem.annotation) not in waived:
                kept.append((last, problem))
        findings += sorted((_finding(sheet, *pair) for pair in kept), key=order)
    return sheet


def _waiver(sheet: Sheet, problem: Problem) -> str:
    """Give the code of the rule that the waiver waives that a problem is about."""
    _, index, _, number = problem.path
    return next(each.waive[int(number)].rule for i, each in sheet.places if i == index)


def named(sheet: Sheet) -> frozenset[str] | None:
    """Give the ids of the entities that annotations name; None where they cannot be read, all that they may name in part."""
    if sheet.content is None:
        return None
    unread = frozenset(_STRING.findall(sheet.source)) if sheet.violations else frozenset()
    return frozenset(each.target for _, each in sheet.references if each.names != "claim") | unread


def _skipped(sheet: Sheet) -> int:
    members = {violation.member for violation in sheet.violations if violation.member}
    return len(members) + len(sheet.standing) - len(sheet.sound)


def _finding(sheet: Sheet, rule: Rule | CorpusRule, problem: Problem) -> Finding:
    """Give a problem its place: in the article's text where it has a span there, else in the sheet's own file."""
    if problem.span and sheet.text:
        file, (start, end) = sheet.text, problem.span
        line, column = position(sheet.lines, min(start, len(sheet.words)))
    else:
        file, start, end = sheet.file, None, None
        offset = problem.offset if problem.offset is not None else sheet.locate(problem.path) if problem.path else 0
        line, column = position(sheet.source_lines, offset)
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=rule.severity,
        article=sheet.article,
        file=file.name,
        annotation=problem.annotation,
        start=start,
        end=end,
        line=line,
        column=column,
        message=problem.message,
        related=problem.related,
        fixable=problem.fix is not None,
        text=None if start is None else sheet.words[start:end],
        fix=problem.fix and problem.fix._replace(edits=tuple(_named_edit(sheet, edit) for edit in problem.fix.edits)),
    )


def _named_edit(sheet: Sheet, edit: Edit) -> Edit:
    return edit if edit.file else edit._replace(file=sheet.file.name)
