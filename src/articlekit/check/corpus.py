"""Checking a corpus: in several processes, and only what has changed since the last run.

Nothing here reads or writes a file; the `Corpus` that is given as `Files` does.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from pydantic_core import from_json

from articlekit.check.baseline import NO_BASELINE, Baseline, beyond
from articlekit.check.codes import OVER_THE_CORPUS
from articlekit.check.files import Files, Results
from articlekit.check.findings import Unless, order, read_back, settled, written_down
from articlekit.check.select import chosen, selected_codes
from articlekit.check.workers import ANY, Outcome, Task, Todo, workers
from articlekit.errors import ArticlekitError, BadFile
from articlekit.garbage import without_collecting
from articlekit.model.entity import EntityFile
from articlekit.model.finding import Finding
from articlekit.model.result import Row
from articlekit.model.settings import Settings
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import read_entities

_STRING = re.compile(rb'"([^"\\]*)"')
BATCH, FEW, FLUSH = 64, 256, 1024
OnError = Callable[[ArticlekitError], None]


class Checked(NamedTuple):
    """What a check found, sorted; `skipped` counts the annotations of which only structure, anchoring and references hold.

    `whole` says whether the whole corpus was looked at, as the rules over the corpus ask; `known` counts what the baseline
    knows.
    """

    findings: tuple[Finding, ...]
    articles: int
    skipped: int
    whole: bool
    known: int = 0


def raise_error(error: ArticlekitError) -> None:
    """Raise a failure that nobody takes."""
    raise error


def check_corpus(
    corpus: Files,
    articles: Sequence[str] | None = None,
    *,
    layer: str | None = None,
    settings: Settings = Settings(),  # noqa: B008  a frozen record
    jobs: int = 1,
    cache: bool = True,
    on_error: OnError = raise_error,
    baseline: Baseline = NO_BASELINE,
    changed: Mapping[str, bytes] | None = None,
) -> Checked:
    """Check a layer's annotations of some articles, or of all with what only the whole corpus shows.

    Up to `jobs` processes are used, where there is much to do. What is found is kept beside the corpus, unless `cache` is
    false, and articles are looked at again only where something has changed. `on_error` is given each failure of one
    article; what `baseline` knows is left out; `changed` has content that holds instead of a file's, by the file's name.
    """
    selected_codes(settings)
    layer = corpus.layer(layer)
    entity_files = [RawFile(each.name, (changed or {}).get(each.name, each.data)) for each in corpus.entity_sources(layer)]
    task = Task(corpus, layer, entity_files, settings.conventions, changed or {})
    try:
        with corpus.results(layer, OVER_THE_CORPUS, cache) as results:
            checked = _check(task, results, articles, jobs, on_error)
    except sqlite3.DatabaseError:
        with corpus.results(layer, OVER_THE_CORPUS, keep=False) as results:
            checked = _check(task, results, articles, jobs, on_error)
    told = list(chosen(checked.findings, settings))
    new = beyond(told, baseline)
    return checked._replace(findings=tuple(new), known=len(told) - len(new))


def _check(task: Task, results: Results, articles: Sequence[str] | None, jobs: int, on_error: OnError) -> Checked:
    stamp = _stamp(task, results.version)
    unnamed = _unnamed(task.entity_files)
    findings, unless, done = list[Finding](), list[Unless](), list[str]()
    skipped, key = 0, hashlib.sha256(stamp.encode())
    for row in _rows(task, results, stamp, articles, jobs, on_error):
        done.append(row.article)
        key.update(f" {row.article} {row.digest}".encode())
        skipped += row.skipped
        if unnamed:
            unnamed.difference_update(unnamed if row.named == ANY else row.named.split("\n"))
        if row.findings:
            own, waivers = read_back(row.findings)
            findings += own
            unless += waivers
    if articles:
        beyond_them = list(_beyond_articles(task, results, set(done), None))
    else:
        results.keep_only(done)
        unnamed -= _named_elsewhere(task, unnamed)
        key.update(" ".join(sorted(unnamed)).encode())
        beyond_them = _recalled(task, results, key.hexdigest(), unnamed)
    findings += settled(beyond_them, unless, whole=not articles)
    return Checked(tuple(sorted(findings, key=order)), len(done), skipped, not articles)


def _unnamed(entity_files: Sequence[RawFile]) -> set[str]:
    """Give the ids of the entities that no entity names."""
    readings = (read_entities(file.data).file for file in entity_files)
    entities = {each.id: each for file in readings if isinstance(file, EntityFile) for each in file.entities}
    return set(entities) - {each.issued_by for each in entities.values()}


def _stamp(task: Task, version: str) -> str:
    """Give a digest of all that decides what is found in an article beside its own files."""
    digest = hashlib.sha256(f"{version} {task.conventions.model_dump_json()}".encode())
    for file in task.entity_files:
        digest.update(f" {file.name} {len(file.data)} ".encode() + file.data)
    return digest.hexdigest()


def _rows(
    task: Task, results: Results, stamp: str, articles: Sequence[str] | None, jobs: int, on_error: OnError
) -> Iterator[Row]:
    """Give what was found in each article, in order: what was kept, or what is found now, which is kept then."""
    changed = {name.rpartition("/")[2].rpartition(".")[0] for name in task.changed}
    there = dict.fromkeys(task.files.names(task.layer))
    names = [each for each in dict.fromkeys(articles or there) if each in there or _is_there(task, each, on_error)]
    kept = results.signatures(stamp)
    signatures = {each: task.files.signature(task.layer, each) for each in names if each in kept and each not in changed}
    fresh = {each for each in names if signatures.get(each) is None or signatures[each] != kept[each]}
    new, signed = list[Row](), list[tuple[str, str]]()

    def keep() -> None:
        results.remember(stamp, new)
        results.sign(signed)
        new.clear()
        signed.clear()

    try:
        for article, row, outcome in _outcomes(task, results, stamp, names, fresh, jobs):
            if isinstance(outcome, str):
                on_error(BadFile(outcome))
            elif outcome is not None:
                new.append(outcome._replace(signature=None) if article in changed else outcome)
                yield outcome
            elif row is not None:
                if article in fresh and (signature := signatures.get(article)):
                    signed.append((signature, article))
                yield row
            if len(new) >= FLUSH:
                keep()
    finally:
        keep()


def _outcomes(
    task: Task, results: Results, stamp: str, names: Sequence[str], fresh: set[str], jobs: int
) -> Iterator[tuple[str, Row | None, Outcome]]:
    """Give of each article what was kept and, where it is to be looked at afresh, the outcome of that."""
    with workers(task, jobs if len(fresh) > FEW else 1) as submit:
        waiting: deque[tuple[list[str], dict[str, Row], list[Todo], Callable[[], list[Outcome]]]] = deque()
        source = iter(names)
        while True:
            while len(waiting) < 4 * jobs and (batch := list(islice(source, BATCH))):
                rows = results.recall(stamp, batch)
                todo = [(each, rows[each].digest if each in rows else None) for each in batch if each in fresh]
                waiting.append((batch, rows, todo, submit(todo)))
            if not waiting:
                return
            batch, rows, todo, wait = waiting.popleft()
            outcomes = dict(zip((each for each, _ in todo), wait(), strict=True))
            for each in batch:
                yield each, rows.get(each), outcomes.get(each)


def _is_there(task: Task, article: str, on_error: OnError) -> bool:
    """Tell whether a named article is there to be checked, and say so if not."""
    try:
        return bool(task.source(article))
    except ArticlekitError as error:
        on_error(error)
        return False


def _recalled(task: Task, results: Results, key: str, unnamed: set[str]) -> list[Finding]:
    """Give what is found beyond single articles, which is kept under `key`."""
    written = results.recall_corpus(key)
    if written is None:
        with without_collecting():
            written = written_down(_beyond_articles(task, results, None, unnamed))
        results.remember_corpus(key, written)
    return read_back(written)[0]


def _beyond_articles(task: Task, results: Results, articles: set[str] | None, unnamed: set[str] | None) -> Iterator[Finding]:
    """Run the rules over the whole corpus, or those that can over some articles alone, then all rules over the entity files."""
    from articlekit.check.examine import CORPUS, entity_sheet, judge_corpus, judge_entities

    known = task.known()
    for code, rule in CORPUS.items():
        rows = (
            (article, from_json(value)) for article, value in results.gathered(code) if articles is None or article in articles
        )
        if articles is None or rule.alone:
            yield from judge_corpus(rule, rows, task.source, known)
    named = None if unnamed is None else frozenset(known.entities.keys() - unnamed)
    for file in task.entity_files:
        yield from judge_entities(entity_sheet(file), known, named)


def _named_elsewhere(task: Task, unnamed: set[str]) -> set[str]:
    """Give those of the entities that another layer names; a file is only parsed where one of them is written in it."""
    found = set[str]()
    for layer in task.files.layers() if unnamed else ():
        for article in task.files.names(layer) if layer != task.layer else ():
            if found >= unnamed:
                return found
            file = task.files.raw(f"annotations/{layer}/{article}.json")
            strings = {each.decode("utf-8", "replace") for each in _STRING.findall(file.data)} if file else set()
            if file and (strings & unnamed or not file.data.rstrip().endswith(b"}")):
                from articlekit.check.examine import annotation_sheet, named

                ids = named(annotation_sheet(file, Source(article, layer, None, None, file)))
                found |= unnamed if ids is None else ids & unnamed
    return found
