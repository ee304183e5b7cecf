"""`articlekit reject`."""

from __future__ import annotations

from articlekit.cli.options import Article, Ids, Layer, Root, set_status


def reject(article: Article, ids: Ids, layer: Layer = None, root: Root = None) -> None:
    """Mark annotations as wrong.

    Listings leave them out, and a later `annotate` does not bring them back.

    \b
    Examples:
      articlekit reject river-floods n3 --layer auto
    """
    set_status(article, ids, "rejected", layer, root)
