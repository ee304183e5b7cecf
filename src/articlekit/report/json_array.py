"""JSON: one array, an object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articlekit.report import jsonl
from articlekit.report.report import Record, Report


def render(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:
    """Give the records as one JSON array."""
    before = "[\n"
    for line in jsonl.render(records, fields):
        yield before + line.rstrip("\n")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


JSON = Report("json", ".json", render)
