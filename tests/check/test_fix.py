"""Applying fixes: what goes together, what is put off, what is refused, and what the files look like then."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import Finding
from articlekit.check.fix import mend, mended
from articlekit.model.fix import Edit, Fix
from articlekit.model.source import RawFile

SPAN: Any = {"start": 0, "end": 1, "text": "A"}
NAME, ENTITIES, METADATA = "annotations/gold/a.json", "annotations/entities.json", "corpus/a.toml"


def mention(id: str, **more: Any) -> dict[str, Any]:
    return {"kind": "organisation", "id": id, "span": {"start": 0, "end": 1, "text": "A"}, "form": "name", **more}


def written(*members: dict[str, Any]) -> RawFile:
    head = {"format": "articlekit/1", "article": "a", "layer": "gold", "text_sha256": "0" * 64}
    return RawFile(NAME, json.dumps({**head, "annotations": members}).encode())


def entities(*aliases: str) -> RawFile:
    entity = {"id": "acme", "type": "organisation", "name": "Acme", "aliases": aliases}
    return RawFile(ENTITIES, json.dumps({"format": "articlekit/1", "entities": [entity]}).encode())


def finding(*edits: Edit, rule: str = "X001") -> Finding:
    named = tuple(edit if edit.file else edit._replace(file=NAME) for edit in edits)
    return Finding(
        rule=rule, name="x", severity="error", article="a", file=NAME, annotation=None, start=None, end=None, line=1, column=1,
        message="", fix=Fix(named, message="mend it"),
    )  # fmt: skip


def content(file: RawFile) -> Any:
    return json.loads(file.data)


def at(index: int, *slot: str | int) -> tuple[str | int, ...]:
    return ("annotations", index, *slot)


def test_fixes_of_different_places_are_applied_together() -> None:
    findings = [finding(Edit("replace", at(0, "id"), "o7")), finding(Edit("replace", at(1, "form"), "acronym"))]
    done = mend({NAME: written(mention("o1"), mention("o2"))}, findings)
    ids = {each["id"]: each["form"] for each in content(done.files[NAME])["annotations"]}
    assert (ids, list(done.fixed), done.refused) == ({"o7": "name", "o2": "acronym"}, findings, ())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(Edit("replace", at(0, "id"), "o7"), Edit("replace", at(0, "id"), "o8"), id="same-path"),
        pytest.param(Edit("replace", at(0, "span"), SPAN), Edit("replace", at(0, "span", "end"), 1), id="second-inside-first"),
        pytest.param(Edit("replace", at(0, "span", "end"), 1), Edit("remove", at(0)), id="first-inside-second"),
        pytest.param(Edit("remove", at(0)), Edit("replace", at(0, "id"), "o7"), id="in-what-is-removed"),
    ],
)
def test_of_two_fixes_that_overlap_the_first_is_applied(first: Edit, second: Edit) -> None:
    one, other = finding(first), finding(second)
    done = mend({NAME: written(mention("o1"), mention("o2"))}, [one, other])
    assert (done.fixed, done.refused) == ((one,), ())


def test_the_same_edit_twice_is_made_once_and_mends_both() -> None:
    alias = finding(Edit("add", ("entities", 0, "aliases", "-"), "ACME", ENTITIES))
    done = mend({ENTITIES: entities("Akme")}, [alias, alias.model_copy(update={"annotation": "o2"})])
    assert content(done.files[ENTITIES])["entities"][0]["aliases"] == ["Akme", "ACME"]
    assert len(done.fixed) == 2


def test_two_things_are_appended_to_one_list() -> None:
    path = ("entities", 0, "aliases", "-")
    done = mend({ENTITIES: entities("x")}, [finding(Edit("add", path, each, ENTITIES)) for each in ("y", "z")])
    assert sorted(content(done.files[ENTITIES])["entities"][0]["aliases"]) == ["x", "y", "z"]


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(Edit("replace", at(0, "form"), "nick"), id="no-such-label"),
        pytest.param(Edit("remove", at(0, "id")), id="a-key-is-missing-then"),
        pytest.param(Edit("replace", at(9, "form"), "name"), id="no-such-index"),
        pytest.param(Edit("replace", at(0, "forn"), "name"), id="no-such-key"),
        pytest.param(Edit("remove", at(0, "id", "x")), id="through-a-text"),
    ],
)
def test_a_fix_that_would_break_the_file_is_refused_and_the_others_are_applied(edit: Edit) -> None:
    bad, good = finding(edit), finding(Edit("replace", at(1, "form"), "acronym"))
    done = mend({NAME: written(mention("o1", confidence=0.5), mention("o2"))}, [bad, good])
    assert (done.fixed, done.refused) == ((good,), (bad,))
    assert [each["form"] for each in content(done.files[NAME])["annotations"]] == ["name", "acronym"]


def test_fixes_that_only_together_break_the_file_are_put_off() -> None:
    quote = {"kind": "quote", "id": "q1", "form": "direct", "content": [{"start": 0, "end": 1, "text": "A"}]}
    findings = [finding(Edit("add", at(0, "speaker"), "ann")), finding(Edit("add", at(0, "speakers"), ["bob"]))]
    done = mend({NAME: written(quote)}, findings)
    assert (list(done.fixed), done.refused) == (findings[:1], ())


def test_a_fix_of_two_files_is_applied_in_both_or_in_none() -> None:
    alias, label = Edit("add", ("entities", 0, "aliases", "-"), "ACME", ENTITIES), Edit("replace", at(0, "form"), "nick")
    done = mend({NAME: written(mention("o1")), ENTITIES: entities()}, [finding(alias, label)])
    assert (done.files, len(done.refused)) == ({}, 1)


def test_a_file_that_is_not_there_cannot_be_mended() -> None:
    done = mend({}, [finding(Edit("add", ("entities", 0, "aliases", "-"), "ACME", ENTITIES))])
    assert (done.files, len(done.refused)) == ({}, 1)


def test_a_file_that_breaks_its_schema_elsewhere_can_be_mended_and_keeps_that() -> None:
    broken = mention("o1", form="nick")
    done = mend({NAME: written(broken, mention("o2"))}, [finding(Edit("replace", at(1, "form"), "acronym"))])
    assert [each["form"] for each in content(done.files[NAME])["annotations"]] == ["nick", "acronym"]


def test_metadata_keep_their_comments_and_order() -> None:
    written = '# about it\ntitle = "A" # the headline\npublished = "3 April 2025"\n\npublisher = "x"\n'
    done = mended(RawFile(METADATA, written.encode()), [Edit("replace", ("published",), "2025-04-03")])
    assert done.data.decode() == written.replace("3 April 2025", "2025-04-03")


numbers = st.lists(st.integers(0, 9), min_size=1, max_size=8)


@given(numbers, st.data())
def test_indexes_count_as_they_stand_before_any_edit(values: list[int], data: st.DataObject) -> None:
    indexes = data.draw(st.lists(st.sampled_from(range(len(values))), unique=True))
    edits, wanted = [], list[int]()
    for i, value in enumerate(values):
        op = data.draw(st.sampled_from(["remove", "replace", "add"])) if i in indexes else None
        if op:
            edits.append(Edit(op, ("list", i), 10))  # type: ignore[arg-type]
        wanted += {"remove": [], "replace": [10], "add": [10, value], None: [value]}[op]
    file = RawFile("annotations/gold/x.json", json.dumps({"list": values}).encode())
    assert content(mended(file, data.draw(st.permutations(edits)))) == {"list": wanted}
