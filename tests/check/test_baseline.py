from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import Finding, baseline_of, dumps_baseline, read_baseline
from articlekit.check.baseline import beyond
from articlekit.errors import BadFile


def finding(**changes: Any) -> Finding:
    fields: dict[str, Any] = {
        "rule": "A005", "name": "x", "severity": "warning", "article": "a", "file": "corpus/a.txt", "annotation": "n1",
        "start": 4, "end": 7, "line": 1, "column": 5, "message": "m", "text": "414",
    }  # fmt: skip
    return Finding(**{**fields, **changes})


def test_what_the_baseline_knows_is_left_out_wherever_it_stands_now() -> None:
    moved = finding(start=90, end=93, line=7, column=3, message="another message")
    assert beyond([moved], baseline_of([finding()])) == []


@pytest.mark.parametrize("changes", [{"rule": "A006"}, {"article": "b"}, {"annotation": "n2"}, {"text": "415"}, {"text": None}])
def test_what_differs_in_rule_article_annotation_or_words_is_told(changes: dict[str, Any]) -> None:
    other = finding(**changes)
    assert beyond([other], baseline_of([finding()])) == [other]


def test_of_findings_that_are_alike_as_many_are_known_as_there_were() -> None:
    assert len(beyond([finding()] * 5, baseline_of([finding()] * 3))) == 2


def test_findings_without_an_article_are_told_apart_by_their_file() -> None:
    one, other = (finding(article=None, file=name) for name in ("annotations/entities.json", "annotations/ana/entities.json"))
    assert beyond([one, other], baseline_of([one])) == [other]


texts = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
findings = st.lists(
    st.builds(finding, rule=st.sampled_from(["A005", "S001"]), annotation=texts, text=texts, article=texts), max_size=6
)


@given(findings, findings)
def test_a_baseline_reads_back_and_knows_what_it_was_made_of(known: list[Finding], new: list[Finding]) -> None:
    baseline = read_baseline("x", dumps_baseline(baseline_of(known)).encode())
    assert baseline == baseline_of(known)
    assert beyond(known, baseline) == []
    assert len(beyond(known + new, baseline)) == len(new)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"format": "articlekit/1", "entities": []}', b"\xff",
     b'{"format": "articlekit-baseline/1", "findings": [{"rule": "A005"}]}',
     b'{"format": "articlekit-baseline/1", "findings": [{"rule": "A005", "where": "a", "count": 0}]}'],
)  # fmt: skip
def test_what_is_no_baseline_is_one_line_that_says_how_to_get_one(data: bytes) -> None:
    with pytest.raises(BadFile, match=r"^old\.json: is no baseline: .*; articlekit check --write-baseline FILE writes one$"):
        read_baseline("old.json", data)
