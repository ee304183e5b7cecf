"""One article, or one entity file, under all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from pydantic import JsonValue

from articlekit.check.rule import CorpusRule, Problem, Rule, Sheet
from articlekit.check.table import RULES
from articlekit.model.annotation import AnnotationFile
from articlekit.model.entity import Entity, EntityFile
from articlekit.model.finding import Finding
from articlekit.model.fix import Edit
from articlekit.model.settings import Conventions
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import read_annotations, read_entities
from articlekit.text.json_places import locate
from articlekit.text.lines import position
from articlekit.text.metadata import read_metadata
from articlekit.text.references import entity_ids

LEVEL_ONE = frozenset("SAR")
_FIRST = tuple(each for each in RULES.values() if isinstance(each, Rule) and not each.last and each.code[0] in LEVEL_ONE)
_SECOND = tuple(each for each in RULES.values() if isinstance(each, Rule) and not each.last and each.code[0] not in LEVEL_ONE)
_LAST = tuple(each for each in RULES.values() if isinstance(each, Rule) and each.last)
CORPUS = tuple(each for each in RULES.values() if isinstance(each, CorpusRule))


class Known(NamedTuple):
    """What every article is read with: all entities by id, the ids of those that cannot be read, the conventions."""

    entities: Mapping[str, Entity] = {}
    unread: frozenset[str] | None = frozenset()
    settings: Conventions = Conventions()


class Examined(NamedTuple):
    """What an article's own rules found, and what the rules over the corpus need of it.

    `named` are the entities that it names; `skipped` counts the annotations of which only the first level was judged.
    """

    findings: tuple[Finding, ...]
    gathered: dict[str, JsonValue]
    named: frozenset[str]
    skipped: int


def examine(source: Source, known: Known) -> Examined:
    """Run all rules over an article's files."""
    judged = [_judge(sheet) for sheet in sheets(source, known)]
    return Examined(
        tuple(each for _, found in judged for each in found),
        {rule.code: value for sheet, _ in judged for rule, value in _gather(sheet)},
        frozenset(name for sheet, _ in judged for name in _named(sheet)),
        sum(_skipped(sheet) for sheet, _ in judged),
    )


def sheets(source: Source, known: Known) -> Iterator[Sheet]:
    """Give the sheets of an article: its metadata, also where it has none, then its annotations."""
    data = source.metadata.data if source.metadata else None
    metadata, violations = (None, ()) if data is None else read_metadata(data)
    file = source.metadata or RawFile(f"corpus/{source.article}.toml", b"")
    if source.text or source.metadata:
        yield Sheet(file, article=source.article, violations=violations, metadata=metadata, settings=known.settings)
    if source.annotations:
        reading = read_annotations(source.annotations.data)
        yield Sheet(
            source.annotations,
            source.article,
            source.text,
            source.layer,
            reading.file if isinstance(reading.file, AnnotationFile) else None,
            reading.indexes,
            reading.violations,
            dict(known.entities),
            unread=known.unread,
            metadata=metadata,
            settings=known.settings,
        )


def entity_sheet(file: RawFile) -> Sheet:
    """Give the sheet of an entity file."""
    reading = read_entities(file.data)
    content = reading.file if isinstance(reading.file, EntityFile) else None
    return Sheet(file, content=content, indexes=reading.indexes, violations=reading.violations)


def unread(entity_sheets: Iterable[Sheet]) -> frozenset[str] | None:
    """Give the ids of the entities that break the schema; None where a file does so as a whole."""
    broken = [sheet for sheet in entity_sheets if sheet.violations]
    if any(sheet.content is None for sheet in broken):
        return None
    return frozenset(violation.member for sheet in broken for violation in sheet.violations if violation.member)


def judge_entities(sheet: Sheet) -> Iterator[Finding]:
    """Run all rules over an entity file."""
    return iter(_judge(sheet)[1])


def judge_corpus(
    rule: CorpusRule, rows: Iterable[tuple[str, JsonValue]], again: Mapping[str, Source], known: Known
) -> Iterator[Finding]:
    """Run a rule over the corpus; `again` gives an article's files once more."""
    for article, problem in rule.judge(rows):
        of = {bool(sheet.layer): sheet for sheet in sheets(again[article], known)}
        yield _finding(of[rule.of == "annotations"], rule, problem)


def _judge(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """Run the rules over a sheet, one level after the other; what is waived is left out."""
    found: list[tuple[Rule, Problem]] = [(rule, problem) for rule in _FIRST for problem in rule.check(sheet)]
    broken = frozenset(problem.annotation for rule, problem in found if problem.annotation and rule.severity == "error")
    sheet = replace(sheet, broken=broken)
    found += [(rule, problem) for rule in _SECOND for problem in rule.check(sheet) if problem.annotation not in broken]
    fired = frozenset((rule.code, problem.annotation) for rule, problem in found if problem.annotation)
    sheet = replace(sheet, fired=fired)
    found += [(rule, problem) for rule in _LAST for problem in rule.check(sheet)]
    waived = {(waiver.rule, annotation.id) for annotation in sheet.annotations for waiver in annotation.waive}
    kept = (pair for pair in found if (pair[0].code, pair[1].annotation) not in waived)
    findings = (_finding(sheet, *pair) for pair in kept)
    return sheet, sorted(findings, key=lambda each: (each.file, each.line, each.column, each.rule))


def _gather(sheet: Sheet) -> Iterator[tuple[CorpusRule, JsonValue]]:
    for rule in CORPUS:
        if (rule.of == "annotations") == bool(sheet.layer) and (value := rule.gather(sheet)) is not None:
            yield rule, value


def _named(sheet: Sheet) -> set[str]:
    """Give the ids of the entities that a sheet names; all that any entity has where it cannot be read."""
    if sheet.layer and sheet.violations:
        return {each for each in sheet.entities if sheet.content is None or f'"{each}"' in sheet.source}
    return entity_ids(sheet.annotations)


def _skipped(sheet: Sheet) -> int:
    members = {violation.member for violation in sheet.violations if violation.member}
    return len(members) + len(sheet.standing) - len(sheet.sound) if sheet.layer else 0


def _finding(sheet: Sheet, rule: Rule | CorpusRule, problem: Problem) -> Finding:
    """Give a problem its place: in the article's text where it has a span there, else in the sheet's own file."""
    if problem.span and sheet.text:
        file, (start, end) = sheet.text, problem.span
        line, column = position(sheet.lines, min(start, len(sheet.words)))
    else:
        file, start, end = sheet.file, None, None
        offset = problem.offset if problem.offset is not None else locate(sheet.source, problem.path) if problem.path else 0
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
        fix=problem.fix and problem.fix._replace(edits=tuple(_named_edit(sheet, edit) for edit in problem.fix.edits)),
    )


def _named_edit(sheet: Sheet, edit: Edit) -> Edit:
    return edit if edit.file else edit._replace(file=sheet.file.name)
