"""An editing session: the notation in the editor, until what comes back can be kept."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import articlekit
from articlekit.errors import ArticlekitError, BadFile, BadNotation, Busy
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import dumps

if TYPE_CHECKING:
    from articlekit import Annotation, AnnotationFile, Corpus, Finding

CUT = "# ------------------------ >8 ------------------------"
HELP = """\
# Annotate {article} in layer {layer}: put tags around words, leave the words as they are, save and close.
#   {{quote speaker=ID|words}}   {{cue of=q1|said}}   {{source of=q1|the mayor}}
#   {{claim value=400 comparator=>|more than 400}}   {{measure of=n1|jobs}}   {{period of=n1|last year}}
#   {{organisation organisation=ID form=acronym|BBC}}          \\{{ \\| \\}} \\\\ are the characters themselves
"""


NOT_SAVED = """\
#
# NOT SAVED: {error}
# Mend it, or close the editor without a change to give up.
"""


def edited(corpus: Corpus, article: str, layer: str) -> AnnotationFile | None:
    """Open the editor until what it saves can be kept, and write that; give None where nothing was changed.

    Annotations that no longer fit the text are refused: written anew from their offsets they would stand on other words.
    """
    corpus.check_editable()
    read = corpus.article(article)
    before = articlekit.AnnotationFile(article=article, layer=layer, text_sha256=read.text_sha256)
    if layer in corpus.layers():
        before = corpus.annotations(article, layer)
    for finding in _errors(corpus, before, read.text):
        if finding.rule.startswith("A") and finding.annotation and not finding.message.startswith("lost"):
            raise BadFile(f"{finding.file}: {finding.rule} {finding.message}; mend that first (articlekit check {article})")
    placed = [each for each in before.annotations if each.orphan is None]
    marked = articlekit.FORMATS["marked"].dumps(read.text, placed)
    handle, name = tempfile.mkstemp(prefix=f"{before.article}.", suffix=".marked")
    os.close(handle)
    path, message, shown = Path(name), "", marked
    while True:
        written = _in_editor(path, HELP.format(article=before.article, layer=before.layer) + message, shown)
        if written == marked:
            path.unlink()
            return None
        try:
            after = before.model_copy(update={"annotations": _read(written, read.text) + _orphans(before)})
            for finding in _errors(corpus, after, read.text):
                raise BadFile(f"{finding.rule} {finding.name} [{finding.annotation}]: {finding.message}")
            corpus.update(before.article, before.layer, partial(_replaced, before=before, after=after))
        except ArticlekitError as error:
            if written == shown or isinstance(error, Busy):
                raise BadFile(f"{error}; given up, and what you wrote is in {path}") from None
            message, shown = NOT_SAVED.format(error=_below_head(error)), written
        else:
            path.unlink()
            return after


def _below_head(error: ArticlekitError) -> ArticlekitError:
    """Count a mistake's lines from the top of what the editor shows."""
    if not isinstance(error, BadNotation):
        return error
    head = (HELP + NOT_SAVED + CUT).count("\n") + 1
    return BadNotation(error.message, error.line + head, error.column)


def _in_editor(path: Path, head: str, body: str) -> str:
    """Let the editor change `body` under `head`; give what it left, without the head.

    A newline follows the body, since editors like to end a file with one, and is taken off again.
    """
    path.write_bytes(f"{head}{CUT}\n{body}\n".encode())
    try:
        click.edit(filename=str(path), editor=None)
    except click.ClickException as error:
        raise BadFile(f"{error.format_message()}; name an editor in $EDITOR. The notation is in {path}") from None
    content = path.read_bytes().decode("utf-8", "replace")
    _, cut, rest = content.partition(CUT)
    written = rest.removeprefix("\r").removeprefix("\n") if cut else content
    return written.removesuffix("\n").removesuffix("\r") if not body.endswith("\r") else written.removesuffix("\n")


def _read(written: str, text: str) -> tuple[Annotation, ...]:
    """Read the notation; raise `BadNotation` at the first place where the text is not the article's."""
    found, annotations = articlekit.FORMATS["marked"].loads(written)
    if found != text:
        at = next((i for i, (a, b) in enumerate(zip(found, text, strict=False)) if a != b), min(len(found), len(text)))
        line = text.count("\n", 0, at) + 1
        raise BadNotation(f"the text itself was changed: {text[at : at + 30]!r} became {found[at : at + 30]!r}", line, 1)
    return annotations


def _errors(corpus: Corpus, file: AnnotationFile, text: str) -> Iterator[Finding]:
    """Give the errors of structure, anchoring and references that `articlekit check` would find in a file of the article."""
    raw_text = RawFile(f"corpus/{file.article}.txt", text.encode())
    raw_file = RawFile(f"annotations/{file.layer}/{file.article}.json", dumps(file).encode())
    source = Source(file.article, file.layer, raw_text, None, raw_file)
    found = articlekit.findings([source], corpus.entity_sources(file.layer))
    return (each for each in found if each.severity == "error" and each.article and each.rule[0] in "SAR")


def _orphans(before: AnnotationFile) -> tuple[Annotation, ...]:
    return tuple(each for each in before.annotations if each.orphan is not None)


def _replaced(now: AnnotationFile, before: AnnotationFile, after: AnnotationFile) -> AnnotationFile:
    """Give `after`; raise `Busy` where somebody else wrote since `before` was read."""
    if now != before:
        raise Busy(f"annotations/{now.layer}/{now.article}.json: was changed by someone else while you edited")
    return after
