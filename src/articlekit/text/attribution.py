"""Attribution: who speaks in a quote, as far as its annotations and the known people tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articlekit.model.annotation import Annotation, Quote, Span
from articlekit.model.entity import Entity
from articlekit.text.source_phrases import People, known_people, person_named


def speakers(quote: Quote) -> tuple[str, ...]:
    """Give the ids of a quote's speakers, be it one or several."""
    return (quote.speaker,) if quote.speaker is not None else quote.speakers


def names_speakers(annotations: Iterable[Annotation], people: People) -> bool:
    """Tell whether a layer names speakers at all: some person is known, or some quote of the article has one."""
    return bool(people) or any(isinstance(each, Quote) and speakers(each) for each in annotations)


def within(span: Span, quote: Quote) -> bool:
    """Tell whether a span stands inside a quote's content."""
    return any(run.start <= span.start and span.end <= run.end for run in quote.content)


def is_nested(quote: Quote, quotes: Iterable[Quote]) -> bool:
    """Tell whether somebody else's words hold a quote, with its source: who that is, only they know."""
    edge = quote.source or quote.content[0]
    return any(other is not quote and within(edge, other) for other in quotes)


def person_meant(quote: Quote, quotes: Sequence[Quote], people: People) -> Entity | None:
    """Give the one person that a quote's source names, be it by the surname alone; None where it names none or could be two.

    Where several people share a name, one who speaks elsewhere in the article comes first.
    """
    name = person_named(quote.source.text) if quote.source else None
    found = known_people(name, people) if name else []
    if len(found) > 1:
        heard = {speaker for each in quotes for speaker in speakers(each)}
        found = [each for each in found if each.id in heard]
    return found[0] if len(found) == 1 else None
