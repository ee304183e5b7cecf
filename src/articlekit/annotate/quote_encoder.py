"""A small transformer encoder that scores each token's labels, run with ONNX Runtime on one CPU core.

BERT (Devlin et al. 2019) in MiniLM's size (Wang et al. 2020); besides its word pieces, each token has attributes from the
parse, which are added to the pieces' embeddings. What an article gets does not depend on the articles beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.word_pieces import START, STOP, Cutter

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
LENGTH = 192
_MARKS = {"": 1, "O": 2, "C": 3, "I": 4}


class Window(NamedTuple):
    """Whole paragraphs that the encoder sees together, at most `LENGTH` pieces; of a longer paragraph, a part.

    `pieces` are numbers; `attributes` is pieces by six, 0 on separators; `firsts` has the place of each token's first piece.
    """

    pieces: Integers
    attributes: Integers
    firsts: Integers


class Names(NamedTuple):
    """The numbers of what the parse calls a token; 0 stands for what training did not see."""

    tag: Mapping[str, int]
    dep: Mapping[str, int]
    entity: Mapping[str, int]


def attributes(doc: Columns, names: Names) -> Integers:
    """Number each token's attributes: marks, tag, dependency, entity type, letter case and sentence start, side of its head."""
    rows = [
        (
            _MARKS[marks],
            names.tag.get(tag, 0),
            names.dep.get(dep, 0),
            names.entity.get(entity, 0),
            1 + _case(word) + 4 * (at == 0 or doc.sentence[at] != doc.sentence[at - 1]),
            1 + _side(head - at),
        )
        for at, (marks, tag, dep, entity, word, head) in enumerate(
            zip(doc.marks, doc.tag, doc.dep, doc.entity, doc.word, doc.head, strict=True)
        )
    ]
    return np.array(rows, dtype=np.int64).reshape(-1, 6)


def _case(word: str) -> int:
    return 0 if word.islower() else 1 if word[:1].isupper() and word[1:].islower() else 2 if word.isupper() else 3


def _side(gap: int) -> int:
    """Put the way to a token's head into seven bins: itself, before or after it, next to it, near or far."""
    return 0 if gap == 0 else (1 if gap < 0 else 2) + 2 * (abs(gap) > 1) + 2 * (abs(gap) > 4)


def windows(doc: Columns, names: Names, places: Mapping[str, int], cut: Cutter, longest: int = LENGTH) -> Iterator[Window]:
    """Cut a document into windows of at most `longest` pieces; their tokens are the document's, in order."""
    cuts = [cut(word) for word in doc.word]
    rows = attributes(doc, names)
    chunk: list[tuple[int, int]] = []
    length = 1
    for first, last, size in _chunks(doc.paragraphs, cuts, longest):
        if chunk and length + size + 1 > longest:
            yield _window(chunk, cuts, rows, places)
            chunk, length = [], 1
        chunk.append((first, last))
        length += size + 1
    if chunk:
        yield _window(chunk, cuts, rows, places)


def _chunks(
    paragraphs: Sequence[tuple[int, int]], cuts: Sequence[Sequence[int]], longest: int
) -> Iterator[tuple[int, int, int]]:
    """Give each paragraph, or the parts of one that is too long, as tokens `[first, last)` and a number of pieces."""
    for start, stop in paragraphs:
        first, size = start, 0
        for at in range(start, stop):
            if size + len(cuts[at]) > longest - 2:
                yield first, at, size
                first, size = at, 0
            size += len(cuts[at])
        yield first, stop, size


def _window(
    chunks: Sequence[tuple[int, int]], cuts: Sequence[Sequence[int]], rows: Integers, places: Mapping[str, int]
) -> Window:
    pieces, owners, firsts = [places[START]], [-1], []
    for first, last in chunks:
        for at in range(first, last):
            firsts.append(len(pieces))
            pieces += cuts[at]
            owners += [at] * len(cuts[at])
        pieces.append(places[STOP])
        owners.append(-1)
    owned = np.array(owners)
    return Window(np.array(pieces), np.where(owned[:, None] >= 0, rows[owned], 0), np.array(firsts))
