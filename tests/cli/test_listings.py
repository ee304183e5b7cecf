from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import ANSI, Run

QUOTE_KEYS = "article id form speaker speaker_name source cue text spans line".split()
CLAIM_KEYS = "article id text comparator value upper unit of change measure period claimed_by sentence spans line".split()
ORGANISATION_KEYS = "article id text form organisation organisation_name spans line".split()


@pytest.mark.parametrize("name", ["Peter Davies", "davies", "mr davies", "peter-davies", "MR. DAVIES"])
def test_davies_is_quoted_four_times_by_any_name(cli: Run, folder: Path, name: str) -> None:
    ran = cli("quotes", "--speaker", name, "--format", "json")
    rows = json.loads(ran.out)
    assert [(row["form"], len(row["spans"])) for row in rows] == [("mixed", 1), ("direct", 3), ("direct", 2), ("indirect", 1)]
    assert ran.status == 0


def test_an_unknown_speaker_names_the_near_one(cli: Run, folder: Path) -> None:
    ran = cli("quotes", "--speaker", "Peter Davis", "--layer", "gold")
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "'Peter Davies'" in ran.err


def test_claims_that_can_be_400_or_more(cli: Run, folder: Path) -> None:
    rows = json.loads(cli("claims", "--min", "400", "--format", "json").out)
    assert [row["text"] for row in rows] == ["More than 400", "more than 500", "414", "513", "more than 394", "1,644"]


def test_claims_by_a_speaker(cli: Run, folder: Path) -> None:
    assert json.loads(cli("claims", "--by", "Peter Davies", "--format", "json").out) == []
    assert len(json.loads(cli("claims", "--by", "ceop", "--format", "json").out)) == 6


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        pytest.param("quotes", QUOTE_KEYS, id="quotes"),
        pytest.param("claims", CLAIM_KEYS, id="claims"),
        pytest.param("organisations", ORGANISATION_KEYS, id="organisations"),
    ],
)
def test_rows_have_the_contract_s_keys_in_every_format(cli: Run, folder: Path, command: str, keys: list[str]) -> None:
    as_json = json.loads(cli(command, "--format", "json").out)
    as_lines = [json.loads(line) for line in cli(command, "--format", "jsonl").out.splitlines()]
    as_csv = list(csv.DictReader(io.StringIO(cli(command, "--format", "csv").out)))
    head, rule, *lines = cli(command, "--format", "markdown").out.splitlines()
    assert list(as_json[0]) == list(as_csv[0]) == keys
    assert as_json == as_lines
    assert [row["id"] for row in as_csv] == [row["id"] for row in as_json]
    assert json.loads(as_csv[0]["spans"]) == as_json[0]["spans"]
    assert head == f"| {' | '.join(keys)} |"
    assert rule.count("---") == len(keys)
    assert len(lines) == len(as_json)


def test_a_pipe_gets_json_lines_and_the_layer_is_said_aside(cli: Run, folder: Path) -> None:
    ran = cli("quotes")
    assert len([json.loads(line) for line in ran.out.splitlines()]) == 9
    assert ran.err == "articlekit: layer gold\n"


def test_a_terminal_gets_a_table_that_fits_it(terminal: Run, folder: Path) -> None:
    for columns in (60, 80, 120):
        ran = terminal("quotes", columns=columns)
        lines = ANSI.sub("", ran.out).splitlines()
        assert "speaker" in lines[1]
        assert max(map(len, lines)) <= columns
        assert ran.out != ANSI.sub("", ran.out)


@pytest.mark.parametrize("command", ["quotes", "claims", "organisations"])
def test_a_narrow_terminal_gets_blocks_that_fit_it(terminal: Run, folder: Path, command: str) -> None:
    lines = ANSI.sub("", terminal(command, columns=40).out).splitlines()
    assert max(map(len, lines)) <= 44
    assert any("·" in line for line in lines)


def test_no_color_is_respected(terminal: Run, folder: Path) -> None:
    ran = terminal("claims", NO_COLOR="1")
    assert "More than 400" in ran.out
    assert "\x1b[3" not in ran.out


def test_nothing_found_is_said(terminal: Run, folder: Path) -> None:
    assert "no quotes found" in terminal("quotes", "--contains", "zebra").out


def test_a_file_is_written_whole_in_the_format_of_its_suffix(cli: Run, folder: Path) -> None:
    ran = cli("quotes", "-o", "out.csv")
    assert (ran.status, ran.out) == (0, "")
    assert (folder / "out.csv").read_text(encoding="utf-8").startswith("article,id,form,")
    assert cli("quotes", "--article", "nope", "-o", "out.csv").status == 2
    assert (folder / "out.csv").read_text(encoding="utf-8").count("peter-davies") == 4
    assert not list(folder.glob(".out*"))


def test_a_dash_is_standard_output(cli: Run, folder: Path) -> None:
    assert cli("quotes", "-o", "-").out == cli("quotes").out


def test_a_folder_that_is_not_there_cannot_be_written_to(cli: Run, folder: Path) -> None:
    ran = cli("quotes", "--layer", "gold", "-o", "no/such/place.json")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "no/such/place.json" in ran.err


def test_one_broken_article_does_not_keep_the_others_back(cli: Run, folder: Path) -> None:
    (folder / "corpus" / "b.txt").write_text("Ann left.", encoding="utf-8")
    (folder / "annotations" / "gold" / "b.json").write_text('{"format": ', encoding="utf-8")
    ran = cli("quotes", "--layer", "gold", "--format", "json")
    assert len(json.loads(ran.out)) == 9
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "annotations/gold/b.json: line 1" in ran.err


def test_a_changed_text_is_said_once(cli: Run, folder: Path) -> None:
    path = folder / "corpus" / "ceop-annual-report.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    ran = cli("claims", "--layer", "gold")
    assert ran.status == 0
    assert ran.err.count("the text has changed") == 1


def test_rejected_annotations_are_left_out_unless_asked_for(cli: Run, folder: Path) -> None:
    assert cli("reject", "ceop-annual-report", "q3").status == 0
    assert len(cli("quotes").out.splitlines()) == 8
    assert len(cli("quotes", "--all").out.splitlines()) == 9
    assert cli("accept", "ceop-annual-report", "q3").status == 0
    assert len(cli("quotes").out.splitlines()) == 9


def test_summary_counts_surface_forms(cli: Run, folder: Path) -> None:
    rows = json.loads(cli("organisations", "--summary", "--format", "json").out)
    assert [(row["organisation"], row["count"]) for row in rows] == [("ceop", 8), ("bbc", 1)]
    assert rows[0]["surfaces"][0] == "Ceop"


def test_several_meanings_of_a_name_are_said(cli: Run, folder: Path) -> None:
    assert cli("entities", "add", "Ann Davies", "--type", "person").status == 0
    ran = cli("quotes", "--speaker", "davies")
    assert len(ran.out.splitlines()) == 4
    assert "Peter Davies (peter-davies)" in ran.err
    assert "Ann Davies (ann-davies)" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["quotes", "--layer", "gould"], "gold", id="layer"),
        pytest.param(["quotes", "--article", "ceop-anual-report"], "ceop-annual-report", id="article"),
        pytest.param(["claims", "--min", "many"], "many", id="bound"),
        pytest.param(["quotes", "--root", "nowhere"], "nowhere", id="root"),
        pytest.param(["show", "../x"], "../x", id="id"),
    ],
)
def test_a_wrong_name_is_one_line_that_names_it(cli: Run, folder: Path, arguments: list[str], says: str) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert says in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err
