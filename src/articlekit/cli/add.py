"""`articlekit add`."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

import articlekit
from articlekit.cli.options import Root, open_corpus
from articlekit.cli.output import Failures, note, write
from articlekit.errors import ArticlekitError, BadFile, BadName


def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Plain text in UTF-8; - is standard input.")],
    id: Annotated[str | None, typer.Option(help="The article's id, for one FILE.  [default: made of the file's name]")] = None,
    title: Annotated[str | None, typer.Option(help="For one FILE.  [default: its first line]")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When, as in 2026-01-31 or 2026-01-31T09:00:00Z.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where.")] = None,
    author: Annotated[list[str] | None, typer.Option(help="By whom; may be repeated.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="As in en or en-GB.")] = None,
    section: Annotated[str | None, typer.Option(help="Of the paper or site.")] = None,
    rights: Annotated[str | None, typer.Option(help="Whose the text is.")] = None,
    root: Root = None,
) -> int:
    """Add articles to the corpus.

    Each text goes in byte for byte, with an id and metadata; nothing is overwritten.

    \b
    Examples:
      articlekit add flood.txt --publisher "The Leam Herald" --published 2026-01-31
      pbpaste | articlekit add - --publisher "BBC News"
    """
    from articlekit.text.names import first_line, slug  # loading pydantic takes longer than help should take

    if len(files) > 1 and (id or title):
        raise BadName("--id and --title are for one FILE; add the files one by one")
    corpus, failures = open_corpus(root), Failures()
    for name in files:
        try:
            text = _read(name)
            headline = title or first_line(text.decode("utf-8", "replace")) or "Untitled"
            metadata = articlekit.Metadata(
                title=headline,
                publisher=publisher or "unknown",
                published=_moment(published),
                url=url,
                authors=tuple(author or ()),
                language=language,
                section=section,
                rights=rights,
            )
            added = corpus.add(id or slug(headline if name == "-" else Path(name).stem), text, metadata)
            write([f"corpus/{added.id}.txt\n"])
        except ArticlekitError as error:
            failures(error)
    if publisher is None and not failures.status:
        note('the publisher is not known: it is "unknown" in the .toml beside the text; name it there, or with --publisher')
    return failures.status


def _moment(published: str | None) -> date | datetime | None:
    try:
        return (
            None
            if published is None
            else date.fromisoformat(published)
            if len(published) == 10
            else datetime.fromisoformat(published)
        )
    except ValueError:
        raise BadName(f"--published {published!r} is no date; write it as in 2026-01-31 or 2026-01-31T09:00:00Z") from None


def _read(name: str) -> bytes:
    try:
        text = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise BadFile(f"{name}: {(error.strerror or str(error)).lower()}") from None
    if not text.strip():
        raise BadFile(f"{name}: holds no text; nothing was added")
    return text
