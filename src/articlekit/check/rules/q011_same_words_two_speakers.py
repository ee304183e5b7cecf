"""Q011: words have one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.model.finding import Related
from articlekit.text.attribution import speakers
from articlekit.text.near_duplicates import LEAST_LIKENESS, likeness
from articlekit.text.variants import plain_words


class _Said(NamedTuple):
    """A quote: a hash of its words, who says it, its id, and where it stands."""

    words: str
    speakers: list[str]
    quote: str
    start: int
    end: int


def _quotes(sheet: Sheet) -> JsonValue:
    """Give the sketch of the text, and the quotes that have a speaker and enough words."""
    rows: list[JsonValue] = []
    for quote in sheet.quotes:
        named = speakers(quote) if quote.form != "indirect" else ()
        words = [word for run in quote.content for word in plain_words(run.text)] if named else []
        if len(words) >= sheet.settings.repeated_words:
            key = blake2b(" ".join(words).encode(), digest_size=8).hexdigest()
            rows.append([key, list(named), quote.id, quote.content[0].start, quote.content[-1].end])
    return [sheet.sketch, rows] if rows else None


@corpus_rule("Q011", "same-words-two-speakers", "error", _quotes, alone=True)
def same_words_two_speakers(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """Two quotes have the same words and different speakers, in one article or in two versions of one story.

    Why: one of the speakers is wrong. Only words in marks, which nobody repeats by chance: how many there must be is a
    convention (`repeated-words`).

    Bad: “{quote id=q1 speaker=ann|I would be angry too},” {cue of=q1|said} {source of=q1|Ann}. {source of=q2|Acme} {cue
        of=q2|said}: “{quote id=q2 speaker=acme|I would be angry too}.”
    Good: “{quote id=q1 speaker=ann|I would be angry too},” {cue of=q1|said} {source of=q1|Ann}. {source of=q2|She} {cue
        of=q2|said}: “{quote id=q2 speaker=ann|I would be angry too}.”
    """
    heard: dict[str, list[tuple[str, _Said]]] = {}
    sketches: dict[str, str] = {}
    for article, (sketch, quotes) in rows:
        sketches[article] = sketch
        for said in (_Said(*each) for each in quotes):
            for other_article, other in heard.get(said.words, ()):
                if set(other.speakers) & set(said.speakers):
                    continue
                if other_article == article or likeness(sketches[other_article], sketch) >= LEAST_LIKENESS:
                    yield article, _problem(said, other, None if other_article == article else other_article)
                    break
            heard.setdefault(said.words, []).append((article, said))


def _problem(said: _Said, other: _Said, article: str | None) -> Problem:
    where = f" of {article!r}, which has nearly the same text," if article else ""
    message = f"{other.quote}{where} has the same words, and another speaker: {', '.join(other.speakers)}"
    related = () if article else (Related(start=other.start, end=other.end, message=f"{other.quote} is here"),)
    return Problem(message, said.quote, (said.start, said.end), related=related)
