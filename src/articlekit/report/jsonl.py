"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from articlekit.report.report import Record, Report, content


def render(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:  # noqa: ARG001
    """Give each record as a line of JSON."""
    for record in records:
        yield json.dumps(content(record), ensure_ascii=False) + "\n"


JSONL = Report("jsonl", ".jsonl", render)
