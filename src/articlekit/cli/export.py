"""`articlekit export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from articlekit.cli.options import Root, complete_layer, open_corpus
from articlekit.cli.output import Failures, note


def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder.")],
    layers: Annotated[
        list[str] | None,
        typer.Option("--layer", metavar="NAME", autocompletion=complete_layer, help="Only this layer.  [default: all]"),
    ] = None,
    root: Root = None,
) -> int:
    """Write the corpus as Parquet tables.

    The new folder is a corpus too, which every command that lists, asks, checks or annotates reads with --root, for millions of
    articles as well; pandas, Polars, DuckDB and the like read its files. It is put in its place when it is whole.

    \b
    Examples:
      articlekit export news.tables
      articlekit quotes --speaker ruiz --root news.tables
    """
    failures = Failures()
    articles, annotated = open_corpus(root).export(folder, layers or None, failures)
    note(f"{articles:,} articles and {annotated:,} annotation files in {folder}")
    return failures.status
