"""A corpus to work on, and ways to run the program: in this process, as one of its own, on a terminal."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from articlekit.cli.main import run

REPOSITORY = Path(__file__).parents[2]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Ran(NamedTuple):
    """What a run of the program gave."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The committed corpus, copied, as the current folder."""
    for name in ("corpus", "annotations"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the program in this process."""

    def call(*arguments: str) -> Ran:
        status = run(list(arguments))
        return Ran(status, *capsys.readouterr())

    return call


@pytest.fixture
def process() -> Run:
    """Runs the program as a process of its own."""

    def call(*arguments: str, **options: object) -> Ran:
        command = [sys.executable, "-m", "articlekit", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
        return Ran(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture
def terminal() -> Run:
    """Runs the program on a terminal of its own; what it prints comes back together, as `out`."""

    def call(*arguments: str, columns: int = 80, **environment: str) -> Ran:
        ours, theirs = pty.openpty()
        environ = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color", **environment}
        command = [sys.executable, "-m", "articlekit", *arguments]
        with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ) as child:
            os.close(theirs)
            pieces = []
            while piece := _read(ours):
                pieces.append(piece)
            os.close(ours)
        return Ran(child.returncode, b"".join(pieces).decode().replace("\r\n", "\n"), "")

    return call


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""
