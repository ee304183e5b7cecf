"""Files: read whole and checked, written atomically, one writer at a time."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from articlekit.errors import BadFile, BadName, Busy

MAX_BYTES = 512 * 2**20
LOCK_SECONDS = 30.0
_ID = re.compile(r"[^\W_][\w.-]*")


def checked_id(name: str, kind: str = "article") -> str:
    """Return `name` where it can be a file's stem; raise `BadName` otherwise."""
    if not _ID.fullmatch(name) or len(name.encode()) > 200 or name == "entities":
        reason = (
            "is reserved"
            if name == "entities"
            else "must begin with a letter or digit and go on with letters, digits, '.', '_' or '-'"
        )
        raise BadName(f"{kind} id {name!r} {reason}")
    return name


def read(root: Path, name: str) -> bytes:
    """Read the file `name` below `root`; raise `BadFile` if it is missing, no plain file, elsewhere, or over `MAX_BYTES`."""
    try:
        with _inside(root, name).open("rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise BadFile(f"{name}: is not a plain file")
            if status.st_size > MAX_BYTES:
                size = f"{status.st_size / 2**20:,.0f} MB"
                raise BadFile(f"{name}: is {size}, more than the {MAX_BYTES // 2**20} MB that one file may have; split it")
            return file.read()
    except OSError as error:
        raise BadFile(f"{name}: {_reason(error)}") from None


def _inside(root: Path, name: str) -> Path:
    """Give the real path of `name`; raise `BadFile` where a link leads out of `root`."""
    path = os.path.realpath(root / name)
    if not Path(path).is_relative_to(os.path.realpath(root)):
        raise BadFile(f"{name}: is a link that leads out of the corpus; put the file itself there")
    return Path(path)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def decode(data: bytes, name: str) -> str:
    """Decode UTF-8 strictly, with no other change; raise `BadFile` with the place of the first broken byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFile(
            f"{name}: line {line}: byte {error.start} (0x{data[error.start]:02x}) is not UTF-8; convert the file to UTF-8"
        ) from None


def write(root: Path, name: str, data: bytes) -> None:
    """Replace the file `name` in one step, so that a kill at any instant leaves the old file or the new one; needs the lock."""
    path = _inside(root, name)
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise BadFile(f"{name}: cannot be written: {_reason(error)}") from None


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can (Windows opens no folders)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the corpus's write lock; raise `Busy` where another process keeps it for `LOCK_SECONDS`."""
    lock = FileLock(root / ".articlekit" / "lock", timeout=LOCK_SECONDS)
    try:
        (root / ".articlekit").mkdir(exist_ok=True)
        lock.acquire()
    except Timeout:
        raise Busy(
            f".articlekit/lock: another process has been writing here for {LOCK_SECONDS:.0f} s; try again when it is done"
        ) from None
    except OSError as error:
        raise BadFile(f".articlekit/lock: cannot be written: {_reason(error)}") from None
    try:
        yield
    finally:
        lock.release()
