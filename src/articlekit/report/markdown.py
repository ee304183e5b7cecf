"""Markdown: a table for notes and issues."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from articlekit.report.report import Record, Report, content


def render(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:
    """Give the head of the table, then each record."""
    yield f"| {' | '.join(fields)} |\n|{' --- |' * len(fields)}\n"
    for record in records:
        cells = content(record)
        yield f"| {' | '.join(_cell(cells[field]) for field in fields)} |\n"


def _cell(value: object) -> str:
    """Write a value so that it cannot end its cell or its line, or be read as markup."""
    plain = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return re.sub(r"([\\|*_`<\[\]])", r"\\\1", " ".join(plain.split()))


MARKDOWN = Report("markdown", ".md", render)
