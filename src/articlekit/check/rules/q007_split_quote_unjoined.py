"""Q007: what an attribution interrupts is one quote."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.interrupted import interrupted


@rule("Q007", "split-quote-unjoined", "warning", fixable="unsafe")
def split_quote_unjoined(sheet: Sheet) -> Iterator[Problem]:
    """Two quotes are the parts of one that its attribution interrupts.

    Why: somebody said it once, and every count of quotes is one too high. The second has no cue and source of its own.

    Bad: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. “{quote id=q2 speaker=ann|We must}.”
    Good: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. “{quote id=q1|We must}.”
    Fix: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. “{quote id=q1|We must}.”
    """
    for first, second in interrupted(sheet.words, sheet.quotes):
        related = (Related(start=first.content[0].start, end=first.content[-1].end, message=f"{first.id} begins here"),)
        span = (second.content[0].start, second.content[-1].end)
        yield Problem(f"goes on with {first.id}", second.id, span, related=related, fix=sheet.joining(first, second))
