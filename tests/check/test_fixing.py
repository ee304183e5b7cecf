"""Fixing a corpus: what is fixed, that it stays fixed, and that nothing is lost on the way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articlekit import Corpus, Finding, Settings, baseline_of, check_corpus, fix_corpus
from articlekit.errors import ArticlekitError
from articlekit.text.canonical import dumps

CEOP = "ceop-annual-report"
GOLD, ENTITIES = f"annotations/gold/{CEOP}.json", "annotations/entities.json"


def edit(corpus: Corpus, id: str, change: Callable[[dict[str, Any]], object]) -> None:
    path = corpus.root / GOLD
    content = json.loads(path.read_bytes())
    change(next(each for each in content["annotations"] if each["id"] == id))
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def state(corpus: Corpus) -> dict[str, bytes]:
    root = corpus.root
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".articlekit" not in path.parts
    }


def widened(annotation: dict[str, Any]) -> None:
    """Take the space before the mention in."""
    span = annotation["span"]
    span |= {"start": span["start"] - 1, "text": " " + span["text"]}


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [each.rule for each in findings if each.severity != "info"]


def test_safe_fixes_are_made_and_unsafe_ones_left(corpus: Corpus) -> None:
    before = state(corpus)
    edit(corpus, "o8", widened)
    edit(corpus, "q3", lambda each: each.update(speaker="peter-davis"))
    fixed = fix_corpus(corpus)
    assert (rules(fixed.fixed), rules(fixed.checked.findings), fixed.settled) == (["A005"], ["R001"], True)
    again = fix_corpus(corpus, unsafe=True)
    assert (rules(again.fixed), rules(again.checked.findings)) == (["R001"], [])
    assert state(corpus) == before


def test_a_second_run_changes_nothing(corpus: Corpus) -> None:
    edit(corpus, "o8", widened)
    fix_corpus(corpus, unsafe=True)
    before = state(corpus)
    again = fix_corpus(corpus, unsafe=True)
    assert (again.fixed, again.files, state(corpus)) == ((), {}, before)


def test_without_writing_it_says_what_would_be_changed_and_changes_nothing(corpus: Corpus) -> None:
    edit(corpus, "o8", widened)
    before = state(corpus)
    fixed = fix_corpus(corpus, write=False)
    assert state(corpus) == before
    ((name, (old, new)),) = fixed.files.items()
    assert (name, old) == (GOLD, before[GOLD])
    fix_corpus(corpus)
    assert state(corpus)[GOLD] == new
    assert fixed.checked == check_corpus(corpus)


def test_an_article_that_changed_is_annotated_as_before_after_all_fixes(corpus: Corpus) -> None:
    path = corpus.root / "corpus" / f"{CEOP}.txt"
    text, gold = path.read_bytes(), corpus.annotations(CEOP, "gold")
    path.write_bytes(text.replace(b"Ceop was", b"In fact, Ceop was", 1).replace(b"Internet", "£ Internet".encode(), 1))
    fixed = fix_corpus(corpus, unsafe=True)
    assert rules(fixed.checked.findings) == []
    words = corpus.article(CEOP).text
    after = corpus.annotations(CEOP, "gold")
    assert after.text_sha256 == corpus.article(CEOP).text_sha256
    for one, other in zip(gold.annotations, after.annotations, strict=True):
        assert one.model_dump(include={"id", "kind", "form", "value"}) == other.model_dump(
            include={"id", "kind", "form", "value"}
        )
        for span in [other.span] if other.kind != "quote" else other.content:
            assert words[span.start : span.end] == span.text


def test_fixes_that_overlap_are_made_one_after_the_other(corpus: Corpus) -> None:
    edit(corpus, "o8", widened)
    edit(corpus, "o8", lambda each: each.update(id="o7"))
    fixed = fix_corpus(corpus, unsafe=True)
    assert sorted(rules(fixed.fixed)) == ["A005", "S003"]
    assert rules(fixed.checked.findings) == []


def test_only_what_is_chosen_is_fixed(corpus: Corpus) -> None:
    edit(corpus, "o8", widened)
    before = state(corpus)
    assert fix_corpus(corpus, settings=Settings(ignore=("A005",))).fixed == ()
    assert fix_corpus(corpus, settings=Settings(per_article_ignores={"ceop*": ("A",)})).fixed == ()
    assert fix_corpus(corpus, baseline=baseline_of(check_corpus(corpus).findings)).fixed == ()
    edit(corpus, "o8", lambda each: each.update(waive=[{"rule": "A005", "reason": "so printed"}]))
    assert fix_corpus(corpus).fixed == ()
    edit(corpus, "o8", lambda each: each.pop("waive"))
    assert state(corpus) == before
    assert len(fix_corpus(corpus).fixed) == 1


def test_only_named_articles_are_fixed(corpus: Corpus) -> None:
    edit(corpus, "o8", widened)
    for suffix in ("txt", "toml"):
        shutil.copy(corpus.root / "corpus" / f"{CEOP}.{suffix}", corpus.root / "corpus" / f"b.{suffix}")
    written = (corpus.root / GOLD).read_text(encoding="utf-8").replace(f'"article": "{CEOP}"', '"article": "b"')
    (corpus.root / "annotations/gold/b.json").write_text(written, encoding="utf-8")
    assert list(fix_corpus(corpus, ["b"]).files) == ["annotations/gold/b.json"]
    assert list(fix_corpus(corpus, jobs=2).files) == [GOLD]


def test_entities_are_fixed_with_what_names_them(corpus: Corpus) -> None:
    edit(corpus, "o3", lambda each: each.update(organisation="ceop2"))
    corpus.update_entities(
        lambda file: file.model_copy(
            update={"entities": tuple(each.model_copy(update={"aliases": ()}) for each in file.entities)}
        )
    )
    fixed = fix_corpus(corpus, unsafe=True)
    assert fixed.settled
    assert rules(fixed.checked.findings) == []
    assert set(fixed.files) == {GOLD, ENTITIES}


def test_a_file_that_somebody_else_changes_meanwhile_keeps_what_it_has(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(corpus, "o8", widened)
    replace, theirs = Corpus.replace, (corpus.root / GOLD).read_bytes() + b"\n"

    def late(self: Corpus, changes: Mapping[str, tuple[bytes, bytes]]) -> list[str]:
        (self.root / GOLD).write_bytes(theirs)
        return replace(self, changes)

    monkeypatch.setattr(Corpus, "replace", late)
    failures: list[ArticlekitError] = []
    fixed = fix_corpus(corpus, on_error=failures.append)
    assert (corpus.root / GOLD).read_bytes() == theirs
    assert fixed.files == {}
    assert [str(each) for each in failures] == [f"{GOLD}: was changed by someone else meanwhile and stays as it is; try again"]


def test_what_is_broken_beyond_reading_is_left_alone(corpus: Corpus) -> None:
    (corpus.root / GOLD).write_bytes((corpus.root / GOLD).read_bytes()[:-100])
    before = state(corpus)
    fixed = fix_corpus(corpus, unsafe=True)
    assert (fixed.files, rules(fixed.checked.findings)) == ({}, ["S001"])
    assert state(corpus) == before


edits: list[Callable[[dict[str, Any]], object]] = [
    widened,
    lambda each: each["span"].update(start=each["span"]["start"] + 1, end=each["span"]["end"] + 1),
    lambda each: each["span"].update(end=each["span"]["end"] - 1, text=each["span"]["text"][:-1]),
    lambda each: each.update(organisation="nobody"),
    lambda each: each.update(form="acronim"),
    lambda each: each.update(id="o1"),
    lambda each: each.update(waive=[{"rule": "N001", "reason": "x"}]),
    lambda each: each.update(form="nick"),
]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([f"o{n}" for n in range(1, 9)]), st.sampled_from(edits)), max_size=5))
def test_fixing_settles_whatever_is_wrong_and_never_breaks_a_file(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, Callable[[dict[str, Any]], object]]]
) -> None:
    root = tmp_path_factory.mktemp("corpus")
    repository = Path(__file__).parents[2]
    for folder in ("corpus", "annotations"):
        shutil.copytree(repository / folder, root / folder)
    corpus = Corpus(root)
    for id, change in changes:
        content = json.loads((root / GOLD).read_bytes())
        for each in content["annotations"]:
            if each["id"] == id:
                change(each)
        (root / GOLD).write_text(json.dumps(content), encoding="utf-8")
    worst = {each.rule for each in check_corpus(corpus).findings}
    fixed = fix_corpus(corpus, unsafe=True)
    assert fixed.settled
    assert fixed.refused == ()
    assert ("S001" in {each.rule for each in fixed.checked.findings}) <= ("S001" in worst)
    before = state(corpus)
    assert fix_corpus(corpus, unsafe=True).files == {}
    assert state(corpus) == before
    if not {each.rule for each in fixed.checked.findings} & {"S001", "S004"}:
        assert dumps(corpus.annotations(CEOP, "gold")).encode() == before[GOLD] or not fixed.files
