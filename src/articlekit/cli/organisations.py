"""`articlekit organisations`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

import articlekit
from articlekit.cli.listing import Count, GroupBy, Limit, Shown, Sort, say_matches, snapshot, write_listing
from articlekit.cli.options import All, ArticleOption, Format, Layer, Output, Root, complete_name
from articlekit.cli.output import Failures
from articlekit.cli.rows import write_rows


def organisations(
    name: Annotated[
        str | None, typer.Option(metavar="NAME", autocompletion=complete_name, help="Only of this organisation.")
    ] = None,
    form: Annotated[Literal["name", "acronym", "nominal"] | None, typer.Option(help="Only of this form.")] = None,
    summary: Annotated[bool, typer.Option("--summary", help="A row per organisation: its count and surface forms.")] = False,
    article: ArticleOption = None,
    sort: Sort = None,
    limit: Limit = None,
    count: Count = False,
    group_by: GroupBy = None,
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
      articlekit organisations --name leam-water --form nominal
    """
    failures = Failures()
    found = snapshot(root, layer, failures)
    say_matches(found, name)
    filters = {"name": name, "form": form, "article": article}
    if summary:
        rows = articlekit.summarise(found.rows("organisations", filters, rejected=all))
        write_rows(rows, articlekit.OrganisationSummary, format, output, "organisations")
    else:
        write_listing(found, "organisations", filters, Shown(sort, limit, count, group_by, all), format, output)
    return failures.status
