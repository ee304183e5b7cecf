"""Listings: an article's annotations as flat rows, filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import get_args

from articlekit.errors import UnknownName
from articlekit.model.annotation import Annotation, NumericClaim, OrganisationMention, Quote, Span
from articlekit.model.entity import Entity
from articlekit.model.row import ClaimRow, OrganisationRow, OrganisationSummary, QuoteRow
from articlekit.text.attribution import speakers
from articlekit.text.canonical import main_spans, place
from articlekit.text.interval import bound, interval
from articlekit.text.lines import line_starts, position
from articlekit.text.sentences import sentence_around, sentence_starts

QuoteFilter = Callable[[Quote, "View"], bool]
ClaimFilter = Callable[[NumericClaim, "View"], bool]
OrganisationFilter = Callable[[OrganisationMention, "View"], bool]


class View:
    """What the listings need of one article: its text, its annotations in text order and the entities."""

    def __init__(self, article: str, text: str, annotations: tuple[Annotation, ...], entities: Mapping[str, Entity]) -> None:
        self.article = article
        self.text = text
        self.annotations = tuple(sorted(annotations, key=place))
        self.entities = entities

    @cached_property
    def lines(self) -> list[int]:
        """The offsets at which lines begin."""
        return line_starts(self.text)

    @cached_property
    def sentences(self) -> list[int]:
        """The offsets at which sentences begin."""
        return sentence_starts(self.text)

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotes."""
        return [each for each in self.annotations if isinstance(each, Quote)]

    @cached_property
    def organisations(self) -> list[OrganisationMention]:
        """The organisation mentions."""
        return [each for each in self.annotations if isinstance(each, OrganisationMention)]

    def line(self, span: Span) -> int:
        """Give the 1-based line on which a span begins."""
        return position(self.lines, span.start)[0]

    def name(self, entity: str | None) -> str | None:
        """Give an entity's name, or its id where nobody knows it."""
        return None if entity is None else self.entities[entity].name if entity in self.entities else entity


def innermost(quotes: Iterable[Quote], span: Span) -> Quote | None:
    """Give the quote whose content holds `span` most closely."""
    held = [
        (run.end - run.start, quote)
        for quote in quotes
        for run in quote.content
        if run.start <= span.start and span.end <= run.end
    ]
    return min(held, key=lambda pair: pair[0])[1] if held else None


def _check_form(form: str | None, kind: type[Quote | OrganisationMention]) -> None:
    forms = get_args(kind.model_fields["form"].annotation)
    if form is not None and form not in forms:
        raise UnknownName("form", form, forms)


def quote_filter(speaker: set[str] | None, form: str | None, contains: str | None, mentions: set[str] | None) -> QuoteFilter:
    """Make the test that `Corpus.quotes` applies."""
    _check_form(form, Quote)
    wanted = None if contains is None else contains.casefold()

    def keep(quote: Quote, view: View) -> bool:
        return (
            (speaker is None or bool(speaker.intersection(speakers(quote))))
            and form in (None, quote.form)
            and (wanted is None or wanted in _content(quote).casefold())
            and (
                mentions is None
                or any(each.organisation in mentions and innermost([quote], each.span) for each in view.organisations)
            )
        )

    return keep


def claim_filter(
    measure: str | None,
    unit: str | None,
    least: str | int | None,
    most: str | int | None,
    by: set[str] | None,
    quoted: bool | None = None,
) -> ClaimFilter:
    """Make the test that `Corpus.claims` applies."""
    low, high = bound(least, "min"), bound(most, "max")

    def keep(claim: NumericClaim, view: View) -> bool:
        return (
            (measure is None or (claim.measure is not None and measure.casefold() in claim.measure.text.casefold()))
            and unit in (None, claim.unit)
            and (low is high is None or interval(claim).reaches(low, high))
            and (by is None or bool((quote := innermost(view.quotes, claim.span)) and by.intersection(speakers(quote))))
            and not (quoted and innermost(view.quotes, claim.span) is None)
        )

    return keep


def organisation_filter(name: set[str] | None, form: str | None) -> OrganisationFilter:
    """Make the test that `Corpus.organisations` applies."""
    _check_form(form, OrganisationMention)
    return lambda mention, _: (name is None or mention.organisation in name) and form in (None, mention.form)


def quote_rows(view: View, keep: QuoteFilter) -> Iterator[QuoteRow]:
    """Give the row of each quote that `keep` keeps."""
    for quote in view.quotes:
        if keep(quote, view):
            yield QuoteRow(
                article=view.article,
                id=quote.id,
                form=quote.form,
                speaker=quote.speaker,
                speaker_name=" and ".join(filter(None, map(view.name, speakers(quote)))) or None,
                source=_text(quote.source),
                cue=_text(quote.cue),
                text=_content(quote),
                spans=_spans(quote),
                line=view.line(quote.content[0]),
            )


def claim_rows(view: View, keep: ClaimFilter) -> Iterator[ClaimRow]:
    """Give the row of each numeric claim that `keep` keeps."""
    for claim in view.annotations:
        if isinstance(claim, NumericClaim) and keep(claim, view):
            quote = innermost(view.quotes, claim.span)
            yield ClaimRow(
                article=view.article,
                id=claim.id,
                text=claim.span.text,
                comparator=claim.comparator,
                value=claim.value,
                upper=claim.upper,
                unit=claim.unit,
                of=claim.of,
                change=claim.change,
                measure=_text(claim.measure),
                period=_text(claim.period),
                claimed_by=quote.speaker if quote else None,
                sentence=sentence_around(view.text, view.sentences, claim.span.start, claim.span.end),
                spans=_spans(claim),
                line=view.line(claim.span),
            )


def organisation_rows(view: View, keep: OrganisationFilter) -> Iterator[OrganisationRow]:
    """Give the row of each organisation mention that `keep` keeps."""
    for mention in view.organisations:
        if keep(mention, view):
            yield OrganisationRow(
                article=view.article,
                id=mention.id,
                text=mention.span.text,
                form=mention.form,
                organisation=mention.organisation,
                organisation_name=view.name(mention.organisation),
                spans=_spans(mention),
                line=view.line(mention.span),
            )


def organisation_summary(rows: Iterable[OrganisationRow]) -> list[OrganisationSummary]:
    """Count mentions by organisation, the most mentioned first; those without one by their surface form."""
    surfaces: dict[tuple[str | None, str | None], Counter[str]] = {}
    articles: dict[tuple[str | None, str | None], set[str]] = {}
    for row in rows:
        key = (row.organisation, row.organisation_name or row.text)
        surfaces.setdefault(key, Counter())[row.text] += 1
        articles.setdefault(key, set()).add(row.article)
    summaries = [
        OrganisationSummary(
            organisation=organisation,
            organisation_name=name,
            count=counts.total(),
            articles=len(articles[organisation, name]),
            surfaces=tuple(surface for surface, _ in counts.most_common()),
        )
        for (organisation, name), counts in surfaces.items()
    ]
    return sorted(summaries, key=lambda summary: (-summary.count, summary.organisation_name or ""))


def _spans(annotation: Annotation) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in main_spans(annotation))


def _content(quote: Quote) -> str:
    return " ".join(run.text for run in quote.content)


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text
