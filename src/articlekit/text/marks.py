"""Quotation marks: which stretches of a text stand inside them, and so which form a quote has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

CLOSES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
MARKS = frozenset(CLOSES) | frozenset(CLOSES.values())
_PARAGRAPH = re.compile(r"[^\r\n]+")


def quoted(text: str) -> list[tuple[int, int]]:
    """List the stretches between quotation marks, outermost only, without the marks.

    A double mark left open runs to its paragraph's end, as where speech goes on in the next paragraph; a single mark
    left open is an apostrophe.
    """
    found: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        at, end = paragraph.span()
        apostrophes: set[str] = set()
        while at < end:
            if (close := CLOSES.get(text[at])) is None or text[at] in apostrophes or not _opens(text, at):
                at += 1
                continue
            until = next((i for i in range(at + 1, end) if text[i] == close and _ends(text, i)), None)
            if until is None and text[at] in "'‘":
                apostrophes.add(text[at])
                at += 1
                continue
            stop = end if until is None else until
            found.append((at + 1, stop))
            at = stop + 1
    return found


def form_of(text: str, content: Iterable[tuple[int, int]]) -> Literal["direct", "indirect", "mixed"]:
    """Tell the form of a quote from the marks around its content runs.

    From the first run inside marks to the last, or to one that a closing mark follows, all runs count as inside: a
    paragraph may have lost its opening mark.
    """
    inside, runs = quoted(text), list(content)
    shares = [_share_inside(text, run, inside) for run in runs]
    first = shares.index("direct") if "direct" in shares else len(runs)
    last = max((i for i, (_, end) in enumerate(runs) if shares[i] == "direct" or _closed_at(text, end)), default=0)
    shares = ["direct" if share == "indirect" and first < i <= last else share for i, share in enumerate(shares)]
    return shares[0] if len(set(shares)) == 1 else "mixed"


def _share_inside(text: str, run: tuple[int, int], inside: list[tuple[int, int]]) -> Literal["direct", "indirect", "mixed"]:
    """Tell whether all ("direct"), none ("indirect") or some of a run's letters and digits, if any, stand inside marks."""
    telling = [i for i in range(*run) if text[i].isalnum()] or range(*run)
    covered = [any(start <= i < end for start, end in inside) for i in telling]
    return "indirect" if not any(covered) else "direct" if all(covered) else "mixed"


def _closed_at(text: str, at: int) -> bool:
    return text[at : at + 1] in CLOSES.values() and _ends(text, at)


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(after) and not after.isspace() and not (before.isalnum() if text[at] in "\"'" else False)


def _ends(text: str, at: int) -> bool:
    single = text[at] in "'’"
    return not text[at - 1].isspace() and not (single and text[at + 1 : at + 2].isalnum())
