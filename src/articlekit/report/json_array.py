"""JSON: one array, an object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from articlekit.report import jsonl
from articlekit.report.report import Report

if TYPE_CHECKING:
    from pydantic import BaseModel


def render(records: Iterable[BaseModel], fields: Sequence[str]) -> Iterator[str]:
    """Give the records as one JSON array."""
    before = "[\n"
    for line in jsonl.render(records, fields):
        yield before + line.rstrip("\n")
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


JSON = Report("json", ".json", render)
