"""Examining many articles, in this process or in several.

Rules and processes are loaded where there is something to examine: that takes longer than to see that nothing changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import to_json

from articlekit.check.files import Files
from articlekit.check.findings import written_down
from articlekit.errors import ArticlekitError, BadFile
from articlekit.model.result import Row
from articlekit.model.settings import Conventions
from articlekit.model.source import RawFile, Source

if TYPE_CHECKING:
    from articlekit.check.examine import Examined
    from articlekit.check.rule import Known

Todo = tuple[str, str | None]
Outcome = Row | str | None
ANY = "*"


class Task(NamedTuple):
    """What every worker is given once: where the files are, and what they are read with; `changed` holds instead of a file."""

    files: Files
    layer: str
    entity_files: Sequence[RawFile]
    conventions: Conventions
    changed: Mapping[str, bytes]

    def source(self, article: str) -> Source:
        """Read an article's files; raise `ArticlekitError` where that cannot be done."""
        source = self.files.source(self.layer, article)
        if not self.changed:
            return source
        metadata, annotations = (self._now(each) for each in (source.metadata, source.annotations))
        return source._replace(metadata=metadata, annotations=annotations)

    def _now(self, file: RawFile | None) -> RawFile | None:
        return file and RawFile(file.name, self.changed.get(file.name, file.data))

    def known(self) -> Known:
        """Give what all articles are checked with."""
        from articlekit.check.examine import entity_sheet, known_from

        return known_from([entity_sheet(each) for each in self.entity_files], self.conventions)


@contextmanager
def workers(task: Task, jobs: int) -> Iterator[Callable[[Sequence[Todo]], Callable[[], list[Outcome]]]]:
    """Give a function that takes articles to examine, and gives one that waits for the outcomes.

    An article comes with the digest that its files had, or None. The outcome is what was found, None where the files have
    that digest still, or the message where they could not be read.
    """
    if jobs <= 1:
        known = cache(task.known)
        yield lambda todo: partial(examined, task, known(), todo) if todo else list
        return
    from concurrent.futures.process import BrokenProcessPool

    from articlekit.check import examine  # noqa: F401  loaded once, before the processes begin as copies of this one
    from articlekit.processes import fastest, pool

    processes = pool(jobs, fastest(), _prepare, task)

    def wait(future: Callable[[], list[Outcome]]) -> list[Outcome]:
        try:
            return future()
        except BrokenProcessPool:
            raise BadFile("a worker process died, perhaps for want of memory; try again with --jobs 1") from None

    try:
        yield lambda todo: partial(wait, processes.submit(_work, todo)) if todo else list
    finally:
        processes.shutdown(wait=False)


_worker: list[tuple[Task, Known]] = []


def _prepare(task: Task) -> None:
    _worker[:] = [(task, task.known())]


def _work(todo: Sequence[Todo]) -> list[Outcome]:
    return examined(*_worker[0], todo)


def examined(task: Task, known: Known, todo: Iterable[Todo]) -> list[Outcome]:
    """Examine articles whose files have changed."""
    from articlekit.check.examine import examine

    outcomes: list[Outcome] = []
    for article, before in todo:
        try:
            signature = task.files.signature(task.layer, article)
            source = task.source(article)
        except ArticlekitError as error:
            outcomes.append(str(error))
            continue
        digest = digest_of(source)
        outcomes.append(None if digest == before else row(article, digest, signature, examine(source, known)))
    return outcomes


def digest_of(source: Source) -> str:
    """Give a digest of an article's files."""
    digest = hashlib.sha256()
    for file in (source.text, source.metadata, source.annotations):
        digest.update(b"-" if file is None else b"%d " % len(file.data))
        digest.update(b"" if file is None else file.data)
    return digest.hexdigest()


def row(article: str, digest: str, signature: str | None, found: Examined) -> Row:
    """Write what was found in an article down."""
    return Row(
        article,
        digest,
        written_down(found.findings, found.unless) if found.findings or found.unless else "",
        ANY if found.named is None else "\n".join(sorted(found.named)),
        found.skipped,
        tuple([None if value is None else to_json(value).decode() for value in found.gathered.values()]),
        signature,
    )
