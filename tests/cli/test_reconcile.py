from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from articlekit import Corpus, ReconciledRow

from .conftest import Run

ARTICLE = "ceop-annual-report"


def test_the_figures_of_the_article_are_consistent_and_networks_are_not_compared(cli: Run, folder: Path) -> None:
    ran = cli("reconcile", "--format", "json")
    rows = json.loads(ran.out)
    assert [(row["group"], row["text"], row["verdict"], row["why"]) for row in rows] == [
        (1, "More than 400", "consistent", "414 lies in (400, ∞)"),
        (1, "414", None, None),
        (2, "more than 500", "consistent", "513 lies in (500, ∞)"),
        (2, "513", None, None),
    ]
    assert {row["against"] for row in rows} == {f"{ARTICLE}:n3", f"{ARTICLE}:n4", None}
    assert list(rows[0]) == list(ReconciledRow.model_fields)
    assert ran.status == 0


def test_a_table_says_the_verdict(cli: Run, folder: Path) -> None:
    assert "consistent" in cli("reconcile", ARTICLE, "--format", "table").out


def other_version(folder: Path, old: str, new: str) -> None:
    """Add another version of the article with one figure changed, in the text and in its annotations."""
    corpus = Corpus(folder)
    for suffix in ("txt", "toml"):
        shutil.copy(folder / f"corpus/{ARTICLE}.{suffix}", folder / f"corpus/other.{suffix}")
    text = (folder / "corpus/other.txt").read_text(encoding="utf-8")
    (folder / "corpus/other.txt").write_bytes(text.replace(old, new).encode())
    source = corpus.annotations(ARTICLE, "gold")
    written = json.loads(source.model_dump_json(by_alias=True))
    written |= {"article": "other", "text_sha256": corpus.article("other").text_sha256}
    content = json.dumps(written).replace(old, new)
    (folder / "annotations/gold/other.json").write_text(content, encoding="utf-8")


def test_across_articles_figures_about_one_thing_are_compared(cli: Run, folder: Path) -> None:
    other_version(folder, "414", "441")
    rows = [json.loads(line) for line in cli("reconcile", "--format", "jsonl").out.splitlines()]
    children = [row for row in rows if row["measure"] == "children"]
    assert [(row["article"], row["text"], row["verdict"]) for row in children] == [
        (ARTICLE, "More than 400", "consistent"),
        (ARTICLE, "414", None),
        ("other", "More than 400", "consistent"),
        ("other", "441", "conflicting"),
    ]
    assert {row["group"] for row in children} == {1}


def test_only_the_articles_that_are_named_are_compared(cli: Run, folder: Path) -> None:
    other_version(folder, "414", "441")
    rows = json.loads(cli("reconcile", "other", "--format", "json").out)
    assert {row["article"] for row in rows} == {"other"}
    assert {row["verdict"] for row in rows} == {"consistent", None}


def test_an_unknown_article_is_said(cli: Run, folder: Path) -> None:
    ran = cli("reconcile", "ceop", "--format", "json")
    assert (ran.status, ran.err.count("\n")) == (2, 2)


def test_in_python_the_same(folder: Path, cli: Run) -> None:
    rows = [row.model_dump() for row in Corpus(folder).reconcile()]
    assert rows == json.loads(cli("reconcile", "--format", "json").out)


@pytest.mark.parametrize("rejected", ["n1", "n3"])
def test_a_rejected_claim_is_left_out(folder: Path, rejected: str) -> None:
    corpus = Corpus(folder)
    corpus.set_status(ARTICLE, [rejected], "rejected", "gold")
    assert [row.measure for row in corpus.reconcile()] == ["people", "people"]
