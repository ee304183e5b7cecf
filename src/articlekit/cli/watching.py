"""Doing something again whenever a corpus's files change."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from articlekit.cli.output import note
from articlekit.errors import ArticlekitError

if TYPE_CHECKING:
    from articlekit import Corpus

INTERVAL = 0.5


def watched(corpus: Corpus, once: Callable[[], int]) -> int:
    """Do it now, and after each change, until Ctrl-C; the exit status is the last one's."""
    status, before = 0, None
    try:
        while True:
            if (now := _state(corpus)) != before:
                try:
                    status = once()
                except ArticlekitError as error:
                    note(str(error))
                    status = 2
                before = now
                note("watching for changes; Ctrl-C ends it")
            time.sleep(INTERVAL)
    except KeyboardInterrupt:
        return status


def _state(corpus: Corpus) -> dict[Path, tuple[int, int]]:
    """Give the times and sizes of the files that a check depends on."""
    folders = [corpus.root / "corpus", corpus.root / "annotations"]
    paths = [path for folder in folders for path in folder.rglob("*") if not path.name.startswith(".")]
    paths += [Path(file.name) for file in corpus.settings_files()]
    state = {}
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        state[path] = (status.st_mtime_ns, status.st_size)
    return state
