"""A parsed document as flat columns: what the quote models read of it, one value a token, spaces left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from articlekit.text.marks import goes_on

OPENING = frozenset("“„«‘`") | {"``"}
CLOSING = frozenset("”»’") | {"''"}
STRAIGHT = frozenset("\"'") | {"''", "``"}
SINGLE = frozenset("‘’'`")


@dataclass(frozen=True, slots=True)
class Columns:
    """One value a token that is no white space, in text order.

    `start` and `end` are half-open offsets in code points; `head`, `left` and `right` are positions in these columns
    (a root is its own head; the subtree of a token runs from `left` to `right`, both included, and never leaves its
    sentence); `sentence` and `paragraph` count from 0; `marks` is "O" on an opening quotation mark, "C" on a closing one,
    "I" between them and "" outside; `stretch` numbers the stretches between marks, -1 outside.
    """

    text: str
    start: list[int]
    end: list[int]
    word: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    entity: list[str]
    sentence: list[int]
    paragraph: list[int]
    marks: list[str]
    stretch: list[int]
    paragraphs: list[tuple[int, int]]


def columns(doc: Doc) -> Columns:
    """Read a parsed `doc` into columns."""
    tokens = [token for token in doc if not token.is_space]
    place: dict[int, int] = {token.i: at for at, token in enumerate(tokens)}
    sentence, paragraph, paragraphs = _counts(doc, tokens_of=place)
    word = [token.text for token in tokens]
    start = [token.idx for token in tokens]
    end = [at + len(text) for at, text in zip(start, word, strict=True)]
    marks, stretch = _marks(doc.text, start, word, paragraphs)
    head = [place.get(token.head.i, at) for at, token in enumerate(tokens)]
    left, right = _edges(head)
    return Columns(
        text=doc.text,
        start=start,
        end=end,
        word=word,
        tag=[token.tag_ for token in tokens],
        dep=[token.dep_ for token in tokens],
        head=head,
        left=left,
        right=right,
        entity=[token.ent_type_ for token in tokens],
        sentence=sentence,
        paragraph=paragraph,
        marks=marks,
        stretch=stretch,
        paragraphs=paragraphs,
    )


def _counts(doc: Doc, tokens_of: dict[int, int]) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Number the sentences and paragraphs; a paragraph ends at white space with two line ends."""
    sentence: list[int] = []
    paragraph: list[int] = []
    paragraphs: list[tuple[int, int]] = []
    sentences, first = -1, 0
    for token in doc:
        if token.i in tokens_of:
            if token.is_sent_start or sentences < 0:
                sentences += 1
            sentence.append(sentences)
            paragraph.append(len(paragraphs))
            continue
        if token.is_sent_start:
            sentences += 1
        if token.text.count("\n") + token.text.count("\r") - token.text.count("\r\n") >= 2 and len(sentence) > first:
            paragraphs.append((first, len(sentence)))
            first = len(sentence)
    if len(sentence) > first:
        paragraphs.append((first, len(sentence)))
    return sentence, paragraph, paragraphs


def _edges(head: Sequence[int]) -> tuple[list[int], list[int]]:
    """Find the first and last token of each token's subtree."""
    left, right = list(range(len(head))), list(range(len(head)))
    for at in range(len(head)):
        up, steps = head[at], 0
        while steps < 40:
            left[up] = min(left[up], at)
            right[up] = max(right[up], at)
            if head[up] == up:
                break
            up, steps = head[up], steps + 1
    return left, right


def _marks(text: str, start: list[int], word: list[str], paragraphs: list[tuple[int, int]]) -> tuple[list[str], list[int]]:
    """Follow the quotation marks through each paragraph, double and single, straight and curly.

    A closing mark that nothing opened reaches back to the paragraph's start; an opening mark that nothing closes runs to
    its end. Single marks count only outside double ones, and where a closing mark is found or the next paragraph begins with
    one.
    """
    marks, stretch, number = [""] * len(word), [-1] * len(word), 0
    for first, last in paragraphs:
        opened: int | None = None
        single, free = False, first
        for at in range(first, last):
            mark = word[at]
            if mark not in OPENING and mark not in CLOSING and mark not in STRAIGHT:
                continue
            side = _side(text, start[at], mark)
            if opened is None:
                if side == "O" or (side == "?" and mark in STRAIGHT):
                    left_open = mark in SINGLE and not _closed(text, start, word, at, last)
                    if left_open and not goes_on(text, start[at], start[last - 1] + len(word[last - 1])):
                        continue
                    opened, single = at, mark in SINGLE
                elif mark not in SINGLE and free == first:
                    _fill(marks, stretch, first, at, number)
                    marks[at], free, number = "C", at + 1, number + 1
                continue
            if (mark in SINGLE) != single or side == "O":
                continue
            _fill(marks, stretch, opened, at, number)
            marks[opened], marks[at] = "O", "C"
            opened, free, number = None, at + 1, number + 1
        if opened is not None:
            _fill(marks, stretch, opened, last - 1, number)
            marks[opened], number = "O", number + 1
    return marks, stretch


def _fill(marks: list[str], stretch: list[int], first: int, last: int, number: int) -> None:
    for at in range(first, last + 1):
        marks[at], stretch[at] = "I", number


def _side(text: str, at: int, mark: str) -> str:
    """Tell an opening from a closing mark: "O", "C" or "?"."""
    if mark in OPENING and mark not in STRAIGHT:
        return "O"
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    space_before = not before or before.isspace() or before in "([—–-"
    space_after = not after or after.isspace() or after in ".,;:!?)]—–-"
    if mark == "’" and text[max(0, at - 2) : at].strip() in ("”", '"') and space_after:
        return "C"  # "these.” ’"
    if mark in CLOSING and mark not in STRAIGHT:
        return "C" if mark != "’" or (not space_before and space_after) else "?"
    if space_before and not space_after:
        return "O"
    return "C" if space_after and not space_before else "?"


def _closed(text: str, start: list[int], word: list[str], opened: int, last: int) -> bool:
    return any(word[at] in "’'" and _side(text, start[at], word[at]) == "C" for at in range(opened + 2, last))
