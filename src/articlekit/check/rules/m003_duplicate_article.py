"""M003: an article is in the corpus once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import JsonValue

from articlekit.check.rule import Problem, Sheet, corpus_rule
from articlekit.text.metadata import plain_url
from articlekit.text.toml_places import key_offset


def _url(sheet: Sheet) -> JsonValue:
    url = sheet.metadata.url if sheet.metadata else None
    return [plain_url(url), key_offset(sheet.source, ("url",))] if url else [None, 0]


@corpus_rule("M003", "duplicate-article", "error", _url, of="metadata", alone=True)
def duplicate_article(rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Problem]]:
    """Two articles have the same URL, or ids that differ only in case.

    Why: everything in it is counted twice; and where case does not count in file names, one overwrites the other. Of a URL,
    case of the host, a final slash, a fragment and what only tracks readers do not matter.

    Bad: {"articles": [{"id": "a", "text": "Acme closed.", "metadata":
           {"title": "A", "publisher": "B", "published": "2025-04-03", "url": "https://a.example/1"}},
          {"id": "b", "text": "Acme shut.", "metadata":
           {"title": "A", "publisher": "B", "published": "2025-04-03", "url": "https://a.example/1/#top"}}]}
    Good: {"articles": [{"id": "a", "text": "Acme closed.", "metadata":
           {"title": "A", "publisher": "B", "published": "2025-04-03", "url": "https://a.example/1"}},
          {"id": "b", "text": "Acme shut.", "metadata":
           {"title": "A", "publisher": "B", "published": "2025-04-03", "url": "https://a.example/2"}}]}
    """
    by_url: dict[str, str] = {}
    by_id: dict[str, str] = {}
    for article, (url, offset) in rows:
        if (first := by_id.setdefault(article.casefold(), article)) != article:
            yield article, Problem(f"the id differs from that of {first!r} only in case")
        if url and (first := by_url.setdefault(url, article)) != article:
            yield article, Problem(f"{first!r} has the same URL", offset=offset)
