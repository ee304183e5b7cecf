"""`articlekit annotate`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from articlekit.cli.options import Root, complete_article, complete_layer, open_corpus
from articlekit.cli.output import Failures, note, write
from articlekit.errors import ArticlekitError, BadFile

if TYPE_CHECKING:
    from articlekit import AnnotationFile, Entity

STDIN = "-"


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
    accurate: Annotated[bool, typer.Option("--accurate", help="Find quotes with more care; takes longer.")] = False,
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
    from articlekit.annotate.run import annotate_corpus, annotate_texts  # loading spaCy takes long
    from articlekit.cli.progress import progress

    corpus_articles, outside = (None, [STDIN]) if stdin else _sorted_out(articles, root)
    if outside:
        annotated = annotate_texts(list(map(_read, outside)), model, jobs, accurate)
        write(json.dumps(_printed(*each), ensure_ascii=False, indent=1) + "\n" for each in annotated)
        return 0
    corpus, failures = open_corpus(root), Failures()
    try:
        with progress(len(corpus_articles or corpus.article_ids())) as step:
            done = annotate_corpus(
                corpus, corpus_articles, layer=layer, model=model, jobs=jobs, accurate=accurate, on_error=failures, on_done=step
            )
    except KeyboardInterrupt:
        note("stopped; what was done is kept, and the same command does the rest")
        raise
    note(f"{done} article{'' if done == 1 else 's'} annotated in layer {layer}")
    return failures.status


def _sorted_out(names: list[str] | None, root: Path | None) -> tuple[list[str] | None, list[str]]:
    """Tell articles of the corpus, by id or by their text's path, from text files outside it."""
    outside = [name for name in names or () if name.endswith(".txt") and not _in_corpus(Path(name), root)]
    if outside and len(outside) < len(names or ()):
        raise BadFile(f"{outside[0]}: lies outside the corpus; annotate such files and articles one after the other")
    return names and [Path(name).stem if name.endswith(".txt") else name for name in names], outside


def _in_corpus(file: Path, root: Path | None) -> bool:
    try:
        return file.resolve().parent == (open_corpus(root).root / "corpus").resolve()
    except ArticlekitError:
        return False


def _read(name: str) -> tuple[str, str]:
    """Read a text; give the name that its annotation file has, and the text."""
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        return "stdin" if name == STDIN else Path(name).stem, data.decode("utf-8")
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
