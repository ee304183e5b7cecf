"""Answers from tables: the same as from the files, and as from a plain reading of random corpora."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articlekit import Corpus
from articlekit.errors import BadName, UnknownName
from articlekit.model.annotation import NumericClaim, OrganisationMention, Quote
from articlekit.query.fields import Order
from articlekit.store import snapshot
from articlekit.store.snapshot import Snapshot
from articlekit.text.interval import bound, interval
from tests.store.corpora import NAMES, Made, corpora, holds, nested, speakers, standing, within, write

KINDS = ("quotes", "claims", "organisations")
WHO = st.none() | st.sampled_from(["ana", "Ruiz", "leam water", "bo", "herald"])
WORDS = st.none() | st.text(st.sampled_from("ab7 é£S."), max_size=2)
FILTERS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "quotes": st.fixed_dictionaries(
        {"speaker": WHO, "form": st.sampled_from([None, "direct", "mixed"]), "contains": WORDS, "mentions": WHO}
    ),
    "claims": st.fixed_dictionaries(
        {
            **{"measure": WORDS, "unit": st.sampled_from([None, ""]), "by": WHO, "quoted": st.sampled_from([None, True])},
            **{end: st.sampled_from([None, None, "0", "7", "77.5", "-1"]) for end in ("min", "max")},
        }
    ),
    "organisations": st.fixed_dictionaries({"name": WHO, "form": st.sampled_from([None, "name", "nominal"])}),
}

CHOICES: dict[str, dict[str, list[Any]]] = {
    "quotes": {
        "speaker": [None, "ana", "Ruiz", "herald"],
        "form": [None, "direct"],
        "contains": [None, "LEAM", "7.", "é"],
        "mentions": [None, "leam water", "herald", "ana"],
    },
    "claims": {
        "measure": [None, "PIPE"],
        "unit": [None, "km"],
        "min": [None, "7", "7.6", "77.5", "100"],
        "max": [None, "0.05", "0.1", "7", "77.5"],
        "by": [None, "ana", "bo", "herald"],
        "quoted": [None, True],
    },
    "organisations": {"name": [None, "leam", "herald", "bo"], "form": [None, "name", "nominal"]},
}


@pytest.fixture(autouse=True, scope="module")
def _tables_for_all() -> Iterator[None]:
    """However few articles there are, ask the tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshot, "SMALL", 0)
        yield


def stop(error: Exception) -> None:
    raise error


def opened(folder: str, articles: list[Made]) -> tuple[Corpus, Snapshot]:
    root = Path(folder)
    write(root, articles)
    corpus = Corpus(root)
    return corpus, corpus.snapshot("gold")


def from_files(corpus: Corpus, kind: str, filters: dict[str, Any]) -> list[dict[str, Any]]:
    return [row.model_dump(mode="json") for row in Snapshot(corpus, "gold", stop)._from_files(kind, filters, rejected=False)]


@settings(max_examples=10)
@given(corpora(), st.data())
def test_listings_give_the_rows_of_the_files(articles: list[Made], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus, asked = opened(folder, articles)
        for kind in KINDS:
            filters = data.draw(FILTERS[kind])
            expected = from_files(corpus, kind, filters)
            assert list(asked.records(kind, filters)) == expected
            assert asked.count(kind, filters) == len(expected)
            assert [row.model_dump(mode="json") for row in asked.rows(kind, filters)] == expected
            assert list(asked.records(kind, filters, Order(limit=2))) == expected[:2]
            by_line = sorted(expected, key=lambda row: row["line"])
            assert [row["line"] for row in asked.records(kind, filters, Order("line"))] == [row["line"] for row in by_line]


def ids(name: str | None) -> set[str] | None:
    matches = {"Ruiz": {"ana", "bo"}, "leam water": {"leam"}}
    return None if name is None else matches.get(name, {name})


@pytest.mark.parametrize("kind", KINDS)
def test_every_filter_keeps_the_rows_of_the_files(tmp_path: Path, kind: str) -> None:
    corpus, asked = opened(str(tmp_path), nested())
    combined = list(product(*CHOICES[kind].values()))
    for values in random.Random(7).sample(combined, min(50, len(combined))):
        filters = dict(zip(CHOICES[kind], values, strict=True))
        assert list(asked.records(kind, filters)) == from_files(corpus, kind, filters), filters


@settings(max_examples=10)
@given(corpora(), FILTERS["quotes"])
@example(nested(), dict.fromkeys(("speaker", "form", "contains")) | {"mentions": "herald"})
@example(nested(), dict.fromkeys(("form", "contains", "mentions")) | {"speaker": "bo"})
def test_quotes_are_what_ten_lines_find(articles: list[Made], filters: dict[str, Any]) -> None:
    expected = [
        (made.id, quote.id)
        for made in articles
        for quote in standing(made, Quote)
        if (filters["speaker"] is None or set(speakers(quote)) & (ids(filters["speaker"]) or set()))
        and filters["form"] in (None, quote.form)
        and (filters["contains"] or "").casefold() in " ".join(run.text for run in quote.content).casefold()
        and (
            filters["mentions"] is None
            or any(
                each.organisation in (ids(filters["mentions"]) or ()) and holds(quote, each)
                for each in standing(made, OrganisationMention)
            )
        )
    ]
    with tempfile.TemporaryDirectory() as folder:
        asked = opened(folder, articles)[1]
        assert [(row["article"], row["id"]) for row in asked.records("quotes", filters)] == expected


@settings(max_examples=10)
@given(corpora(), FILTERS["claims"])
@example(nested(), dict.fromkeys(("measure", "unit", "min", "max", "by", "quoted")))
def test_claims_are_what_ten_lines_find(articles: list[Made], filters: dict[str, Any]) -> None:
    low, high = bound(filters["min"], "min"), bound(filters["max"], "max")
    expected = [
        (made.id, claim.id, quote.speaker if quote else None)
        for made in articles
        for claim, quote in within(made, NumericClaim)
        if (filters["measure"] is None or (claim.measure and filters["measure"].casefold() in claim.measure.text.casefold()))
        and filters["unit"] in (None, claim.unit)
        and interval(claim).reaches(low, high)
        and (filters["by"] is None or (quote and set(speakers(quote)) & (ids(filters["by"]) or set())))
        and not (filters["quoted"] and quote is None)
    ]
    with tempfile.TemporaryDirectory() as folder:
        asked = opened(folder, articles)[1]
        found = [(row["article"], row["id"], row["claimed_by"]) for row in asked.records("claims", filters)]
    assert found == expected


@settings(max_examples=10)
@given(corpora())
@example(nested())
def test_groups_are_what_counting_finds(articles: list[Made]) -> None:
    quotes = [(made, quote) for made in articles for quote in standing(made, Quote)]
    spoken = Counter(who for _, quote in quotes for who in speakers(quote))
    months = Counter((made.published or "")[:7] or None for made, _ in quotes)
    named = Counter((each.organisation, each.form) for made in articles for each in standing(made, OrganisationMention))
    claimed = Counter(
        who for made in articles for _, quote in within(made, NumericClaim) for who in (speakers(quote) if quote else (None,))
    )
    pairs = Counter(
        pair
        for made in articles
        for pair in combinations(sorted({who for quote in standing(made, Quote) for who in speakers(quote) if who}), 2)
    )
    with tempfile.TemporaryDirectory() as folder:
        asked = opened(folder, articles)[1]

        def counted(kind: str, *by: str) -> dict[Any, int]:
            rows = list(asked.groups(kind, {}, by))
            assert len(rows) == len({tuple(row[key] for key in by) for row in rows})
            return {tuple(row[key] for key in by) if len(by) > 1 else row[by[0]]: row["count"] for row in rows}

        assert counted("quotes", "speaker") == spoken
        assert counted("quotes", "month") == months
        assert counted("organisations", "organisation", "form") == named
        assert counted("claims", "speaker") == claimed
        together = {(row["speaker"], row["other"]): row["articles"] for row in asked.together({})}
        assert together == pairs
        only = {(row["speaker"], row["other"]) for row in asked.together({"speaker": "ana"})}
        assert only == {("ana", other) for one, two in pairs for other in {one, two} - {"ana"} if "ana" in (one, two)}
        names = {row["speaker"]: row["speaker_name"] for row in asked.groups("quotes", {}, ["speaker"])}
        assert names == {who: NAMES.get(who or "", who) for who in spoken}


@settings(max_examples=10)
@given(corpora())
@example(nested())
def test_views_and_frames_say_what_the_listings_say(articles: list[Made]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus, asked = opened(folder, articles)
        for kind in KINDS:
            rows, frame = from_files(corpus, kind, {}), list(asked.frame(kind, {}))
            shared = [key for key in (rows[0] if rows else ()) if key in frame[0]]
            assert len(frame) == len(rows)
            assert [[row[key] for key in shared] for row in frame] == [[row[key] for key in shared] for row in rows]
        in_quotes = [
            (made.id, quote.id, each.id)
            for made in articles
            for each in standing(made, OrganisationMention)
            for quote in standing(made, Quote)
            if holds(quote, each)
        ]
        found = [(row["article"], row["quote"], row["mention"]) for row in asked.sql("FROM mentions_in_quotes")]
        assert sorted(found) == sorted(in_quotes)
        innermost = [(made.id, quote.id, claim.id) for made in articles for claim, quote in within(made, NumericClaim) if quote]
        claims = asked.sql("FROM claims_in_quotes WHERE innermost")
        assert sorted((row["article"], row["quote"], row["claim"]) for row in claims) == sorted(innermost)


@settings(max_examples=10)
@given(corpora(), st.text(st.sampled_from("ab7 é."), min_size=1, max_size=3).filter(lambda text: bool(text.split())))
def test_texts_are_searched_as_their_files(articles: list[Made], word: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus, asked = opened(folder, articles)
        files = Snapshot(corpus, "gold", stop)
        files.__dict__["is_small"] = True
        for options in ({}, {"inside": "quotes"}, {"speaker": "Ruiz"}, {"inside": "claims"}, {"inside": "organisations"}):
            assert list(asked.concordance(word, **options)) == list(files.concordance(word, **options))  # type: ignore[arg-type]
        if any(letter.isalnum() for letter in word):
            assert asked.search(word) == files.search(word)
        assert asked.stats() == files.stats()


def test_warm_tables_answer_as_cold_ones(tmp_path: Path) -> None:
    corpus = Corpus(Path(__file__).parents[2])
    for folder in ("corpus", "annotations"):
        shutil.copytree(corpus.root / folder, tmp_path / folder)
    asked = Corpus(tmp_path).snapshot("gold")
    for _ in range(3):
        for kind in KINDS:
            assert list(asked.records(kind, {})) == from_files(Corpus(tmp_path), kind, {})
        assert asked.count("quotes", {"speaker": "Davies"}) == 4
        assert [row["speaker"] for row in asked.records("quotes", {}, Order("-speaker", 1))] == ["peter-davies"]
        assert next(iter(asked.groups("claims", {"measure": "children"}, ["measure"])))["verdict"] == "consistent"


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda asked: asked.records("quotes", {"form": "mixd"}), id="form"),
        pytest.param(lambda asked: asked.records("quotes", {}, Order("frm")), id="sort"),
        pytest.param(lambda asked: asked.groups("quotes", {}, ["speeker"]), id="group"),
        pytest.param(lambda asked: asked.records("quotes", {"speaker": "An Ruiz"}), id="name"),
        pytest.param(lambda asked: asked.frame("quote", {}), id="view"),
        pytest.param(lambda asked: asked.concordance("a", inside="quote"), id="kind"),
    ],
)
def test_a_wrong_name_names_the_near(tmp_path: Path, ask: Any) -> None:
    asked = opened(str(tmp_path), [])[1]
    with pytest.raises(UnknownName, match="did you mean"):
        list(ask(asked))


def test_what_does_not_go_together_is_said(tmp_path: Path) -> None:
    asked = opened(str(tmp_path), [])[1]
    with pytest.raises(BadName, match="text order only"):
        asked.records("quotes", {}, Order("line"), rejected=True)
    with pytest.raises(BadName, match="quotes and claims"):
        asked.concordance("a", inside="organisations", speaker="ana")
    with pytest.raises(BadName, match="no regular expression"):
        asked.concordance("(", regex=True)


def test_an_empty_corpus_has_no_answers(tmp_path: Path) -> None:
    asked = opened(str(tmp_path), [])[1]
    for kind in KINDS:
        assert not list(asked.records(kind, {}))
        assert asked.count(kind, {}) == 0
        assert not list(asked.frame(kind, {}))
    assert not list(asked.together({}))
    assert not asked.search("word")
    assert asked.stats().articles == 0
    assert list(asked.sql("SELECT count(*) AS n FROM mentions_in_quotes")) == [{"n": 0}]
    assert json.dumps(asked.overview())
