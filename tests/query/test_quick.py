"""Fast reading: whatever it takes the models take too, and as the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from articlekit.model.annotation import Annotation, AnnotationFile
from articlekit.query.annotations import annotation_of
from articlekit.query.quick import quick_annotation, quick_file
from articlekit.query.rows import Rows, Unfit, rows_of
from articlekit.text.canonical import fields, place, read_annotations
from tests.strategies import annotated

REPOSITORY = Path(__file__).parents[2]
ARTICLE = "ceop-annual-report"
FILE = json.loads((REPOSITORY / f"annotations/gold/{ARTICLE}.json").read_bytes())
TEXT = (REPOSITORY / f"corpus/{ARTICLE}.txt").read_bytes().decode()
ODD: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    -1,
    1.0,
    2**31,
    2**70,
    "",
    "x",
    "q1",
    "a b",
    "a,b",
    "é",
    "=",
    "range",
    "1.",
    "٣",
    [],
    {},
    [None],
]
ODD += [
    "\x85",
    "quote",
    "gold",
    "rejected",
    "2026-01-31T09:00:00Z",
    "2026-01-31",
    {"start": 0, "end": 1, "text": "M"},
    float("nan"),
]


def slots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(each for key, child in inner for each in slots(child, (*path, key)))]


SLOTS = [path for path in slots(FILE) if path]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The committed file with some values replaced, dropped or added."""
    content = copy.deepcopy(FILE)
    for path in draw(st.lists(st.sampled_from(SLOTS), min_size=1, max_size=3)):
        try:
            owner = content
            for step in path[:-1]:
                owner = owner[step]
            match draw(st.sampled_from(["replace", "drop", "add"])):
                case "replace":
                    owner[path[-1]] = copy.deepcopy(draw(st.sampled_from(ODD)))
                case "drop":
                    del owner[path[-1]]
                case "add" if isinstance(owner, dict):
                    key = draw(
                        st.sampled_from("extra status confidence by at waive group speakers upper of per change kind".split())
                    )
                    owner[key] = copy.deepcopy(draw(st.sampled_from(ODD)))
        except (KeyError, IndexError, TypeError):
            continue
    return json.dumps(content).encode()


@settings(max_examples=600)
@given(damaged())
def test_what_is_read_fast_keeps_the_schema_and_says_the_same(data: bytes) -> None:
    quick = quick_file(ARTICLE, "gold", data)
    try:
        if quick is None or not rows_of(ARTICLE, TEXT, quick.annotations):
            return
    except Unfit:
        return
    reading = read_annotations(data)
    assert not reading.violations
    file = reading.file
    assert isinstance(file, AnnotationFile)
    slim = [{key: value for key, value in to_builtins(each).items() if value not in (None, [])} for each in quick.annotations]
    assert [{key: value for key, value in fields(each).items() if value is not None} for each in file.annotations] == slim
    assert (file.article, file.layer, file.text_sha256) == (quick.article, quick.layer, quick.text_sha256)


def test_the_committed_file_is_read_fast() -> None:
    assert quick_file(ARTICLE, "gold", json.dumps(FILE).encode()) is not None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'{"format": "articlekit/1", "article": "a", "layer": "b"}', id="another-layer"),
        pytest.param(json.dumps(FILE).replace('"q1"', '"q1", "id": "q2"', 1).encode(), id="a-key-twice"),
        pytest.param(json.dumps(FILE).encode() + b"x", id="more-behind"),
        pytest.param(b"\xff", id="no-utf-8"),
        pytest.param(b'{"a":' * 100_000, id="deep"),
        pytest.param(json.dumps(FILE).replace("Ceop", "\\ud800").encode(), id="half-a-character"),
    ],
)
def test_anything_rare_is_left_to_the_models(data: bytes) -> None:
    quick = quick_file(ARTICLE, "gold", data)
    assert quick is None or not read_annotations(data).violations


def rows_in(text: str, annotations: list[Annotation]) -> Rows:
    pairs = [quick_annotation(fields(each)) for each in annotations]
    return rows_of("a", text, [each for each, _ in pairs], [exact for _, exact in pairs])


@given(annotated())
def test_rows_hold_all_that_annotations_say(pair: tuple[str, list[Annotation]]) -> None:
    text, annotations = pair
    rows = rows_in(text, annotations)
    found = [annotation_of(table, row) for table in ("quotes", "claims", "organisations") for row in getattr(rows, table)]
    made = AnnotationFile.model_validate({"article": "a", "layer": "b", "text_sha256": "0" * 64, "annotations": found})
    assert sorted(made.annotations, key=place) == sorted(annotations, key=place)


def test_a_text_that_is_not_as_long_as_its_place_does_not_fit() -> None:
    content = {"kind": "organisation", "id": "o1", "form": "name", "span": {"start": 0, "end": 9, "text": "Ceop"}}
    each, exact = quick_annotation(content)
    assert json.loads(exact or "") == content
    with pytest.raises(Unfit):
        rows_of("a", TEXT, [each])
    (row,) = rows_of("a", TEXT, [each], [exact]).organisations
    assert annotation_of("organisations", row) == content
