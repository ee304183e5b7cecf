"""The fixes of the rules on structure, anchoring and references, at their edges."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .examples import KNOWN, Example, example


def mention(id: str, start: int = 0, text: str = "Acme", **more: Any) -> dict[str, Any]:
    span = {"start": start, "end": start + len(text), "text": text}
    return {"kind": "organisation", "id": id, "span": span, "form": "name", **more}


def claim(id: str, start: int, text: str, **more: Any) -> dict[str, Any]:
    span = {"start": start, "end": start + len(text), "text": text}
    return {"kind": "claim", "id": id, "span": span, "comparator": "=", "value": text, **more}


def corpus(text: str, *annotations: dict[str, Any], **more: Any) -> Example:
    return example(json.dumps({"text": text, "annotations": annotations, **more}))


def fixed(given: Example, rule: str, whole: bool = False) -> list[dict[str, Any]]:
    """Give an article's annotations after all fixes of a rule."""
    (source,) = given.fixed(rule, whole).sources
    assert source.annotations
    found: list[dict[str, Any]] = json.loads(source.annotations.data)["annotations"]
    return found


def offers(given: Example, rule: str, whole: bool = False) -> list[bool]:
    """Tell of each finding of a rule whether it has a fix."""
    return [each.fix is not None for each in given.findings(whole) if each.rule == rule]


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        pytest.param({}, {}, "o1", id="none-says-more"),
        pytest.param({}, {"status": "accepted"}, "o2", id="the-second-says-more"),
        pytest.param({"by": "ana"}, {}, "o1", id="the-first-says-more"),
        pytest.param({"by": "ana"}, {"by": "ana", "confidence": 1.0}, "o2", id="the-second-says-the-same-and-more"),
    ],
)
def test_of_two_annotations_the_one_that_says_more_stays(first: dict[str, Any], second: dict[str, Any], left: str) -> None:
    given = corpus("Acme closed.", mention("o1", **first), mention("o2", **second))
    assert [each["id"] for each in fixed(given, "S002")] == [left]


def test_annotations_that_say_different_things_about_themselves_both_stay() -> None:
    assert offers(corpus("Acme closed.", mention("o1", by="ana"), mention("o2", by="bob")), "S002") == [False]


def test_an_annotation_that_something_refers_to_stays() -> None:
    given = corpus("9 of 10", claim("n1", 5, "10"), claim("n2", 5, "10"), claim("n3", 0, "9", part_of="n2"))
    assert offers(given, "S002") == [False]


def test_a_free_id_is_taken_also_beside_annotations_that_break_the_schema() -> None:
    broken = {"kind": "organisation", "id": "o2"}
    given = corpus("Acme and Bcme", mention("o1"), broken, mention("o1", 9, "Bcme"))
    assert [each["id"] for each in fixed(given, "S003")] == ["o1", "o2", "o3"]


def test_an_entity_listed_twice_is_listed_once_and_another_with_its_id_gets_a_free_one() -> None:
    bbc = {"id": "bbc", "type": "organisation", "name": "BBC"}
    listed = [bbc, bbc, {**bbc, "name": "Big Box Co"}]
    given = corpus("BBC", mention("o1", 0, "BBC", organisation="bbc"), entities=listed)
    (entities,) = given.fixed("S003", whole=False).entities
    assert [(each["id"], each["name"]) for each in json.loads(entities.data)["entities"]] == [
        ("bbc", "BBC"), ("bbc-2", "Big Box Co"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        pytest.param("form", "acronim", "acronym", id="form"),
        pytest.param("kind", "organization", "organisation", id="kind"),
        pytest.param("status", "Accepted", "accepted", id="status"),
        pytest.param("form", "zzz", None, id="nothing-is-near"),
        pytest.param("form", 5, None, id="no-text"),
    ],
)
def test_the_label_that_is_near_is_written(key: str, written: Any, meant: str | None) -> None:
    given = corpus("Acme closed.", mention("o1") | {key: written})
    (annotation,) = fixed(given, "S004")
    assert annotation[key] == (written if meant is None else meant)


def test_a_text_that_changed_is_signed_only_where_every_annotation_fits() -> None:
    other = "0" * 64
    assert offers(corpus("Acme closed.", mention("o1"), text_sha256=other), "A001") == [True]
    assert offers(corpus("Acme closed.", mention("o1", 1, "cme "), text_sha256=other), "A001") == [True]
    assert offers(corpus("An Acme closed.", mention("o1"), text_sha256=other), "A001") == [False]
    assert offers(corpus("Acme closed.", mention("o1"), {"kind": "claim", "id": "n1"}, text_sha256=other), "A001") == [False]


FILLER = "and so on " * 12


@pytest.mark.parametrize(
    ("text", "start", "words", "sure"),
    [
        pytest.param(f"{FILLER}Acme", 115, "Acme", True, id="near"),
        pytest.param(f"{FILLER}Acme", 0, "Acme", False, id="far-and-short"),
        pytest.param(
            f"{FILLER}the Acme Company of Old Leamington", 0, "the Acme Company of Old Leamington", True, id="far-and-long"
        ),
    ],
)
def test_a_span_is_moved_where_it_surely_stands(text: str, start: int, words: str, sure: bool) -> None:
    given = corpus(text, mention("o1", start, words))
    assert offers(given, "A002") == [sure]
    if sure:
        assert fixed(given, "A002")[0]["span"] == {"start": text.index(words), "end": len(text), "text": words}


def test_a_far_move_is_sure_where_the_spans_around_it_moved_as_far() -> None:
    text = f"{FILLER}Acme met Bcme."
    given = corpus(text, mention("o1", 0, "Acme"), mention("o2", 9, "Bcme"))
    assert offers(given, "A002") == [True, True]


def test_white_space_alone_is_left_to_a_person() -> None:
    assert offers(corpus("a   b", mention("o1", 1, "   ")), "A005") == []


@pytest.mark.parametrize(
    ("text", "start", "words", "whole"),
    [
        pytest.param("The Harwell Water plc", 5, "arwell Wat", "Harwell Water", id="both-edges"),
        pytest.param("cafe\u0301s", 0, "cafe", "cafe\u0301s", id="combining-mark"),
        pytest.param("Müller", 1, "ü", "Müller", id="letters-beyond-ascii"),
        pytest.param("in 1990s style", 3, "199", "1990s", id="digits"),
        pytest.param("it's", 0, "it", None, id="apostrophe"),
        pytest.param("£5bn", 1, "5bn", None, id="currency-sign"),
        pytest.param("東京都", 0, "東京", None, id="no-spaces-between-words"),
    ],
)
def test_the_whole_word_is_taken_in(text: str, start: int, words: str, whole: str | None) -> None:
    given = corpus(text, mention("o1", start, words))
    assert offers(given, "A006") == [True] * (whole is not None)
    assert fixed(given, "A006")[0]["span"]["text"] == (whole or words)


@pytest.mark.parametrize(("encoding", "width"), [("utf-8", 1), ("utf-16-le", 2)])
def test_offsets_in_another_unit_are_all_counted_anew(encoding: str, width: int) -> None:
    text = "😀 Acme 😀 met Bcme £."
    right = [mention("o1", 2), mention("o2", 13, "Bcme")]
    wrong = json.loads(json.dumps(right))
    for each in wrong:
        each["span"] |= {key: len(text[: each["span"][key]].encode(encoding)) // width for key in ("start", "end")}
    assert [each["span"] for each in fixed(corpus(text, *wrong), "A007")] == [each["span"] for each in right]


@pytest.mark.parametrize(
    ("reference", "after"),
    [
        pytest.param({"speaker": "an"}, {"speaker": "ann"}, id="near"),
        pytest.param({"speaker": "nobody"}, {"speaker": None}, id="nothing-is-near"),
        pytest.param(
            {"speakers": ["ann", "nobody", "acme"]}, {"speaker": None, "speakers": ["ann", "acme"]}, id="one-of-several"
        ),
        pytest.param({"speakers": ["reporrt", "ann"]}, {"speaker": None, "speakers": ["report", "ann"]}, id="near-of-several"),
    ],
)
def test_a_dangling_reference_names_the_id_that_is_near_or_nothing(reference: dict[str, Any], after: dict[str, Any]) -> None:
    quote = {"kind": "quote", "id": "q1", "form": "indirect", "content": [{"start": 0, "end": 4, "text": "Acme"}], **reference}
    (annotation,) = fixed(corpus("Acme closed.", quote), "R001")
    assert {key: annotation[key] for key in ("speaker", "speakers") if key in annotation} == after


def test_a_claim_s_dangling_reference_names_a_claim() -> None:
    given = corpus("9 of 10", claim("total", 5, "10"), claim("n3", 0, "9", part_of="totl"))
    assert {each["id"]: each.get("part_of") for each in fixed(given, "R001")} == {"total": None, "n3": "total"}


def test_an_issuer_that_is_nobody_is_left_out() -> None:
    listed = [*KNOWN, {"id": "poll", "type": "document", "name": "The poll", "issued_by": "zzz"}]
    given = corpus("Acme", mention("o1", organisation="acme"), entities=listed)
    (entities,) = given.fixed("R001", whole=False).entities
    assert "issued_by" not in json.loads(entities.data)["entities"][-1]
    assert offers(given, "R001") == [True]


def test_entities_that_nothing_names_are_all_taken_away_at_once() -> None:
    given = corpus("Acme", mention("o1", organisation="acme"), entities=KNOWN)
    (entities,) = given.fixed("R003", whole=True).entities
    assert [each["id"] for each in json.loads(entities.data)["entities"]] == ["acme"]
