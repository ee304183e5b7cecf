"""Where everything that the commands say goes: data to standard output or a file, messages to standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from articlekit.errors import ArticlekitError, BadFile


class ClosedPipe(Exception):
    """Nobody reads on, as after `| head`; typer would make an error of the system's own exception."""


def note(message: str) -> None:
    """Say something that is not data, on one line."""
    print(f"articlekit: {' '.join(message.split())}", file=sys.stderr)


def write(pieces: Iterable[str], output: Path | None = None) -> None:
    """Write data as it comes to standard output (None or `-`), or whole and in one step to a file."""
    if output is None or str(output) == "-":
        try:
            for piece in pieces:
                sys.stdout.write(piece)
            sys.stdout.flush()
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise ClosedPipe from None
            raise BadFile(f"standard output: cannot be written: {(error.strerror or str(error)).lower()}") from None
    else:
        _replace(output, pieces)


def read(name: Path) -> bytes:
    """Read a file that the user named; raise `BadFile` where that cannot be done."""
    try:
        return name.read_bytes()
    except OSError as error:
        raise BadFile(f"{name}: cannot be read: {(error.strerror or str(error)).lower()}") from None


def _replace(output: Path, pieces: Iterable[str]) -> None:
    """Write a temporary file beside `output`, then put it in its place."""
    try:
        if output.exists() and not output.is_file():
            with output.open("w", encoding="utf-8", newline="") as device:
                device.writelines(pieces)
            return
        handle, temporary = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
            Path(temporary).chmod(0o666 & ~_umask())
            Path(temporary).replace(output)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise BadFile(f"{output}: cannot be written: {(error.strerror or str(error)).lower()}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class Failures:
    """Takes the failures of single articles: says each on one line, once, and remembers that there were some."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def __call__(self, error: ArticlekitError) -> None:
        """Say `error` and go on."""
        if str(error) not in self._said:
            self._said.add(str(error))
            note(str(error))

    @property
    def status(self) -> int:
        """The exit status that the failures ask for."""
        return 2 if self._said else 0
