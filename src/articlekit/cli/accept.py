"""`articlekit accept`."""

from __future__ import annotations

from articlekit.cli.options import Article, Ids, Layer, Root, set_status


def accept(article: Article, ids: Ids, layer: Layer = None, root: Root = None) -> None:
    """Mark annotations as right.

    A later `annotate` leaves them as they are, and `promote` takes them.

    \b
    Examples:
      articlekit accept river-floods q1 q2 --layer auto
    """
    set_status(article, ids, "accepted", layer, root)
