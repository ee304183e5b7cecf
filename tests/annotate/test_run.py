from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
import spacy

from articlekit import AnnotationFile, ArticlekitError, Corpus, Metadata
from articlekit.annotate.pipeline import Found, Text, annotate, load
from articlekit.annotate.run import EntityIds, annotate_corpus, annotate_texts
from articlekit.errors import UnknownName
from articlekit.model.entity import Entity, EntityFile
from articlekit.text.anchors import fits
from articlekit.text.canonical import all_spans

STORY = (
    "Leam Water fined\n\nLeam Water (LW) was fined £{number}m on Monday.\n\n"
    '"We are sorry," said its chief executive, Ana Ruiz. She said {number} homes were hit.\n'
)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    made = Corpus.create(tmp_path / "corpus")
    for number in range(2, 8):
        text = STORY.format(number=number)
        made.add(f"a{number}", text.encode(), Metadata(title="Leam Water fined", publisher="The Leam Herald"))
    return made


def failing(error: ArticlekitError) -> None:
    raise error


def layer(corpus: Corpus, name: str = "auto") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((corpus.root / "annotations" / name).glob("*.json"))}


def test_every_annotation_fits_the_text_and_says_who_made_it(corpus: Corpus) -> None:
    assert annotate_corpus(corpus, on_error=failing) == 6
    for article in corpus.articles():
        file = corpus.annotations(article.id, "auto")
        assert {each.kind for each in file.annotations} == {"quote", "claim", "organisation"}
        assert file.annotator is not None
        for each in file.annotations:
            assert each.by is not None
        assert all(fits(article.text, span) for _, _, span in all_spans(file.annotations))


def test_what_is_up_to_date_is_left_alone(corpus: Corpus) -> None:
    annotate_corpus(corpus, on_error=failing)
    before = layer(corpus)
    assert annotate_corpus(corpus, on_error=failing) == 0
    text = corpus.root / "corpus" / "a3.txt"
    text.write_bytes(text.read_bytes() + b"\nLeam Water said no more.\n")
    assert annotate_corpus(corpus, on_error=failing) == 1
    assert {name for name, data in layer(corpus).items() if data != before[name]} == {"a3.json"}


def test_the_number_of_processes_changes_nothing(corpus: Corpus) -> None:
    annotate_corpus(corpus, on_error=failing)
    annotate_corpus(corpus, layer="two", jobs=2, on_error=failing)
    assert layer(corpus) == {name: data.replace(b'"two"', b'"auto"') for name, data in layer(corpus, "two").items()}


def test_a_hand_made_file_is_never_written_to(corpus: Corpus) -> None:
    corpus.update("a3", "ana", lambda file: file)
    before = layer(corpus, "ana")["a3.json"]
    errors: list[str] = []
    assert annotate_corpus(corpus, layer="ana", on_error=lambda error: errors.append(str(error))) == 5
    assert layer(corpus, "ana")["a3.json"] == before
    (said,) = errors
    assert "hand-made" in said


def test_what_was_accepted_or_rejected_is_kept(corpus: Corpus) -> None:
    annotate_corpus(corpus, on_error=failing)
    first, second, *_ = corpus.annotations("a3", "auto").annotations
    corpus.set_status("a3", [first.id], "accepted", "auto")
    corpus.set_status("a3", [second.id], "rejected", "auto")

    def outdated(file: AnnotationFile) -> AnnotationFile:
        assert file.annotator is not None
        return file.model_copy(update={"annotator": file.annotator.model_copy(update={"version": "0.0.0"})})

    corpus.update("a3", "auto", outdated)
    assert annotate_corpus(corpus, on_error=failing) == 1
    after = corpus.annotations("a3", "auto").annotations
    assert {each.id: each.status for each in after if each.status} == {first.id: "accepted", second.id: "rejected"}
    assert len({each.id for each in after}) == len(after)


def test_an_article_that_cannot_be_read_does_not_keep_the_others_back(corpus: Corpus) -> None:
    (corpus.root / "corpus" / "a4.txt").write_bytes(b"\xff")
    errors: list[str] = []
    assert annotate_corpus(corpus, on_error=lambda error: errors.append(str(error))) == 5
    assert [error.partition(":")[0] for error in errors] == ["corpus/a4.txt"]


def test_entities_of_the_authority_file_keep_their_ids(corpus: Corpus) -> None:
    known = Entity(id="lw", type="organisation", name="Leam Water Company", aliases=("Leam Water",))
    corpus.update_entities(lambda file: file.model_copy(update={"entities": (known,)}))
    annotate_corpus(corpus, ["a2"], on_error=failing)
    mentions = corpus.organisations(article="a2", layer="auto")
    assert {row.organisation for row in mentions if row.text in ("Leam Water", "LW")} == {"lw"}


def test_ids_are_slugs_numbered_where_another_name_has_one(corpus: Corpus) -> None:
    ids = EntityIds(corpus, "auto")
    made = [Entity(id="x", type="person", name=name) for name in ("Ana Ruiz", "ana ruiz", "Ana-Ruiz", "Ana Ruíz")]
    assert [ids.resolve(each, "a1") for each in made] == ["ana-ruiz", "ana-ruiz", "ana-ruiz-2", "ana-ruiz-3"]


def test_people_of_one_surname_are_told_apart_in_a_later_run_too(corpus: Corpus) -> None:
    known = Entity(id="td", type="person", name="Tom Davies", aliases=("Davies",))
    john = Entity(id="john-smith", type="person", name="John Smith", aliases=("Smith",))
    corpus.update_entities(lambda file: file.model_copy(update={"entities": (known,)}))
    corpus.update_entities(lambda file: file.model_copy(update={"entities": (john,)}), "auto")
    ids = EntityIds(corpus, "auto")
    made = [
        Entity(id="x", type="person", name=name, aliases=aliases)
        for name, aliases in (("Gwen Davies", ("Davies",)), ("Davies", ()), ("Jane Smith", ("Smith",)), ("John Smith", ()))
    ]
    assert [ids.resolve(each, "a1") for each in made] == ["gwen-davies", "td", "jane-smith", "john-smith"]


def _instead(after: EntityFile, _before: EntityFile) -> EntityFile:
    return after


def test_a_report_is_its_articles_own_in_every_run(corpus: Corpus) -> None:
    known = Entity(id="census", type="document", name="the Census", aliases=("The report", "report"))
    corpus.update_entities(lambda file: file.model_copy(update={"entities": (known,)}))
    report = Entity(id="x", type="document", name="report", aliases=("The report",))
    made = [report, Entity(id="x", type="document", name="the Census")]
    for _ in range(2):
        ids = EntityIds(corpus, "auto")
        found = [ids.resolve(each, article) for article in ("a1", "a2", "a1") for each in made]
        assert found == ["a1-report", "census", "a2-report", "census", "a1-report", "census"]
        kept = EntityFile(entities=tuple(ids.own.values()))
        corpus.update_entities(partial(_instead, kept), "auto")


def test_a_bare_dollar_is_what_the_metadata_say(corpus: Corpus) -> None:
    metadata = Metadata(title="Fine", publisher="The Age", currency="AUD")
    corpus.add("sydney", b"Leam Water was fined $3m on Monday.\n", metadata)
    annotate_corpus(corpus, ["sydney"], on_error=failing)
    assert [row.unit for row in corpus.claims(article="sydney", layer="auto")] == ["AUD"]


def test_one_text_is_annotated_outside_a_corpus() -> None:
    ((file, entities),) = annotate_texts([("stdin", STORY.format(number=3))])
    assert (file.article, file.layer) == ("stdin", "auto")
    assert any(entity.name == "Leam Water" for entity in entities)


def test_an_empty_text_has_no_annotations() -> None:
    assert annotate(load(), [Text(""), Text("\n\n"), Text(" ")]) == [Found()] * 3


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(UnknownName, match="tagger"):
        load(str(tmp_path / "blank"))


def test_a_pipeline_that_is_not_installed_is_refused_with_the_remedy() -> None:
    with pytest.raises(UnknownName, match="en_core_web_xl"):
        load("en_core_web_xl")


def test_a_killed_worker_neither_hangs_the_run_nor_loses_an_article(corpus: Corpus) -> None:
    source = corpus.root / "corpus"
    for number in range(100, 170):
        shutil.copy(source / "a3.txt", source / f"b{number}.txt")
        shutil.copy(source / "a3.toml", source / f"b{number}.toml")
    command = [sys.executable, "-m", "articlekit", "annotate", "--jobs", "2", "--root", str(corpus.root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        killed = _kill_a_worker(run.pid)
        assert run.stderr is not None
        said = run.stderr.read()
        assert run.wait(timeout=120) == 0, said
    assert killed
    assert len(layer(corpus)) == 77


def test_a_script_without_a_guard_is_told_of_it(corpus: Corpus, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from articlekit import Corpus\nfrom articlekit.annotate.run import annotate_corpus\n"
        f"annotate_corpus(Corpus({str(corpus.root)!r}), jobs=2, on_error=print)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, layer(corpus)) == (1, {}), done.stderr
    assert done.stderr.splitlines()[-1].startswith("articlekit.errors.BadFile: worker processes end as they begin; in a")


def test_ctrl_c_keeps_what_is_done(corpus: Corpus) -> None:
    source = corpus.root / "corpus"
    for number in range(100, 400):
        shutil.copy(source / "a3.txt", source / f"b{number}.txt")
        shutil.copy(source / "a3.toml", source / f"b{number}.toml")
    command = [sys.executable, "-m", "articlekit", "annotate", "--jobs", "2", "--root", str(corpus.root)]
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs are deaf to Ctrl-C
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=listening, start_new_session=True) as run:
        while run.poll() is None and not layer(corpus):
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        assert run.stderr is not None
        assert run.stderr.read() == "articlekit: stopped; what was done is kept, and the same command does the rest\n"
        assert run.wait(timeout=120) == 130
    done = len(layer(corpus).keys() - {"entities.json"})
    assert 0 < done < 306
    assert annotate_corpus(corpus, on_error=failing) == 306 - done


def _kill_a_worker(parent: int) -> bool:
    """Kill a worker once it has loaded its pipeline."""
    for _ in range(600):
        time.sleep(0.1)
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="utf-8").split()
        busy = [int(child) for child in children if _cpu_seconds(child) > 1.5]
        if busy:
            os.kill(busy[-1], signal.SIGKILL)
            return True
    return False


def _cpu_seconds(process: str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
