"""`articlekit concordance`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from articlekit.cli.listing import Limit, say_matches
from articlekit.cli.options import Format, Layer, Output, Root, complete_name, open_corpus
from articlekit.cli.output import Failures, note
from articlekit.cli.rows import write_records
from articlekit.query.fields import LINE


def concordance(
    pattern: Annotated[str, typer.Argument(metavar="PATTERN", help="A word or a phrase, letter case ignored.")],
    regex: Annotated[bool, typer.Option("--regex", help="PATTERN is a regular expression, case as it stands.")] = False,
    inside: Annotated[
        Literal["quotes", "claims", "organisations"] | None, typer.Option("--in", help="Only inside annotations of this kind.")
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", autocompletion=complete_name, help="Only in what this one says.")
    ] = None,
    width: Annotated[int, typer.Option("--width", metavar="N", min=0, help="Characters before and after.")] = 50,
    limit: Limit = None,
    layer: Layer = None,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> int:
    """Show a word in context.

    Every place of a word, a phrase or a pattern, with what stands before and after it.

    \b
    Examples:
      articlekit concordance "child abuse"
      articlekit concordance "flood" --speaker ruiz
      articlekit concordance --regex "\\d+ (children|people)" --in claims --format csv
    """
    corpus, failures = open_corpus(root), Failures()
    texts = corpus.texts(layer, inside, speaker, failures)
    if texts.layer and layer is None:
        note(f"layer {texts.layer}")
    say_matches(texts, speaker)
    found = texts.concordance(pattern, regex=regex, inside=inside, speaker=speaker, width=width, limit=limit)
    write_records(found, LINE, "Line", format, output, f"places of {pattern!r}")
    return failures.status
