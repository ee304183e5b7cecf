"""`articlekit check`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import articlekit
from articlekit.cli.options import Articles, Layer, Output, Root, chosen_layer, open_corpus
from articlekit.cli.output import Failures, note, write
from articlekit.cli.rows import chosen_format
from articlekit.report.findings import concise, full
from articlekit.report.table import REPORTS

if TYPE_CHECKING:
    from articlekit import Corpus, Finding

LEVELS = {"error": "error(s)", "warning": "warning(s)", "info": "remark(s)"}
LEVELS = {"error": "error(s)", "warning": "warning(s)", "info": "remark(s)"}
CheckFormat = Annotated[
    Literal["full", "concise", "jsonl", "json", "csv", "markdown"] | None,
    typer.Option("--format", "-f", help="[default: full on a terminal, else jsonl]"),
]


def check(
    articles: Articles = None,
    fail_on: Annotated[
        Literal["error", "warning", "info"], typer.Option(help="The least severity that makes exit status 1.")
    ] = "warning",
    layer: Layer = None,
    format: CheckFormat = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """Check annotations for consistency.

    Files keep their schema, spans stand where they say, references lead somewhere.

    Exit status: 0 nothing wrong, 1 errors or warnings, 2 something could not be checked.

    \b
    Examples:
      articlekit check
      articlekit check ceop-annual-report --format concise
    """
    corpus, failures = open_corpus(root), Failures()
    layer = chosen_layer(corpus, layer)
    elsewhere = (source for other in corpus.layers() if other != layer for source in corpus.sources(other, None, failures))
    found = list(
        articlekit.findings(
            corpus.sources(layer, articles, failures), corpus.entity_sources(layer), whole=not articles, elsewhere=elsewhere
        )
    )
    form = chosen_format(format, output, for_people="full")
    if form == "full":
        write(full(found, _lines(corpus)), output)
    elif form == "concise":
        write(concise(found), output)
    else:
        write(REPORTS[form].render(found, list(articlekit.Finding.model_fields)), output)
    note(_summary(found))
    failing = list(LEVELS)[: list(LEVELS).index(fail_on) + 1]
    return failures.status or int(any(each.severity in failing for each in found))


def _summary(found: list[Finding]) -> str:
    counts = Counter[str](finding.severity for finding in found)
    named = [f"{counts[level]} {name}" for level, name in LEVELS.items() if counts[level]]
    return f"found: {', '.join(named)}" if named else "nothing wrong"


def _lines(corpus: Corpus) -> Callable[[str, int], str]:
    """Give a function that reads a file's line for an excerpt."""
    cache: dict[str, list[str]] = {}

    def line(name: str, number: int) -> str:
        if name not in cache:
            cache.clear()
            file = corpus.raw(name)
            content = file.data.decode("utf-8", "replace") if file else ""
            cache[name] = re.split(r"\r\n|\n|\r", content)
        return cache[name][number - 1] if number <= len(cache[name]) else ""

    return line
