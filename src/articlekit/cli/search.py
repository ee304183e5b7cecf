"""`articlekit search`."""

from __future__ import annotations

from typing import Annotated

import typer

from articlekit.cli.options import Format, Output, Root, open_corpus
from articlekit.cli.output import Failures
from articlekit.cli.rows import write_records
from articlekit.query.fields import HIT


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, and phrases in quotation marks.")],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most N articles.")] = 10,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """Search the articles.

    Those that have all words and phrases, letter case ignored, the best first (BM25), each with its best place.

    \b
    Examples:
      articlekit search "flood warning"
      articlekit search '"child abuse" networks' --limit 3
    """
    failures = Failures()
    found = open_corpus(root).search(query, limit=limit, on_error=failures)
    write_records(found, HIT, "Hit", format, output, f"articles for {query!r}")
    return failures.status
