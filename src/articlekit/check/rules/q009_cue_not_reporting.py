"""Q009: a cue reports."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.cue_words import can_be_cue


@rule("Q009", "cue-not-reporting", "warning")
def cue_not_reporting(sheet: Sheet) -> Iterator[Problem]:
    """A quote's cue has no word that could ascribe something to somebody.

    Why: mostly the wrong words were marked: a time, a place, a name. Any verb may report, and many nouns ("plan", "fear").

    Bad: “{quote id=q1 speaker=ann|We will go},” said {source of=q1|Ann} {cue of=q1|on Tuesday}.
    Good: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann} on Tuesday.
    """
    for quote in sheet.quotes if sheet.english else ():
        if quote.cue and not can_be_cue(sheet.words, quote.cue.start, quote.cue.end):
            yield Problem(f"{quote.cue.text[:60]!r} reports nothing", quote.id, (quote.cue.start, quote.cue.end))
