"""`articlekit quotes`."""

from __future__ import annotations

from typing import Annotated, Literal

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


def quotes(
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", autocompletion=complete_name, help="Who says it: an id, name, alias or surname."),
    ] = None,
    form: Annotated[Literal["direct", "indirect", "mixed"] | None, typer.Option(help="Only of this form.")] = None,
    article: ArticleOption = None,
    contains: Annotated[str | None, typer.Option(metavar="TEXT", help="Only with these words in them.")] = None,
    mentions: Annotated[
        str | None,
        typer.Option(metavar="ORG", autocompletion=complete_name, help="Only with a mention of this organisation in them."),
    ] = None,
    all: All = False,
    layer: Layer = None,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """List quotes: who said what, in which form, where.

    \b
    Examples:
      articlekit quotes --speaker "Peter Davies"
      articlekit quotes --form direct --mentions ceop --format csv -o quotes.csv
    """
    corpus, failures = open_corpus(root), Failures()
    layer = chosen_layer(corpus, layer)
    say_matches(corpus, speaker, layer)
    say_matches(corpus, mentions, layer)
    found = corpus.quotes(
        speaker=speaker,
        form=form,
        article=article,
        contains=contains,
        mentions=mentions,
        layer=layer,
        rejected=all,
        on_error=failures,
    )
    write_rows(found, articlekit.QuoteRow, format, output, "quotes")
    return failures.status
