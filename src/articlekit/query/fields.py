"""The fields of the records that questions are answered with, and how these are ordered."""

from __future__ import annotations

from typing import NamedTuple

QUOTE = ("article", "id", "form", "speaker", "speaker_name", "source", "cue", "text", "spans", "line")
CLAIM = (
    *("article", "id", "text", "comparator", "value", "upper", "unit", "of", "change", "measure", "period", "claimed_by"),
    *("sentence", "spans", "line"),
)
ORGANISATION = ("article", "id", "text", "form", "organisation", "organisation_name", "spans", "line")
PAIR = ("speaker", "speaker_name", "other", "other_name", "articles")
LISTINGS = {"quotes": ("QuoteRow", QUOTE), "claims": ("ClaimRow", CLAIM), "organisations": ("OrganisationRow", ORGANISATION)}
LINE = ("article", "line", "id", "speaker", "before", "match", "after", "start", "end")
HIT = ("article", "title", "published", "score", "line", "snippet")
OF_ARTICLE = {"published": "a.published", "publisher": "a.publisher", "title": "a.title"}


class Order(NamedTuple):
    """A column to sort by, with a minus before it for the largest first, and how many rows to give."""

    sort: str | None = None
    limit: int | None = None

    @property
    def needs_articles(self) -> bool:
        """Whether the column is of the articles."""
        return self.sort is not None and self.sort.removeprefix("-") in OF_ARTICLE
