from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from articlekit import Corpus

from .conftest import Run

ARTICLE = "ceop-annual-report"
Editor = Callable[..., Path]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Makes $EDITOR a program that runs one Python statement a call on `text`, and keeps what it was shown."""

    def make(*statements: str) -> Path:
        seen = tmp_path / "seen"
        seen.mkdir(exist_ok=True)
        program = tmp_path / "editor.py"
        program.write_text(
            f"#!{sys.executable}\nimport pathlib, sys\npath, seen = pathlib.Path(sys.argv[1]), pathlib.Path({str(seen)!r})\n"
            "text = path.read_bytes().decode()\nnumber = len(list(seen.iterdir()))\n(seen / str(number)).write_text(text)\n"
            f"statements = {list(statements)!r}\nif number < len(statements):\n    exec(statements[number])\n"
            "    path.write_bytes(text.encode())\n",
            encoding="utf-8",
        )
        program.chmod(program.stat().st_mode | stat.S_IEXEC)
        monkeypatch.setenv("EDITOR", str(program))
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        monkeypatch.setattr("tempfile.tempdir", None)
        return seen

    return make


def test_an_editor_that_changes_nothing_leaves_the_file_as_it_is(cli: Run, folder: Path, editor: Editor) -> None:
    editor()
    path = folder / "annotations" / "gold" / f"{ARTICLE}.json"
    before = path.read_bytes(), path.stat().st_mtime_ns
    ran = cli("edit", ARTICLE)
    assert (ran.status, ran.err) == (0, "articlekit: nothing changed\n")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert not list(folder.glob("*.marked"))


def test_every_real_file_survives_an_editor_that_changes_nothing(
    cli: Run, eval_root: Path, editor: Editor, tmp_path: Path
) -> None:
    import shutil

    editor()
    for data in ("own/dev", "gum/dev"):
        root = tmp_path / data
        shutil.copytree(eval_root / data / "corpus", root / "corpus")
        shutil.copytree(eval_root / data / "annotations", root / "annotations")
        files = sorted((root / "annotations" / "gold").glob("*.json"))
        before = [path.read_bytes() for path in files]
        for path in files:
            assert cli("edit", path.stem, "--root", str(root)).status == 0
        assert [path.read_bytes() for path in files] == before


def test_a_new_annotation_is_saved_where_it_stands(cli: Run, folder: Path, editor: Editor) -> None:
    editor("text = text.replace('in 2006', 'in {organisation organisation=bbc|2006}')")
    assert cli("edit", ARTICLE).status == 0
    made = [each for each in Corpus(".").organisations() if each.text == "2006"]
    assert [(each.id, each.organisation, each.line) for each in made] == [("o10", "bbc", 11)]


def test_a_new_layer_begins_with_the_bare_text(cli: Run, folder: Path, editor: Editor) -> None:
    seen = editor("text = text.replace('Ceop was set', '{organisation organisation=ceop form=acronym|Ceop} was set')")
    assert cli("edit", ARTICLE, "--layer", "ana").status == 0
    assert "{organisation id" not in (seen / "0").read_text(encoding="utf-8")
    assert [each.text for each in Corpus(".").organisations(layer="ana")] == ["Ceop"]


@pytest.mark.parametrize(
    ("mistake", "mend", "says"),
    [
        pytest.param("'{claim id=n1', '{clam id=n1'", "'{clam id=n1', '{claim id=n1'", "line 11, column 1", id="notation"),
        pytest.param("'speaker=peter-davies', 'speaker=bob'", "'speaker=bob', 'speaker=peter-davies'", "R001", id="check"),
        pytest.param(
            "'paedophiles thwarted', 'fraud thwarted'", "'fraud thwarted', 'paedophiles thwarted'", "changed", id="text"
        ),
    ],
)
def test_a_mistake_opens_the_editor_again_with_the_message(
    cli: Run, folder: Path, editor: Editor, mistake: str, mend: str, says: str
) -> None:
    seen = editor(f"text = text.replace({mistake})", f"text = text.replace({mend}).replace('form=nominal|agency', '|agency')")
    ran = cli("edit", ARTICLE)
    assert ran.status == 0, ran.err
    second = (seen / "1").read_text(encoding="utf-8")
    assert says in next(line for line in second.splitlines() if line.startswith("# NOT SAVED"))
    assert [each.form for each in Corpus(".").organisations() if each.text == "agency"] == ["name"]


def test_the_line_of_a_mistake_is_the_line_in_the_editor(cli: Run, folder: Path, editor: Editor) -> None:
    seen = editor("text = text.replace('{cue of=q3|', '{cue of=q99|')")
    assert cli("edit", ARTICLE).status == 2
    shown = (seen / "1").read_text(encoding="utf-8").splitlines()
    line = next(line for line in shown if line.startswith("# NOT SAVED"))
    number = int(line.split("line ")[1].split(",")[0])
    assert "{cue of=q99|" in shown[number - 1]


def test_giving_up_keeps_what_was_written_and_saves_nothing(cli: Run, folder: Path, editor: Editor) -> None:
    path = folder / "annotations" / "gold" / f"{ARTICLE}.json"
    before = path.read_bytes()
    editor("text = text.replace('Internet', 'Outernet')")
    ran = cli("edit", ARTICLE)
    assert ran.status == 2
    assert "changed" in ran.err
    assert path.read_bytes() == before
    kept = Path(ran.err.rpartition(" ")[2].strip())
    assert "Outernet" in kept.read_text(encoding="utf-8")


def test_what_somebody_else_wrote_meanwhile_is_not_lost(cli: Run, folder: Path, editor: Editor) -> None:
    editor(
        "import articlekit; articlekit.Corpus('.').set_status('ceop-annual-report', ['q1'], 'accepted')\n"
        "text = text.replace('|Ceop} was', ' status=draft|Ceop} was')"
    )
    ran = cli("edit", ARTICLE)
    assert ran.status == 2
    assert "someone else" in ran.err
    assert [each.status for each in Corpus(".").annotations(ARTICLE).annotations if each.id == "q1"] == ["accepted"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"One\r\nTwo Ann\r\n", id="crlf"),
        pytest.param(b"Ann without a final newline", id="no-newline"),
        pytest.param(b"Ann\n\n\n", id="newlines"),
        pytest.param("\ufeffAnn {braces} | \\ 💙\n".encode(), id="bom-braces-astral"),
        pytest.param(b"Ann\r", id="lone-cr"),
        pytest.param(b"# ------------------------ >8 ------------------------\nAnn\n", id="cut-line"),
    ],
)
def test_odd_texts_can_be_edited(cli: Run, folder: Path, editor: Editor, text: bytes) -> None:
    (folder / "corpus" / "odd.txt").write_bytes(text)
    cut = ">8 ------------------------\\n"
    editor(f"head, cut, body = text.partition('{cut}'); text = head + cut + body.replace('Ann', '{{organisation|Ann}}')")
    ran = cli("edit", "odd")
    assert ran.status == 0, ran.err
    assert [each.text for each in Corpus(".").organisations(article="odd")] == ["Ann"]


def test_annotations_that_do_not_fit_the_text_are_not_opened(cli: Run, folder: Path, editor: Editor) -> None:
    path = folder / "corpus" / f"{ARTICLE}.txt"
    path.write_bytes(b"New. " + path.read_bytes())
    seen = editor()
    ran = cli("edit", ARTICLE)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert f"articlekit check {ARTICLE}" in ran.err
    assert not list(seen.iterdir())


def test_a_missing_editor_is_one_line(cli: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    ran = cli("edit", ARTICLE)
    assert ran.status == 2
    assert "no-such-editor" in ran.err.splitlines()[-1]


def test_a_corpus_in_parquet_is_refused_before_anyone_writes(cli: Run, folder: Path, editor: Editor, tmp_path: Path) -> None:
    seen = editor("text = text.replace('Ceop', 'CEOP')")
    Corpus(folder).export(tmp_path / "tables")
    ran = cli("edit", ARTICLE, "--root", str(tmp_path / "tables"))
    assert (ran.status, list(seen.iterdir())) == (2, [])
    assert "is a corpus in Parquet, which is not edited" in ran.err
