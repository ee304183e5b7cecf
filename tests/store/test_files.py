"""Files: names that are files' stems, whole reads that never wait, writes in one step, one writer at a time."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.errors import BadFile, BadName, Busy
from articlekit.store import files

NAME = "corpus/a.txt"
OLD = b"as it was\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "corpus").mkdir(parents=True)
    (root / NAME).write_bytes(OLD)
    return root


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail instead of waiting for ever."""

    def late(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"still waiting after {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def hidden(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "corpus").iterdir() if path.name != "a.txt")


# Ids


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("ceop-annual-report", id="slug"),
        pytest.param("2026-01-31_a.b", id="digits-dots-underscores"),
        pytest.param("a", id="one-letter"),
        pytest.param("Überfall", id="letters-beyond-ascii"),
        pytest.param("x" * 200, id="200-bytes"),
        pytest.param("entities2", id="nearly-reserved"),
    ],
)
def test_an_id_may_be(name: str) -> None:
    assert files.checked_id(name) == name


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("../x", r"article id '\.\./x' must begin with .*", id="parent"),
        pytest.param("", r"article id '' must begin with .*", id="empty"),
        pytest.param(".", r"article id '\.' must begin with .*", id="dot"),
        pytest.param("..", r"article id '\.\.' must begin with .*", id="dots"),
        pytest.param("a/b", r"article id 'a/b' must begin with .*", id="slash"),
        pytest.param("a\\b", r"article id 'a\\\\b' must begin with .*", id="backslash"),
        pytest.param(".hidden", r"article id '\.hidden' must begin with .*", id="hidden"),
        pytest.param("-o", r"article id '-o' must begin with .*", id="an-option"),
        pytest.param("a b", r"article id 'a b' must begin with .*", id="space"),
        pytest.param("a\n", r"article id 'a\\n' must begin with .*", id="newline"),
        pytest.param("a\0", r"article id 'a\\x00' must begin with .*", id="nul"),
        pytest.param("a\udcff", r"article id 'a\\udcff' must begin with .*", id="undecodable"),
        pytest.param("entities", r"article id 'entities' is reserved; take another", id="reserved"),
        pytest.param("x" * 201, r"article id 'x{60}…' is longer than 200 bytes; take a shorter one", id="201-bytes"),
        pytest.param("ü" * 101, r"article id 'ü{60}…' is longer than 200 bytes; take a shorter one", id="bytes-not-letters"),
        pytest.param("/" * 9999, r"article id '/{60}…' must begin with .*", id="endless"),
    ],
)
def test_an_id_may_not_be(name: str, message: str) -> None:
    with pytest.raises(BadName, match=rf"\A{message}\Z"):
        files.checked_id(name)


# Reading


def test_a_missing_file_reads_as_none(root: Path) -> None:
    assert files.read(root, "corpus/b.txt") is None


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 * 2**30)


@pytest.mark.parametrize(
    ("put", "message"),
    [
        pytest.param(_pipe, "is not a plain file; move it away", id="pipe"),
        pytest.param(Path.mkdir, "is not a plain file; move it away", id="folder"),
        pytest.param(_huge, "is 3,072 MB, more than the 512 MB that one file may have; split it", id="3-GB"),
        pytest.param(_loop, "cannot be read: too many levels of symbolic links", id="link-to-itself"),
        pytest.param(
            lambda path: path.symlink_to("gone"),
            "is a link to a file that is not there; put the file itself there",
            id="link-to-nothing",
        ),
        pytest.param(
            lambda path: path.symlink_to("/dev/zero"),
            "is a link that leads out of the corpus; put the file itself there",
            id="link-to-a-device",
        ),
        pytest.param(
            lambda path: path.symlink_to("../../elsewhere"),
            "is a link that leads out of the corpus; put the file itself there",
            id="link-out",
        ),
    ],
)
def test_what_is_no_plain_file_here_is_refused_at_once(root: Path, put: Callable[[Path], None], message: str) -> None:
    (root.parent / "elsewhere").write_bytes(b"secret")
    put(root / "corpus/b.txt")
    with within(5), pytest.raises(BadFile, match=rf"\Acorpus/b\.txt: {message}\Z"):
        files.read(root, "corpus/b.txt")


def test_a_folder_that_is_a_link_out_is_refused(root: Path) -> None:
    (root.parent / "elsewhere").mkdir()
    (root.parent / "elsewhere/x.json").write_bytes(b"{}")
    (root / "layer").symlink_to("../elsewhere")
    with pytest.raises(BadFile, match=r"\Alayer/x\.json: is a link that leads out of the corpus"):
        files.read(root, "layer/x.json")


def test_a_name_that_climbs_out_is_refused(root: Path) -> None:
    (root.parent / "elsewhere").write_bytes(b"secret")
    with pytest.raises(BadFile, match="out of the corpus"):
        files.read(root, "corpus/../../elsewhere")


def test_a_link_inside_is_followed(root: Path) -> None:
    (root / "corpus/b.txt").symlink_to("a.txt")
    assert files.read(root, "corpus/b.txt") == OLD


def test_a_root_that_is_a_link_is_fine(root: Path) -> None:
    (root.parent / "alias").symlink_to("root")
    assert files.read(root.parent / "alias", NAME) == OLD


def test_broken_utf8_is_refused_with_its_place() -> None:
    with pytest.raises(BadFile, match=r"\Aa\.txt: line 2: byte 6 \(0xff\) is not UTF-8; convert the file to UTF-8\Z"):
        files.decode(b"one\ntw\xff", "a.txt")


@given(st.text())
def test_decoding_undoes_encoding(text: str) -> None:
    assert files.decode(text.encode(), "a.txt") == text


# Writing


@given(data=st.binary())
def test_what_is_written_is_read(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.getbasetemp()
    files.write(root, "any/new/folder.bin", data)
    assert files.read(root, "any/new/folder.bin") == data


def test_a_write_keeps_the_files_mode(root: Path) -> None:
    (root / NAME).chmod(0o640)
    files.write(root, NAME, b"new")
    assert stat.S_IMODE((root / NAME).stat().st_mode) == 0o640


def test_a_write_goes_through_a_link_inside(root: Path) -> None:
    (root / "corpus/b.txt").symlink_to("a.txt")
    files.write(root, "corpus/b.txt", b"new")
    assert (root / "corpus/b.txt").is_symlink()
    assert (root / NAME).read_bytes() == b"new"


def test_a_write_through_a_link_out_is_refused(root: Path) -> None:
    (root.parent / "elsewhere").write_bytes(b"theirs")
    (root / "corpus/b.txt").symlink_to("../../elsewhere")
    with pytest.raises(BadFile, match=r"\Acorpus/b\.txt: is a link that leads out"):
        files.write(root, "corpus/b.txt", b"new")
    assert (root.parent / "elsewhere").read_bytes() == b"theirs"


@pytest.mark.parametrize(
    "leave",
    [
        pytest.param(lambda path: path.write_bytes(b"half"), id="half-written"),
        pytest.param(_pipe, id="pipe"),
        pytest.param(lambda path: path.symlink_to("../../elsewhere"), id="link-out"),
    ],
)
def test_a_stale_temporary_file_is_no_obstacle(root: Path, leave: Callable[[Path], None]) -> None:
    (root.parent / "elsewhere").write_bytes(b"theirs")
    leave(root / "corpus/.a.txt.tmp")
    with within(5):
        files.write(root, NAME, b"new")
    assert (root / NAME).read_bytes() == b"new"
    assert hidden(root) == []
    assert (root.parent / "elsewhere").read_bytes() == b"theirs"


def test_a_file_where_a_folder_should_be_is_said(root: Path) -> None:
    with pytest.raises(BadFile, match=r"\Acorpus/a\.txt/b\.txt: cannot be written: (not a directory|file exists)\Z"):
        files.write(root, "corpus/a.txt/b.txt", b"new")
    assert (root / NAME).read_bytes() == OLD


def test_a_folder_in_the_files_place_is_said_and_left(root: Path) -> None:
    (root / "corpus/b.txt").mkdir()
    with pytest.raises(BadFile, match=r"\Acorpus/b\.txt: cannot be written: is a directory\Z"):
        files.write(root, "corpus/b.txt", b"new")
    assert hidden(root) == ["b.txt"]


def test_what_could_not_be_read_again_is_not_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 2**20)
    with pytest.raises(BadFile, match=r"\Acorpus/a\.txt: is 2 MB, more than the 1 MB that one file may have; split it\Z"):
        files.write(root, NAME, bytes(2 * 2**20))
    assert (root / NAME).read_bytes() == OLD


def test_a_full_disk_is_said_and_leaves_the_old_file(root: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(BadFile, match=r"\Acorpus/a\.txt: cannot be written: file too large\Z"):
            files.write(root, NAME, bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert (root / NAME).read_bytes() == OLD
    assert hidden(root) == []


# The lock


def test_a_held_lock_is_said_after_the_wait(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    holder = "import sys; from pathlib import Path; from articlekit.store.files import locked\n"
    holder += "with locked(Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    arguments = [sys.executable, "-c", holder, str(root)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with (
            pytest.raises(Busy, match=r"\A\.articlekit/lock: another process has been writing here for 0 s; try again .*\Z"),
            files.locked(root),
        ):
            pass
        process.communicate()
    with files.locked(root):
        assert True


def test_a_lock_is_free_again_after_a_failure(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    with pytest.raises(ZeroDivisionError), files.locked(root):
        raise ZeroDivisionError
    with files.locked(root):
        assert True


@pytest.mark.parametrize(
    "put",
    [
        pytest.param(lambda root: (root / ".articlekit").write_bytes(b""), id="a-file-for-its-folder"),
        pytest.param(lambda root: (root / ".articlekit/lock").mkdir(parents=True), id="a-folder-in-its-place"),
        pytest.param(lambda root: (root / ".articlekit").symlink_to("gone"), id="a-link-to-nothing"),
    ],
)
def test_a_lock_that_cannot_be_made_is_said(root: Path, put: Callable[[Path], None]) -> None:
    put(root)
    with within(5), pytest.raises(BadFile, match=r"\A\.articlekit/lock: cannot be written: .+\Z"), files.locked(root):
        pass
