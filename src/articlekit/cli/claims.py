"""`articlekit claims`."""

from __future__ import annotations

from typing import Annotated

import typer

from articlekit.cli.listing import Count, GroupBy, Limit, Shown, Sort, say_matches, snapshot, write_listing
from articlekit.cli.options import All, ArticleOption, Format, Layer, Output, Root, complete_name
from articlekit.cli.output import Failures


def claims(
    measure: Annotated[str | None, typer.Option(metavar="TEXT", help="Only of a measure with these words in it.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="U", help="Only of this unit: GBP, %, km, a (years), ...")] = None,
    min: Annotated[str | None, typer.Option(metavar="N", help="Only what can be N or more.")] = None,
    max: Annotated[str | None, typer.Option(metavar="N", help="Only what can be N or less.")] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", autocompletion=complete_name, help="Only what this speaker claims.")
    ] = None,
    quoted: Annotated[bool, typer.Option("--quoted", help="Only what stands in a quote.")] = False,
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
    """List numeric claims: how many of what, and who says so.

    Bounds are exact, and keep every claim that can satisfy them: "more than 394" can be 400.

    \b
    Examples:
      articlekit claims --measure children
      articlekit claims --min 400 --by leam-water --format json
      articlekit claims --group-by measure
    """
    failures = Failures()
    found = snapshot(root, layer, failures)
    say_matches(found, by)
    filters = {"measure": measure, "unit": unit, "min": min, "max": max, "by": by, "article": article, "quoted": quoted or None}
    write_listing(found, "claims", filters, Shown(sort, limit, count, group_by, all), format, output)
    return failures.status
