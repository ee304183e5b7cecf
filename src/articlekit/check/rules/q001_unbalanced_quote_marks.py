"""Q001: quotation marks come in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import Quote
from articlekit.text.marks import stray_marks


@rule("Q001", "unbalanced-quote-marks", "warning")
def unbalanced_quote_marks(sheet: Sheet) -> Iterator[Problem]:
    """A double quotation mark has no partner in its paragraph, and no annotated quote explains it.

    Why: what stands inside marks cannot be told then. Speech that goes on in the next paragraph, which begins with a mark
    again, is fine; from the first to the last mark of an annotated quote marks between may be lost. Silent where only other
    things are annotated.

    Bad: “We will go, she said. “{quote id=q1 speaker=ann|Now}.” {cue of=q1|said} {source of=q1|Ann}.
    Good: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}.
    """
    standing = [each for each in sheet.standing if isinstance(each, Quote)]
    for at in stray_marks(sheet.words) if sheet.has_quotes else ():
        if not any(each.content[0].start - 1 <= at <= each.content[-1].end for each in standing):
            yield Problem(f"{sheet.words[at]} has no partner in its paragraph", span=(at, at + 1))
