"""Running the rules over raw files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articlekit.check.rule import Problem, Rule, Sheet
from articlekit.check.table import RULES
from articlekit.model.annotation import AnnotationFile
from articlekit.model.entity import Entity, EntityFile
from articlekit.model.finding import Finding
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import read_annotations, read_entities
from articlekit.text.json_places import locate
from articlekit.text.lines import position
from articlekit.text.metadata import read_metadata
from articlekit.text.references import entity_ids


def findings(
    sources: Iterable[Source],
    entity_files: Iterable[RawFile] = (),
    *,
    whole: bool = False,
    elsewhere: Iterable[Source] = (),
) -> Iterator[Finding]:
    """Check articles one at a time, then the entity files.

    `entity_files` are the authority file and the layer's own, the latter winning where both have an id. Whether an
    entity is named at all is only judged where `sources` are the `whole` layer; `elsewhere`, the other layers, is read
    only if one seems not to be.
    """
    sheets = [_entity_sheet(file) for file in entity_files]
    entities = {entity.id: entity for sheet in sheets for entity in sheet.listed}
    unread = _unread(sheets)
    named = {entity.issued_by for entity in entities.values() if entity.issued_by}
    for source in sources:
        for sheet in _sheets(source, entities):
            named |= _named(sheet)
            yield from _judge(replace(sheet, unread=unread))
    if whole and not entities.keys() <= named:
        for source in elsewhere:
            for sheet in _sheets(source, entities):
                named |= _named(sheet)
    for sheet in sheets:
        yield from _judge(replace(sheet, entities=entities, unread=unread, named=frozenset(named) if whole else None))


def _entity_sheet(file: RawFile) -> Sheet:
    reading = read_entities(file.data)
    content = reading.file if isinstance(reading.file, EntityFile) else None
    return Sheet(file, content=content, indexes=reading.indexes, violations=reading.violations)


def _unread(sheets: Iterable[Sheet]) -> frozenset[str] | None:
    """Give the ids of the entities that break the schema; None where a file does so as a whole."""
    broken = [sheet for sheet in sheets if sheet.violations]
    if any(sheet.content is None for sheet in broken):
        return None
    return frozenset(violation.member for sheet in broken for violation in sheet.violations if violation.member)


def _named(sheet: Sheet) -> set[str]:
    """Give the ids of the entities that a sheet names; all that any entity has where it cannot be read."""
    if sheet.layer and sheet.violations:
        return {each for each in sheet.entities if sheet.content is None or f'"{each}"' in sheet.source}
    return entity_ids(sheet.annotations)


def _sheets(source: Source, entities: dict[str, Entity]) -> Iterator[Sheet]:
    """Give the sheets of an article: its metadata where there are any, then its annotations."""
    if source.metadata:
        yield Sheet(source.metadata, article=source.article, violations=read_metadata(source.metadata.data)[1])
    if source.annotations:
        reading = read_annotations(source.annotations.data)
        content = reading.file if isinstance(reading.file, AnnotationFile) else None
        yield Sheet(
            source.annotations,
            source.article,
            source.text,
            source.layer,
            content,
            reading.indexes,
            reading.violations,
            entities,
        )


def _judge(sheet: Sheet) -> Iterator[Finding]:
    """Run every rule over a sheet, leaving out what is waived."""
    waived = {(waiver.rule, annotation.id) for annotation in sheet.annotations for waiver in annotation.waive}
    found = [(rule, problem) for rule in RULES.values() if not rule.last for problem in rule.check(sheet)]
    sheet = replace(sheet, fired=frozenset((rule.code, problem.annotation) for rule, problem in found if problem.annotation))
    found += [(rule, problem) for rule in RULES.values() if rule.last for problem in rule.check(sheet)]
    kept = (pair for pair in found if (pair[0].code, pair[1].annotation) not in waived)
    yield from sorted(
        (_finding(sheet, *pair) for pair in kept), key=lambda each: (each.file, each.line, each.column, each.rule)
    )


def _finding(sheet: Sheet, rule: Rule, problem: Problem) -> Finding:
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
    )
