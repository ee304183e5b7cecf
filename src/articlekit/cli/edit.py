"""`articlekit edit`."""

from __future__ import annotations

from articlekit.cli.options import Article, Layer, Root, open_corpus
from articlekit.cli.output import note


def edit(article: Article, layer: Layer = None, root: Root = None) -> None:
    """Annotate an article by hand in $EDITOR.

    The annotations stand in the text as tags, so that nobody counts offsets.

    What is saved is checked: a mistake opens the editor again with the message, and a changed text is refused. A new layer
    is made; the default is gold. Saved unchanged, nothing is written.

    \b
    Examples:
      articlekit edit river-floods
      EDITOR="code --wait" articlekit edit river-floods --layer ana
    """
    from articlekit.cli.editing import edited  # loading pydantic takes longer than help should take

    after = edited(open_corpus(root), article, layer or "gold")
    note("nothing changed" if after is None else f"{len(after.annotations)} annotations of {article} in layer {after.layer}")
