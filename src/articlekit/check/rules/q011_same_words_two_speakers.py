"""Q011: words have one speaker."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import Quote
from articlekit.model.finding import Related
from articlekit.text.attribution import speakers
from articlekit.text.variants import plain_words


@rule("Q011", "same-words-two-speakers", "error")
def same_words_two_speakers(sheet: Sheet) -> Iterator[Problem]:
    """Two quotes of an article have the same words and different speakers.

    Why: one of the speakers is wrong. Only words that nobody repeats by chance: how many there must be is a convention
    (`repeated-words`). Two versions of one story that disagree so are C004's.

    Bad: “{quote id=q1 speaker=ann|I would be angry too},” {cue of=q1|said} {source of=q1|Ann}. {source of=q2|Acme} {cue
        of=q2|said}: “{quote id=q2 speaker=acme|I would be angry too}.”
    Good: “{quote id=q1 speaker=ann|I would be angry too},” {cue of=q1|said} {source of=q1|Ann}. {source of=q2|She} {cue
        of=q2|said}: “{quote id=q2 speaker=ann|I would be angry too}.”
    """
    said: dict[tuple[str, ...], Quote] = {}
    for quote in sheet.quotes:
        words = tuple(word for run in quote.content for word in plain_words(run.text))
        if len(words) < sheet.settings.repeated_words or not speakers(quote):
            continue
        first = said.setdefault(words, quote)
        if not set(speakers(first)) & set(speakers(quote)):
            span = (first.content[0].start, first.content[-1].end)
            related = (Related(start=span[0], end=span[1], message=f"{first.id}, by {' and '.join(speakers(first))}, is here"),)
            message = f"{first.id} has the same words, and another speaker: {', '.join(speakers(first))}"
            yield Problem(message, quote.id, (quote.content[0].start, quote.content[-1].end), related=related)
