"""Q001: quotation marks come in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import Quote
from articlekit.text.marks import stray_marks
from articlekit.text.overlap import merged, touches


@rule("Q001", "unbalanced-quote-marks", "warning")
def unbalanced_quote_marks(sheet: Sheet) -> Iterator[Problem]:
    """A double quotation mark has no partner in its paragraph, and no annotated quote explains it.

    Why: what stands inside marks cannot be told then. Speech that goes on in the next paragraph, which begins with a mark
    again, is fine; from the first to the last mark of an annotated quote marks between may be lost. Silent where only other
    things are annotated.

    Bad: “We will go, she said. “{quote id=q1 speaker=ann|Now}.” {cue of=q1|said} {source of=q1|Ann}.
    Good: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}.
    """
    found = stray_marks(sheet.words) if sheet.has_quotes else []
    quotes = (each for each in sheet.annotations if isinstance(each, Quote)) if found else ()
    cover = merged((each.content[0].start - 1, each.content[-1].end + 1) for each in quotes)
    for at in found:
        if not touches(cover, at, at + 1):
            yield Problem(f"{sheet.words[at]} has no partner in its paragraph", span=(at, at + 1))
