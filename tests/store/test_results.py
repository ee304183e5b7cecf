from __future__ import annotations

from pathlib import Path

import pytest

from articlekit.model.result import Row
from articlekit.store.results import results, rules_version

RULES = ("C001", "C002")


def row(article: str, *gathered: str | None) -> Row:
    return Row(article, f"digest of {article}", "", "ann\nbob", 2, (*gathered, None, None)[:2])


def test_rows_are_recalled_under_their_stamp_and_layer(tmp_path: Path) -> None:
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        kept.remember("stamp", [row("a")._replace(signature="signed"), row("b")])
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        assert kept.signatures("stamp") == {"a": "signed", "b": None}
        assert kept.recall("stamp", ["a", "c"]) == {"a": row("a")._replace(gathered=())}
        assert kept.recall("other", ["a"]) == {}
        kept.sign([("again", "b")])
        assert kept.signatures("stamp")["b"] == "again"
    with results(tmp_path, "auto", RULES, keep=True) as kept:
        assert kept.signatures("stamp") == {}


def test_what_was_gathered_comes_in_the_articles_order_and_is_replaced(tmp_path: Path) -> None:
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        kept.remember("one", [row("b", "2"), row("a", "1", "x")])
        assert list(kept.gathered("C001")) == [("a", "1"), ("b", "2")]
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        kept.remember("two", [row("b", "3"), row("a", None, "y")])
        assert list(kept.gathered("C001")) == [("b", "3")]
        assert list(kept.gathered("C002")) == [("a", "y")]


def test_articles_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        kept.remember("stamp", [row(each, each) for each in "abc"])
        kept.keep_only(["b", "d"])
        assert (list(kept.signatures("stamp")), list(kept.gathered("C001"))) == (["b"], [("b", "b")])


def test_what_the_corpus_showed_is_kept_under_its_key(tmp_path: Path) -> None:
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        kept.remember_corpus("key", "[]")
        assert (kept.recall_corpus("key"), kept.recall_corpus("other")) == ("[]", None)


def test_rows_that_cannot_all_be_kept_are_not_kept_at_all(tmp_path: Path) -> None:
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        with pytest.raises(AttributeError):
            kept.remember("stamp", [row("a"), 5])  # type: ignore[list-item]
        assert kept.signatures("stamp") == {}


def test_results_that_are_not_kept_leave_no_file(tmp_path: Path) -> None:
    with results(tmp_path, "gold", RULES, keep=False) as kept:
        kept.remember("stamp", [row("a")])
        assert kept.signatures("stamp") == {"a": None}
    assert list(tmp_path.iterdir()) == []


def test_a_second_one_who_opens_them_sees_none_and_disturbs_none(tmp_path: Path) -> None:
    with results(tmp_path, "gold", RULES, keep=True) as first:
        first.remember("stamp", [row("a")])
        with results(tmp_path, "gold", RULES, keep=True) as second:
            assert second.signatures("stamp") == {}
            second.remember("stamp", [row("b")])
        assert first.signatures("stamp") == {"a": None}
    with results(tmp_path, "gold", RULES, keep=True) as kept:
        assert kept.signatures("stamp") == {"a": None}


def test_the_version_is_a_digest_of_the_rules_code() -> None:
    assert len(rules_version()) == 64
