"""`articlekit organisations`."""

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


def organisations(
    name: Annotated[
        str | None, typer.Option(metavar="NAME", autocompletion=complete_name, help="Only of this organisation.")
    ] = None,
    form: Annotated[Literal["name", "acronym", "nominal"] | None, typer.Option(help="Only of this form.")] = None,
    summary: Annotated[bool, typer.Option("--summary", help="A row per organisation: its count and surface forms.")] = False,
    article: ArticleOption = None,
    all: All = False,
    layer: Layer = None,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """List organisation mentions.

    They are names, acronyms, and nominals such as "the agency".

    \b
    Examples:
      articlekit organisations --summary
      articlekit organisations --name ceop --form nominal
    """
    corpus, failures = open_corpus(root), Failures()
    layer = chosen_layer(corpus, layer)
    say_matches(corpus, name, layer)
    found = corpus.organisations(name=name, form=form, article=article, layer=layer, rejected=all, on_error=failures)
    if summary:
        write_rows(articlekit.summarise(found), articlekit.OrganisationSummary, format, output, "organisations")
    else:
        write_rows(found, articlekit.OrganisationRow, format, output, "organisations")
    return failures.status
