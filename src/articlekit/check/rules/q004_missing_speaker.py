"""Q004: a direct quote says whose words it has."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.text.attribution import is_nested, names_speakers, person_meant, speakers
from articlekit.text.source_phrases import is_short, is_somebody


@rule("Q004", "missing-speaker", "warning")
def missing_speaker(sheet: Sheet) -> Iterator[Problem]:
    """A direct quote has a source that means somebody in particular, and no speaker.

    Why: a listing by speaker leaves it out. Silent about sources that name nobody (“one resident”), about layers that name
    no speakers at all, and where Q005 (pronouns) or Q006 (short names of known people) knows more.

    Bad: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. “{quote
        id=q2|We must},” {cue of=q2|added} {source of=q2|the mayor, Tom Okafor}.
    Good: “{quote id=q1 speaker=ann|We will go},” {cue of=q1|said} {source of=q1|Ann}. “{quote
        id=q2|We must},” {cue of=q2|added} {source of=q2|one resident}.
    """
    people = sheet.known.people
    if not sheet.english or not names_speakers(sheet.standing, people):
        return
    for quote in sheet.quotes:
        if quote.form == "direct" and quote.source and not speakers(quote) and is_somebody(quote.source.text):
            known = is_short(quote.source.text) and person_meant(quote, sheet.quotes, people)
            if not known and not is_nested(quote, sheet.quotes):
                message = f"a direct quote of {quote.source.text[:60]!r} has no speaker"
                yield Problem(message, quote.id, (quote.source.start, quote.source.end))
