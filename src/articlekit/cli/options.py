"""The options that several commands share, and what they mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import articlekit
from articlekit.cli.output import note
from articlekit.errors import ArticlekitError

if TYPE_CHECKING:
    from articlekit import Corpus


def _corpus_of(context: typer.Context) -> Corpus:
    return open_corpus(context.params.get("root"))


def complete_article(context: typer.Context, incomplete: str) -> list[str]:
    """Offer article ids to the shell."""
    try:
        return [each for each in _corpus_of(context).article_ids() if each.startswith(incomplete)]
    except ArticlekitError:
        return []


def complete_layer(context: typer.Context, incomplete: str) -> list[str]:
    """Offer layers to the shell."""
    try:
        return [each for each in _corpus_of(context).layers() if each.startswith(incomplete)]
    except ArticlekitError:
        return []


def complete_name(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the names of entities to the shell."""
    try:
        names = [each.name for each in _corpus_of(context).entities().values()]
    except ArticlekitError:
        return []
    return [each for each in names if each.casefold().startswith(incomplete.casefold())]


Root = Annotated[
    Path | None,
    typer.Option("--root", metavar="DIR", help="The corpus.  [default: the nearest folder upward that has corpus/]"),
]
Layer = Annotated[
    str | None,
    typer.Option("--layer", metavar="NAME", autocompletion=complete_layer, help="The layer.  [default: gold, else auto]"),
]
ArticleOption = Annotated[
    str | None, typer.Option("--article", metavar="A", autocompletion=complete_article, help="Only of this article.")
]
Article = Annotated[str, typer.Argument(metavar="ARTICLE", autocompletion=complete_article, help="The article's id.")]
Articles = Annotated[
    list[str] | None, typer.Argument(metavar="[ARTICLE]...", autocompletion=complete_article, help="Articles.  [default: all]")
]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of annotations.")]
Format = Annotated[
    Literal["table", "jsonl", "json", "csv", "markdown"] | None,
    typer.Option("--format", "-f", help="[default: table on a terminal, else jsonl]"),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write there (- is standard output); FILE's suffix may tell the format."
    ),
]
All = Annotated[bool, typer.Option("--all", help="Rejected annotations too.")]


def open_corpus(root: Path | None) -> Corpus:
    """Open the corpus at exactly `root`, or the nearest one upward."""
    return articlekit.Corpus.open() if root is None else articlekit.Corpus(root)


def chosen_layer(corpus: Corpus, layer: str | None, quiet: bool = False) -> str:
    """Give the layer to read, saying which one it is where none was named, unless `quiet`."""
    chosen = corpus.layer(layer)
    if layer is None and not quiet:
        note(f"layer {chosen}")
    return chosen


def set_status(article: str, ids: list[str], status: str, layer: str | None, root: Path | None) -> None:
    """Give annotations a status, and say so."""
    corpus = open_corpus(root)
    layer = chosen_layer(corpus, layer)
    corpus.set_status(article, ids, status, layer)
    note(f"{', '.join(ids)} of {article} {status} in layer {layer}")
