"""`articlekit promote`."""

from __future__ import annotations

from typing import Annotated

import typer

from articlekit.cli.options import ArticleOption, Root, complete_layer, open_corpus
from articlekit.cli.output import note


def promote(
    layer: Annotated[str, typer.Argument(metavar="LAYER", autocompletion=complete_layer, help="The layer to copy from.")],
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="The layer to copy into.")] = "gold",
    article: ArticleOption = None,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help="Also what nobody accepted or rejected.")] = False,
    root: Root = None,
) -> None:
    """Copy accepted annotations into another layer.

    The entities that they need go with them.

    What stands in the target already is left alone; an id that is taken there becomes a free one.

    \b
    Examples:
      articlekit promote auto --to gold
    """
    added = open_corpus(root).promote(layer, to, article, unreviewed)
    note(f"{added} new annotations in layer {to}")
