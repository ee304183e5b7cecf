"""`articlekit stats`."""

from __future__ import annotations

from itertools import chain

import articlekit
from articlekit.cli.options import Format, Layer, Output, Root, open_corpus
from articlekit.cli.output import Failures, write
from articlekit.cli.rows import chosen_format, drawn, write_rows


def stats(layer: Layer = None, format: Format = None, output: Output = None, root: Root = None) -> int:
    """Count articles, words and annotations.

    \b
    Examples:
      articlekit stats
      articlekit stats --layer auto --format json
    """
    corpus, failures = open_corpus(root), Failures()
    found = corpus.stats(layer, on_error=failures)
    if chosen_format(format, output) == "table":
        head = f"articles: {found.articles:,} ({found.words:,} words), in layer {found.layer}: {found.annotated:,}\n"
        kinds = (
            f"quotes: {found.quotes:,}, numeric claims: {found.claims:,}, organisation mentions: {found.organisations:,}\n\n"
        )
        write(chain([head, kinds], drawn(found.speakers, articlekit.SpeakerCount, "quotes")), output)
    else:
        write_rows([found], articlekit.Stats, format, output)
    return failures.status
