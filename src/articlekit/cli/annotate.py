"""`articlekit annotate`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from articlekit.cli.options import Root, complete_article, complete_layer, open_corpus
from articlekit.cli.output import Failures, note, write
from articlekit.errors import BadFile

if TYPE_CHECKING:
    from articlekit import AnnotationFile, Entity


def annotate(
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ARTICLE|FILE.txt]...", autocompletion=complete_article, help="Articles, or text files.  [default: all]"
        ),
    ] = None,
    layer: Annotated[
        str, typer.Option("--layer", metavar="NAME", autocompletion=complete_layer, help="The layer to write.")
    ] = "auto",
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Any installed spaCy pipeline with a parser and NER, or a folder.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes.")] = 1,
    stdin: Annotated[bool, typer.Option("--stdin", help="Read one text from standard input, print its annotations.")] = False,
    root: Root = None,
) -> int:
    """Annotate articles with spaCy.

    Articles whose annotations in the layer are up to date are left alone, hand-made layers are never written to, and accepted
    and rejected annotations are kept. An interrupted run is taken up by the next one. A text file outside the corpus is
    annotated and printed.

    \b
    Examples:
      articlekit annotate --jobs 2
      articlekit annotate story.txt
      pbpaste | articlekit annotate --stdin
    """
    from articlekit.annotate.run import annotate_corpus, annotate_text  # loading spaCy takes long
    from articlekit.cli.progress import progress

    outside = [name for name in articles or () if Path(name).suffix == ".txt" and Path(name).is_file()]
    if stdin or outside:
        named = ["-"] if stdin else outside
        write(json.dumps(_printed(*annotate_text(*_read(name), model)), ensure_ascii=False, indent=1) + "\n" for name in named)
        return 0
    corpus, failures = open_corpus(root), Failures()
    with progress(len(articles or corpus.article_ids())) as step:
        done = annotate_corpus(corpus, articles, layer=layer, model=model, jobs=jobs, on_error=failures, on_done=step)
    note(f"{done} articles annotated in layer {layer}")
    return failures.status


def _read(name: str) -> tuple[str, str]:
    """Read a text, and give it the name that its annotation file has."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8"), "stdin" if name == "-" else Path(name).stem
    except OSError as error:
        raise BadFile(f"{name}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        raise BadFile(f"{name}: byte {error.start} is not UTF-8; convert the file to UTF-8") from None


def _printed(file: AnnotationFile, entities: tuple[Entity, ...]) -> dict[str, object]:
    """Give one JSON object of an annotation file and its entities."""
    from articlekit import EntityFile
    from articlekit.text.canonical import dumps

    content: dict[str, object] = json.loads(dumps(file))
    return content | {"entities": json.loads(dumps(EntityFile(entities=entities)))["entities"]}
