from __future__ import annotations

from pathlib import Path

import pytest

from articlekit import Corpus, Settings, settings_of
from articlekit.check.settings_file import has_settings, read_settings
from articlekit.errors import BadFile
from articlekit.model.source import RawFile

WHOLE = """\
[tool.articlekit]
select = ["S", "A"]
extend-select = ["Q003"]
ignore = ["A006"]
fail-on = "error"

[tool.articlekit.severity]
Q003 = "info"

[tool.articlekit.per-article-ignores]
"wire-*" = ["O"]

[tool.articlekit.conventions]
quotation-words = 6
"""


def read(text: str, name: str = "pyproject.toml") -> Settings:
    return read_settings(RawFile(name, text.encode()))


def test_all_settings_are_read() -> None:
    settings = read(WHOLE)
    assert settings == Settings(
        select=("S", "A"), extend_select=("Q003",), ignore=("A006",), fail_on="error", severity={"Q003": "info"},
        per_article_ignores={"wire-*": ("O",)}, conventions=settings.conventions,
    )  # fmt: skip
    assert settings.conventions.quotation_words == 6


def test_articlekit_toml_needs_no_table() -> None:
    assert read(WHOLE.replace("[tool.articlekit]\n", "").replace("tool.articlekit.", ""), "articlekit.toml") == read(WHOLE)


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        pytest.param('selct = ["S"]', 2, "'selct' is not a setting; did you mean 'select'?", id="unknown-key"),
        pytest.param("xyz = 1", 2, "'xyz' is not a setting; known: select, extend-select,", id="no-key-is-near"),
        pytest.param("conventions.quotation-word = 3", 2, "did you mean 'quotation-words'?", id="unknown-convention"),
        pytest.param('ignore = ["A05"]', 2, "no rule 'A05'; did you mean 'A005'", id="unknown-code"),
        pytest.param('severity.X01 = "info"', 2, "no rule 'X01'; articlekit rule lists them", id="unknown-code-for-a-severity"),
        pytest.param('severity.S001 = "loud"', 2, "must be 'error', 'warning' or 'info', not 'loud'", id="unknown-severity"),
        pytest.param('per-article-ignores = {"x" = ["B"]}', 2, "no rule 'B'", id="unknown-code-for-articles"),
        pytest.param('select = "S"', 2, "select: must be a valid tuple", id="wrong-type"),
    ],
)
def test_what_is_wrong_is_one_line_with_file_and_place(line: str, place: int, message: str) -> None:
    with pytest.raises(BadFile) as raised:
        read(f"[tool.articlekit]\n{line}\n")
    assert str(raised.value).startswith(f"pyproject.toml: line {place}, column 1: ")
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["[tool.articlekit", "a = 1e", "\x00", "[tool.articlekit]\nx = 1\nx = 2"])
def test_what_is_not_toml_is_one_line(text: str) -> None:
    with pytest.raises(BadFile, match=r"^pyproject\.toml: is not TOML: "):
        read(text)


def test_a_pyproject_without_our_table_has_no_settings() -> None:
    assert not has_settings(RawFile("pyproject.toml", b"[tool.ruff]\n"))
    assert has_settings(RawFile("pyproject.toml", b"[tool.articlekit]\n"))
    assert has_settings(RawFile("articlekit.toml", b""))


def test_the_nearest_file_that_has_settings_holds(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus.root)
    inner = corpus.root / "inner"
    (inner / "corpus").mkdir(parents=True)
    (corpus.root / "articlekit.toml").write_text('ignore = ["A"]', encoding="utf-8")
    (inner / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert settings_of(Corpus(inner)) == (Settings(ignore=("A",)), "articlekit.toml")
    (inner / "pyproject.toml").write_text('[tool.articlekit]\nignore = ["S"]', encoding="utf-8")
    assert settings_of(Corpus(inner)) == (Settings(ignore=("S",)), str(Path("inner/pyproject.toml")))


def test_without_a_file_the_defaults_hold(corpus: Corpus) -> None:
    assert settings_of(corpus) == (Settings(), None)
