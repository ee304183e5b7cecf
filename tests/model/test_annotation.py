from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from articlekit.model.annotation import AnnotationFile, NumericClaim, OrganisationMention, Quote, Span, Waiver
from articlekit.text.canonical import ANNOTATION

SPAN = {"start": 0, "end": 1, "text": "1"}
QUOTE = {"kind": "quote", "id": "q1", "form": "direct", "content": [SPAN]}
CLAIM = {"kind": "claim", "id": "n1", "span": SPAN, "comparator": "=", "value": "1"}
MENTION = {"kind": "organisation", "id": "o1", "span": SPAN, "form": "name"}
FILE = {"article": "a", "layer": "gold", "text_sha256": "0" * 64}


@pytest.mark.parametrize(
    ("content", "model"),
    [
        pytest.param(QUOTE, Quote, id="quote"),
        pytest.param(CLAIM, NumericClaim, id="claim"),
        pytest.param(MENTION, OrganisationMention, id="organisation"),
    ],
)
def test_the_kind_says_which_model_reads_an_annotation(content: dict[str, Any], model: type) -> None:
    assert type(ANNOTATION.validate_python(content)) is model


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param({**CLAIM, "kind": "quantity"}, "kind", id="unknown-kind"),
        pytest.param({"id": "x"}, "kind", id="no-kind"),
        pytest.param({**CLAIM, "sourse": SPAN}, "Extra inputs", id="unknown-key"),
        pytest.param({**CLAIM, "from_": "n2"}, "Extra inputs", id="from-under-its-name-in-python"),
        pytest.param({**CLAIM, "cue": SPAN}, "Extra inputs", id="a-quotes-key-on-a-claim"),
        pytest.param({**CLAIM, "span": {**SPAN, "line": 1}}, "Extra inputs", id="unknown-key-of-a-span"),
        pytest.param({**CLAIM, "span": {**SPAN, "start": -1}}, "greater than or equal to 0", id="negative-offset"),
        pytest.param({**CLAIM, "span": {**SPAN, "start": 2}}, "end lies before start", id="end-before-start"),
        pytest.param({**CLAIM, "comparator": "range"}, "go together", id="range-without-upper"),
        pytest.param({**CLAIM, "upper": "2"}, "go together", id="upper-without-range"),
        pytest.param({**CLAIM, "value": "1,000"}, "pattern", id="grouped-value"),
        pytest.param({**CLAIM, "value": "1e3"}, "pattern", id="exponent"),
        pytest.param({**CLAIM, "value": "٣"}, "pattern", id="other-digits"),
        pytest.param({**CLAIM, "value": "1."}, "pattern", id="bare-point"),
        pytest.param({**CLAIM, "value": "1\n"}, "pattern", id="newline"),
        pytest.param({**CLAIM, "value": "1" * 61}, "at most 60", id="endless-value"),
        pytest.param({**CLAIM, "id": ""}, "pattern", id="empty-id"),
        pytest.param({**CLAIM, "id": "n 1"}, "pattern", id="space-in-an-id"),
        pytest.param({**CLAIM, "id": "n1,n2"}, "pattern", id="comma-in-an-id"),
        pytest.param({**CLAIM, "change": "up"}, "'increase' or 'decrease'", id="unknown-change"),
        pytest.param({**CLAIM, "confidence": 1.1}, "less than or equal to 1", id="confidence-above-one"),
        pytest.param({**CLAIM, "confidence": float("nan")}, "finite", id="confidence-NaN"),
        pytest.param({**CLAIM, "conflict": {"ours": {"a": [float("inf")]}}}, "finite", id="infinity-in-a-conflict"),
        pytest.param({**CLAIM, "status": "done"}, "'draft', 'accepted' or 'rejected'", id="unknown-status"),
        pytest.param({**CLAIM, "at": "2026-01-31T09:00:00"}, "needs its zone", id="time-without-zone"),
        pytest.param({**CLAIM, "at": "yesterday"}, "isoformat", id="no-time"),
        pytest.param({**CLAIM, "waive": [{"rule": "A006"}]}, "reason", id="waiver-without-reason"),
        pytest.param({**CLAIM, "waive": [{"rule": "A006", "reason": ""}]}, "pattern", id="waiver-with-empty-reason"),
        pytest.param({**QUOTE, "content": []}, "at least 1 item", id="quote-without-content"),
        pytest.param({**QUOTE, "form": "scare"}, "'direct', 'indirect' or 'mixed'", id="unknown-form"),
        pytest.param({**QUOTE, "speaker": "a", "speakers": ["b", "c"]}, "not both", id="speaker-and-speakers"),
    ],
)
def test_what_breaks_the_schema_is_refused(content: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        ANNOTATION.validate_python(content)


@pytest.mark.parametrize(
    ("content", "key", "value"),
    [
        pytest.param({**QUOTE, "speaker": "ann"}, "speaker", "ann", id="speaker"),
        pytest.param({**QUOTE, "speakers": ["a", "b"]}, "speakers", ("a", "b"), id="speakers"),
        pytest.param({**CLAIM, "comparator": "range", "upper": "2"}, "upper", "2", id="range"),
        pytest.param({**CLAIM, "value": "-0.50"}, "value", "-0.50", id="value-as-written"),
        pytest.param({**CLAIM, "from": "n2"}, "from_", "n2", id="from"),
        pytest.param({**CLAIM, "at": "2026-01-31T09:00:00Z"}, "at", "2026-01-31T09:00:00Z", id="at"),
        pytest.param(
            {**CLAIM, "waive": [{"rule": "A006", "reason": "x"}]}, "waive", (Waiver(rule="A006", reason="x"),), id="waive"
        ),
        pytest.param(
            {**CLAIM, "span": {"start": 1, "end": 1, "text": ""}}, "span", Span(start=1, end=1, text=""), id="empty-span"
        ),
    ],
)
def test_what_keeps_the_schema_is_read(content: dict[str, Any], key: str, value: Any) -> None:
    assert getattr(ANNOTATION.validate_python(content), key) == value


def test_from_is_written_under_its_own_name() -> None:
    assert '"from":"n2"' in ANNOTATION.validate_python({**CLAIM, "from": "n2"}).model_dump_json(by_alias=True)


def test_annotations_are_frozen() -> None:
    claim = ANNOTATION.validate_python(CLAIM)
    with pytest.raises(ValidationError, match="frozen"):
        claim.id = "n2"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"start":0', '"start":"0"', id="string-for-an-integer"),
        pytest.param('"start":0', '"start":0.0', id="float-for-an-integer"),
        pytest.param('"start":0', '"start":false', id="truth-value-for-an-integer"),
        pytest.param('"value":"1"', '"value":1', id="integer-for-a-string"),
    ],
)
def test_a_file_is_read_with_strict_types(old: str, new: str) -> None:
    text = AnnotationFile.model_validate({**FILE, "annotations": [CLAIM]}).model_dump_json(by_alias=True)
    assert AnnotationFile.model_validate_json(text, strict=True).annotations
    with pytest.raises(ValidationError):
        AnnotationFile.model_validate_json(text.replace(old, new), strict=True)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"format": "articlekit/2"}, id="other-format-number"),
        pytest.param({"text_sha256": "0" * 63}, id="short-digest"),
        pytest.param({"text_sha256": "A" * 64}, id="capital-digest"),
        pytest.param({"author": "me"}, id="unknown-key"),
        pytest.param({"annotator": {"version": "1"}}, id="annotator-without-name"),
    ],
)
def test_a_files_own_keys_are_checked(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AnnotationFile.model_validate({**FILE, **more})
