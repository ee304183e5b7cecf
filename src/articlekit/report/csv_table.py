"""CSV (RFC 4180): a header and a line a record; what is no text or number stands as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from articlekit.report.report import Record, Report, content


def render(records: Iterable[Record], fields: Sequence[str]) -> Iterator[str]:
    """Give the header, then each record."""
    line = io.StringIO()
    writer = csv.writer(line)

    def written(cells: Iterable[object]) -> str:
        line.seek(0)
        line.truncate()
        writer.writerow(cells)
        return line.getvalue()

    yield written(fields)
    for record in records:
        cells = content(record)
        yield written(_cell(cells[field]) for field in fields)


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else value


CSV = Report("csv", ".csv", render)
