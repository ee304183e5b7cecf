"""Files: read whole and checked, written atomically, one writer at a time."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from articlekit.errors import BadFile, BadName, Busy

MAX_BYTES = 512 * 2**20
MAX_ID_BYTES = 200
LOCK_SECONDS = 30.0
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for a writer
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_ID = re.compile(r"[^\W_][\w.-]*")


def checked_id(name: str, kind: str = "article") -> str:
    """Return `name` where it can be a file's stem; raise `BadName` otherwise."""
    shown = repr(name if len(name) <= 60 else f"{name[:60]}…")
    if name == "entities":
        raise BadName(f"{kind} id {shown} is reserved; take another")
    if not _ID.fullmatch(name):
        raise BadName(f"{kind} id {shown} must begin with a letter or digit and go on with letters, digits, '.', '_' or '-'")
    if len(name.encode()) > MAX_ID_BYTES:
        raise BadName(f"{kind} id {shown} is longer than {MAX_ID_BYTES} bytes; take a shorter one")
    return name


def read(root: Path, name: str) -> bytes | None:
    """Read the file `name` below `root`; give None where there is none.

    Raise `BadFile` where it is no plain file, lies elsewhere, is over `MAX_BYTES` or cannot be read.
    """
    try:
        handle = _opened(root, name)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise BadFile(f"{name}: is not a plain file; move it away")
            _check_size(name, status.st_size)
            return _whole(handle, status.st_size)
        finally:
            os.close(handle)
    except FileNotFoundError:
        if (root / name).is_symlink():
            raise BadFile(f"{name}: is a link to a file that is not there; put the file itself there") from None
        return None
    except OSError as error:
        raise BadFile(f"{name}: cannot be read: {_reason(error)}") from None


def _whole(handle: int, size: int) -> bytes:
    """Read an open file to its end."""
    data = os.read(handle, size + 1)
    while len(data) != size and (more := os.read(handle, size + 1)):
        data += more
    return data


def _opened(root: Path, name: str) -> int:
    """Open a file for reading; raise `BadFile` where a link leads out of `root`."""
    folder, _, own = name.rpartition("/")
    path = f"{root}/{name}"  # as below, pathlib takes longer than reading takes
    if _straight(root, folder) and own not in ("", ".", "..") and (_NO_LINK or not _is_link(path)):
        try:
            return os.open(path, _READING | _NO_LINK)
        except OSError as error:
            if error.errno not in (errno.ELOOP, errno.EMLINK):
                raise
    return os.open(_inside(root, name), _READING)


def _straight(root: Path, folder: str) -> bool:
    """Tell whether `folder` leads down from `root`, over no link."""
    path = str(root)
    for step in folder.split("/") if folder else ():
        path = f"{path}/{step}"
        if step in ("", ".", "..") or _is_link(path):
            return False
    return True


def _is_link(path: str) -> bool:
    return stat.S_ISLNK(os.lstat(path).st_mode)


def _inside(root: Path, name: str) -> Path:
    """Give the real path of `name`; raise `BadFile` where a link leads out of `root`."""
    path = Path(os.path.realpath(root / name))
    if not path.is_relative_to(os.path.realpath(root)):
        raise BadFile(f"{name}: is a link that leads out of the corpus; put the file itself there")
    return path


def _check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise BadFile(
            f"{name}: is {size / 2**20:,.0f} MB, more than the {MAX_BYTES / 2**20:,.0f} MB that one file may have; split it"
        )


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
    _check_size(name, len(data))
    path = _inside(root, name)
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise BadFile(f"{name}: cannot be written: {_reason(error)}") from None
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can (Windows opens no folders)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(root: Path, name: str = "lock") -> Iterator[None]:
    """Hold a lock of the corpus, its write lock by default; raise `Busy` where another process keeps it for `LOCK_SECONDS`."""
    from filelock import FileLock, Timeout  # loading it takes as long as many a query

    lock = FileLock(root / ".articlekit" / name, timeout=LOCK_SECONDS, poll_interval=0.01)
    try:
        (root / ".articlekit").mkdir(exist_ok=True)
        lock.acquire()
    except Timeout:
        raise Busy(
            f".articlekit/{name}: another process has been writing here for {LOCK_SECONDS:.0f} s; try again when it is done"
        ) from None
    except OSError as error:
        raise BadFile(f".articlekit/{name}: cannot be written: {_reason(error)}") from None
    try:
        yield
    finally:
        lock.release()
