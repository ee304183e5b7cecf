"""Q005: a pronoun as source stands for somebody."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.attribution import is_nested, names_speakers, speakers
from articlekit.text.source_phrases import is_pronoun


@rule("Q005", "pronoun-speaker-unresolved", "warning")
def pronoun_speaker_unresolved(sheet: Sheet) -> Iterator[Problem]:
    """A quote's source is a pronoun, and the quote has no speaker.

    Why: a pronoun always stands for somebody that the text has named. Silent about a quote inside another's words, and about
    layers that name no speakers at all.

    Bad: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. {source of=q2|She} {cue
        of=q2|added} {quote id=q2|that it was late}.
    Good: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. {source of=q2|She} {cue of=q2|added}
        {quote id=q2 speaker=ann|that it was late}.
    """
    if not names_speakers(sheet.standing, sheet.known.people):
        return
    for quote in sheet.quotes:
        if quote.source and not speakers(quote) and is_pronoun(quote.source.text) and not is_nested(quote, sheet.quotes):
            message = f"{quote.source.text!r} stands for somebody, and the quote has no speaker"
            yield Problem(message, quote.id, (quote.source.start, quote.source.end))
