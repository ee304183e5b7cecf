"""`articlekit import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import articlekit
from articlekit.cli.options import Root
from articlekit.cli.output import Failures, note


def import_corpus(
    source: Annotated[Path, typer.Argument(metavar="FOLDER", help="A corpus in Parquet tables, or another corpus.")],
    root: Root = None,
) -> int:
    """Make files of a corpus in Parquet tables.

    They go into the corpus named by --root, which is made where there is none, or the nearest one upward. Nothing is
    overwritten: an article that is there already is said and left out.

    \b
    Examples:
      articlekit import news.tables --root news
    """
    failures = Failures()
    other = articlekit.Corpus(source)
    corpus = (
        articlekit.Corpus.open()
        if root is None
        else articlekit.Corpus.create(root)
        if _is_new(root)
        else articlekit.Corpus(root)
    )
    count = corpus.import_from(other, failures)
    note(f"{count:,} articles imported into {corpus.root}")
    return failures.status


def _is_new(root: Path) -> bool:
    return not root.exists() or (root.is_dir() and not any(root.iterdir()))
