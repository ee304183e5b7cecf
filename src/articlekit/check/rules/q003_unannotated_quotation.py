"""Q003: what somebody says in marks is annotated."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import Quote
from articlekit.text.overlap import merged, touches
from articlekit.text.quotations import attributed


@rule("Q003", "unannotated-quotation", "warning")
def unannotated_quotation(sheet: Sheet) -> Iterator[Problem]:
    """Words in quotation marks that a verb of speech beside them ascribes to somebody are no quote.

    Why: a missed quote. Scare quotes and titles are fine; how many words there must be is a convention (`quotation-words`).
    Silent where only other things are annotated.

    Bad: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. “This is a disgrace,” he said.
    Good: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. The “big sell”
        has begun.
    """
    if not (sheet.has_quotes and sheet.quoted):
        return
    quotes = (each for each in sheet.annotations if isinstance(each, Quote))
    cover = merged((run.start, run.end) for each in quotes for run in each.content)
    bare = {each for each in sheet.quoted if not touches(cover, *each)}
    for start, end in attributed(sheet.words, sheet.quoted, sheet.settings.quotation_words, bare):
        yield Problem(f"{sheet.words[start:end][:60]!r} is no quote", span=(start, end))
