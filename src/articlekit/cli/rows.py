"""Rows: in the format asked for, or as a table that fits the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.cli.output import write
from articlekit.report.row_reports import REPORTS

if TYPE_CHECKING:
    from pydantic import BaseModel


def chosen_format(form: str | None, output: Path | None, for_people: str = "table") -> str:
    """Give the format asked for; else FILE's suffix tells it, a terminal gets what people read, and a pipe JSON Lines."""
    by_suffix = next((name for name, report in REPORTS.items() if output and output.suffix == report.suffix), None)
    to_terminal = output is None and sys.stdout.isatty()
    return form or by_suffix or (for_people if to_terminal else "jsonl")


def write_rows(
    rows: Iterable[BaseModel], model: type[BaseModel], form: str | None, output: Path | None = None, wanted: str = "rows"
) -> None:
    """Write rows of one model in the chosen format."""
    form = chosen_format(form, output)
    write(drawn(rows, model, wanted) if form == "table" else REPORTS[form].render(rows, list(model.model_fields)), output)


def drawn(rows: Iterable[BaseModel], model: type[BaseModel], wanted: str = "rows") -> Iterator[str]:
    """Draw rows of one model as a table."""
    return drawn_records((row.model_dump() for row in rows), model.__name__, wanted)


def write_records(
    records: Iterable[Mapping[str, Any]],
    fields: Sequence[str],
    kind: str,
    form: str | None,
    output: Path | None = None,
    wanted: str = "rows",
) -> None:
    """Write plain records in the chosen format; `kind` says how a table of them looks."""
    form = chosen_format(form, output)
    write(drawn_records(records, kind, wanted) if form == "table" else REPORTS[form].render(records, fields), output)


def drawn_records(records: Iterable[Mapping[str, Any]], kind: str, wanted: str) -> Iterator[str]:
    """Draw records as a table."""
    from articlekit.cli.terminal import table  # loading rich takes longer than most commands take to run

    yield from table([dict(record) for record in records], kind, wanted)
