"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from articlekit.report.report import Report

if TYPE_CHECKING:
    from pydantic import BaseModel


def render(records: Iterable[BaseModel], fields: Sequence[str]) -> Iterator[str]:  # noqa: ARG001
    """Give each record as a line of JSON."""
    for record in records:
        yield json.dumps(record.model_dump(mode="json"), ensure_ascii=False) + "\n"


JSONL = Report("jsonl", ".jsonl", render)
