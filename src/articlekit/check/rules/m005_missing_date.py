"""M005: an article says when it was published."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule


@rule("M005", "missing-date", "info")
def missing_date(sheet: Sheet) -> Iterator[Problem]:
    """An article's metadata do not say when it was published.

    Why: "last year" means nothing then, and no question about time finds the article.

    Bad: {"text": "Acme closed.", "metadata": {"title": "Acme closes", "publisher": "The Leam Herald"}}
    Good: {"text": "Acme closed.", "metadata": {"title": "A", "publisher": "B", "published": "2025-04-03"}}
    """
    if sheet.layer is None and sheet.metadata and sheet.metadata.published is None:
        yield Problem("does not say when it was published")
