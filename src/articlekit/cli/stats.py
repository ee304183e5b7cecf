"""`articlekit stats`."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

import articlekit
from articlekit.cli.options import Format, Layer, Output, Root, open_corpus
from articlekit.cli.output import Failures, write
from articlekit.cli.rows import chosen_format, drawn, write_rows
from articlekit.report.page import page


def stats(
    layer: Layer = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Draw one page with all of it.")] = None,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """Count articles, words and annotations.

    With --html also who is quoted and beside whom, which organisations, what is counted and how that changes over time, as one
    page that needs nothing else.

    \b
    Examples:
      articlekit stats
      articlekit stats --layer auto --format json
      articlekit stats --html corpus.html
    """
    corpus, failures = open_corpus(root), Failures()
    found = corpus.stats(layer, on_error=failures)
    if html is not None:
        title = f"{corpus.root.resolve().name} in numbers"
        write(page(title, found.model_dump(), corpus.texts(found.layer, on_error=failures).overview()), html)
    elif chosen_format(format, output) == "table":
        head = f"articles: {found.articles:,} ({found.words:,} words), in layer {found.layer}: {found.annotated:,}\n"
        kinds = (
            f"quotes: {found.quotes:,}, numeric claims: {found.claims:,}, organisation mentions: {found.organisations:,}\n\n"
        )
        write(chain([head, kinds], drawn(found.speakers, articlekit.SpeakerCount, "quotes")), output)
    else:
        write_rows([found], articlekit.Stats, format, output)
    return failures.status
