"""Durability: what kills, crowds, full disks and locked folders do to a corpus."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from articlekit.model.article import Metadata
from articlekit.store.corpus import Corpus
from tests.store.writer import ARTICLES, generation, rewritten

KILLS = 200
WRITER = str(Path(__file__).with_name("writer.py"))
IN_A_CHILD = """
import sys
import filelock  # here and below so that all modules are loaded while they may be read
from articlekit.errors import BadFile
from articlekit.model.annotation import Annotator
from articlekit.store.corpus import Corpus
next(Corpus(sys.argv[1]).organisations())
def annotated(file):
    return file.model_copy(update={"annotator": Annotator(name="x" * 10_000)})
def attempt(action):
    try:
        action()
    except BadFile as error:
        print(error)
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return filled(tmp_path / "root")


def filled(root: Path) -> Corpus:
    corpus = Corpus.create(root)
    for article in ARTICLES:
        corpus.add(article, b"Ceop said so.\n", Metadata(title=article, publisher="The Leam Herald"))
        corpus.update(article, "gold", rewritten)
    return corpus


def contents(corpus: Corpus) -> dict[str, bytes]:
    """Give every file but the lock."""
    return {
        str(path.relative_to(corpus.root)): path.read_bytes()
        for path in sorted(corpus.root.rglob("*"))
        if path.is_file() and path.parent.name != ".articlekit"
    }


def attempt(corpus: Corpus, script: str) -> list[str]:
    """Run a script in a child process; give the lines that it printed, which are the failures it met."""
    done = subprocess.run(
        [sys.executable, "-c", IN_A_CHILD + script, str(corpus.root)], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def rewrites(corpus: Corpus) -> int:
    """Count the rewrites that the files show, each file being one rewrite's whole work."""
    return sum(generation(corpus.annotations(article, "gold")) for article in ARTICLES)


def test_a_kill_at_any_moment_leaves_whole_files_and_loses_nothing(corpus: Corpus) -> None:
    names = contents(corpus).keys()
    moments = random.Random(20260131)
    with subprocess.Popen(
        [sys.executable, WRITER, str(corpus.root), "rewrite"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        known = rewrites(corpus)
        for _ in range(KILLS):
            print(moments.uniform(0, 0.008), file=process.stdin, flush=True)
            finished = int(process.stdout.readline())
            assert finished >= 1
            now = rewrites(corpus)
            assert now - known - finished in (0, 1)
            corpus.update("a", "gold", rewritten)
            known = now + 1
        assert rewrites(corpus) == known
        process.stdin.close()
    for article in ARTICLES:
        corpus.update(article, "gold", rewritten)
    assert contents(corpus).keys() == names


def test_two_processes_that_add_to_one_file_lose_nothing(corpus: Corpus) -> None:
    corpus.update("a", "gold", lambda file: file.model_copy(update={"annotations": ()}))
    writers = [subprocess.Popen([sys.executable, WRITER, str(corpus.root), "add", name, "500"]) for name in ("x", "y")]
    assert [writer.wait(timeout=300) for writer in writers] == [0, 0]
    ids = {annotation.id for annotation in corpus.annotations("a", "gold").annotations}
    assert ids == {f"{name}{i}" for name in ("x", "y") for i in range(500)}


def test_a_full_disk_is_one_line_and_changes_nothing(corpus: Corpus) -> None:
    before = contents(corpus)
    said = attempt(
        corpus,
        f"""
import resource
corpus = Corpus(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, {resource.RLIM_INFINITY}))
attempt(lambda: corpus.update("a", "gold", annotated))
attempt(lambda: corpus.update("a", "new", annotated))
""",
    )
    assert said == [
        "annotations/gold/a.json: cannot be written: file too large",
        "annotations/new/a.json: cannot be written: file too large",
    ]
    assert contents(corpus) == before


def test_an_article_that_does_not_fit_leaves_no_metadata_behind(corpus: Corpus) -> None:
    before = contents(corpus)
    said = attempt(
        corpus,
        f"""
import resource
from articlekit.model.article import Metadata
corpus = Corpus(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, {resource.RLIM_INFINITY}))
attempt(lambda: corpus.add("c", b"x" * 5000, Metadata(title="c", publisher="c")))
""",
    )
    assert said == ["corpus/c.txt: cannot be written: file too large"]
    assert contents(corpus) == before


def test_a_folder_that_may_not_be_written_is_one_line_and_changes_nothing() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = filled(Path(folder) / "root")
        before = contents(corpus)
        folders = [Path(folder), corpus.root, *(path for path in corpus.root.rglob("*") if path.is_dir())]
        try:
            for each in folders:
                each.chmod(0o555)
            said = attempt(
                corpus,
                """
import os
corpus = Corpus(sys.argv[1])
if os.geteuid() == 0:
    os.setegid(65534), os.seteuid(65534)
attempt(lambda: corpus.update("a", "gold", annotated))
""",
            )
        finally:
            for each in folders:
                each.chmod(0o755)
        assert len(said) == 1
        assert said[0].endswith("permission denied")
        assert contents(corpus) == before


def test_a_corpus_that_may_not_be_written_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        corpus = filled(Path(folder) / "root")
        for each in (Path(folder), corpus.root):
            each.chmod(0o555)
        try:
            said = attempt(
                corpus,
                """
import os
corpus = Corpus(sys.argv[1])
if os.geteuid() == 0:
    os.setegid(65534), os.seteuid(65534)
print(len(list(corpus.organisations())))
""",
            )
        finally:
            for each in (Path(folder), corpus.root):
                each.chmod(0o755)
        assert said == ["80"]
