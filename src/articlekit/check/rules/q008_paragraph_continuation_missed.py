"""Q008: speech that runs over paragraphs is one quote."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import Span
from articlekit.model.finding import Related
from articlekit.model.fix import Edit, Fix
from articlekit.text.interrupted import continuations


@rule("Q008", "paragraph-continuation-missed", "warning", fixable="unsafe")
def paragraph_continuation_missed(sheet: Sheet) -> Iterator[Problem]:
    """A paragraph that begins with a mark, after a quote whose mark was left open, is no part of that quote.

    Why: leaving the mark open says that the same person goes on in the next paragraph; another speaker there is wrong.

    Bad: {source of=q1|Ann} {cue of=q1|said}: “{quote id=q1 speaker=ann|We will go.}

    “{quote id=q2 speaker=acme|We must.}”
    Good: {source of=q1|Ann} {cue of=q1|said}: “{quote id=q1 speaker=ann|We will go.}

    “{quote id=q1|We must.}”
    Fix: {source of=q1|Ann} {cue of=q1|said}: “{quote id=q1 speaker=ann|We will go.}

    “{quote id=q1|We must.}”
    """
    for first, (start, end), second in continuations(sheet.words, sheet.quotes):
        related = (Related(start=first.content[0].start, end=first.content[-1].end, message=f"{first.id} is left open here"),)
        if second is not None:
            message = f"goes on with {first.id}, whose mark was left open"
            yield Problem(message, second.id, (start, end), related=related, fix=sheet.joining(first, second))
        else:
            run = Span(start=start, end=end, text=sheet.words[start:end]).model_dump()
            fix = Fix((Edit("add", sheet.path(first, "content", "-"), run),), message=f"make it the next run of {first.id}")
            yield Problem(f"goes on in the next paragraph: {sheet.words[start:end][:60]!r}", first.id, (start, end), fix=fix)
