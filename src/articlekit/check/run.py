"""Running the rules over raw files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from articlekit.check.examine import CORPUS, Known, entity_sheet, examine, judge_corpus, judge_entities, unread
from articlekit.model.finding import Finding
from articlekit.model.settings import Conventions
from articlekit.model.source import RawFile, Source


def findings(
    sources: Iterable[Source],
    entity_files: Iterable[RawFile] = (),
    *,
    whole: bool = False,
    elsewhere: Iterable[Source] = (),
    conventions: Conventions = Conventions(),  # noqa: B008  a frozen record
) -> Iterator[Finding]:
    """Check articles one at a time, then the entity files.

    `entity_files` are the authority file and the layer's own, the latter winning where both have an id. Whether an
    entity is named at all, and the rules over the corpus, are only judged where `sources` are the `whole` layer, which is
    kept in memory then; `elsewhere`, the other layers, is read only if an entity seems not to be named.
    """
    sheets = [entity_sheet(file) for file in entity_files]
    entities = {entity.id: entity for sheet in sheets for entity in sheet.listed}
    known = Known(entities, unread(sheets), conventions)
    named = {entity.issued_by for entity in entities.values() if entity.issued_by}
    kept, gathered = dict[str, Source](), {}
    for source in sources:
        examined = examine(source, known)
        named |= examined.named
        yield from examined.findings
        if whole:
            kept[source.article], gathered[source.article] = source, examined.gathered
    for rule in CORPUS if whole else ():
        rows = ((article, values[rule.code]) for article, values in gathered.items() if rule.code in values)
        yield from judge_corpus(rule, rows, kept, known)
    if whole and not entities.keys() <= named:
        for source in elsewhere:
            named |= examine(source, known).named
    for sheet in sheets:
        about = replace(sheet, entities=entities, unread=known.unread, named=frozenset(named) if whole else None)
        yield from judge_entities(about)
