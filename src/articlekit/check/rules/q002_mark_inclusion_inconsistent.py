"""Q002: the marks around a quote stay outside it."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Fix
from articlekit.text.marks import without_marks


@rule("Q002", "mark-inclusion-inconsistent", "warning", fixable="safe")
def mark_inclusion_inconsistent(sheet: Sheet) -> Iterator[Problem]:
    """A quote's run takes in the quotation marks that enclose it.

    Why: all other runs leave them out, and the same words count as different ones. A mark that belongs to a fragment inside
    a mixed run is fine.

    Bad: {quote id=q1 speaker=ann|“We will go,”} {cue of=q1|said} {source of=q1|Ann}.
    Good: “{quote id=q1 speaker=ann|We will go,}” {cue of=q1|said} {source of=q1|Ann}.
    Fix: “{quote id=q1 speaker=ann|We will go,}” {cue of=q1|said} {source of=q1|Ann}.
    """
    for quote in sheet.quotes:
        for number, run in enumerate(quote.content):
            bare = without_marks(sheet.words, run.start, run.end, quote.form == "direct")
            if bare != (run.start, run.end) and bare[0] < bare[1]:
                edit = sheet.respan(quote, ("content", number), *bare)
                message = f"{run.text[:60]!r} takes in its quotation marks"
                fix = Fix((edit,), safe=True, message="leave the marks out")
                yield Problem(message, quote.id, (run.start, run.end), fix=fix)
