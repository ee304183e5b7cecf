"""Listings by reading every article's files: what the tables' answers are measured by."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from articlekit.errors import StaleAnnotations
from articlekit.model.row import ClaimRow, OrganisationRow, QuoteRow
from articlekit.store import listing

if TYPE_CHECKING:
    from articlekit.store.corpus import Corpus, OnError

Row = QuoteRow | ClaimRow | OrganisationRow
ROWS: dict[str, type[Row]] = {"quotes": QuoteRow, "claims": ClaimRow, "organisations": OrganisationRow}


def rows_from_files(
    corpus: Corpus,
    kind: str,
    given: Mapping[str, Any],
    articles: Sequence[str] | None,
    layer: str,
    rejected: bool,
    on_error: OnError,
) -> Iterator[Row]:
    """Give the rows of a listing, with filters in which names are ids already, of some articles or all that are annotated."""
    views = corpus.views(articles, layer, rejected, on_error)
    match kind:
        case "quotes":
            keep = listing.quote_filter(*map(given.get, ("speaker", "form", "contains", "mentions")))
            return (row for view in views for row in listing.quote_rows(view, keep))
        case "claims":
            wanted = listing.claim_filter(*map(given.get, ("measure", "unit", "min", "max", "by", "quoted")))
            return (row for view in views for row in listing.claim_rows(view, wanted))
        case _:
            named = listing.organisation_filter(*map(given.get, ("name", "form")))
            return (row for view in views for row in listing.organisation_rows(view, named))


def warn_stale(article: str) -> None:
    """Say that an article's text is not the one that was annotated."""
    message = f"{article}: the text has changed since it was annotated; places may be off (articlekit check {article})"
    warnings.warn(message, StaleAnnotations, stacklevel=4)
