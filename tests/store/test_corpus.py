"""The corpus: its folder, articles, annotations and entities, kept exactly and read lazily."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.errors import ArticlekitError, BadFile, BadName, CorpusNotFound, Exists, StaleAnnotations, UnknownName
from articlekit.model.annotation import Annotation, AnnotationFile, NumericClaim, OrganisationMention, Quote, Span
from articlekit.model.article import Metadata
from articlekit.model.entity import Entity
from articlekit.store import files
from articlekit.store.corpus import Corpus
from articlekit.text.canonical import place
from tests.strategies import annotated

REPOSITORY = Path(__file__).parents[2]
METADATA = Metadata(title="A flood", publisher="The Leam Herald")
TEXT = "Ann Lee said the Agency lost 40 homes.\n"
TEXTS = [
    pytest.param(b"One.\r\nTwo.\r\n", id="crlf"),
    pytest.param(b"One.\rTwo.\r", id="cr"),
    pytest.param(b"One.\r\r\n\nTwo.\n\r", id="mixed-line-ends"),
    pytest.param(b"\xef\xbb\xbfOne.\n", id="byte-order-mark"),
    pytest.param("One 😀 two 𝔸.\n".encode(), id="astral"),
    pytest.param("e\u0301 and \u00e9 are two.\n".encode(), id="combining-marks"),
    pytest.param(bytes(range(1, 128)), id="control-characters"),
    pytest.param(b"One.\0Two.\n", id="nul"),
    pytest.param("One.\u0085\u2028\u2029\x0b\x0c\x1cTwo.".encode(), id="other-line-ends"),
    pytest.param(b"One", id="no-final-newline"),
    pytest.param(b"", id="empty"),
    pytest.param("Ünd so weiter, 😀\r\n".encode() * 450_000, id="10-MB"),
]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = Corpus.create(tmp_path_factory.mktemp("template"))
    corpus.add("flood", TEXT.encode(), METADATA)
    corpus.update_entities(lambda file: file.model_copy(update={"entities": (AGENCY, ANN)}))
    corpus.update("flood", "gold", lambda file: file.model_copy(update={"annotations": ANNOTATIONS}))
    return corpus.root


@pytest.fixture
def corpus(template: Path, tmp_path: Path) -> Corpus:
    return Corpus(shutil.copytree(template, tmp_path / "root"))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


AGENCY = Entity(id="agency", type="organisation", name="The Agency")
ANN = Entity(id="ann-lee", type="person", name="Ann Lee")
ANNOTATIONS = (
    Quote(
        id="q1",
        form="indirect",
        content=(span(TEXT, "the Agency lost 40 homes"),),
        cue=span(TEXT, "said"),
        source=span(TEXT, "Ann Lee"),
        speaker="ann-lee",
    ),
    OrganisationMention(id="o1", span=span(TEXT, "Agency"), organisation="agency", form="name"),
    NumericClaim(id="n1", span=span(TEXT, "40"), comparator="=", value="40", measure=span(TEXT, "homes")),
)


def with_spans(*spans: Span) -> Callable[[AnnotationFile], AnnotationFile]:
    mentions = tuple(OrganisationMention(id=f"o{i}", span=each, form="name") for i, each in enumerate(spans))
    return lambda file: file.model_copy(update={"annotations": mentions})


def spans_in(corpus: Corpus, article: str) -> list[Span]:
    return [each.span for each in corpus.annotations(article, "gold").annotations if isinstance(each, OrganisationMention)]


# Opening and making


@pytest.mark.parametrize("below", [pytest.param(each, id=each) for each in (".", "corpus", "annotations/gold", "a/b", "a/..")])
def test_open_finds_the_corpus_above(corpus: Corpus, below: str) -> None:
    (corpus.root / below).mkdir(parents=True, exist_ok=True)
    assert Corpus.open(corpus.root / below).root == corpus.root.resolve()


def test_open_takes_the_nearest(corpus: Corpus) -> None:
    inner = Corpus.create(corpus.root / "inner")
    assert Corpus.open(inner.root / "annotations").root == inner.root.resolve()
    assert Corpus.open(inner.root / "..").root == corpus.root.resolve()


@pytest.mark.parametrize(
    "name", [pytest.param("", id="here"), pytest.param("gone", id="gone"), pytest.param("x" * 300, id="long")]
)
@pytest.mark.parametrize("way", [pytest.param(Corpus, id="exactly"), pytest.param(Corpus.open, id="upward")])
def test_no_corpus_is_said_with_the_way_to_one(tmp_path: Path, name: str, way: Callable[[Path], Corpus]) -> None:
    with pytest.raises(CorpusNotFound, match=r"\A.*no folder corpus/.*make one with: articlekit new DIR\Z"):
        way(tmp_path / name)


def test_exactly_the_named_folder_is_meant(corpus: Corpus) -> None:
    with pytest.raises(CorpusNotFound):
        Corpus(corpus.root / "annotations")


def test_a_new_corpus_is_empty(tmp_path: Path) -> None:
    corpus = Corpus.create(tmp_path / "new/and/deep")
    assert (corpus.article_ids(), corpus.layers(), corpus.entities()) == ([], [], {})


def test_an_empty_folder_becomes_a_corpus(tmp_path: Path) -> None:
    assert Corpus.create(tmp_path).article_ids() == []


def test_a_new_corpus_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Exists, match=r"\A.*: is there already and not empty; name a new folder\Z"):
        Corpus.create(tmp_path)
    with pytest.raises(Exists):
        Corpus.create(tmp_path / "mine.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", [pytest.param("mine.txt/new", id="below-a-file"), pytest.param("x" * 300, id="long")])
def test_a_corpus_that_cannot_be_made_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadFile, match=r"\A.*: cannot be made: (not a directory|file name too long)\Z"):
        Corpus.create(tmp_path / name)


# Articles, exactly


@pytest.mark.parametrize("data", TEXTS)
def test_a_text_is_kept_byte_for_byte(corpus: Corpus, data: bytes) -> None:
    corpus.add("new", data, METADATA)
    article = corpus.article("new")
    assert article.text == data.decode()
    assert article.text_sha256 == hashlib.sha256(data).hexdigest()
    assert (corpus.root / "corpus/new.txt").read_bytes() == data


@pytest.mark.parametrize("data", TEXTS)
def test_spans_are_kept_exactly(corpus: Corpus, data: bytes) -> None:
    text = corpus.add("new", data, METADATA).text
    spans = [Span(start=i, end=i + 5, text=text[i : i + 5]) for i in range(0, len(text) - 5, max(1, len(text) // 50))]
    spans.append(Span(start=len(text) - 1, end=len(text), text=text[-1:]) if text else Span(start=0, end=0, text=""))
    corpus.update("new", "gold", with_spans(*spans))
    assert spans_in(corpus, "new") == spans


@settings(max_examples=50)
@given(data=st.data(), text=st.text(max_size=80))
def test_any_text_and_its_spans_are_kept_exactly(
    data: st.DataObject, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    corpus = Corpus.create(tmp_path_factory.mktemp("any"))
    assert corpus.add("a", text.encode(), METADATA).text == text
    cuts = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2).map(sorted), max_size=5))
    spans = [Span(start=start, end=end, text=text[start:end]) for start, end in cuts]
    corpus.update("a", "gold", with_spans(*spans))
    assert sorted(spans_in(corpus, "a"), key=str) == sorted(spans, key=str)


@settings(max_examples=50)
@given(drawn=annotated())
def test_any_annotations_are_kept_exactly(
    drawn: tuple[str, list[Annotation]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, annotations = drawn
    corpus = Corpus.create(tmp_path_factory.mktemp("any"))
    corpus.add("a", text.encode(), METADATA)
    corpus.update("a", "gold", lambda file: file.model_copy(update={"annotations": tuple(annotations)}))
    assert corpus.annotations("a").annotations == tuple(sorted(annotations, key=place))


@settings(max_examples=50)
@given(title=st.text(), published=st.none() | st.dates() | st.datetimes(), authors=st.lists(st.text(), max_size=2))
def test_metadata_are_kept_exactly(
    title: str, published: date | None, authors: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    metadata = Metadata(title=title, publisher="The Leam Herald", published=published, authors=tuple(authors))
    assert Corpus.create(tmp_path_factory.mktemp("any")).add("a", b"", metadata).metadata == metadata


def test_articles_come_in_the_order_of_their_ids(corpus: Corpus) -> None:
    for article in ("b", "a", "z1", "Z"):
        corpus.add(article, b"", METADATA)
    assert [article.id for article in corpus.articles()] == corpus.article_ids() == ["Z", "a", "b", "flood", "z1"]


def test_an_article_may_lack_metadata(corpus: Corpus) -> None:
    (corpus.root / "corpus/flood.toml").unlink()
    assert corpus.article("flood").metadata is None


@pytest.mark.parametrize("suffix", [pytest.param("txt", id="text"), pytest.param("toml", id="metadata")])
def test_add_overwrites_nothing(corpus: Corpus, suffix: str) -> None:
    standing = corpus.root / f"corpus/new.{suffix}"
    standing.write_bytes(b"mine")
    message = rf"\Acorpus/new\.{suffix}: is there already and stays as it is; remove it or take another id\Z"
    with pytest.raises(Exists, match=message):
        corpus.add("new", b"theirs", METADATA)
    assert [path.read_bytes() for path in (corpus.root / "corpus").glob("new.*")] == [b"mine"]


@pytest.mark.parametrize(
    "name", [pytest.param(each, id=repr(each)) for each in ("../x", "", ".", "a/b", "entities", ".x", "x" * 300)]
)
def test_add_refuses_bad_ids(corpus: Corpus, name: str) -> None:
    with pytest.raises(BadName):
        corpus.add(name, b"", METADATA)
    assert sorted(path.name for path in (corpus.root / "corpus").iterdir()) == [".gitkeep", "flood.toml", "flood.txt"]


@pytest.mark.parametrize(
    ("data", "metadata", "message"),
    [
        pytest.param(b"\xff", METADATA, r"new: line 1: byte 0 \(0xff\) is not UTF-8; convert the file to UTF-8", id="text"),
        pytest.param(b"x" * 200, METADATA, r"corpus/new\.txt: is 0 MB, more than the 0 MB .*; split it", id="size"),
        pytest.param(
            b"",
            Metadata(title="\udcff", publisher="x"),
            r"corpus/new\.toml: cannot be written: there is half a character in it, which UTF-8 does not have",
            id="title",
        ),
    ],
)
def test_add_leaves_nothing_behind_when_refusing(
    corpus: Corpus, data: bytes, metadata: Metadata, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    with pytest.raises(BadFile, match=rf"\A{message}\Z"):
        corpus.add("new", data, metadata)
    assert corpus.article_ids() == ["flood"]
    assert not (corpus.root / "corpus/new.toml").exists()


# Layers and updates


def test_the_layer_is_gold_else_auto(corpus: Corpus) -> None:
    corpus.update("flood", "auto", lambda file: file)
    assert corpus.layer() == "gold"
    shutil.rmtree(corpus.root / "annotations/gold")
    assert corpus.layer() == "auto"


@pytest.mark.parametrize(
    "name", [pytest.param("golt", id="near"), pytest.param("nobody", id="far"), pytest.param("../corpus", id="elsewhere")]
)
def test_an_unknown_layer_lists_the_known(corpus: Corpus, name: str) -> None:
    corpus.update("flood", "ann", lambda file: file)
    for action in (
        lambda: corpus.layer(name),
        lambda: corpus.annotations("flood", name),
        lambda: corpus.quotes(layer=name),
        lambda: list(corpus.sources(name, ["flood"])),
        lambda: corpus.promote(name),
        lambda: corpus.set_status("flood", ["q1"], "accepted", name),
    ):
        with pytest.raises(UnknownName, match=rf"\Ano layer {name!r}; known: ann, gold\Z"):
            action()


def test_without_layers_the_way_to_one_is_said(corpus: Corpus) -> None:
    shutil.rmtree(corpus.root / "annotations/gold")
    with pytest.raises(UnknownName, match=r"\Ano layer 'gold'; annotate an article first: articlekit edit ARTICLE\Z"):
        corpus.layer()


def test_an_article_without_a_file_has_no_annotations(corpus: Corpus) -> None:
    corpus.add("new", b"New.\n", METADATA)
    digest = hashlib.sha256(b"New.\n").hexdigest()
    assert corpus.annotations("new") == AnnotationFile(article="new", layer="gold", text_sha256=digest)


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda content: json.dumps(content), id="one-line"),
        pytest.param(lambda content: json.dumps(content, indent=4) + "\r\n", id="other-indent"),
        pytest.param(lambda content: json.dumps({**content, "annotations": content["annotations"][::-1]}), id="other-order"),
        pytest.param(lambda content: json.dumps({key: each for key, each in content.items() if each}), id="no-empty-keys"),
    ],
)
def test_an_update_that_changes_nothing_touches_nothing(corpus: Corpus, write: Callable[[Any], str]) -> None:
    path = corpus.root / "annotations/gold/flood.json"
    path.write_text(write(json.loads(path.read_bytes())), newline="")
    os.utime(path, (1, 1))
    before = path.read_bytes()
    corpus.update("flood", "gold", lambda file: file.model_copy())
    corpus.set_status("flood", [], "accepted")
    assert path.read_bytes() == before
    assert path.stat().st_mtime == 1


def test_real_data_stay_as_they_are_when_nothing_changes(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "corpus", tmp_path / "corpus")
    shutil.copytree(REPOSITORY / "annotations", tmp_path / "annotations")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.json")}
    corpus = Corpus(tmp_path)
    for article in corpus.annotated("gold"):
        corpus.update(article, "gold", lambda file: file.model_copy())
    corpus.update_entities(lambda file: file.model_copy())
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.json")} == before


def test_an_update_makes_the_layer_and_an_empty_file(corpus: Corpus) -> None:
    corpus.update("flood", "ann", lambda file: file)
    assert corpus.layers() == ["ann", "gold"]
    assert corpus.annotated("ann") == ["flood"]


def test_a_failed_change_writes_nothing(corpus: Corpus) -> None:
    def change(file: AnnotationFile) -> AnnotationFile:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        corpus.update("flood", "new", change)
    assert corpus.layers() == ["gold"]


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
@pytest.mark.parametrize(
    ("update", "message"),
    [
        pytest.param({"text_sha256": "x"}, r"line 5, column 17: text_sha256: .*", id="broken-schema"),
        pytest.param(
            {"article": "other"}, r"is of article 'other' and layer 'gold', not where it stands; .*", id="other-article"
        ),
        pytest.param(
            {"annotations": (ANNOTATIONS[0].model_copy(update={"by": "\ud800"}),)}, r".* half a character .*", id="text"
        ),
    ],
)
def test_what_could_not_be_read_again_is_not_written(corpus: Corpus, update: dict[str, Any], message: str) -> None:
    path = corpus.root / "annotations/gold/flood.json"
    before = path.read_bytes()
    with pytest.raises(BadFile, match=rf"\Aannotations/gold/flood\.json: {message}\Z"):
        corpus.update("flood", "gold", lambda file: file.model_copy(update=update))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("article", "layer"), [pytest.param("../x", "gold", id="article"), pytest.param("flood", "../x", id="layer")]
)
def test_an_update_refuses_bad_ids(corpus: Corpus, article: str, layer: str) -> None:
    with pytest.raises(BadName):
        corpus.update(article, layer, lambda file: file)


def test_an_update_of_an_unknown_article_makes_nothing(corpus: Corpus) -> None:
    with pytest.raises(UnknownName, match=r"\Ano article 'floot'; did you mean 'flood'\?"):
        corpus.update("floot", "new", lambda file: file)
    assert corpus.layers() == ["gold"]


def test_a_status_is_set_on_all_of_the_named(corpus: Corpus) -> None:
    corpus.set_status("flood", ["q1", "n1"], "rejected")
    assert {each.id: each.status for each in corpus.annotations("flood").annotations} == {
        "q1": "rejected",
        "n1": "rejected",
        "o1": None,
    }


def test_a_status_is_set_on_all_or_none(corpus: Corpus) -> None:
    with pytest.raises(UnknownName, match=r"\Ano annotation in gold/flood 'q7'; did you mean .*'q1'.*\?\Z"):
        corpus.set_status("flood", ["q1", "q7", "n1"], "accepted")
    assert {each.status for each in corpus.annotations("flood").annotations} == {None}


def test_an_unknown_status_lists_the_known(corpus: Corpus) -> None:
    with pytest.raises(UnknownName, match=r"\Ano status 'acepted'; did you mean 'accepted'\?\Z"):
        corpus.set_status("flood", ["q1"], "acepted")


# Entities


def test_a_layers_own_entities_come_before_the_authority(corpus: Corpus) -> None:
    own = {"format": "articlekit/1", "entities": [{"id": "agency", "type": "organisation", "name": "Flood Agency"}]}
    (corpus.root / "annotations/gold/entities.json").write_text(json.dumps(own))
    assert corpus.entities("gold")["agency"].name == "Flood Agency"
    assert corpus.entities()["agency"].name == "The Agency"
    assert [entity.id for entity in corpus.find("flood agency", "gold")] == ["agency"]


def test_an_unknown_entity_names_the_near(corpus: Corpus) -> None:
    with pytest.raises(UnknownName, match=r"\Ano entity 'Ann Leigh'; did you mean 'Ann Lee'.*\Z"):
        corpus.find("Ann Leigh")


# Bad input


def _replace(name: str, data: bytes) -> Callable[[Path], None]:
    return lambda root: _written(root / name, data)


def _written(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def _link_out(name: str) -> Callable[[Path], None]:
    def put(root: Path) -> None:
        outside = root.parent / "outside"
        (root / name).rename(outside)
        (root / name).symlink_to(outside)

    return put


def _pipe(name: str) -> Callable[[Path], None]:
    def put(root: Path) -> None:
        (root / name).unlink()
        os.mkfifo(root / name)

    return put


TEXT_NAME, METADATA_NAME, FILE_NAME = "corpus/flood.txt", "corpus/flood.toml", "annotations/gold/flood.json"
SPOILT_TEXT = [
    pytest.param(
        _replace(TEXT_NAME, b"One.\nTw\xc3"), rf"{TEXT_NAME}: line 2: byte 7 \(0xc3\) is not UTF-8; .*", id="text-not-utf8"
    ),
    pytest.param(_link_out(TEXT_NAME), rf"{TEXT_NAME}: is a link that leads out of the corpus; .*", id="text-linked-out"),
    pytest.param(_pipe(TEXT_NAME), rf"{TEXT_NAME}: is not a plain file; .*", id="text-is-a-pipe"),
    pytest.param(lambda root: (root / TEXT_NAME).unlink(), r"no article 'flood'.*", id="text-missing"),
]
SPOILT_METADATA = [
    pytest.param(
        _replace(METADATA_NAME, b"title ="), rf"{METADATA_NAME}: line 1, column 8: is not TOML: .*", id="metadata-broken"
    ),
    pytest.param(_replace(METADATA_NAME, b'title = "x"'), rf"{METADATA_NAME}: .*publisher: is missing", id="publisher-missing"),
    pytest.param(_replace(METADATA_NAME, b"\xff"), rf"{METADATA_NAME}: .*is not UTF-8.*", id="metadata-not-utf8"),
    pytest.param(
        _link_out(METADATA_NAME), rf"{METADATA_NAME}: is a link that leads out of the corpus; .*", id="metadata-linked-out"
    ),
    pytest.param(_pipe(METADATA_NAME), rf"{METADATA_NAME}: is not a plain file; .*", id="metadata-is-a-pipe"),
]
SPOILT_ANNOTATIONS = [
    pytest.param(
        _replace(FILE_NAME, b'{"format": "art'), rf"{FILE_NAME}: line 1, column \d+: is not JSON: .*", id="json-truncated"
    ),
    pytest.param(_replace(FILE_NAME, b""), rf"{FILE_NAME}: line 1, column 1: is not JSON: .*", id="json-empty"),
    pytest.param(_replace(FILE_NAME, b"[]"), rf"{FILE_NAME}: line 1, column 1: .*", id="json-of-another-kind"),
    pytest.param(_replace(FILE_NAME, b'{"\xff'), rf"{FILE_NAME}: .*is not UTF-8.*", id="json-not-utf8"),
    pytest.param(_link_out(FILE_NAME), rf"{FILE_NAME}: is a link that leads out of the corpus; .*", id="json-linked-out"),
    pytest.param(_pipe(FILE_NAME), rf"{FILE_NAME}: is not a plain file; .*", id="json-is-a-pipe"),
]


@pytest.mark.parametrize(("spoil", "message"), [*SPOILT_TEXT, *SPOILT_METADATA])
def test_a_spoilt_article_is_one_clear_line(corpus: Corpus, spoil: Callable[[Path], None], message: str) -> None:
    spoil(corpus.root)
    with pytest.raises(ArticlekitError, match=rf"\A{message}\Z"):
        corpus.article("flood")


SPOILT_LAYER = [
    pytest.param(
        _link_out("annotations/gold"), rf"{FILE_NAME}: is a link that leads out of the corpus; .*", id="layer-linked-out"
    ),
]


@pytest.mark.parametrize(("spoil", "message"), [*SPOILT_ANNOTATIONS, *SPOILT_LAYER])
def test_spoilt_annotations_are_one_clear_line(corpus: Corpus, spoil: Callable[[Path], None], message: str) -> None:
    spoil(corpus.root)
    with pytest.raises(BadFile, match=rf"\A{message}\Z"):
        corpus.annotations("flood")
    with pytest.raises(BadFile, match=rf"\A{message}\Z"):
        corpus.update("flood", "gold", lambda file: file)


@pytest.mark.parametrize(("spoil", "message"), [*SPOILT_TEXT, *SPOILT_ANNOTATIONS])
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(Corpus.quotes, id="quotes"),
        pytest.param(Corpus.claims, id="claims"),
        pytest.param(Corpus.organisations, id="organisations"),
    ],
)
def test_a_listing_says_what_is_spoilt_and_goes_on(
    corpus: Corpus, spoil: Callable[[Path], None], message: str, rows: Callable[..., Iterator[Any]]
) -> None:
    _copy_article(corpus, "a")
    _copy_article(corpus, "z")
    spoil(corpus.root)
    said: list[str] = []
    assert [row.article for row in rows(corpus, on_error=lambda error: said.append(str(error)))] == ["a", "z"]
    assert len(said) == 1
    with pytest.raises(ArticlekitError, match=rf"\A{message}\Z"):
        list(rows(corpus))


def _copy_article(corpus: Corpus, article: str) -> None:
    corpus.add(article, TEXT.encode(), METADATA)
    corpus.update(article, "gold", lambda file: file.model_copy(update={"annotations": ANNOTATIONS}))


def test_articles_say_what_is_spoilt_and_go_on(corpus: Corpus) -> None:
    for article in ("a", "b", "c"):
        _copy_article(corpus, article)
    (corpus.root / "corpus/a.txt").write_bytes(b"\xff")
    (corpus.root / "corpus/c.toml").write_bytes(b"title")
    (corpus.root / "corpus/not an id.txt").write_bytes(b"lost?")
    (corpus.root / "corpus/entities.txt").write_bytes(b"lost?")
    said: list[str] = []
    assert [article.id for article in corpus.articles(lambda error: said.append(str(error)))] == ["b", "flood"]
    assert [line.partition(":")[0].partition(" must")[0] for line in said] == [
        "corpus/a.txt",
        "corpus/c.toml",
        "article id 'entities' is reserved; take another",
        "article id 'not an id'",
    ]


def test_a_text_that_vanishes_meanwhile_is_said(corpus: Corpus) -> None:
    _copy_article(corpus, "a")
    said: list[str] = []
    articles = corpus.articles(lambda error: said.append(str(error)))
    assert next(articles).id == "a"
    (corpus.root / TEXT_NAME).unlink()
    assert list(articles) == []
    assert [line.partition(";")[0] for line in said] == ["no article 'flood'"]


def test_an_unknown_article_names_the_near(corpus: Corpus) -> None:
    for action in (
        lambda: corpus.article("floods"),
        lambda: corpus.annotations("floods"),
        lambda: list(corpus.quotes(article="floods")),
        lambda: list(corpus.claims(article="floods")),
        lambda: list(corpus.organisations(article="floods")),
        lambda: list(corpus.sources("gold", ["floods"])),
        lambda: corpus.promote("gold", "new", "floods"),
    ):
        with pytest.raises(UnknownName, match=r"\Ano article 'floods'; did you mean 'flood'\?\Z"):
            action()


@pytest.mark.parametrize(
    "name", [pytest.param(each, id=repr(each)) for each in ("../x", "", ".", "a/b", "entities", ".x", "x" * 9999)]
)
def test_a_bad_article_id_is_said(corpus: Corpus, name: str) -> None:
    for action in (
        lambda: corpus.article(name),
        lambda: corpus.annotations(name),
        lambda: list(corpus.quotes(article=name)),
        lambda: list(corpus.sources("gold", [name])),
        lambda: corpus.set_status(name, ["q1"], "accepted"),
        lambda: corpus.promote("gold", "new", name),
    ):
        with pytest.raises(BadName, match=r"\Aarticle id .{0,80} (must begin|is reserved|is longer).*\Z"):
            action()


@pytest.mark.parametrize(
    "name",
    [pytest.param("annotations/entities.json", id="authority"), pytest.param("annotations/gold/entities.json", id="own")],
)
def test_a_spoilt_entity_file_is_said(corpus: Corpus, name: str) -> None:
    _written(corpus.root / name, b'{"format": "articlekit/1", "entities": [{"id": 1}]}')
    with pytest.raises(BadFile, match=rf"\A{name}: line 1, column \d+: .* \(and \d more: articlekit check\)\Z"):
        corpus.quotes(speaker="Ann Lee")


# Raw files


def test_sources_are_the_files_as_they_are(corpus: Corpus) -> None:
    _written(corpus.root / FILE_NAME, b"{")
    (source,) = corpus.sources("gold")
    assert source.annotations is not None
    assert source.metadata is not None
    assert source.text is not None
    assert (source.article, source.layer) == ("flood", "gold")
    assert (source.text.name, source.text.data) == (TEXT_NAME, TEXT.encode())
    assert (source.annotations.name, source.annotations.data) == (FILE_NAME, b"{")
    assert source.metadata.name == METADATA_NAME


def test_sources_are_of_texts_and_of_annotations_alone(corpus: Corpus) -> None:
    corpus.add("bare", b"Bare.\n", METADATA)
    _written(corpus.root / "annotations/gold/lost.json", b"{}")
    have = {source.article: (source.text is not None, source.annotations is not None) for source in corpus.sources("gold")}
    assert have == {"bare": (True, False), "flood": (True, True), "lost": (False, True)}


def test_sources_say_what_cannot_be_read_and_go_on(corpus: Corpus) -> None:
    _written(corpus.root / "corpus/a.txt", b"\xff")
    _written(corpus.root / "corpus/not an id.txt", b"lost?")
    _written(corpus.root / "annotations/gold/b.json", b"{}")
    _pipe("annotations/gold/b.json")(corpus.root)
    said: list[str] = []
    found = corpus.sources("gold", None, lambda error: said.append(str(error)))
    assert [source.article for source in found] == ["flood"]
    assert [line[:25] for line in said] == [
        "corpus/a.txt: line 1: byt",
        "annotations/gold/b.json: ",
        "article id 'not an id' mu",
    ]


def test_entity_sources_are_the_authority_and_the_layers_own(corpus: Corpus) -> None:
    assert [raw.name for raw in corpus.entity_sources("gold")] == ["annotations/entities.json"]
    _written(corpus.root / "annotations/gold/entities.json", b"{")
    assert [raw.name for raw in corpus.entity_sources("gold")] == [
        "annotations/entities.json",
        "annotations/gold/entities.json",
    ]


# Changed texts


def test_a_changed_text_is_warned_about(corpus: Corpus) -> None:
    with (corpus.root / TEXT_NAME).open("a") as file:
        file.write("More.\n")
    with pytest.warns(StaleAnnotations, match=r"\Aflood: the text has changed since it was annotated; .*check flood\)\Z"):
        assert len(list(corpus.quotes())) == 1


# Laziness


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2,000 articles of 20 kB, all of them NULs so that they take no room."""
    corpus = Corpus.create(tmp_path_factory.mktemp("large"))
    digest = hashlib.sha256(bytes(20_000)).hexdigest()
    (corpus.root / "annotations/gold").mkdir()
    for i in range(2000):
        with (corpus.root / f"corpus/a{i}.txt").open("wb") as file:
            file.truncate(20_000)
        content = AnnotationFile(article=f"a{i}", layer="gold", text_sha256=digest, annotations=ANNOTATIONS)
        (corpus.root / f"annotations/gold/a{i}.json").write_text(content.model_dump_json(by_alias=True))
    return corpus.root


def test_nothing_is_read_before_it_is_asked_for(large: Path) -> None:
    script = """
import sys
from articlekit.store.corpus import Corpus
opened = []
sys.addaudithook(lambda event, args: event == "open" and str(args[0]).startswith(sys.argv[1]) and opened.append(args[0]))
corpus = Corpus.open(sys.argv[1])
corpus.article_ids(), corpus.layers(), corpus.articles(), corpus.quotes(), corpus.claims(), corpus.sources("gold")
print(len(opened))
next(corpus.articles())
print(len({name.rpartition(".")[0] for name in opened}))
"""
    done = subprocess.run([sys.executable, "-c", script, str(large)], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["0", "1"]


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(Corpus.articles, id="articles"),
        pytest.param(lambda corpus: corpus.views(None, "gold"), id="views"),
        pytest.param(lambda corpus: corpus.sources("gold"), id="sources"),
    ],
)
def test_one_article_is_held_at_a_time(large: Path, read: Callable[[Corpus], Iterator[object]]) -> None:
    corpus = Corpus(large)
    tracemalloc.start()
    try:
        count = sum(1 for _ in islice(read(corpus), 500))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 500
    assert peak < 6_000_000
