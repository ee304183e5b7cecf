"""`articlekit show`."""

from __future__ import annotations

from typing import Annotated

import typer

from articlekit.cli.options import All, Article, Layer, Root, chosen_layer, open_corpus
from articlekit.cli.output import note, write


def show(
    article: Article,
    width: Annotated[
        int | None, typer.Option(min=30, metavar="N", help="Columns to draw in.  [default: the terminal's]")
    ] = None,
    all: All = False,
    layer: Layer = None,
    root: Root = None,
) -> None:
    """Show an article with its annotations drawn under it.

    \b
    Examples:
      articlekit show river-floods
      articlekit show river-floods --width 100 | less -R
    """
    from articlekit.cli.picture import picture  # loading rich takes longer than most commands take to run

    corpus = open_corpus(root)
    layer = chosen_layer(corpus, layer)
    read, file = corpus.article(article), corpus.annotations(article, layer)
    if file.text_sha256 != read.text_sha256:
        note(f"{article}: the text has changed since it was annotated; places may be off (articlekit check {article})")
    kept = [each for each in file.annotations if all or each.status != "rejected"]
    write(picture(read, kept, corpus.entities(layer), width))
