from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from articlekit.model.article import Metadata
from articlekit.text.metadata import read_metadata

GOOD = 'title = "A"\npublisher = "B"\n'


@pytest.mark.parametrize(
    ("more", "found"),
    [
        pytest.param("", {}, id="required-only"),
        pytest.param("published = 2026-01-31", {"published": date(2026, 1, 31)}, id="date"),
        pytest.param(
            "published = 2026-01-31T09:00:00Z", {"published": datetime(2026, 1, 31, 9, tzinfo=UTC)}, id="time-with-zone"
        ),
        pytest.param('published = "last week"', {"published": "last week"}, id="any-words"),
        pytest.param('authors = ["C", "D"]\ncurrency = "CAD"', {"authors": ("C", "D"), "currency": "CAD"}, id="others"),
    ],
)
def test_metadata_are_read(more: str, found: dict[str, Any]) -> None:
    assert read_metadata((GOOD + more).encode()) == (Metadata(title="A", publisher="B", **found), ())


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        pytest.param('title = "A"\n', "title", "publisher: is missing", id="missing"),
        pytest.param('publisher = "B"\n\n  title = 5\n', "title", "title: must be a valid string, not 5", id="wrong-type"),
        pytest.param(GOOD + "published = 2026", "published", "published: ", id="a-number-is-no-date"),
        pytest.param(GOOD + "published = 09:00:00", "published", "published: ", id="a-time-is-no-date"),
        pytest.param(GOOD + "author = 'C'", "author", "author: is not a key of this format", id="unknown-key"),
        pytest.param(GOOD + "url = x", "x", "is not TOML: Invalid value", id="no-toml"),
        pytest.param("# \u2028\x85\n" + GOOD + "url = x", "x", "is not TOML: Invalid value", id="separators-that-end-no-line"),
        pytest.param("# é😀\r\n\r\nurl = x", "x", "is not TOML: Invalid value", id="CRLF-and-astral"),
        pytest.param(GOOD + "url = [", "", "is not TOML: Invalid value", id="truncated"),
        pytest.param(GOOD + 'title = "C"', "", "is not TOML: Cannot overwrite a value", id="key-twice"),
        pytest.param(GOOD + "url = " + "1" * 5000, "", "is not TOML: Exceeds the limit", id="5000-digits"),
        pytest.param(GOOD + "url = " + "[" * 5000, "", "is not TOML: ", id="nested-too-deeply"),
    ],
)
def test_what_is_broken_is_named_with_its_place(text: str, at: str, message: str) -> None:
    metadata, violations = read_metadata(text.encode())
    assert metadata is None
    (violation,) = violations
    assert violation.message.startswith(message)
    assert violation.message.isprintable()
    assert text.startswith(at, violation.offset)


def test_every_broken_key_is_named_once() -> None:
    _, violations = read_metadata(b"title = 1\npublished = true\n")
    assert [each.message.partition(":")[0] for each in violations] == ["title", "publisher", "published"]


def test_a_byte_that_is_not_utf_8_is_named_with_its_place() -> None:
    _, (violation,) = read_metadata(b'title = "\xc3\xa9\xe9"')
    assert (violation.message, violation.offset) == ("is not UTF-8: byte 11 cannot be decoded", 10)
