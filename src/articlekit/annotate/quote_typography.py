"""What a text's typography says of its quotes, whatever the tagger saw: attribution dashes, and paragraphs that lost a mark."""

from __future__ import annotations

from collections.abc import Sequence

from articlekit.annotate.quote_columns import Columns

DASHES = frozenset(["-", "--", "–", "—", "―"])
_LONGEST, _APART = 6, 2


def with_dashes(doc: Columns, labels: Sequence[str]) -> list[str]:
    """Label a quotation that a dash and a name follow, alone at the end of a line: the dash is its cue, the name its source."""
    found = list(labels)
    opened: dict[int, int] = {}
    for at, mark in enumerate(doc.marks):
        if mark == "O":
            opened[doc.stretch[at]] = at
        elif mark == "C" and (first := opened.get(doc.stretch[at])) is not None and (last := _name_end(doc, at + 1)):
            _label(found, "R", first, at + 1)
            _label(found, "Q", at + 1, at + 2)
            _label(found, "S", at + 2, last)
            while last < len(found) and found[last][:1] == "I":
                found[last], last = "O", last + 1
    return found


def with_lost_paragraphs(doc: Columns, labels: Sequence[str]) -> list[str]:
    """Label as content what goes on from speech that its paragraph's marks leave open.

    That is the quotation with which the next paragraph opens, and paragraphs without marks before it, whose opening mark is
    lost.
    """
    found = list(labels)
    for at, (_, end) in enumerate(doc.paragraphs):
        if doc.marks[end - 1] in ("O", "I") and found[end - 1] == "I-L":
            after = next((next_ for next_ in doc.paragraphs[at + 1 : at + 2 + _APART] if any(doc.marks[slice(*next_)])), None)
            if after and doc.marks[after[0]] == "O" and found[min(after[0] + 1, after[1] - 1)][1:] in ("", "-L"):
                for first, last in doc.paragraphs[at + 1 : doc.paragraph[after[0]]]:
                    _label(found, "L", first, last)
                closed = (place for place in range(*after) if doc.marks[place] == "C")
                if "O" in found[after[0] + 1 : (stop := next(closed, after[1]))]:
                    _label(found, "L", after[0], stop)
    return found


def _label(labels: list[str], kind: str, first: int, last: int) -> None:
    labels[first:last] = ["B-" + kind, *["I-" + kind] * (last - first - 1)]


def _name_end(doc: Columns, at: int) -> int:
    """Give the end of a name that stands after a dash at `at` and ends its line; 0 where there is none."""
    if at >= len(doc.word) or doc.word[at] not in DASHES:
        return 0
    last = at + 1
    while last < len(doc.word) and last - at <= _LONGEST and not _line_ends(doc, last - 1) and _names(doc, last):
        last += 1
    return last if last > at + 1 and _line_ends(doc, last - 1) else 0


def _names(doc: Columns, at: int) -> bool:
    return doc.tag[at][:3] == "NNP" or (doc.word[at][:1].isupper() and not doc.marks[at])


def _line_ends(doc: Columns, at: int) -> bool:
    """Tell whether a token is its line's last, a full stop after it aside."""
    following = at + 1 if at + 1 == len(doc.word) or doc.word[at + 1] != "." else at + 2
    between = doc.text[doc.end[following - 1] : doc.start[following] if following < len(doc.word) else None]
    return following == len(doc.word) or "\n" in between or "\r" in between
