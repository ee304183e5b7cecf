"""Running the rules over raw files, in one process and in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlekit.check.examine import (
    CORPUS,
    annotation_sheet,
    entity_sheet,
    examine,
    judge_corpus,
    judge_entities,
    known_from,
    named,
)
from articlekit.check.findings import Unless, settled
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
    """Check articles one at a time, then what only the whole corpus shows, then the entity files.

    `entity_files` are the authority file and the layer's own, the latter winning where both have an id. Whether an
    entity is named at all, and most rules over the corpus, are only judged where `sources` are the `whole` layer;
    `elsewhere`, the other layers, is read only if an entity seems not to be named. The articles are kept in memory.
    """
    rules = {code: rule for code, rule in CORPUS.items() if whole or rule.alone}
    entity_sheets = [entity_sheet(file) for file in entity_files]
    known = known_from(entity_sheets, conventions)
    unnamed = known.entities.keys() - {entity.issued_by for entity in known.entities.values()}
    kept, gathered, unless = dict[str, Source](), {}, list[Unless]()
    for source in sources:
        examined = examine(source, known)
        unnamed -= examined.named if examined.named is not None else unnamed
        unless += examined.unless
        yield from examined.findings
        if rules:
            kept[source.article], gathered[source.article] = source, examined.gathered
    for code, rule in rules.items():
        rows = ((article, values[code]) for article, values in gathered.items() if values[code] is not None)
        spoken = (each for each in unless if each.rule == code)
        yield from settled(judge_corpus(rule, rows, kept.__getitem__, known), spoken, whole)
    if whole:
        for source in elsewhere if unnamed else ():
            if source.annotations:
                ids = named(annotation_sheet(source.annotations, source))
                unnamed -= ids if ids is not None else unnamed
    all_named = known.entities.keys() - unnamed
    for sheet in entity_sheets:
        yield from judge_entities(sheet, known, frozenset(all_named) if whole else None)
