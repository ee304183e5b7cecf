"""`articlekit quotes`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from articlekit.cli.listing import Count, GroupBy, Limit, Shown, Sort, say_matches, snapshot, write_listing
from articlekit.cli.options import All, ArticleOption, Format, Layer, Output, Root, complete_name
from articlekit.cli.output import Failures
from articlekit.cli.rows import write_records
from articlekit.query.fields import PAIR


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
    together: Annotated[bool, typer.Option("--together", help="Count the articles that quote two speakers both.")] = False,
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
    """List quotes: who said what, in which form, where.

    \b
    Examples:
      articlekit quotes --speaker "Ana Ruiz"
      articlekit quotes --form direct --mentions "Leam Water" --format csv -o quotes.csv
      articlekit quotes --group-by speaker --group-by month
    """
    failures = Failures()
    found = snapshot(root, layer, failures)
    say_matches(found, speaker, mentions)
    filters = {"speaker": speaker, "form": form, "article": article, "contains": contains, "mentions": mentions}
    if together:
        write_records(found.together(filters, limit), PAIR, "Pair", format, output, "speakers quoted together")
    else:
        write_listing(found, "quotes", filters, Shown(sort, limit, count, group_by, all), format, output)
    return failures.status
