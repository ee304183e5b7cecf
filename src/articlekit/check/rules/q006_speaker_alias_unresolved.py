"""Q006: the name of somebody known is linked."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix
from articlekit.text.attribution import person_meant, speakers
from articlekit.text.source_phrases import is_short


@rule("Q006", "speaker-alias-unresolved", "warning", fixable="unsafe")
def speaker_alias_unresolved(sheet: Sheet) -> Iterator[Problem]:
    """A quote has no speaker, and its source names exactly one known person, by the full name or the surname.

    Why: a listing by that person leaves the quote out. A direct quote with the full name is left to Q004; of several people
    with one surname, only one who speaks elsewhere in the article is meant.

    Bad: {"text": "Mr Okafor said that it was late.", "annotations": [
          {"kind": "quote", "id": "q1", "form": "indirect", "content": [{"start": 15, "end": 31, "text": "that it was late"}],
           "cue": {"start": 10, "end": 14, "text": "said"}, "source": {"start": 0, "end": 9, "text": "Mr Okafor"}}],
          "entities": [{"id": "p2", "type": "person", "name": "Tom Okafor"}]}
    Good: {"text": "Mr Okafor said that it was late.", "annotations": [
          {"kind": "quote", "id": "q1", "form": "indirect", "content": [{"start": 15, "end": 31, "text": "that it was late"}],
           "cue": {"start": 10, "end": 14, "text": "said"}, "source": {"start": 0, "end": 9, "text": "Mr Okafor"},
           "speaker": "p2"}],
          "entities": [{"id": "p2", "type": "person", "name": "Tom Okafor"}]}
    Fix: {"text": "Mr Okafor said that it was late.", "annotations": [
          {"kind": "quote", "id": "q1", "form": "indirect", "content": [{"start": 15, "end": 31, "text": "that it was late"}],
           "cue": {"start": 10, "end": 14, "text": "said"}, "source": {"start": 0, "end": 9, "text": "Mr Okafor"},
           "speaker": "p2"}],
          "entities": [{"id": "p2", "type": "person", "name": "Tom Okafor"}]}
    """
    for quote in sheet.quotes:
        if not quote.source or speakers(quote):
            continue
        person = person_meant(quote, sheet.quotes, sheet.known.people)
        if person and (quote.form != "direct" or is_short(quote.source.text)):
            message = f"{quote.source.text[:60]!r} is the known person {person.id!r} ({person.name}), and no speaker is given"
            fix = Fix((Edit("add", sheet.path(quote, "speaker"), person.id),), message=f"make {person.id} the speaker")
            yield Problem(message, quote.id, (quote.source.start, quote.source.end), fix=fix)
