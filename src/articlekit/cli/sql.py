"""`articlekit sql`."""

from __future__ import annotations

from typing import Annotated

import typer

from articlekit.cli.listing import snapshot
from articlekit.cli.options import Format, Layer, Output, Root
from articlekit.cli.output import Failures
from articlekit.cli.rows import write_records


def sql(
    query: Annotated[str | None, typer.Argument(metavar="[SELECT]", help="One SELECT over the views.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="List the views with their columns.")] = False,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="SECONDS", min=0.01, help="How long the answer may take.")
    ] = 60.0,
    layer: Layer = None,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """Ask the corpus in SQL.

    It reads the views articles, quotes, claims, organisations, entities, mentions_in_quotes, claims_in_quotes and sentences,
    and can do nothing else: no other file is read, nothing is written or loaded. The dialect is DuckDB's.

    \b
    Examples:
      articlekit sql "SELECT speaker_name, count(*) FROM quotes GROUP BY ALL ORDER BY 2 DESC"
      articlekit sql "SELECT * FROM claims_in_quotes WHERE number > 400" --format csv
      articlekit sql --schema
    """
    if schema or query is None:
        from articlekit.query.sandbox import schema as columns  # loading DuckDB takes longer than help should take

        write_records(columns(), ("view", "column", "type", "about"), "ViewColumn", format, output)
        return 0
    failures = Failures()
    answer = snapshot(root, layer, failures).sql(query, time_limit)
    write_records(answer, answer.columns, "Answer", format, output)
    return failures.status
