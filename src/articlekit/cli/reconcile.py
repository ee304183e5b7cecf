"""`articlekit reconcile`."""

from __future__ import annotations

import articlekit
from articlekit.cli.options import Articles, Format, Layer, Output, Root, chosen_layer, open_corpus
from articlekit.cli.output import Failures
from articlekit.cli.rows import write_rows


def reconcile(
    articles: Articles = None, layer: Layer = None, format: Format = None, output: Output = None, root: Root = None
) -> int:
    """Show which numeric claims are about one thing, and whether they agree.

    Each claim of a group is compared with the most precise one: equal, consistent (one entails the other or rounds to it),
    conflicting, or unknown where they may be about different things.

    \b
    Examples:
      articlekit reconcile
      articlekit reconcile river-floods --format json
    """
    corpus, failures = open_corpus(root), Failures()
    found = corpus.reconcile(articles, chosen_layer(corpus, layer), failures)
    write_rows(found, articlekit.ReconciledRow, format, output, "claims about one thing")
    return failures.status
