from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import report
from articlekit.model.row import Part
from articlekit.report.finding_reports import FINDING_REPORTS
from articlekit.report.row_reports import REPORTS

parts = st.lists(st.builds(Part, part=st.text(), version=st.none() | st.text(), note=st.none() | st.text()), max_size=5)
FIELDS = list(Part.model_fields)


def rendered(name: str, rows: Iterable[Part]) -> str:
    return "".join(REPORTS[name].render(rows, FIELDS))


def test_every_report_is_in_a_table() -> None:
    files = {path.stem for path in Path(report.__file__).parent.glob("*.py")}
    renders = [each.render for each in REPORTS.values()] + [each.render for each in FINDING_REPORTS.values()]
    listed = {each.__module__.rpartition(".")[2] for each in renders}
    assert listed | {"__init__", "report", "row_reports", "finding_reports", "page"} == files
    assert all(name == each.name for table in (REPORTS, FINDING_REPORTS) for name, each in table.items())
    assert REPORTS.keys() < FINDING_REPORTS.keys()


def test_the_suffixes_of_files_tell_formats_apart() -> None:
    suffixes = [each.suffix for each in FINDING_REPORTS.values() if each.suffix]
    assert len(set(suffixes)) == len(suffixes)


@given(parts)
def test_json_and_json_lines_read_back(rows: list[Part]) -> None:
    assert [Part(**row) for row in json.loads(rendered("json", rows))] == rows
    assert [Part(**json.loads(line)) for line in rendered("jsonl", rows).split("\n")[:-1]] == rows


@given(parts)
def test_csv_reads_back_but_for_what_is_not_there(rows: list[Part]) -> None:
    read = list(csv.reader(io.StringIO(rendered("csv", rows), newline="")))
    assert read[0] == FIELDS
    assert read[1:] == [[row.part, row.version or "", row.note or ""] for row in rows]


@given(parts)
def test_markdown_has_a_line_a_row_and_no_open_pipe(rows: list[Part]) -> None:
    lines = rendered("markdown", rows).split("\n")
    assert len(lines) == len(rows) + 3
    assert all(line.replace("\\\\", "").replace("\\|", "").count("|") == 4 for line in lines[:-1])


@pytest.mark.parametrize("name", REPORTS)
def test_rows_are_given_out_as_they_come(name: str) -> None:
    def endless() -> Iterable[Part]:
        while True:
            yield Part(part="p", version=None, note=None)

    pieces = iter(REPORTS[name].render(endless(), FIELDS))
    assert all(next(pieces) for _ in range(3))
