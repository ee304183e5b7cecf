from __future__ import annotations

from typing import Any

from articlekit.report.findings import WIDTH, concise, full

from articlekit import Finding


def finding(**changes: Any) -> Finding:
    fields: dict[str, Any] = {
        "rule": "A005", "name": "edge-whitespace", "severity": "warning", "article": "a", "file": "corpus/a.txt",
        "annotation": "n1", "start": 4, "end": 7, "line": 1, "column": 5, "message": "has white space at its edge",
    }  # fmt: skip
    return Finding(**{**fields, **changes})


def test_concise_names_place_severity_rule_and_annotation() -> None:
    (line,) = concise([finding()])
    assert line == "corpus/a.txt:1:5: warning A005 edge-whitespace [n1]: has white space at its edge\n"


def test_full_marks_the_words() -> None:
    (block,) = full([finding()], lambda *_: "It cut 414 jobs.")
    assert block.splitlines()[1:3] == ["1 | It cut 414 jobs.", "  |     ^^^"]


def test_full_cuts_a_window_out_of_a_long_line() -> None:
    line = "x" * 500 + "ABC" + "y" * 500
    (block,) = full([finding(start=500, end=503, column=501)], lambda *_: line)
    excerpt, carets = block.splitlines()[1:3]
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "ABC"
    assert len(excerpt) <= WIDTH + 6


def test_full_marks_one_column_where_there_is_no_span() -> None:
    (block,) = full([finding(start=None, end=None, column=1)], lambda *_: '{"format": ')
    assert block.splitlines()[2] == "  | ^"


def test_full_keeps_the_carets_in_the_line() -> None:
    (block,) = full([finding(start=4, end=900)], lambda *_: "It cut")
    assert block.splitlines()[2] == "  |     ^^"
