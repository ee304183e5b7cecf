"""`articlekit claims`."""

from __future__ import annotations

from typing import Annotated

import typer

import articlekit
from articlekit.cli.options import (
    All,
    ArticleOption,
    Format,
    Layer,
    Output,
    Root,
    chosen_layer,
    complete_name,
    open_corpus,
    say_matches,
)
from articlekit.cli.output import Failures
from articlekit.cli.rows import write_rows


def claims(
    measure: Annotated[str | None, typer.Option(metavar="TEXT", help="Only of a measure with these words in it.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="U", help="Only of this unit: GBP, %, km, a (years), ...")] = None,
    min: Annotated[str | None, typer.Option(metavar="N", help="Only what can be N or more.")] = None,
    max: Annotated[str | None, typer.Option(metavar="N", help="Only what can be N or less.")] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", autocompletion=complete_name, help="Only what this speaker claims.")
    ] = None,
    article: ArticleOption = None,
    all: All = False,
    layer: Layer = None,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """List numeric claims: how many of what, and who says so.

    Bounds are exact, and keep every claim that can satisfy them: "more than 394" can be 400.

    \b
    Examples:
      articlekit claims --measure children
      articlekit claims --min 400 --by ceop --format json
    """
    corpus, failures = open_corpus(root), Failures()
    layer = chosen_layer(corpus, layer)
    say_matches(corpus, by, layer)
    found = corpus.claims(
        measure=measure, unit=unit, min=min, max=max, by=by, article=article, layer=layer, rejected=all, on_error=failures
    )
    write_rows(found, articlekit.ClaimRow, format, output, "claims")
    return failures.status
