"""Listings by reading every article's files: what the tables' answers are measured by."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from articlekit.errors import StaleAnnotations
from articlekit.model.row import ClaimRow, OrganisationRow, QuoteRow
from articlekit.query.concordance import Stretch
from articlekit.query.search import Document
from articlekit.store import listing
from articlekit.store.listing import View

if TYPE_CHECKING:
    from articlekit.store.corpus import Corpus, OnError

Given = Mapping[str, Any]
Row = QuoteRow | ClaimRow | OrganisationRow
ROWS: dict[str, type[Row]] = {"quotes": QuoteRow, "claims": ClaimRow, "organisations": OrganisationRow}


def rows_from_files(
    corpus: Corpus,
    kind: str,
    given: Given,
    articles: Sequence[str] | None,
    layer: str | None,
    rejected: bool,
    on_error: OnError,
) -> Iterator[Row]:
    """Give the rows of a listing, with filters in which names are ids already, of some articles or all that are annotated."""
    views = corpus.views(articles, corpus.layer(layer), rejected, on_error)
    return (row for view in views for row in _ROWS_OF[kind](view, given))


def _quotes(view: View, given: Given) -> Iterator[Row]:
    keep = listing.quote_filter(*map(given.get, ("speaker", "form", "contains", "mentions")))
    return listing.quote_rows(view, keep)


def _claims(view: View, given: Given) -> Iterator[Row]:
    keep = listing.claim_filter(*map(given.get, ("measure", "unit", "min", "max", "by", "quoted")))
    return listing.claim_rows(view, keep)


def _organisations(view: View, given: Given) -> Iterator[Row]:
    return listing.organisation_rows(view, listing.organisation_filter(*map(given.get, ("name", "form"))))


_ROWS_OF: dict[str, Callable[[View, Given], Iterator[Row]]] = {
    "quotes": _quotes,
    "claims": _claims,
    "organisations": _organisations,
}


def stretches(
    corpus: Corpus, kind: str | None, given: Given, layer: str | None, on_error: OnError
) -> Iterator[tuple[str, str, list[Stretch] | None]]:
    """Give articles with the stretches of the annotations that filters keep, or with None, which is the whole text."""
    if kind is None or layer is None:
        yield from ((article.id, article.text, None) for article in corpus.articles(on_error))
        return
    for view in corpus.views(None, layer, False, on_error):
        rows = list(_ROWS_OF[kind](view, given))
        speaker = {"quotes": "speaker", "claims": "claimed_by"}.get(kind)
        found = [Stretch(*span, row.id, getattr(row, speaker) if speaker else None) for row in rows for span in row.spans]
        if found:
            yield view.article, view.text, found


def documents(corpus: Corpus, on_error: OnError) -> Iterator[Document]:
    """Give all articles as they are searched."""
    for article in corpus.articles(on_error):
        known = article.metadata
        published = None if known is None or known.published is None else str(known.published)
        yield Document(article.id, known.title if known else None, published, article.text)


def warn_stale(article: str) -> None:
    """Say that an article's text is not the one that was annotated."""
    message = f"{article}: the text has changed since it was annotated; places may be off (articlekit check {article})"
    warnings.warn(message, StaleAnnotations, stacklevel=4)
