from __future__ import annotations

from pathlib import Path

import pytest

from articlekit.store import files, raw


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("corpus/a.txt", "corpus/a.toml", "corpus/b.txt", "annotations/gold/c.json", "annotations/gold/entities.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "SETTLED_NS", 0)


def signed(root: Path) -> dict[str, str | None]:
    return {name: raw.signature(root, "gold", name) for name in raw.names(root, "gold")}


def test_articles_with_a_text_or_annotations_are_signed_in_order(root: Path, settled: None) -> None:
    (root / "corpus" / "only.toml").write_bytes(b"")
    (root / "corpus" / ".a.txt.tmp").write_bytes(b"")
    assert raw.names(root, "gold") == ["a", "b", "c"]
    signatures = signed(root)
    assert len(set(signatures.values())) == 3
    assert None not in signatures.values()
    assert signed(root) == signatures


@pytest.mark.parametrize("name", ["corpus/a.txt", "corpus/a.toml", "annotations/gold/a.json"])
def test_whatever_file_of_an_article_is_written_changes_its_signature_alone(root: Path, settled: None, name: str) -> None:
    before = signed(root)
    (root / name).write_bytes(b"another")
    after = signed(root)
    assert {each for each in after if after[each] != before[each]} == {"a"}


def test_what_was_just_written_and_what_is_a_link_has_no_signature(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(signed(root).values()) == {None}
    monkeypatch.setattr(raw, "SETTLED_NS", 0)
    (root / "corpus" / "b.txt").unlink()
    (root / "corpus" / "b.txt").symlink_to(root / "corpus" / "a.txt")
    assert [each for each, signature in signed(root).items() if signature is None] == ["b"]


def test_files_are_replaced_where_they_are_as_they_were(root: Path) -> None:
    name = "annotations/gold/c.json"
    changes = {name: (name.encode(), b"new"), "corpus/a.toml": (b"something else", b"new")}
    assert raw.replace(root, changes) == ["corpus/a.toml"]
    assert (root / name).read_bytes() == b"new"
    assert (root / "corpus/a.toml").read_bytes() == b"corpus/a.toml"


def test_entities_are_replaced_before_what_names_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = files.write

    def noted(root: Path, name: str, data: bytes) -> None:
        written.append(name)
        write(root, name, data)

    monkeypatch.setattr(files, "write", noted)
    names = ["annotations/gold/c.json", "annotations/gold/entities.json", "corpus/a.toml"]
    raw.replace(root, {name: (name.encode(), b"new") for name in names})
    assert written[0] == "annotations/gold/entities.json"


def test_settings_files_are_read_from_the_corpus_upward(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = root / "inner"
    inner.mkdir()
    for path in (inner / "pyproject.toml", root / "articlekit.toml", root / "pyproject.toml"):
        path.write_bytes(b"")
    monkeypatch.chdir(root)
    found = [each.name for each in raw.settings_files(inner)]
    assert found[:3] == [str(Path("inner/pyproject.toml")), "articlekit.toml", "pyproject.toml"]
