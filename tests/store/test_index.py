"""The index: in step with the files whatever happens to them, to it, and to those who build and read it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from articlekit import Corpus
from articlekit.errors import BadFile, StaleAnnotations
from articlekit.store import index, parts, snapshot
from articlekit.store.snapshot import Snapshot
from tests.benchmarks.made_articles import article, make_corpus
from tests.store.corpora import nested, write

KILLS = 50
ARTICLES = 24
IN_A_CHILD = """
import sys, warnings
from articlekit import Corpus
from articlekit.errors import ArticlekitError
from articlekit.store import parts, snapshot
snapshot.SMALL, parts.SIZE = 0, 8
corpus = Corpus(sys.argv[1])
def rows(): return sum(1 for _ in corpus.snapshot("gold").records("quotes", {}))
"""


@pytest.fixture(autouse=True, scope="module")
def _tables_of_few() -> Iterator[None]:
    """Ask the tables however few articles there are, and have several parts of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(snapshot, "SMALL", 0)
        patch.setattr(parts, "SIZE", 8)
        yield


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    make_corpus(tmp_path / "root", ARTICLES)
    settle(tmp_path / "root")
    return Corpus(tmp_path / "root")


def settle(root: Path) -> None:
    """Make all files old enough to be told apart by their time."""
    for path in root.rglob("*.*"):
        if path.is_file() and ".articlekit" not in path.parts:
            os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 10))


def rows(corpus: Corpus, kind: str = "quotes") -> list[dict[str, Any]]:
    return list(corpus.snapshot("gold").records(kind, {}))


def from_files(corpus: Corpus, kind: str = "quotes") -> list[dict[str, Any]]:
    asked = Snapshot(corpus, "gold", lambda _: None)
    return [row.model_dump(mode="json") for row in asked._from_files(kind, {}, rejected=False)]


def child(corpus: Corpus, script: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", IN_A_CHILD + script, str(corpus.root)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)


def read_manifest(corpus: Corpus) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((corpus.root / index.PLACE / "tables.json").read_bytes())
    return content


def test_random_edits_are_followed(corpus: Corpus) -> None:
    pick = random.Random(5)
    assert rows(corpus) == from_files(corpus)
    for step in range(25):
        stem = f"a{pick.randrange(ARTICLES + 10):07}"
        text, file = corpus.root / f"corpus/{stem}.txt", corpus.root / f"annotations/gold/{stem}.json"
        match pick.choice(["drop", "change", "add", "break", "touch"]):
            case "drop":
                file.unlink(missing_ok=True)
            case "change" if file.exists():
                file.write_bytes(file.read_bytes().replace(b'"form": "direct"', b'"form": "mixed"'))
            case "add":
                made = article(int(stem[1:]))
                text.write_bytes(made.text.encode())
                file.write_bytes(make_file(made.id, step))
            case "break" if file.exists():
                file.write_bytes(file.read_bytes()[:-1])
            case "touch" if text.exists():
                text.touch()
        asked = Snapshot(corpus, "gold", lambda _: None)
        for kind in ("quotes", "claims", "organisations"):
            assert list(asked.records(kind, {})) == from_files(corpus, kind)
    sizes = [part["articles"] for part in read_manifest(corpus)["groups"]["layers/gold"]]
    assert max(sizes) <= 2 * parts.SIZE


def make_file(stem: str, step: int) -> bytes:
    from tests.benchmarks.made_articles import annotation_file

    made = article(int(stem[1:]))
    return annotation_file(made._replace(annotations=made.annotations[: 1 + step]))


def test_only_what_changed_is_read_again(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    from articlekit.store import records

    rows(corpus)
    read: list[str] = []
    really = records.layer_rows

    def noted(article: str, *others: Any) -> Any:
        read.append(article)
        return really(article, *others)

    monkeypatch.setattr(records, "layer_rows", noted)
    rows(corpus)
    assert read == []
    changed = corpus.root / "annotations/gold/a0000003.json"
    changed.write_bytes(changed.read_bytes().replace(b'"q1"', b'"q0"'))
    before = read_manifest(corpus)["groups"]["layers/gold"]
    assert rows(corpus) == from_files(corpus)
    assert read == ["a0000003"]
    after = read_manifest(corpus)["groups"]["layers/gold"]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True, True]
    for path in (corpus.root / "annotations/gold").iterdir():
        path.touch()
    rows(corpus)
    assert read == ["a0000003"], "the same bytes at another time are no change"


def test_an_edit_within_the_same_moment_is_seen(corpus: Corpus) -> None:
    path = corpus.root / "annotations/gold/a0000000.json"
    path.touch()
    assert "q1" in {row["id"] for row in rows(corpus)[:9]}
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"q1"', b'"x1"'))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "x1" in {row["id"] for row in rows(corpus)[:9]}


def _errors_from_files(corpus: Corpus) -> list[Exception]:
    found: list[Exception] = []
    list(Snapshot(corpus, "gold", found.append)._from_files("quotes", {}, rejected=False))
    return found


def test_broken_files_are_said_each_time_and_the_rest_is_answered(corpus: Corpus) -> None:
    (corpus.root / "annotations/gold/a0000002.json").write_bytes(b"{")
    (corpus.root / "corpus/a0000004.txt").write_bytes(b"\xff")
    (corpus.root / "corpus/a0000005.txt").unlink()
    for _ in range(2):
        said: list[Exception] = []
        found = list(Snapshot(corpus, "gold", said.append).records("quotes", {}))
        assert found == from_files(corpus)
        assert [str(error) for error in said] == [str(error) for error in _errors_from_files(corpus)]
        assert len(said) == 3


def test_a_changed_text_is_warned_about_each_time(corpus: Corpus) -> None:
    path = corpus.root / "corpus/a0000002.txt"
    path.write_bytes(b"\n\n" + path.read_bytes())
    for _ in range(2):
        with pytest.warns(StaleAnnotations, match=r"\Aa0000002: the text has changed"):
            found = rows(corpus)
        with pytest.warns(StaleAnnotations):
            assert found == from_files(corpus)


def test_a_kill_at_any_moment_leaves_right_answers(corpus: Corpus) -> None:
    expected, moments = len(from_files(corpus)), random.Random(20261125)
    program = IN_A_CHILD + "print('ready', flush=True)\nrows()\n"
    began = time.perf_counter()
    assert child(corpus, "print(rows())").stdout == f"{expected}\n"
    longest = time.perf_counter() - began
    seen = set()
    for number in range(KILLS):
        for path in (corpus.root / "annotations/gold").iterdir():
            path.write_bytes(path.read_bytes() + b"\n")
        with subprocess.Popen([sys.executable, "-c", program, str(corpus.root)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(moments.uniform(0, min(longest, 0.4)))
            process.send_signal(signal.SIGKILL)
        seen.add(read_manifest(corpus)["generation"])
        if number % 10 == 9:
            assert rows(corpus) == from_files(corpus)
    assert len(seen) > 1, "some builds came to their end"
    named = {name for part in read_manifest(corpus)["groups"]["layers/gold"] for name in part["files"].values()}
    assert all((corpus.root / index.PLACE / name).is_file() for name in named)


def test_two_processes_build_one_after_the_other(corpus: Corpus) -> None:
    expected = len(from_files(corpus))
    command = [sys.executable, "-c", IN_A_CHILD + "print(rows())", str(corpus.root)]
    for _ in range(3):
        shutil.rmtree(corpus.root / ".articlekit", ignore_errors=True)
        both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
        assert [process.communicate(timeout=120)[0] for process in both] == [f"{expected}\n"] * 2


def test_a_reader_sees_the_tables_as_they_were(corpus: Corpus) -> None:
    before = rows(corpus)
    asked = corpus.snapshot("gold")
    reading = asked.records("quotes", {})
    first = next(reading)
    shutil.rmtree(corpus.root / "annotations/gold")
    (corpus.root / "annotations/gold").mkdir()
    assert rows(corpus) == []
    assert [first, *reading] == before
    assert list(asked.records("quotes", {})) == before


def test_a_damaged_index_is_made_anew(corpus: Corpus) -> None:
    expected = rows(corpus)
    place = corpus.root / index.PLACE
    for path in place.rglob("quotes/*.parquet"):
        path.write_bytes(path.read_bytes()[:100])
    assert rows(corpus) == expected
    (place / "tables.json").write_bytes(b'{"format": 1}')
    assert rows(corpus) == expected
    shutil.rmtree(place / "layers")
    assert rows(corpus) == expected


def test_a_full_disk_is_one_line_or_right_answers(corpus: Corpus) -> None:
    script = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
try:
    print(rows())
except ArticlekitError as error:
    print(error)
"""
    done = child(corpus, script)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1
    assert "cannot be written" in done.stdout
    assert rows(corpus) == from_files(corpus)


def test_a_corpus_that_may_not_be_written_is_answered() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        make_corpus(root, ARTICLES)
        corpus = Corpus(root)
        expected = len(from_files(corpus))
        Path(folder).chmod(0o755)
        root.chmod(0o555)
        script = """
import os, shutil
rows()  # so that all modules are loaded while they may be read
shutil.rmtree(sys.argv[1] + "/.articlekit")
if os.geteuid() == 0:
    os.setegid(65534), os.seteuid(65534)
print(rows())
"""
        try:
            done = child(corpus, script if os.geteuid() == 0 else "print(rows())")
        finally:
            root.chmod(0o755)
    assert (done.stdout, done.stderr) == (f"{expected}\n", "")


def test_links_and_odd_files_are_left_to_the_careful_reader(corpus: Corpus, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    shutil.move(corpus.root / "corpus/a0000001.txt", outside)
    (corpus.root / "corpus/a0000001.txt").symlink_to(outside)
    os.mkfifo(corpus.root / "corpus/pipe.txt")
    (corpus.root / "corpus/gone.txt").symlink_to("nowhere")
    said: list[Exception] = []
    asked = Snapshot(corpus, "gold", said.append)
    assert list(asked.records("quotes", {})) == from_files(corpus)
    assert [str(error) for error in said] == [str(error) for error in _errors_from_files(corpus)]
    assert "leads out of the corpus" in str(said[0])
    assert asked.stats().articles == ARTICLES - 1


def test_entities_are_those_of_the_moment(tmp_path: Path) -> None:
    write(tmp_path, nested())
    corpus = Corpus(tmp_path)
    assert {row["speaker_name"] for row in rows(corpus)} >= {"Ana Ruiz and Bo Ruiz"}
    path = tmp_path / "annotations/entities.json"
    path.write_text(path.read_text().replace("Bo Ruiz", "Robert Ruiz"))
    assert {row["speaker_name"] for row in rows(corpus)} >= {"Ana Ruiz and Robert Ruiz"}
    path.write_text("{")
    with pytest.raises(BadFile, match=r"annotations/entities\.json"):
        rows(corpus)


def test_layers_have_tables_of_their_own(corpus: Corpus) -> None:
    shutil.copytree(corpus.root / "annotations/gold", corpus.root / "annotations/ana")
    for path in (corpus.root / "annotations/ana").iterdir():
        path.write_bytes(path.read_bytes().replace(b'"layer": "gold"', b'"layer": "ana"').replace(b'"q1"', b'"x1"'))
    ana = list(corpus.snapshot("ana").records("quotes", {}))
    assert {row["id"] for row in ana} - {row["id"] for row in rows(corpus)} == {"x1"}
