"""What is broken is not judged further, and what is waived is not told, but a waiver that waives nothing is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from articlekit.check.examine import entity_sheet, examine, known_from
from articlekit.model.finding import Finding
from articlekit.model.settings import Conventions

from .examples import Example, example

TEXT = "More than 414 jobs went, Acme said."


def claim(**more: Any) -> dict[str, Any]:
    """A claim whose comparator was lost, which N003 finds."""
    span = {"start": 0, "end": 13, "text": "More than 414"}
    return {"kind": "claim", "id": "n1", "span": span, "comparator": "=", "value": "414", **more}


def corpus(*annotations: dict[str, Any], **more: Any) -> Example:
    return example(json.dumps({"text": TEXT, "annotations": annotations, **more}))


def codes(findings: list[Finding]) -> list[str]:
    return sorted(each.rule for each in findings)


def skipped(given: Example) -> int:
    known = known_from([entity_sheet(each) for each in given.entities], Conventions())
    return sum(examine(source, known).skipped for source in given.sources)


def test_what_is_sound_is_judged_by_all_rules() -> None:
    given = corpus(claim())
    assert (codes(given.findings(whole=False)), skipped(given)) == (["N003"], 0)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        pytest.param({"part_of": "n9"}, "R001", id="reference"),
        pytest.param({"span": {"start": 1, "end": 14, "text": "More than 414"}}, "A002", id="anchor"),
        pytest.param({"span": {"start": 0, "end": 14, "text": "More than 414 "}}, "A005", id="edge"),
        pytest.param({"value": "many"}, "S001", id="schema"),
        pytest.param({"comparator": "equalish"}, "S004", id="label"),
    ],
)
def test_what_is_broken_is_not_judged_further_and_counted(change: dict[str, Any], rule: str) -> None:
    given = corpus(claim(**change))
    assert (codes(given.findings(whole=False)), skipped(given)) == ([rule], 1)


def test_rejected_annotations_are_neither_judged_nor_counted() -> None:
    given = corpus(claim(status="rejected"))
    assert (codes(given.findings(whole=False)), skipped(given)) == ([], 0)


@pytest.mark.parametrize("waived", ["N003", "A005"])
def test_a_waiver_that_is_needed_is_silent_and_another_is_told(waived: str) -> None:
    given = corpus(claim(waive=[{"rule": waived, "reason": "x"}]))
    assert codes(given.findings(whole=False)) == ([] if waived == "N003" else ["N003", "S006"])


def test_a_waiver_of_what_was_not_judged_is_not_called_stale() -> None:
    broken = claim(part_of="n9", waive=[{"rule": "N003", "reason": "x"}, {"rule": "A005", "reason": "y"}])
    found = corpus(broken).findings(whole=False)
    assert codes(found) == ["R001", "S006"]
    assert "A005" in next(each.message for each in found if each.rule == "S006")


def test_a_waived_stale_waiver_is_silent() -> None:
    both = [{"rule": "A005", "reason": "x"}, {"rule": "S006", "reason": "kept on purpose"}]
    assert codes(corpus(claim(value="414", comparator=">", waive=both)).findings(whole=False)) == []


def two_kinds(*waivers: str) -> Example:
    """Articles of which one calls a nominal what the others call a name, which C002 finds."""
    span = {"start": 25, "end": 29, "text": "Acme"}
    name = {"kind": "organisation", "id": "o1", "span": span, "form": "name"}
    waive = {"waive": [{"rule": each, "reason": "x"} for each in waivers]} if waivers else {}
    articles = [{"id": f"a{number}", "text": f"{TEXT}{number}", "annotations": [name]} for number in range(9)]
    odd = {"id": "z", "text": TEXT, "annotations": [name | {"form": "nominal"} | waive]}
    return example(json.dumps({"articles": [*articles, odd]}))


def told(given: Example, whole: bool) -> list[str]:
    return codes([each for each in given.findings(whole) if each.article == "z" and each.rule[0] in "CS"])


def test_a_waiver_keeps_a_rule_over_the_corpus_silent() -> None:
    assert told(two_kinds(), whole=True) == ["C002"]
    assert told(two_kinds("C002"), whole=True) == []


def test_a_stale_waiver_of_a_rule_over_the_corpus_is_told_only_where_all_was_looked_at() -> None:
    assert told(two_kinds("C002", "C003"), whole=True) == ["S006"]
    assert told(two_kinds("C002", "C003"), whole=False) == []
