"""The page of a corpus: whole, self-contained, and safe whatever names are in it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from articlekit import Corpus
from articlekit.report.page import page
from tests.conftest import ROOT

STATS: dict[str, Any] = {"articles": 1234, "words": 5, "quotes": 6, "claims": 7, "organisations": 8, "layer": "gold"}
VOID = {"meta", "rect"}


class Reader(HTMLParser):
    """Notes the elements that are open, what they say, and where they lead."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta"}:
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(written: str) -> Reader:
    reader = Reader()
    reader.feed(written)
    assert reader.open == []
    assert reader.links == []
    assert "script" not in written
    return reader


def test_the_committed_corpus_has_a_page() -> None:
    corpus = Corpus(ROOT)
    written = "".join(page("articlekit", corpus.stats().model_dump(), corpus.snapshot("gold").overview()))
    shown = read(written).texts
    assert {"Who is quoted", "Peter Davies", "Organisations mentioned", "Quoted together", "What is counted"} <= set(shown)


def test_an_empty_corpus_has_a_page() -> None:
    assert "1,234" in read("".join(page("nothing", STATS | {"layer": None}, {}))).texts


def test_names_are_no_markup() -> None:
    rows: list[dict[str, Any]] = [{"speaker_name": '<b>"x"</b>', "count": 2}, {"speaker_name": None, "count": 9}]
    shown = read("".join(page("<title>", STATS, {"speakers": rows}))).texts
    assert '<b>"x"</b>' in shown
    assert "9" not in shown, "who is not known has no bar"


def test_months_without_anything_are_drawn_as_such() -> None:
    rows = [{"month": month, "count": 3} for month in ("2025-11", "2026-02", None, "soon", "2026-13")]
    written = "".join(page("t", STATS, {"quotes by month": rows}))
    assert written.count("<rect") == 2
    assert 'x="600.0"' in written, "the fourth of four months"
    read(written)
