"""Parts of tables, written where articles changed and kept where none did."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from articlekit.errors import BadFile
from articlekit.query import engine, parquet
from articlekit.store.dataset import Part, columns_of

SIZE = 4096
Rows = Sequence[tuple[Any, ...]]


class Change(NamedTuple):
    """An article's new rows, by table; the ones that it had go."""

    article: str
    rows: Mapping[str, Rows]


class _Task(NamedTuple):
    """Rows of an old part, from behind `after` to `until`, less those of `gone` articles, and new rows among them."""

    changes: Sequence[Change]
    old: Part | None
    after: str | None
    until: str | None
    gone: Sequence[str]


def rewritten(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    group: str,
    old: Sequence[Part],
    changes: Iterable[Change],
    gone: Iterable[str],
    generation: int,
) -> list[Part]:
    """Write the parts that `changes`, in the articles' order, touch or `gone` articles leave; give all parts of the group.

    Of a part only the changed articles' rows are new, the others are copied. One batch of changes is written while the next is
    made, by the connection in a thread, so memory is bounded by two. Raise `BadFile` where a file cannot be written.
    """
    parts: list[Part | Future[Part | None]] = []
    try:
        with ThreadPoolExecutor(1) as pool:
            for n, task in enumerate(_tasks(old, changes, gone)):
                if isinstance(task, Part):
                    parts.append(task)
                    continue
                if parts and isinstance(parts[-1], Future):
                    parts[-1].result()
                parts.append(pool.submit(_write, connection, folder, group, task, f"{generation:06}-{n:05}"))
            written = [part.result() if isinstance(part, Future) else part for part in parts]
        return [part for part in written if part is not None]
    except (duckdb.Error, OSError) as error:
        raise BadFile(f"{group}: cannot be written: {engine.reason(error)}") from None


def _tasks(old: Sequence[Part], changes: Iterable[Change], gone: Iterable[str]) -> Iterator[_Task | Part]:
    """Go through the parts in order: those to keep as they are, and those to write."""
    firsts = [part.first for part in old]
    leaving: dict[int, list[str]] = {}
    for article in gone:
        leaving.setdefault(max(0, bisect_right(firsts, article) - 1), []).append(article)

    def range_of(change: Change) -> int:
        n = max(0, bisect_right(firsts, change.article) - 1)
        full = n == len(old) - 1 and old[n].articles >= SIZE and change.article > old[n].last
        return n + 1 if full else n

    done = 0
    for n, of_range in groupby(changes, key=range_of):
        yield from (_kept(old[each], leaving.get(each, ())) for each in range(done, n))
        after: str | None = None
        for batch, more in _batches(of_range):
            until = batch[-1].article if more else None
            yield _Task(batch, old[n] if n < len(old) else None, after, until, leaving.get(n, ()))
            after = until
        done = n + 1
    yield from (_kept(old[each], leaving.get(each, ())) for each in range(done, len(old)))


def _kept(part: Part, gone: Sequence[str]) -> _Task | Part:
    return _Task((), part, None, None, gone) if gone else part


def _batches(changes: Iterable[Change]) -> Iterator[tuple[list[Change], bool]]:
    """Cut changes into batches; with each, tell whether another follows."""
    rest = iter(changes)
    first = next(rest, None)
    while first is not None:
        batch = [first, *islice(rest, SIZE - 1)]
        first = next(rest, None)
        yield batch, first is not None


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, group: str, task: _Task, token: str) -> Part | None:
    """Write the files of one part; give None where no article is left in it."""
    named = {}
    without = [*task.gone, *(change.article for change in task.changes)]
    for table, columns in columns_of(group).items():
        named[table] = name = f"{group}/{table}/{token}.parquet" if table != group else f"{group}/{token}.parquet"
        rows = [row for change in task.changes for row in change.rows[table]]
        old = parquet.Old(folder / task.old.files[table], task.after, task.until, without) if task.old else None
        parquet.write(connection, folder / name, columns, rows, old)
    count, first, last = parquet.extent(connection, folder / next(iter(named.values())))
    return Part(first, last, count, named) if count else None
