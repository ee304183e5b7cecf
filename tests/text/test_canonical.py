from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit import Corpus
from articlekit.model.annotation import Annotation, AnnotationFile, Annotator, OrganisationMention, Span
from articlekit.model.entity import Entity, EntityFile
from articlekit.text.canonical import Reading, all_spans, dumps, main_spans, place, read_annotations, read_entities
from tests.strategies import annotated, ids, json_values, maybe, texts, words

DIGEST = "0" * 64
CLAIM = {"kind": "claim", "id": "n1", "span": {"start": 0, "end": 1, "text": "1"}, "comparator": "=", "value": "1"}
MENTION = {"kind": "organisation", "id": "o1", "span": {"start": 0, "end": 1, "text": "1"}, "form": "name"}
QUOTE = {"kind": "quote", "id": "q1", "form": "direct", "content": [{"start": 0, "end": 1, "text": "1"}]}
entities = st.builds(
    Entity,
    id=ids,
    type=st.sampled_from(["person", "organisation", "document", "group"]),
    name=words.filter(bool),
    aliases=st.lists(words, max_size=3).map(tuple),
    role=maybe(words),
    issued_by=maybe(ids),
    same_as=st.lists(words, max_size=2).map(tuple),
)
annotators = st.builds(Annotator, name=words, version=maybe(words), model=maybe(words))


def file(*annotations: Any, **more: Any) -> dict[str, Any]:
    whole = {"format": "articlekit/1", "article": "a", "layer": "gold", "text_sha256": DIGEST, "annotations": annotations}
    return {**whole, **more}


def read(content: Any) -> tuple[str, Reading]:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return text, read_annotations(text.encode())


def shape(value: Any) -> Any:
    """Drop what reads the same: keys whose value is null or an empty list."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items() if each not in (None, [])}
    return [shape(each) for each in value] if isinstance(value, list) else value


@given(annotated(), maybe(annotators), words)
def test_an_annotation_file_is_read_as_it_was_written(
    case: tuple[str, list[Annotation]], annotator: Annotator | None, article: str
) -> None:
    made = AnnotationFile(
        article=article, layer="auto", text_sha256=DIGEST, annotator=annotator, annotations=tuple(sorted(case[1], key=place))
    )
    written = dumps(made)
    assert read_annotations(written.encode()) == Reading(made, tuple(range(len(made.annotations))), ())
    assert shape(json.loads(written)) == shape(json.loads(made.model_dump_json(by_alias=True)))


@given(st.lists(entities, max_size=5, unique_by=lambda entity: entity.id))
def test_an_entity_file_is_read_as_it_was_written(listed: list[Entity]) -> None:
    made = EntityFile(entities=tuple(sorted(listed, key=lambda entity: entity.id)))
    assert read_entities(dumps(made).encode()) == Reading(made, tuple(range(len(listed))), ())


@given(st.randoms(), annotated())
@settings(max_examples=25)
def test_the_order_of_annotations_does_not_matter(random: Any, case: tuple[str, list[Annotation]]) -> None:
    made = AnnotationFile(article="a", layer="gold", text_sha256=DIGEST, annotations=tuple(case[1]))
    shuffled = random.sample(case[1], len(case[1]))
    assert dumps(made.model_copy(update={"annotations": tuple(shuffled)})) == dumps(made)


def test_the_committed_files_are_canonical(corpus: Corpus) -> None:
    for path, reader in (("gold/ceop-annual-report", read_annotations), ("entities", read_entities)):
        data = (corpus.root / "annotations" / f"{path}.json").read_bytes()
        reading = reader(data)
        assert reading.file is not None
        assert dumps(reading.file).encode() == data


def test_a_file_has_its_keys_in_order_one_a_line_and_ends_with_a_newline() -> None:
    _, reading = read(file({**CLAIM, "waive": [{"rule": "A006", "reason": "é"}], "status": "draft", "to": "n2", "from": "n3"}))
    assert reading.file is not None
    written = dumps(reading.file)
    assert written.endswith('"reason": "é"\n    }\n   ]\n  }\n ]\n}\n')
    (claim,) = json.loads(written)["annotations"]
    assert list(claim) == "kind id span comparator value upper unit measure period from to status waive".split()


@pytest.mark.parametrize(
    ("annotation", "keys"),
    [
        pytest.param(QUOTE, "kind id form content cue source speaker", id="quote"),
        pytest.param(CLAIM, "kind id span comparator value upper unit measure period", id="claim"),
        pytest.param(MENTION, "kind id span organisation form", id="mention"),
        pytest.param({**QUOTE, "speakers": ["a", "b"]}, "kind id form content cue source speaker speakers", id="speakers"),
        pytest.param(
            {**CLAIM, "of": "5", "group": ""}, "kind id span comparator value upper unit measure period of group", id="more"
        ),
    ],
)
def test_the_contracts_keys_are_always_there_and_others_where_they_say_something(annotation: Any, keys: str) -> None:
    _, reading = read(file(annotation))
    assert reading.file is not None
    assert list(json.loads(dumps(reading.file))["annotations"][0]) == keys.split()


def test_nulls_inside_a_conflict_are_kept() -> None:
    _, reading = read(file({**CLAIM, "conflict": {"ours": {"unit": None, "waive": []}, "theirs": None}}))
    assert reading.file is not None
    assert read(dumps(reading.file))[1] == reading


def test_null_and_empty_lists_read_as_left_out() -> None:
    empty: dict[str, Any] = {"cue": None, "speakers": [], "waive": [], "confidence": None}
    assert read(file({**QUOTE, **empty}))[1].file == read(file(QUOTE))[1].file


def test_spans_come_with_their_path_the_main_ones_first() -> None:
    _, reading = read(file({**CLAIM, "measure": CLAIM["span"], "per": CLAIM["span"]}, {**QUOTE, "cue": CLAIM["span"]}))
    assert isinstance(reading.file, AnnotationFile)
    claim, quote = reading.file.annotations
    assert [path for _, path, _ in all_spans((claim, quote))] == [("span",), ("measure",), ("per",), ("content", 0), ("cue",)]
    assert (main_spans(claim), main_spans(quote)) == ((Span(start=0, end=1, text="1"),),) * 2


def test_annotations_stand_by_start_end_kind_and_id() -> None:
    def mention(own_id: str, start: int, end: int) -> OrganisationMention:
        return OrganisationMention(id=own_id, span=Span(start=start, end=end, text=""), form="name")

    found = sorted([mention("o10", 1, 2), mention("o3", 1, 3), mention("o1", 1, 2), mention("o2", 0, 9)], key=place)
    assert [each.id for each in found] == ["o2", "o1", "o10", "o3"]


@pytest.mark.parametrize(
    ("broken", "at", "message"),
    [
        pytest.param({**CLAIM, "value": "2.3bn"}, '"2.3bn"', "value: must match pattern", id="no-decimal"),
        pytest.param({**CLAIM, "value": 400}, "400", "value: must be a valid string, not 400", id="number-for-a-string"),
        pytest.param({**CLAIM, "value": 10**400}, "1000", "value: must be a valid string", id="number-of-400-digits"),
        pytest.param(
            {**CLAIM, "value": str(10**400)}, '"1000', "value: must have at most 60 characters", id="string-of-400-digits"
        ),
        pytest.param({**CLAIM, "confidence": float("nan")}, "NaN", "confidence: must be a finite number", id="NaN"),
        pytest.param({**CLAIM, "confidence": float("inf")}, "Infinity", "confidence: must be a finite number", id="infinity"),
        pytest.param({**CLAIM, "conflict": {"ours": {"a": float("nan")}}}, '{"a"', "conflict.ours: ", id="NaN-in-a-conflict"),
        pytest.param(
            {**CLAIM, "span": {"start": "0", "end": 1, "text": ""}}, '"0"', "span.start: must be a valid integer", id="strict"
        ),
        pytest.param(
            {**CLAIM, "span": {"start": 0.0, "end": 1, "text": ""}}, "0.0", "span.start: must be a valid integer", id="float"
        ),
        pytest.param(
            {**CLAIM, "span": {"start": 10**400, "end": 1, "text": ""}}, '{"start"', "span: end lies before start", id="huge"
        ),
        pytest.param({**CLAIM, "unot": 1}, "1}", "unot: is not a key of this format", id="unknown-key"),
        pytest.param({**CLAIM, "a\nb\u2028é": 1}, "1}", "a\\nb\\u2028é: is not a key", id="unknown-key-of-two-lines"),
        pytest.param({**CLAIM, "claim": 5}, "5", "claim: is not a key of this format", id="unknown-key-named-like-the-kind"),
        pytest.param({"kind": "claim", "id": "n1"}, '{"kind"', "span: is missing", id="missing-key"),
        pytest.param({**CLAIM, "comparator": "more than"}, '"more than"', "did you mean '>'?", id="label-in-words"),
        pytest.param(
            {**CLAIM, "comparator": {"kind": "="}}, '{"kind": "="', "comparator: must be '=', '>'", id="object-for-a-label"
        ),
        pytest.param({**MENTION, "form": "Acronym"}, '"Acronym"', "did you mean 'acronym'?", id="label-in-another-case"),
        pytest.param(
            {**MENTION, "kind": "organization"},
            '"organization"',
            "kind: must be 'quote', 'claim', 'organisation', not",
            id="kind",
        ),
        pytest.param({"id": "x"}, '{"id"', "kind: is missing", id="no-kind"),
        pytest.param({**QUOTE, "content": []}, "[]", "content: must not be empty", id="no-content"),
        pytest.param(
            {**QUOTE, "speaker": "a", "speakers": ["b"]}, '{"kind"', "either a speaker or several speakers", id="both"
        ),
        pytest.param({**CLAIM, "at": "2026-01-31T09:00:00"}, '"2026', "at: a time needs its zone", id="time-without-zone"),
        pytest.param([1], "[1]", "must be an object", id="list-for-an-annotation"),
        pytest.param(None, "null", "must be an object", id="null-for-an-annotation"),
    ],
)
def test_what_is_broken_is_named_with_its_place_and_the_rest_kept(broken: Any, at: str, message: str) -> None:
    text, reading = read(file(QUOTE, broken, MENTION))
    after_first = text.index('"q1"')
    violation = reading.violations[0]
    assert message in violation.message
    assert violation.message.isprintable()
    assert violation.offset == text.index(at, text.index("}]}, ", after_first) + 5)
    assert reading.indexes == (0, 2)
    assert isinstance(reading.file, AnnotationFile)
    assert [each.id for each in reading.file.annotations] == ["q1", "o1"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('"start": 0', '"start": ' + "1" * 5000, "span.start: must be a valid integer", id="5000-digits"),
        pytest.param('"start": 0', '"start": 1e400', "span.start: must be a valid integer", id="overflow"),
        pytest.param('"value": "1"', '"value": "\\ud800"', "is not JSON", id="half-a-surrogate-pair"),
        pytest.param('"id": "n1"', '"id": "\\ud800"', "is not JSON", id="half-a-surrogate-pair-as-id"),
        pytest.param('"value": "1"', '"value": ' + "[" * 300 + "]" * 300, "is not JSON: recursion limit", id="nested-300-deep"),
    ],
)
def test_json_that_no_model_can_hold_spoils_only_its_annotation(old: str, new: str, message: str) -> None:
    text, _ = read(file(QUOTE, CLAIM, MENTION))
    head, tail = text.split('{"kind": "claim"')
    reading = read_annotations((head + '{"kind": "claim"' + tail.replace(old, new, 1)).encode())
    (violation,) = reading.violations
    assert message in violation.message
    assert violation.message.isprintable()
    assert violation.offset >= len(head)
    assert violation.member in ("n1", None)
    assert reading.indexes == (0, 2)


@pytest.mark.parametrize(
    ("data", "offset", "message"),
    [
        pytest.param(b"", 0, "is not JSON", id="empty"),
        pytest.param(b'{"format": "articlek', 11, "is not JSON: Unterminated string", id="truncated"),
        pytest.param(b'\xef\xbb\xbf{"format": 1}', 0, "is not JSON: Unexpected UTF-8 BOM", id="BOM"),
        pytest.param(b'{"a": "\xc3\xa9\xe9"}', 8, "is not UTF-8: byte 9 cannot be decoded", id="latin-1"),
        pytest.param('{"a": 1}'.encode("utf-16"), 0, "is not UTF-8", id="utf-16"),
        pytest.param(b" []", 1, "must be an object", id="a-list"),
        pytest.param(b" null", 1, "must be an object", id="null"),
        pytest.param(b"[" * 100_000, 0, "is nested too deeply", id="nested-too-deeply"),
    ],
)
@pytest.mark.parametrize("reader", [read_annotations, read_entities])
def test_a_file_that_cannot_be_read_at_all_has_one_violation(reader: Any, data: bytes, offset: int, message: str) -> None:
    reading = reader(data)
    (violation,) = reading.violations
    assert (reading.file, reading.indexes, violation.offset) == (None, (), offset)
    assert violation.message.startswith(message)


@pytest.mark.parametrize(
    ("more", "at", "message"),
    [
        pytest.param(
            {"format": "articlekit/2"}, '"articlekit/2"', "format: must be 'articlekit/1', not 'articlekit/2'", id="format"
        ),
        pytest.param({"made_by": "me"}, '"me"', "made_by: is not a key of this format", id="unknown-key"),
        pytest.param({"text_sha256": "X"}, '"X"', "text_sha256: must match pattern", id="digest"),
        pytest.param({"annotations": {}}, "{}", "annotations: must be a valid array", id="annotations-no-list"),
        pytest.param({"annotator": "me"}, '"me"', "annotator: must be an object", id="annotator"),
    ],
)
def test_a_broken_file_key_is_named_with_its_place(more: Any, at: str, message: str) -> None:
    text, reading = read(file(**more))
    (violation,) = reading.violations
    assert reading.file is None
    assert violation.offset == text.index(at)
    assert not violation.label
    assert message in violation.message or at == "{}"


def test_a_broken_entity_is_named_and_the_rest_kept() -> None:
    good = {"id": "a", "type": "group", "name": "A"}
    text = json.dumps({"format": "articlekit/1", "entities": [good, {**good, "type": "persn", "id": "b"}, {**good, "id": "c"}]})
    reading = read_entities(text.encode())
    (violation,) = reading.violations
    assert violation.message.startswith("type: must be 'person'")
    assert violation.message.endswith("not 'persn'; did you mean 'person'?")
    assert (violation.offset, violation.member, violation.label) == (text.index('"persn"'), "b", True)
    assert reading.indexes == (0, 2)
    assert isinstance(reading.file, EntityFile)
    assert [each.id for each in reading.file.entities] == ["a", "c"]


def test_nesting_of_any_depth_is_read_or_refused() -> None:
    """Also where Python's own limit is near, which differs by how deep the caller stands."""
    for depth in [*range(190, 210), *range(900, 1010)]:
        text, _ = read(file({**CLAIM, "unit": 5}, QUOTE))
        reading = read_annotations(text.replace('"unit": 5', f'"unit": {"[" * depth}{"]" * depth}').encode())
        assert len(reading.violations) == 1


@given(annotated(), st.data(), json_values | texts)
def test_junk_at_any_place_never_fails_and_spoils_one_annotation_at_most(
    case: tuple[str, list[Annotation]], data: st.DataObject, junk: Any
) -> None:
    made = AnnotationFile(article="a", layer="gold", text_sha256=DIGEST, annotations=tuple(case[1]))
    content = json.loads(dumps(made))
    if not content["annotations"]:
        return
    index = data.draw(st.integers(0, len(content["annotations"]) - 1))
    spoilt: Any = content["annotations"][index]
    while True:
        steps = list(spoilt) if isinstance(spoilt, dict) else range(len(spoilt))
        step = data.draw(st.sampled_from([*steps, "new"] if isinstance(spoilt, dict) else steps))
        if not (deeper := spoilt.get(step) if isinstance(spoilt, dict) else spoilt[step]):
            break
        if not isinstance(deeper, dict | list) or data.draw(st.booleans()):
            break
        spoilt = deeper
    spoilt[step] = junk
    text, reading = read(content)
    assert {*reading.indexes} >= {*range(len(content["annotations"]))} - {index}
    assert bool(reading.violations) is (index not in reading.indexes)
    assert all(0 <= each.offset < len(text) and each.message.isprintable() for each in reading.violations)
