"""`articlekit evaluate`."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

import articlekit
from articlekit.cli.options import Articles, Format, Output, Root, complete_layer, open_corpus
from articlekit.cli.output import Failures, write
from articlekit.cli.rows import chosen_format, drawn, write_rows


def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD", autocompletion=complete_layer, help="The layer that is right.")],
    predicted: Annotated[str, typer.Argument(metavar="PRED", autocompletion=complete_layer, help="The layer to score.")],
    articles: Articles = None,
    worst: Annotated[int, typer.Option(min=0, metavar="N", help="How many of the worst articles to name.")] = 5,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """Score one layer against another.

    Precision, recall and F1 of quotes by form, claims and organisations, over the articles that GOLD has annotated, and the
    articles where PRED misses most or has most too much (those in a table and in json only).

    \b
    Examples:
      articlekit evaluate gold auto
      articlekit evaluate gold auto --format json
    """
    corpus, failures = open_corpus(root), Failures()
    pairs = corpus.pairs(gold, predicted, articles, failures)
    found = articlekit.evaluate(pairs, corpus.entities(gold) | corpus.entities(predicted), worst)
    form = chosen_format(format, output)
    if form == "table":
        tables = [drawn(found.scores, articlekit.Score, "annotations")]
        if found.worst:
            tables += [iter(["\n"]), drawn(found.worst, articlekit.WorstArticle)]
        write(chain.from_iterable(tables), output)
    elif form == "json":
        write_rows([found], articlekit.Evaluation, form, output)
    else:
        write_rows(found.scores, articlekit.Score, form, output)
    return failures.status
