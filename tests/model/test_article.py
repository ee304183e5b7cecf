from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from articlekit.model.article import Article, Metadata


@pytest.mark.parametrize(
    "published",
    [
        pytest.param(date(2026, 1, 31), id="date"),
        pytest.param(datetime(2026, 1, 31, 9, tzinfo=UTC), id="time"),
        pytest.param("2026-01-31", id="words-stay-words"),
        pytest.param(None, id="unknown"),
    ],
)
def test_the_date_is_kept_as_it_is(published: Any) -> None:
    kept = Metadata(title="A", publisher="B", published=published).published
    assert (kept, type(kept)) == (published, type(published))


@pytest.mark.parametrize(
    "published", [pytest.param(2026, id="year"), pytest.param(1.5, id="float"), pytest.param(True, id="yes")]
)
def test_a_number_is_no_date(published: Any) -> None:
    with pytest.raises(ValidationError):
        Metadata(title="A", publisher="B", published=published)


@pytest.mark.parametrize("missing", ["title", "publisher"])
def test_title_and_publisher_are_required(missing: str) -> None:
    content = {"title": "A", "publisher": "B"}
    del content[missing]
    with pytest.raises(ValidationError, match=missing):
        Metadata.model_validate(content)


def test_articles_are_frozen() -> None:
    article = Article(id="a", text="b", text_sha256="0" * 64)
    with pytest.raises(ValidationError, match="frozen"):
        article.text = "c"  # type: ignore[misc]
