"""Checking a corpus: what is remembered is what would be found, whatever has changed, and however many processes look."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from articlekit import Checked, Corpus, Entity, Settings, baseline_of, check_corpus
from articlekit.check import examine, workers
from articlekit.check.corpus import FEW
from articlekit.errors import ArticlekitError, UnknownName
from articlekit.model.settings import Conventions
from articlekit.store import raw, results

CEOP = "ceop-annual-report"
RESULTS = Path(".articlekit") / "check.sqlite"


@pytest.fixture
def many(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """The committed article beside copies of it, each with something wrong of its own; nobody waits for clocks to move on."""
    for number in range(3):
        copied(corpus, f"copy-{number}", lambda text, number=number: text.replace('"414"', f'"41{number}"', 1))  # type: ignore[misc]
    monkeypatch.setattr(raw, "SETTLED_NS", 0)
    return corpus


def copied(corpus: Corpus, name: str, change: Callable[[str], str]) -> None:
    root = corpus.root
    for suffix in ("txt", "toml"):
        shutil.copy(root / "corpus" / f"{CEOP}.{suffix}", root / "corpus" / f"{name}.{suffix}")
    written = (root / "annotations" / "gold" / f"{CEOP}.json").read_text(encoding="utf-8")
    changed = change(written).replace(f'"article": "{CEOP}"', f'"article": "{name}"')
    (root / "annotations" / "gold" / f"{name}.json").write_text(changed, encoding="utf-8")


def fresh(corpus: Corpus, settings: Settings = Settings()) -> Checked:  # noqa: B008
    return check_corpus(corpus, settings=settings, cache=False)


def looked_at(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, settings: Settings = Settings()) -> tuple[Checked, list[str]]:  # noqa: B008
    """Check a corpus; give also the articles whose files were read."""
    read: list[str] = []
    source = Corpus.source

    def noted(self: Corpus, layer: str, article: str) -> object:
        read.append(article)
        return source(self, layer, article)

    with monkeypatch.context() as patched:
        patched.setattr(Corpus, "source", noted)
        return check_corpus(corpus, settings=settings), sorted(set(read))


def test_a_second_run_finds_the_same_and_reads_no_article(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check_corpus(many)
    assert len(first.findings) > 3
    again, read = looked_at(many, monkeypatch)
    assert (again, read) == (first, [])
    assert first == fresh(many)
    assert [each.fix for each in again.findings] == [each.fix for each in first.findings]
    assert [each.text for each in again.findings] == [each.text for each in first.findings]


def test_only_what_changed_is_read_again(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    check_corpus(many)
    for name in (f"corpus/{CEOP}.toml", "corpus/copy-1.txt", "annotations/gold/copy-2.json"):
        path = many.root / name
        path.write_bytes(path.read_bytes() + b"\n")
    again, read = looked_at(many, monkeypatch)
    assert read == [CEOP, "copy-1", "copy-2"]
    assert again == fresh(many)


def test_a_file_that_was_only_touched_is_read_but_not_examined_again(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check_corpus(many)
    os.utime(many.root / "corpus" / "copy-1.txt", (1_600_000_000, 1_600_000_000))
    monkeypatch.setattr(examine, "examine", None)
    again, read = looked_at(many, monkeypatch)
    assert (again, read) == (first, ["copy-1"])
    assert looked_at(many, monkeypatch) == (first, [])


def test_a_change_that_keeps_size_and_time_is_seen(many: Corpus) -> None:
    check_corpus(many)
    path = many.root / "annotations" / "gold" / "copy-1.json"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"411"', b'"999"'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert check_corpus(many) == fresh(many)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "corpus" / "copy-1.txt").unlink(), id="text-gone"),
        pytest.param(lambda root: (root / "annotations/gold/copy-1.json").unlink(), id="annotations-gone"),
        pytest.param(lambda root: (root / "annotations/entities.json").unlink(), id="entities-gone"),
        pytest.param(lambda root: (root / "corpus" / "new.txt").write_text("Ann left."), id="new-article"),
        pytest.param(
            lambda root: [path.rename(path.with_name(path.name.replace("copy-1", "aa"))) for path in root.rglob("copy-1.*")],
            id="renamed",
        ),
        pytest.param(
            lambda root: (root / "annotations/entities.json").write_text(
                (root / "annotations/entities.json").read_text(encoding="utf-8").replace('"bbc"', '"itv"'), encoding="utf-8"
            ),
            id="entity-renamed",
        ),
    ],
)
def test_whatever_changes_is_seen(many: Corpus, change: Callable[[Path], object]) -> None:
    before = check_corpus(many)
    change(many.root)
    after = check_corpus(many)
    assert after == fresh(many)
    assert after != before


def test_a_change_just_after_another_is_seen_though_the_clock_may_not_have_moved(many: Corpus) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(raw, "SETTLED_NS", 2 * 10**9)
        check_corpus(many)
    with sqlite3.connect(many.root / RESULTS) as database:
        assert database.execute("SELECT DISTINCT signature FROM article").fetchall() == [(None,)]


def test_conventions_decide_too(many: Corpus) -> None:
    check_corpus(many)
    settings = Settings(conventions=Conventions(splits={"one": ("copy-0",), "other": ("copy-1",)}))
    assert check_corpus(many, settings=settings) == fresh(many, settings)
    assert check_corpus(many, settings=settings) != check_corpus(many)


def test_what_is_chosen_does_not_touch_what_is_remembered(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = check_corpus(many)
    chosen, read = looked_at(many, monkeypatch, Settings(select=("A",)))
    assert read == []
    assert {each.rule[0] for each in chosen.findings} == {"A"}
    assert check_corpus(many) == whole


def test_two_processes_find_the_same_in_the_same_order(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articlekit.check.corpus.FEW", 0)
    monkeypatch.setattr("articlekit.check.corpus.BATCH", 1)
    assert check_corpus(many, jobs=2, cache=False) == fresh(many)


def test_what_named_articles_have_is_found_without_the_rest(many: Corpus) -> None:
    whole, named = fresh(many), check_corpus(many, ["copy-2", "copy-1", "copy-2"])
    assert (named.articles, named.whole) == (2, False)
    assert {each.article for each in named.findings} == {"copy-1", "copy-2"}
    assert set(named.findings) <= set(whole.findings)


def test_an_unknown_article_is_told_and_the_others_are_checked(many: Corpus) -> None:
    failures: list[ArticlekitError] = []
    checked = check_corpus(many, ["copy-1", "copy-x"], on_error=failures.append)
    assert checked.articles == 1
    assert [type(each) for each in failures] == [UnknownName]
    with pytest.raises(UnknownName):
        check_corpus(many, ["copy-x"])


def test_an_article_that_cannot_be_read_is_told_each_time_and_forgotten(many: Corpus) -> None:
    check_corpus(many)
    (many.root / "corpus" / "copy-1.txt").write_bytes(b"\xff")
    for _ in range(2):
        failures: list[ArticlekitError] = []
        checked = check_corpus(many, on_error=failures.append)
        assert [str(each).split(":")[0] for each in failures] == ["corpus/copy-1.txt"]
        assert "copy-1" not in {each.article for each in checked.findings}


def test_a_baseline_leaves_out_what_it_knows(many: Corpus) -> None:
    whole = check_corpus(many)
    assert check_corpus(many, baseline=baseline_of(whole.findings))[:1] == ((),)
    assert check_corpus(many, baseline=baseline_of(whole.findings[1:])).findings == whole.findings[:1]


def test_results_of_another_layer_are_kept_beside(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = check_corpus(many)
    other = many.root / "annotations" / "ana"
    other.mkdir()
    written = (many.root / "annotations/gold" / f"{CEOP}.json").read_text(encoding="utf-8")
    (other / f"{CEOP}.json").write_text(written.replace('"gold"', '"ana"'), encoding="utf-8")
    assert check_corpus(many, layer="ana") == check_corpus(many, layer="ana", cache=False)
    assert looked_at(many, monkeypatch) == (gold, [])


def test_an_entity_that_another_layer_comes_to_name_is_no_longer_found(many: Corpus) -> None:
    new = Entity(id="nobody", type="person", name="No Body")
    many.update_entities(lambda file: file.model_copy(update={"entities": (*file.entities, new)}))
    assert "R003" in [each.rule for each in check_corpus(many).findings]
    other = many.root / "annotations" / "ana"
    other.mkdir()
    written = (many.root / "annotations/gold" / f"{CEOP}.json").read_text(encoding="utf-8")
    changed = written.replace('"gold"', '"ana"').replace('"speaker": "peter-davies"', '"speaker": "nobody"')
    (other / f"{CEOP}.json").write_text(changed, encoding="utf-8")
    assert "R003" not in [each.rule for each in check_corpus(many).findings]


@pytest.mark.parametrize("junk", [b"", b"no database", b"SQLite format 3\x00" + b"\x07" * 5000])
def test_results_that_are_no_database_are_made_anew(many: Corpus, junk: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check_corpus(many)
    (many.root / RESULTS).write_bytes(junk)
    assert check_corpus(many) == first
    assert looked_at(many, monkeypatch) == (first, [])


def test_a_database_that_is_damaged_inside_does_no_harm(many: Corpus) -> None:
    first = check_corpus(many)
    data = bytearray((many.root / RESULTS).read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    (many.root / RESULTS).write_bytes(data)
    assert check_corpus(many) == first
    assert check_corpus(many) == first


def test_results_of_other_rules_are_not_used(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    check_corpus(many)
    monkeypatch.setattr(results, "rules_version", lambda: "other")
    assert len(looked_at(many, monkeypatch)[1]) == 4


def test_a_corpus_that_cannot_be_written_to_is_checked(many: Corpus) -> None:
    (many.root / ".articlekit").write_bytes(b"a file where the folder should be")
    assert check_corpus(many) == fresh(many)


def test_where_another_process_has_the_results_a_run_goes_without(many: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    first = check_corpus(many)
    other = sqlite3.connect(many.root / RESULTS)
    other.execute("BEGIN EXCLUSIVE")
    assert looked_at(many, monkeypatch) == (first, sorted(many.article_ids()))
    other.close()
    assert looked_at(many, monkeypatch) == (first, [])


def test_kills_at_any_moment_leave_results_that_are_right(many: Corpus) -> None:
    first = check_corpus(many, cache=False)
    program = [sys.executable, "-m", "articlekit", "check", "--root", str(many.root), "--layer", "gold"]
    began = time.monotonic()
    subprocess.run(program, capture_output=True, check=False)
    whole = time.monotonic() - began
    for number in range(8):
        shutil.rmtree(many.root / ".articlekit", ignore_errors=number % 2 == 0)
        with subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            time.sleep(whole * (number + 1) / 9)
            running.send_signal(signal.SIGKILL)
        assert check_corpus(many) == first


def test_two_runs_at_once_find_the_same(many: Corpus) -> None:
    program = [sys.executable, "-m", "articlekit", "check", "--root", str(many.root), "--layer", "gold", "--format", "json"]
    running = [subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(3)]
    printed = {each.communicate()[0] for each in running}
    assert len(printed) == 1
    assert len(json.loads(printed.pop())) == len(fresh(many).findings)


def test_the_results_are_in_a_folder_that_git_leaves_alone(corpus: Corpus) -> None:
    check_corpus(corpus)
    assert (corpus.root / ".articlekit" / ".gitignore").read_bytes() == b"*\n"


def test_the_digest_tells_files_apart_by_what_they_hold_and_where() -> None:
    from articlekit.model.source import RawFile, Source

    def digest(*contents: bytes | None) -> str:
        return workers.digest_of(Source("a", "gold", *(None if each is None else RawFile("x", each) for each in contents)))

    digests = [digest(b"a", b"b", b"c"), digest(b"ab", b"", b"c"), digest(b"a", None, b"c"), digest(b"a", b"", b"c")]
    assert len(set(digests)) == 4
    assert all(len(each) == len(hashlib.sha256().hexdigest()) for each in digests)


def test_a_corpus_in_parquet_is_checked_in_several_processes_and_not_fixed(many: Corpus, tmp_path: Path) -> None:
    for number in range(FEW):
        copied(many, f"more-{number}", lambda text: text)
    copied(many, "fixable", lambda text: text.replace('"speaker": "peter-davies"', '"speaker": "peter-davis"', 1))
    expected = fresh(many)
    many.export(tmp_path / "tables")
    command = [sys.executable, "-m", "articlekit", "check", "--root", str(tmp_path / "tables"), "--jobs", "2", "-f", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["rule"], each["article"], each["annotation"]) for each in found] == [
        (each.rule, each.article, each.annotation) for each in expected.findings
    ]
    fixing = subprocess.run([*command, "--unsafe-fixes"], capture_output=True, text=True, timeout=100, check=False)
    assert fixing.returncode == 2
    assert "which is not edited; make files of it with: articlekit import" in fixing.stderr
