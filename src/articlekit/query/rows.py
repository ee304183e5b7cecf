"""An article's annotations as rows of the stored tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any, NamedTuple

from articlekit.query.bounds import bounds
from articlekit.query.quick import Annotation, Claim, Quote, Span
from articlekit.text.lines import line_starts

Row = tuple[Any, ...]
_PLACE = itemgetter(0, 1, 2, 3)
_NONE = (None, None)


class Rows(NamedTuple):
    """The rows of one article's annotations, each kind in text order."""

    quotes: list[Row]
    claims: list[Row]
    organisations: list[Row]


class Unfit(ValueError):
    """A span's text is not as long as its place, which the columns cannot hold."""


def rows_of(article: str, text: str, annotations: Sequence[Annotation], exact: Sequence[str | None] | None = None) -> Rows:
    """Give the rows of annotations; `exact` has the JSON of each that the columns hold only in part.

    Without it all must fit their columns; `Unfit` is raised where one does not.
    """
    spot = _spot if exact is None else _any_spot
    quotes, others, lines = list[tuple[int, int, str, int, Quote, str | None]](), list[Any](), line_starts(text)
    for n, (each, json) in enumerate(zip(annotations, exact or repeat(None), strict=False)):
        if isinstance(each, Quote):
            quotes.append((each.content[0].start, each.content[-1].end, each.id, n, each, json))
        else:
            kind = "claim" if isinstance(each, Claim) else "organisation"
            others.append((each.span.start, each.span.end, kind, each.id, each, json))
    quotes.sort(key=_PLACE)
    others.sort(key=_PLACE)
    runs = sorted(
        (run.end - run.start, n, run.start, run.end)
        for n, (_, _, _, _, quote, _) in enumerate(quotes)
        if quote.status != "rejected"
        for run in quote.content
    )
    bodies: list[list[str] | None] = [None] * len(quotes)
    claims, organisations = list[Row](), list[Row]()
    for start, end, kind, id, each, json in others:
        within = [n for _, n, first, last in runs if first <= start and end <= last] or None
        if within and len(within) > 1:
            within = list(dict.fromkeys(within))
        if kind == "claim":
            claims.append((
                article, len(claims), id, spot(each.span)[0],
                each.comparator, each.value, each.upper, each.unit, each.of, each.change,
                *(spot(each.measure) if each.measure else _NONE),
                *(spot(each.period) if each.period else _NONE),
                *(spot(each.per) if each.per else _NONE),
                *bounds(each.comparator, each.value, each.upper, each.span.text),
                start, end, bisect_right(lines, start), within, *(_speakers(quotes[within[0]][4]) if within else _NONE),
                each.status, each.confidence, each.by, each.at, json,
            ))  # fmt: skip
        else:
            organisations.append((
                article, len(organisations), id, spot(each.span)[0], each.form, each.organisation,
                start, end, bisect_right(lines, start), within,
                each.status, each.confidence, each.by, each.at, json,
            ))  # fmt: skip
            if within and each.organisation is not None and each.status != "rejected":
                for n in within:
                    known = bodies[n] = bodies[n] or []
                    if each.organisation not in known:
                        known.append(each.organisation)
    said = [
        (
            article, n, id, quote.form, quote.speaker, quote.speakers or None,
            *(spot(quote.source) if quote.source else _NONE), *(spot(quote.cue) if quote.cue else _NONE),
            " ".join([spot(run)[0] for run in quote.content]),
            start, end, _offsets(quote.content), bisect_right(lines, start), bodies[n],
            quote.status, quote.confidence, quote.by, quote.at, json,
        )
        for n, (start, end, id, _, quote, json) in enumerate(quotes)
    ]  # fmt: skip
    return Rows(said, claims, organisations)


def _spot(span: Span) -> tuple[str, int]:
    """Give a span's text and start; raise `Unfit` where the text is not as long as its place."""
    if span.end - span.start != len(span.text):
        raise Unfit(span.text)
    return span.text, span.start


def _any_spot(span: Span) -> tuple[str, int]:
    return span.text, span.start


def _offsets(content: Sequence[Span]) -> list[int] | None:
    return None if len(content) == 1 else [each for run in content for each in (run.start, run.end)]


def _speakers(quote: Quote) -> tuple[str | None, list[str] | None]:
    return quote.speaker, quote.speakers or None
