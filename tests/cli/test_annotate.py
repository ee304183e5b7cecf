from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from .conftest import Run

STORY = 'Leam Water fined\n\nLeam Water (LW) was fined. "We are sorry," said Ana Ruiz. More than 400 homes were hit.\n'


def test_the_corpus_is_annotated_and_listed(cli: Run, folder: Path) -> None:
    ran = cli("annotate")
    assert (ran.status, ran.err) == (0, "articlekit: 1 article annotated in layer auto\n")
    assert cli("annotate").err == "articlekit: 0 articles annotated in layer auto\n"
    rows = json.loads(cli("claims", "--layer", "auto", "--format", "json").out)
    assert {row["text"] for row in rows} == {"More than 400", "more than 500", "414", "513", "132", "more than 394", "1,644"}
    assert cli("check", "--layer", "auto", "--fail-on", "error").status == 0


def test_a_layer_is_scored_against_another(cli: Run, folder: Path, terminal: Run) -> None:
    cli("annotate")
    rows = [json.loads(line) for line in cli("evaluate", "gold", "auto").out.splitlines()]
    scores = {(each["kind"], each["measure"], each["form"]): each["f1"] for each in rows}
    assert json.loads(cli("evaluate", "gold", "auto", "--format", "json").out)[0]["scores"] == rows
    assert scores["claims", "value", "all"] == 100
    assert "precision" in terminal("evaluate", "gold", "auto", columns=120).out


def test_standard_input_is_annotated_and_printed(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    found = json.loads(cli("annotate", "--stdin").out)
    assert (found["article"], found["layer"]) == ("stdin", "auto")
    assert {each["kind"] for each in found["annotations"]} == {"quote", "claim", "organisation"}
    assert "entities" in found


def test_a_file_outside_a_corpus_is_annotated_and_printed(cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    assert json.loads(cli("annotate", "story.txt").out)["article"] == "story"


def test_several_files_outside_a_corpus(cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one.txt", "two.txt"):
        Path(name).write_text(STORY, encoding="utf-8")
    ran = cli("annotate", "one.txt", "two.txt")
    assert [line for line in ran.out.splitlines() if '"article"' in line] == [' "article": "one",', ' "article": "two",']


def test_a_text_of_the_corpus_may_be_named_by_its_path(cli: Run, folder: Path) -> None:
    ran = cli("annotate", "corpus/ceop-annual-report.txt")
    assert (ran.out, ran.err) == ("", "articlekit: 1 article annotated in layer auto\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["nope"], "no article 'nope'", id="article"),
        pytest.param(["nope.txt"], "nope.txt: no such file", id="file"),
        pytest.param(["nope.txt", "ceop-annual-report"], "outside the corpus", id="file and article"),
        pytest.param(["--model", "en_core_web_xl"], "pip install", id="model"),
        pytest.param(["--jobs", "0"], "--jobs", id="jobs"),
        pytest.param(["--layer", "gold"], "hand-made", id="hand-made"),
    ],
)
def test_what_cannot_be_annotated_is_one_line(cli: Run, folder: Path, arguments: list[str], says: str) -> None:
    before = (folder / "annotations" / "gold" / "ceop-annual-report.json").read_bytes()
    ran = cli("annotate", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err.splitlines()[0]
    assert (folder / "annotations" / "gold" / "ceop-annual-report.json").read_bytes() == before


def test_a_terminal_sees_how_far_it_is(terminal: Run, folder: Path) -> None:
    out = terminal("annotate", columns=120).out
    assert "1/1" in out
    assert "1 article annotated" in out
