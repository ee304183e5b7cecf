"""`articlekit new`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import articlekit
from articlekit.cli.output import note


def new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet, or empty.")]) -> None:
    """Make an empty corpus in a new folder.

    \b
    Examples:
      articlekit new my-corpus
    """
    corpus = articlekit.Corpus.create(folder)
    note(f"made {corpus.root}; next: articlekit add FILE.txt --publisher NAME --root {corpus.root}")
