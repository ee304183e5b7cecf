from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest

from articlekit.report.finding_reports import FINDING_REPORTS

from .conftest import ANSI, REPOSITORY, Run

CEOP = "ceop-annual-report"
GOLD = Path(f"annotations/gold/{CEOP}.json")


@pytest.fixture
def damaged(folder: Path) -> Path:
    """The corpus with a speaker that nobody knows and a mention with a space too much."""
    text = GOLD.read_text(encoding="utf-8")
    text = text.replace('"speaker": "peter-davies"', '"speaker": "p9"', 1)
    at = text.index('"text": "BBC"')
    start = text.rindex('"start": 1125', 0, at)
    text = text[:start] + text[start:at].replace("1125", "1124") + text[at:].replace('"BBC"', '" BBC"', 1)
    GOLD.write_text(text, encoding="utf-8")
    return folder


def rules(out: str) -> list[str]:
    return [each["rule"] for each in json.loads(out) if each["severity"] != "info"]


def test_the_committed_corpus_has_no_error_or_warning(cli: Run, folder: Path) -> None:
    ran = cli("check", "--format", "json")
    assert (ran.status, rules(ran.out)) == (0, [])
    assert cli("check", "--fail-on", "info").status == 1


def test_a_finding_has_the_contract_s_keys_and_its_place(cli: Run, damaged: Path) -> None:
    ran = cli("check", "--select", "R", "--format", "json")
    (finding,) = json.loads(ran.out)
    keys = "rule name severity article file annotation start end line column message related fixable"
    assert list(finding) == keys.split()
    place = finding["rule"], finding["file"], finding["annotation"], finding["line"], finding["column"]
    assert place == ("R001", f"corpus/{CEOP}.txt", "q3", 9, 5)
    assert ran.status == 1


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_terminal_gets_the_words_with_carets_and_the_fix(terminal: Run, damaged: Path, columns: int) -> None:
    ran = terminal("check", columns=columns)
    lines = ANSI.sub("", ran.out).splitlines()
    assert ran.status == 1
    at = next(
        i for i, line in enumerate(lines) if line.startswith(f"corpus/{CEOP}.txt:9:5: error R001 dangling-reference [q3]")
    )
    excerpt, carets, fix = lines[at + 1 : at + 4]
    assert excerpt[carets.index("^") :].startswith('the "great')
    assert max(len(excerpt), len(carets)) <= columns
    assert fix == "  fix: name nothing (--unsafe-fixes)"


@pytest.mark.parametrize(("least", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_least_severity_that_fails_can_be_chosen(cli: Run, folder: Path, least: str, status: int) -> None:
    assert cli("entities", "add", "Nobody", "--type", "person").status == 0
    assert cli("check", "--fail-on", least).status == status
    assert cli("check", "--fail-on", least, "--exit-zero").status == 0


def test_rules_are_chosen_by_option_and_by_the_settings(cli: Run, damaged: Path) -> None:
    assert rules(cli("check", "-f", "json").out) == ["R001", "A005"]
    assert rules(cli("check", "-f", "json", "--select", "a,S").out) == ["A005"]
    assert rules(cli("check", "-f", "json", "--ignore", "A", "--ignore", "M").out) == ["R001"]
    Path("articlekit.toml").write_text('select = ["A"]\nignore = ["A005"]\nseverity.R001 = "warning"\n', encoding="utf-8")
    assert rules(cli("check", "-f", "json").out) == []
    assert rules(cli("check", "-f", "json", "--extend-select", "R001").out) == ["R001"]
    assert rules(cli("check", "-f", "json", "--select", "A005").out) == ["A005"]
    assert cli("check", "--select", "R", "--fail-on", "error").status == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--select", "A05"], "no rule 'A05'; did you mean 'A005'?", id="unknown-code"),
        pytest.param(["--explain", "A05"], "no rule 'A05'; did you mean 'A005'?", id="unknown-code-to-explain"),
        pytest.param(["--format", "xml"], "sarif", id="unknown-format"),
        pytest.param(["--fail-on", "fatal"], "warning", id="unknown-severity"),
        pytest.param(["--baseline", "none.json"], "none.json: cannot be read: no such file", id="no-baseline"),
        pytest.param(["--baseline", "articlekit.toml"], "articlekit.toml: is no baseline: ", id="another-file-as-baseline"),
        pytest.param(["-o", "no/such/folder.json"], "cannot be written", id="output-nowhere"),
        pytest.param(["--jobs", "0"], "--jobs", id="no-process"),
        pytest.param(["--layer", "nope"], "no layer 'nope'; known: gold", id="unknown-layer"),
        pytest.param(["nope"], "no article 'nope'", id="unknown-article"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(cli: Run, folder: Path, arguments: list[str], message: str) -> None:
    Path("articlekit.toml").write_text("", encoding="utf-8")
    ran = cli("check", "--quiet", "--layer", "gold", *arguments)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert message in ran.err


def test_of_what_only_the_whole_corpus_shows_nothing_is_said_where_nothing_was_checked(cli: Run, folder: Path) -> None:
    said = "what only the whole corpus shows was not looked for"
    assert said in cli("check", CEOP).err
    assert said not in cli("check", "nope").err


def test_wrong_settings_are_one_line_with_their_place_and_nothing_is_checked(cli: Run, damaged: Path) -> None:
    Path("pyproject.toml").write_text('[tool.articlekit]\nignore = ["A"]\nselct = ["S"]\n', encoding="utf-8")
    ran = cli("check", "--quiet")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "articlekit: pyproject.toml: line 3, column 1: 'selct' is not a setting; did you mean 'select'?\n"


def test_the_settings_that_hold_are_shown(cli: Run, folder: Path) -> None:
    Path("articlekit.toml").write_text('ignore = ["A"]\nseverity = {Q003 = "info"}\n', encoding="utf-8")
    ran = cli("check", "--show-settings", "--extend-select", "A005")
    assert 'Q003 = "info"' in ran.out
    selected = ran.out.splitlines()[-1].split()
    assert "A005" in selected
    assert "A001" not in selected
    assert "from articlekit.toml" in ran.err


def test_several_outputs_in_one_run(cli: Run, damaged: Path) -> None:
    ran = cli("check", "-o", "a.sarif", "-o", "b.xml", "-o", "gitlab:c.json", "-o", "d.json", "-o", "concise:-", "-o", "e.csv")
    assert json.loads(Path("a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse("b.xml").getroot().tag == "testsuites"
    assert "fingerprint" in json.loads(Path("c.json").read_text(encoding="utf-8"))[0]
    assert rules(Path("d.json").read_text(encoding="utf-8")) == ["R001", "A005"]
    assert Path("e.csv").read_text(encoding="utf-8").startswith("rule,name,")
    assert [line.split(": ")[1][:12] for line in ran.out.splitlines() if " info " not in line] == [
        "error R001 d",
        "warning A005",
    ]


def test_format_holds_for_files_without_one_of_their_own_and_else_for_standard_output(cli: Run, damaged: Path) -> None:
    assert cli("check", "--format", "concise", "-o", "x.txt").out == ""
    assert Path("x.txt").read_text(encoding="utf-8").startswith("corpus/")
    ran = cli("check", "--format", "github", "-o", "sarif:x.json")
    assert ran.out.startswith("::error ")
    assert json.loads(Path("x.json").read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize("form", FINDING_REPORTS)
def test_paths_lead_from_the_current_folder_for_people_and_services(cli: Run, damaged: Path, form: str) -> None:
    (damaged / "sub").mkdir()
    os.chdir(damaged / "sub")
    out = cli("check", "--format", form).out
    assert ("../corpus/" in out) == (form not in ("json", "jsonl", "csv", "markdown"))


def test_statistics_count_by_rule(cli: Run, terminal: Run, damaged: Path) -> None:
    ran = cli("check", "--statistics", "--format", "json", "--select", "A,R")
    assert json.loads(ran.out) == [
        {"rule": "A005", "name": "edge-whitespace", "severity": "warning", "count": 1, "fixable": 1},
        {"rule": "R001", "name": "dangling-reference", "severity": "error", "count": 1, "fixable": 1},
    ]
    assert ran.status == 1
    assert "edge-whitespace" in terminal("check", "--statistics").out


def test_a_fix_is_shown_then_made_then_nothing_is_left(cli: Run, damaged: Path) -> None:
    before = GOLD.read_bytes()
    ran = cli("check", "--diff")
    assert (ran.status, GOLD.read_bytes()) == (1, before)
    assert ran.out.splitlines()[:2] == [f"--- {GOLD.as_posix()}", f"+++ {GOLD.as_posix()}"]
    assert cli("check", "--fix", "--diff").out == ran.out
    Path("fix.patch").write_text(ran.out, encoding="utf-8")
    fixed = cli("check", "--fix", "--format", "json")
    assert (fixed.status, rules(fixed.out)) == (1, ["R001"])
    after = GOLD.read_bytes()
    GOLD.write_bytes(before)
    subprocess.run(["patch", "-p0", "-s", "-i", "fix.patch"], check=True)
    assert GOLD.read_bytes() == after
    assert cli("check", "--fix", "--unsafe-fixes").status == 0
    ran = cli("check", "--diff", "--unsafe-fixes")
    assert (ran.status, ran.out) == (0, "")


def test_what_was_fixed_and_what_can_be_is_said(cli: Run, damaged: Path) -> None:
    assert "1 fixable with --fix, 1 fixable with --unsafe-fixes" in cli("check").err
    assert "fixed 1 problem(s) in 1 file(s)" in cli("check", "--fix").err
    assert cli("check", "--fix", "--quiet").err == ""


def test_a_baseline_holds_while_the_text_before_changes(cli: Run, damaged: Path) -> None:
    ran = cli("check", "--write-baseline", "known.json")
    assert (ran.status, ran.out) == (0, "")
    ran = cli("check", "--baseline", "known.json", "--fail-on", "info")
    assert (ran.status, ran.out) == (0, "")
    assert "nothing wrong (3 known from the baseline)" in ran.err
    text = GOLD.read_text(encoding="utf-8").replace('"speaker": "peter-davies"', '"speaker": "p8"', 1)
    GOLD.write_text(text, encoding="utf-8")
    assert rules(cli("check", "--baseline", "known.json", "--format", "json").out) == ["R001"]


def test_what_could_not_be_judged_is_counted(cli: Run, damaged: Path) -> None:
    assert "2 annotation(s) that S, A or R found fault with were not judged by Q, N, O and C" in cli("check").err
    assert "what only the whole corpus shows was not looked for" in cli("check", CEOP).err


def test_a_truncated_file_is_a_finding_and_the_others_are_checked(cli: Run, damaged: Path) -> None:
    (damaged / "corpus" / "b.txt").write_text("Ann left.", encoding="utf-8")
    (damaged / "annotations" / "gold" / "b.json").write_text('{"format": ', encoding="utf-8")
    ran = cli("check", "--format", "json", "--select", "S,R")
    assert [(each["rule"], each["file"]) for each in json.loads(ran.out)] == [
        ("S001", "annotations/gold/b.json"),
        ("R001", f"corpus/{CEOP}.txt"),
    ]
    assert ran.status == 1


def with_member(text: str) -> bytes:
    """Put one more annotation, as it is written, into the committed file."""
    return GOLD.read_bytes().replace(b'"annotations": [', f'"annotations": [{text},'.encode(), 1)


def waived(waiver: str) -> str:
    """Write an annotation that has a waiver."""
    span = '"span": {"start": 501, "end": 502, "text": "t"}'
    return f'{{"kind": "organisation", "id": "x", {span}, "form": "name", "waive": [{waiver}]}}'


@pytest.mark.parametrize(
    ("member", "message"),
    [
        pytest.param(
            '{"kind": "organisation", "id": "x", "confidence": NaN}', "confidence: must be a finite number, not NaN", id="nan"
        ),
        pytest.param('{"kind": "claim", "id": "x", "value": 1' + "0" * 400 + "}", "value: ", id="a-number-of-400-digits"),
        pytest.param('{"kind": "claim", "id": "x", "value": 1' + "0" * 100_000 + "}", "value: ", id="a-number-beyond-all"),
        pytest.param('{"kind": "organisation", "id": "x", "confidence": 1e400}', "confidence", id="beyond-floats"),
        pytest.param(waived('{"rule": "A001"}'), "reason: is missing", id="no-reason"),
        pytest.param(waived('{"rule": "A001", "reason": " "}'), "reason: ", id="empty-reason"),
        pytest.param("[" * 100_000 + "]" * 100_000, "is nested too deeply", id="nested-too-deeply"),
        pytest.param('"\\ud800"', "", id="half-a-character"),
    ],
)
def test_what_no_file_should_hold_is_a_finding_and_the_rest_is_checked(
    cli: Run, folder: Path, member: str, message: str
) -> None:
    for suffix in ("txt", "toml"):
        shutil.copy(f"corpus/{CEOP}.{suffix}", f"corpus/b.{suffix}")
    broken = with_member(member).replace(b'"ceop-annual-report"', b'"b"', 1)
    Path("annotations/gold/b.json").write_bytes(broken)
    for _ in range(2):
        ran = cli("check", "--format", "json", "--select", "S,A,R")
        found = [each for each in json.loads(ran.out) if each["file"] == "annotations/gold/b.json"]
        assert ran.status == 1
        assert {each["rule"] for each in found} == {"S001"}
        assert any(message in each["message"] for each in found)
        assert all(each["article"] == "b" for each in json.loads(ran.out))
    assert cli("check", "--fix", "--unsafe-fixes", "--select", "S,A,R").status == 1


@pytest.mark.parametrize(
    ("name", "size", "status"),
    [
        pytest.param("annotations/gold/b.json", 2**30, 2, id="1-gb-of-annotations"),
        pytest.param("corpus/b.txt", 2**30, 2, id="1-gb-of-text"),
        pytest.param("corpus/b.toml", 2**30, 2, id="1-gb-of-metadata"),
        pytest.param("annotations/gold/b.json", 2**26, 1, id="64-mb-of-annotations"),
    ],
)
def test_a_gigabyte_of_garbage_is_one_line_and_the_others_are_checked(
    cli: Run, damaged: Path, name: str, size: int, status: int
) -> None:
    for suffix in ("txt", "toml"):
        shutil.copy(f"corpus/{CEOP}.{suffix}", f"corpus/b.{suffix}")
    with Path(name).open("wb") as file:
        file.truncate(size)
    ran = cli("check", "--quiet", "--format", "json", "--select", "S,R")
    assert ran.status == status
    assert ran.err.count("\n") == (status == 2)
    found = json.loads(ran.out)
    assert [each["rule"] for each in found if each["article"] == CEOP] == ["R001"]
    assert [each["rule"] for each in found if each["article"] == "b"] == ["S001"] * (status == 1)
    if status == 2:
        assert ran.err == f"articlekit: {name}: is 1,024 MB, more than the 512 MB that one file may have; split it\n"


def test_a_text_that_cannot_be_read_is_a_line_and_status_2(cli: Run, damaged: Path) -> None:
    (damaged / "corpus" / "b.txt").write_bytes(b"Ann \xff left.")
    ran = cli("check", "--select", "R", "--format", "json")
    assert len(json.loads(ran.out)) == 1
    assert ran.status == 2
    assert "corpus/b.txt: line 1" in ran.err


def test_one_article_can_be_checked(cli: Run, damaged: Path) -> None:
    shutil.copy(f"corpus/{CEOP}.toml", "corpus/b.toml")
    (damaged / "corpus" / "b.txt").write_text("Ann left.", encoding="utf-8")
    assert cli("check", "b").status == 0
    assert cli("check", CEOP).status == 1
    ran = cli("check", CEOP, "nope", "--format", "json")
    assert (ran.status, rules(ran.out)) == (2, ["R001", "A005"])


def test_an_entity_that_another_layer_names_is_not_left_over(cli: Run, folder: Path) -> None:
    assert cli("entities", "add", "Somebody", "--type", "person").status == 0
    other = folder / "annotations" / "ana" / GOLD.name
    other.parent.mkdir()
    content = json.loads(GOLD.read_text(encoding="utf-8")) | {"layer": "ana"}
    content["annotations"] = [each | {"speaker": "somebody"} for each in content["annotations"] if each["kind"] == "quote"]
    assert cli("check").status == 1
    other.write_text(json.dumps(content), encoding="utf-8")
    assert cli("check", "--layer", "gold", "--select", "R").status == 0
    assert cli("check", "--layer", "ana", "--select", "R").status == 0


def test_real_corpora_have_no_error(cli: Run, eval_root: Path) -> None:
    for data in ("own/dev", "gum/dev", "polnear/dev"):
        ran = cli("check", "--root", str(eval_root / data), "--format", "json", "--fail-on", "error", "--no-cache")
        assert ran.status == 0, ran.out


def test_a_check_into_a_closed_pipe_is_no_error(damaged: Path) -> None:
    for form in ("full", "json", "sarif", "grouped"):
        program = f"set -o pipefail; {sys.executable} -m articlekit check --quiet --exit-zero -f {form} | head -n 1"
        done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


def test_watching_checks_again_when_a_file_changes(damaged: Path) -> None:
    program = [sys.executable, "-m", "articlekit", "check", "--watch", "--format", "concise", "--select", "R"]
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs are deaf to Ctrl-C
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=listening
    ) as running:
        assert running.stdout
        lines: list[str] = []
        while not (lines and lines[-1].startswith("articlekit: watching")):
            lines.append(running.stdout.readline())
        assert any("R001" in line for line in lines)
        GOLD.write_text(GOLD.read_text(encoding="utf-8").replace('"p9"', '"peter-davies"'), encoding="utf-8")
        lines.clear()
        while not (lines and lines[-1].startswith("articlekit: watching")):
            lines.append(running.stdout.readline())
        assert "articlekit: nothing wrong\n" in lines
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
    assert running.returncode == 0


def test_the_pre_commit_hooks_run_commands_that_are_there_when_the_right_files_change(cli: Run, folder: Path) -> None:
    hooks = (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries, patterns = re.findall("entry: (.*)", hooks), re.findall("files: (.*)", hooks)
    assert len(entries) == len(patterns) == hooks.count("- id: ")
    for entry in entries:
        program, *arguments = entry.split()
        assert (program, cli(*arguments).status) == ("articlekit", 0)
    for pattern in patterns:
        for name in (GOLD.as_posix(), "sub/corpus/a.txt", "corpus/a.toml", "annotations/entities.json", "articlekit.toml"):
            assert re.search(pattern, name)
        for name in ("README.md", "corpus/a/b.txt", "mycorpus/a.txt", "annotations/gold/a.json.bak"):
            assert not re.search(pattern, name)


def test_a_rule_explains_itself(cli: Run) -> None:
    ran = cli("rule", "a002")
    assert ran.out.startswith("A002 surface-drift (error, unsafe fix)\n\n")
    assert all(part in ran.out for part in ("Why:", "Bad:", "Good:", "Fix:"))
    assert cli("check", "--explain", "a002").out == ran.out


def test_all_rules_are_listed(cli: Run) -> None:
    codes = [line.split()[0] for line in cli("rule").out.splitlines()]
    assert codes[0] == "S001"
    assert len(codes) == 56


def test_an_unknown_rule_is_exit_2(cli: Run) -> None:
    ran = cli("rule", "A00")
    assert ran.status == 2
    assert "did you mean 'A00" in ran.err
