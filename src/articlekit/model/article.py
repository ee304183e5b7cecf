"""Articles: a text as it was published, and what is known about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Strict

from articlekit.model.record import Digest, Record


class Metadata(Record):
    """What is known about an article, `title` and `publisher` always; `currency` (ISO 4217) is what a bare $ means."""

    title: str
    publisher: str
    published: Annotated[datetime, Strict()] | Annotated[date, Strict()] | str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    rights: str | None = None
    currency: str | None = None


class Article(Record):
    """An article's text, decoded and otherwise untouched, and the digest of its bytes; metadata where there are any."""

    id: str
    text: str
    text_sha256: Digest
    metadata: Metadata | None = None
