"""Corpora in Parquet tables: written, read as a corpus, annotated, and made files of again."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from articlekit import Corpus, findings
from articlekit.errors import ArticlekitError, BadFile, BadName, Exists, UnknownName
from articlekit.model.annotation import AnnotationFile
from articlekit.model.article import Metadata
from articlekit.model.entity import EntityFile
from articlekit.store import parts
from articlekit.store.transfer import Bundle, write_dataset
from articlekit.text.canonical import place
from tests.benchmarks.made_articles import annotation_file, article, articles, entities, make_corpus, metadata_file
from tests.store.corpora import Made, corpora, nested, write

REPOSITORY = Path(__file__).parents[2]


def contents(root: Path) -> dict[str, bytes]:
    """Give every file of a corpus."""
    names = [path for folder in ("corpus", "annotations") for path in sorted((root / folder).rglob("*")) if path.is_file()]
    return {str(path.relative_to(root)): path.read_bytes() for path in names if path.name != ".gitkeep"}


@pytest.fixture
def tables(tmp_path: Path) -> Corpus:
    """The committed corpus as tables."""
    Corpus(REPOSITORY).export(tmp_path / "tables")
    return Corpus(tmp_path / "tables")


def test_the_committed_corpus_comes_back_byte_for_byte(tables: Corpus, tmp_path: Path) -> None:
    back = Corpus.create(tmp_path / "back")
    assert back.import_from(tables) == 1
    assert contents(back.root) == contents(REPOSITORY)


@settings(max_examples=15)
@given(corpora())
@example(nested())
def test_any_corpus_comes_back(made: list[Made]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root / "a", made)
        first = Corpus(root / "a")
        assert first.export(root / "tables") == (len(made), len(made))
        tables, back = Corpus(root / "tables"), Corpus.create(root / "b")
        assert back.import_from(tables) == len(made)
        for corpus in (tables, back):
            assert list(corpus.articles()) == list(first.articles())
            assert corpus.entities("gold") == first.entities("gold")
            assert corpus.layers() == (first.layers() if made else [])
            for article in made:
                same = [each.annotations(article.id, "gold") for each in (first, corpus)]
                assert {each.id: each for each in same[0].annotations} == {each.id: each for each in same[1].annotations}
                assert same[0].text_sha256 == same[1].text_sha256


def test_tables_are_a_corpus(tables: Corpus) -> None:
    files = Corpus(REPOSITORY)
    assert Corpus.open(tables.root / "articles").root == tables.root
    assert tables.article_ids() == files.article_ids()
    assert tables.layer() == "gold"
    for kind in ("quotes", "claims", "organisations"):
        for rejected in (False, True):
            assert list(getattr(tables, kind)(rejected=rejected)) == list(getattr(files, kind)(rejected=rejected))
    assert tables.stats() == files.stats()
    assert [row.id for row in tables.quotes(speaker="Davies", article="ceop-annual-report")] == ["q3", "q7", "q8", "q9"]
    judged = [list(findings(each.sources("gold"), each.entity_sources("gold"), whole=True)) for each in (tables, files)]
    assert [finding.rule for finding in judged[0]] == [finding.rule for finding in judged[1]]
    assert list(tables.pairs("gold", "gold")) == list(files.pairs("gold", "gold"))
    with pytest.raises(UnknownName, match="ceop-annual-report"):
        tables.article("ceop-anual-report")


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda corpus: corpus.add("x", b"x", Metadata(title="x", publisher="x")), id="add"),
        pytest.param(lambda corpus: corpus.update("ceop-annual-report", "gold", lambda file: file), id="update"),
        pytest.param(lambda corpus: corpus.set_status("ceop-annual-report", ["q1"], "accepted"), id="status"),
        pytest.param(lambda corpus: corpus.import_from(corpus), id="import"),
    ],
)
def test_tables_are_not_edited(tables: Corpus, edit: object) -> None:
    with pytest.raises(BadFile, match="articlekit import"):
        edit(tables)  # type: ignore[operator]


def test_many_changes_make_new_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SIZE", 8)
    make_corpus(tmp_path / "files", 30)
    files = Corpus(tmp_path / "files")
    files.export(tmp_path / "tables")
    tables = Corpus(tmp_path / "tables")
    names = files.article_ids()

    def first(file: AnnotationFile) -> AnnotationFile:
        quotes = sorted((each for each in file.annotations if each.kind == "quote"), key=place)
        return file.model_copy(update={"annotations": tuple(quotes[:1])})

    tables.update_many("gold", dict.fromkeys(names[5:12], first))
    tables.update_many("new", dict.fromkeys(names[20:], first))
    files.update_many("gold", dict.fromkeys(names[5:12], first))
    assert list(tables.quotes(layer="gold")) == list(files.quotes(layer="gold"))
    assert Corpus(tables.root).annotated("new") == names[20:]
    assert tables.layers() == ["gold", "new"]
    tables.update_entities(lambda file: file.model_copy(update={"entities": file.entities[:1]}), "new")
    assert len(Corpus(tables.root).entities("new")) == len(files.entities("gold"))


def test_broken_files_are_said_and_the_rest_is_exported(tmp_path: Path) -> None:
    make_corpus(tmp_path / "files", 6)
    (tmp_path / "files/corpus/a0000001.txt").write_bytes(b"\xff")
    (tmp_path / "files/annotations/gold/a0000002.json").write_bytes(b"{")
    (tmp_path / "files/corpus/a0000003.toml").write_bytes(b"\xff")
    said: list[ArticlekitError] = []
    assert Corpus(tmp_path / "files").export(tmp_path / "tables", on_error=said.append) == (4, 3)
    assert [str(error).partition(":")[0] for error in said] == [
        "corpus/a0000001.txt",
        "annotations/gold/a0000002.json",
        "corpus/a0000003.toml",
    ]
    assert Corpus(tmp_path / "tables").article_ids() == ["a0000000", "a0000002", "a0000004", "a0000005"]


def test_nothing_is_overwritten(tables: Corpus, tmp_path: Path) -> None:
    with pytest.raises(Exists, match="name a new folder"):
        tables.export(tables.root)
    back = Corpus.create(tmp_path / "back")
    back.add("ceop-annual-report", b"mine", Metadata(title="t", publisher="p"))
    before, said = contents(back.root), list[ArticlekitError]()
    assert back.import_from(tables, said.append) == 0
    assert {name: data for name, data in contents(back.root).items() if "entities" not in name} == {
        name: data for name, data in before.items() if "entities" not in name
    }
    assert "stays as it is" in str(said[0])


def test_articles_must_come_in_order(tmp_path: Path) -> None:
    bundles = [Bundle(name, b"text", None, {}) for name in ("b", "a")]
    with pytest.raises(BadName, match="a: comes after b"):
        write_dataset(tmp_path / "tables", bundles, {}, lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from articlekit import Corpus
corpus = Corpus(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
try:
    corpus.export(sys.argv[2])
except Exception as error:
    print(type(error).__name__, error)
"""
    command = [sys.executable, "-c", script, str(REPOSITORY), str(tmp_path / "tables")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("BadFile ")
    assert done.stdout.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_memory_does_not_grow_with_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SIZE", 64)
    made = (Bundle(each.id, each.text.encode(), metadata_file(each), {"gold": annotation_file(each)}) for each in articles(512))
    known = {"": EntityFile.model_validate({"entities": entities()})}
    tracemalloc.start()
    try:
        assert write_dataset(tmp_path / "tables", made, known, lambda _: None) == (512, 512)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        corpus = Corpus(tmp_path / "tables")
        count = sum(1 for _ in corpus.quotes())
        read = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 9 * 512
    assert corpus.article("a0000511").text == article(511).text
    assert peak < 12_000_000
    assert read < 8_000_000


def test_another_format_is_refused(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "x", ignore_errors=True)
    for content, said in (('{"format": "x/1"}', "has the format 'x/1'"), ("[", "is no manifest")):
        (tmp_path / "tables.json").write_text(content)
        with pytest.raises(BadFile, match=said):
            Corpus(tmp_path)
