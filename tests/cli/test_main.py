from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from articlekit.cli import main

from .conftest import Run

COMMANDS = (
    "quotes claims organisations search concordance sql show stats check rule reconcile evaluate annotate edit add".split()
)
COMMANDS += "accept reject promote new export import schema doctor".split()
COMMANDS += ["entities list", "entities add", "entities alias"]


def loaded(statement: str) -> set[str]:
    """Give the names of the modules that a fresh interpreter has loaded after `statement`."""
    program = f"import sys, json\ntry:\n    {statement}\nexcept SystemExit: pass\nprint('\\n' + json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("import articlekit", id="import"),
        pytest.param("sys.argv[1:] = ['--help']; from articlekit.cli.main import main; main()", id="help"),
    ],
)
def test_what_is_slow_to_load_is_not_loaded_for_nothing(statement: str) -> None:
    assert not loaded(statement) & {"spacy", "duckdb", "msgspec", "numpy", "pydantic", "rich", "starlette"}


@pytest.mark.usefixtures("folder")
def test_rules_are_not_loaded_where_nothing_has_changed() -> None:
    unsettled = "from articlekit.store import raw; raw.SETTLED_NS = 0"
    check = f"{unsettled}; sys.argv[1:] = ['check']; from articlekit.cli.main import main; main()"
    assert "articlekit.check.rule" in loaded(check)
    assert "articlekit.check.rule" not in loaded(check)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_that_names_it(cli: Run, command: str) -> None:
    ran = cli(*command.split(), "--help")
    assert ran.status == 0
    assert f"articlekit {command}" in ran.out.partition("Examples:")[2]


def test_all_commands_are_tested_for_help() -> None:
    known = {info.name for info in main.application().registered_commands}
    assert known == {command for command in COMMANDS if " " not in command}


def test_version_is_the_package_s(cli: Run) -> None:
    assert cli("--version").out == "articlekit 0.1.0\n"


def test_without_a_command_help_is_printed(cli: Run) -> None:
    ran = cli()
    assert ran.status == 0
    assert ran.out.startswith("Usage: articlekit")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        pytest.param(["qoutes"], "quotes", id="command"),
        pytest.param(["quotes", "--speeker", "x"], "--speaker", id="option"),
        pytest.param(["quotes", "--form", "loud"], "direct", id="choice"),
        pytest.param(["show"], "ARTICLE", id="argument"),
        pytest.param(["show", "x", "--width", "wide"], "--width", id="number"),
    ],
)
def test_a_wrong_call_is_one_line_that_names_what_is_right(cli: Run, arguments: list[str], names: str) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert names in ran.err


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    endless = "SELECT * FROM range(1000000000000)"
    for command, first in (("schema", "{\n"), (f"sql --layer gold '{endless}'", '{"range": 0}\n')):
        program = f"set -o pipefail; {sys.executable} -m articlekit {command} | head -n 1"
        done = subprocess.run(["bash", "-c", program], cwd=folder, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, first, "")


def test_a_full_disk_is_one_line(folder: Path) -> None:
    program = f"{sys.executable} -m articlekit schema > /dev/full"
    done = subprocess.run(["bash", "-c", program], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no space left" in done.stderr


def test_a_bug_is_a_traceback_and_status_3(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(main, "application", broken)
    ran = cli("quotes")
    assert ran.status == 3
    assert "boom" in ran.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from articlekit.cli.main import application; application()(prog_name='articlekit')"],
        env={"_ARTICLEKIT_COMPLETE": f"complete_{shell}", "COMP_WORDS": "articlekit quo", "COMP_CWORD": "1",
             "_TYPER_COMPLETE_ARGS": "articlekit quo", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "quotes" in done.stdout


def test_articles_are_completed(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from articlekit.cli.main import application; application()(prog_name='articlekit')"],
        env={"_ARTICLEKIT_COMPLETE": "complete_bash", "COMP_WORDS": "articlekit show ce", "COMP_CWORD": "2"},
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "ceop-annual-report" in done.stdout
