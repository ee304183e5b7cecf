"""What a text's typography says of its quotes, whatever the tagger saw.

Attribution dashes, the turns of a transcript, and paragraphs that lost a mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest

from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.word_classes import DASHES

_JOINTS = frozenset(["-", "'", "’", "."])
_LONGEST, _APART, _TURNS = 6, 2, 3


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
            _end(found, last)
    return found


def with_turns(doc: Columns, labels: Sequence[str]) -> list[str]:
    """Label a transcript's turns: lines that begin with a speaker's name in capitals and a colon.

    A transcript has three turns or more, and two of one speaker; one of the names stands in its text in small letters too. A
    turn goes on in the paragraphs before the next one that open with a quotation mark, as it does itself.
    """
    turns = [(first, colon) for first in _line_starts(doc) if (colon := _colon_after_name(doc, first))]
    names = [doc.word[colon - 1] for _, colon in turns]
    if len(turns) < _TURNS or len({*names}) in (1, len(names)) or {*doc.word}.isdisjoint(map(str.title, names)):
        return list(labels)
    found = list(labels)
    for (first, colon), (following, _) in zip_longest(turns, turns[1:], fillvalue=(len(doc.word), 0)):
        own, marked = doc.paragraph[first], doc.marks[first] == "O"
        last = min(doc.paragraphs[own][1], following)
        _label(found, "S", first + marked, colon)
        _label(found, "Q", colon, colon + 1)
        _label(found, "L", colon + 1, last)
        between = doc.paragraphs[own + 1 : doc.paragraph[following]] if marked and following < len(doc.word) else []
        for start, end in takewhile(lambda each: doc.marks[each[0]] == "O" and doc.word[each[0] + 1] != "(", between):
            _label(found, "L", start, end)
            last = end
        _end(found, last)
    return found


def _line_starts(doc: Columns) -> Iterator[int]:
    """Give the tokens that begin a line."""
    return (at for at in range(len(doc.word)) if at == 0 or _breaks(doc.text[doc.end[at - 1] : doc.start[at]]))


def _colon_after_name(doc: Columns, first: int) -> int:
    """Give the colon after a name in capitals with which a line begins, or the quotation mark there; 0 where none speaks so."""
    name = first + (doc.marks[first] == "O")
    at = name
    while at < len(doc.word) and at - name <= _LONGEST and (doc.word[at].isupper() or doc.word[at] in _JOINTS):
        at += 1
    speaks = doc.word[at : at + 1] == [":"] and doc.paragraph[at + 1 : at + 2] == [doc.paragraph[first]]
    return at if at > name and len(doc.word[at - 1]) > 1 and speaks else 0


def with_lost_paragraphs(doc: Columns, labels: Sequence[str]) -> list[str]:
    """Label as content what goes on from speech that its paragraph's marks leave open.

    That is the quotation with which the next paragraph opens, and paragraphs without marks before it, whose opening mark is
    lost.
    """
    found = list(labels)
    for at, (_, end) in enumerate(doc.paragraphs):
        if doc.marks[end - 1] in ("O", "I") and found[end - 1] == "I-L":
            after = next((next_ for next_ in doc.paragraphs[at + 1 : at + 2 + _APART] if any(doc.marks[slice(*next_)])), None)
            if after and doc.marks[after[0]] == "O" and found[min(after[0] + 1, after[1] - 1)][1:] in ("", "-L", "-R"):
                for first, last in doc.paragraphs[at + 1 : doc.paragraph[after[0]]]:
                    _label(found, "L", first, last)
                closed = (place for place in range(*after) if doc.marks[place] == "C")
                if not {"O", "B-R", "I-R"}.isdisjoint(found[after[0] + 1 : (stop := next(closed, after[1]))]):
                    _label(found, "L", after[0], stop)
    return found


def _end(labels: list[str], at: int) -> None:
    """Drop what goes on at `at` from a run that was labelled anew before it."""
    while at < len(labels) and labels[at][:1] == "I":
        labels[at], at = "O", at + 1


def _label(labels: list[str], kind: str, first: int, last: int) -> None:
    labels[first:last] = ["B-" + kind, *["I-" + kind] * (last - first - 1)][: last - first]


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
    return following == len(doc.word) or _breaks(between)


def _breaks(between: str) -> bool:
    return "\n" in between or "\r" in between
