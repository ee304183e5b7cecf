from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import ANSI, Run

GOLD = Path("annotations/gold/ceop-annual-report.json")


@pytest.fixture
def damaged(folder: Path) -> Path:
    """The corpus with a speaker that nobody knows."""
    text = GOLD.read_text(encoding="utf-8")
    GOLD.write_text(text.replace('"speaker": "peter-davies"', '"speaker": "p9"', 1), encoding="utf-8")
    return folder


def test_the_committed_corpus_is_clean(cli: Run, folder: Path) -> None:
    ran = cli("check")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith("nothing wrong\n")


def test_a_finding_has_the_contract_s_keys_and_its_place(cli: Run, damaged: Path) -> None:
    ran = cli("check", "--format", "json")
    (finding,) = json.loads(ran.out)
    keys = "rule name severity article file annotation start end line column message related fixable"
    assert list(finding) == keys.split()
    place = finding["rule"], finding["file"], finding["annotation"], finding["line"], finding["column"]
    assert place == ("R001", "corpus/ceop-annual-report.txt", "q3", 9, 5)
    assert ran.status == 1


def test_a_terminal_gets_the_words_with_carets(terminal: Run, damaged: Path) -> None:
    ran = terminal("check")
    lines = ANSI.sub("", ran.out).splitlines()
    assert ran.status == 1
    assert lines[1].startswith("corpus/ceop-annual-report.txt:9:5: error R001 dangling-reference [q3]: ")
    excerpt, carets = lines[2], lines[3]
    assert excerpt[carets.index("^") :].startswith('the "great tragedy"')


def test_concise_is_a_line_each(cli: Run, damaged: Path) -> None:
    assert cli("check", "--format", "concise").out.count("\n") == 1


@pytest.mark.parametrize(("least", "status"), [("error", 0), ("warning", 1), ("info", 1)])
def test_the_least_severity_that_fails_can_be_chosen(cli: Run, folder: Path, least: str, status: int) -> None:
    assert cli("entities", "add", "Nobody", "--type", "person").status == 0
    assert cli("check", "--fail-on", least).status == status


def test_a_truncated_file_is_a_finding_and_the_others_are_checked(cli: Run, damaged: Path) -> None:
    (damaged / "corpus" / "b.txt").write_text("Ann left.", encoding="utf-8")
    (damaged / "annotations" / "gold" / "b.json").write_text('{"format": ', encoding="utf-8")
    ran = cli("check", "--format", "json")
    assert [(each["rule"], each["file"]) for each in json.loads(ran.out)] == [
        ("S001", "annotations/gold/b.json"),
        ("R001", "corpus/ceop-annual-report.txt"),
    ]
    assert ran.status == 1


def test_a_text_that_cannot_be_read_is_a_line_and_status_2(cli: Run, damaged: Path) -> None:
    (damaged / "corpus" / "b.txt").write_bytes(b"Ann \xff left.")
    ran = cli("check", "--format", "json")
    assert len(json.loads(ran.out)) == 1
    assert ran.status == 2
    assert "corpus/b.txt: line 1" in ran.err


def test_one_article_can_be_checked(cli: Run, damaged: Path) -> None:
    (damaged / "corpus" / "b.txt").write_text("Ann left.", encoding="utf-8")
    assert cli("check", "b").status == 0
    assert cli("check", "ceop-annual-report").status == 1
    assert cli("check", "nope").status == 2


def test_an_entity_that_another_layer_names_is_not_left_over(cli: Run, folder: Path) -> None:
    assert cli("entities", "add", "Somebody", "--type", "person").status == 0
    other = folder / "annotations" / "ana" / GOLD.name
    other.parent.mkdir()
    content = json.loads(GOLD.read_text(encoding="utf-8")) | {"layer": "ana"}
    content["annotations"] = [each | {"speaker": "somebody"} for each in content["annotations"] if each["kind"] == "quote"]
    assert cli("check").status == 1
    other.write_text(json.dumps(content), encoding="utf-8")
    assert cli("check", "--layer", "gold").status == 0
    assert cli("check", "--layer", "ana").status == 0


def test_real_corpora_have_no_error(cli: Run, eval_root: Path) -> None:
    for data in ("own/dev", "gum/dev"):
        ran = cli("check", "--root", str(eval_root / data), "--format", "json", "--fail-on", "error")
        assert ran.status == 0, ran.out


def test_a_rule_explains_itself(cli: Run) -> None:
    ran = cli("rule", "a002")
    assert ran.out.startswith("A002 surface-drift (error)\n\n")
    assert all(part in ran.out for part in ("Why:", "Bad:", "Good:"))


def test_all_rules_are_listed(cli: Run) -> None:
    codes = [line.split()[0] for line in cli("rule").out.splitlines()]
    assert codes[0] == "S001"
    assert len(codes) == 17


def test_an_unknown_rule_is_exit_2(cli: Run) -> None:
    ran = cli("rule", "A00")
    assert ran.status == 2
    assert "did you mean 'A00" in ran.err
