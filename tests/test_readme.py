"""The README says what happens: its commands are run, in order, in a copy of the corpus, on a terminal."""

from __future__ import annotations

import doctest
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from articlekit import RULES

REPOSITORY = Path(__file__).parents[1]
README = REPOSITORY / "README.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"(?<=^```python\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
RULE_TABLE = re.compile(r"(?<=<!-- rules -->\n).*?(?=<!-- /rules -->)", re.DOTALL)
MARK = "\x01"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("readme")
    for name in ("corpus", "annotations"):
        shutil.copytree(REPOSITORY / name, root / name)
    return root


def replayed(blocks: list[str], folder: Path) -> list[str]:
    """Run the commands of all blocks in one shell on a terminal; give the blocks with what it printed."""
    commands = [[line[2:] for line in block.splitlines() if line.startswith("$ ")] for block in blocks]
    script = "".join(f"printf '{MARK}'\n{command}\n" for block in commands for command in block)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "TERM": "xterm", "TMPDIR": str(folder)}
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ) as shell:
        os.close(theirs)
        printed = b""
        while piece := _read(ours):
            printed += piece
        os.close(ours)
    assert shell.returncode == 0
    outputs = iter(printed.decode().replace("\r\n", "\n").split(MARK)[1:])
    return ["".join(f"$ {command}\n{_trimmed(next(outputs))}" for command in block) for block in commands]


def _trimmed(output: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in ANSI.sub("", output).splitlines())


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""


def test_every_command_prints_what_the_readme_shows(folder: Path, update: bool) -> None:
    readme = README.read_text(encoding="utf-8")
    blocks = BLOCK.findall(readme)
    now = replayed(blocks, folder)
    if update:
        fresh = iter(now)
        README.write_text(BLOCK.sub(lambda _: next(fresh), readme), encoding="utf-8")
    else:
        assert blocks == now, "pytest --update rewrites it"


def test_the_python_examples_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    for example in PYTHON.findall(README.read_text(encoding="utf-8")):
        parsed = doctest.DocTestParser().get_doctest(example, {}, "README", None, None)
        assert doctest.DocTestRunner().run(parsed).failed == 0


def test_the_package_s_own_example_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    import articlekit

    monkeypatch.chdir(REPOSITORY)
    assert doctest.testmod(articlekit).failed == 0


def test_the_table_of_rules_is_the_code_s(update: bool) -> None:
    rows = [f"| {each.code} | {each.name} | {each.severity} | {each.doc.partition(chr(10))[0]} |\n" for each in RULES.values()]
    table = "| code | name | severity | what it finds |\n| --- | --- | --- | --- |\n" + "".join(rows)
    readme = README.read_text(encoding="utf-8")
    if update:
        README.write_text(RULE_TABLE.sub(lambda _: table, readme), encoding="utf-8")
    assert RULE_TABLE.findall(README.read_text(encoding="utf-8")) == [table], "pytest --update rewrites it"
