"""Tables for the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import Console
from rich.control import strip_control_codes
from rich.table import Table
from rich.text import Text

from articlekit.cli.contexts import aligned, hits
from articlekit.cli.output import note

STYLES = {
    "quote": "green",
    "cue": "magenta",
    "source": "cyan",
    "claim": "yellow",
    "measure": "yellow dim",
    "period": "blue",
    "per": "blue",
    "organisation": "red",
}
NARROW, BAR = 60, 20
Column = tuple[str, str, str]
_COLUMNS: dict[str, tuple[Column, ...]] = {
    "QuoteRow": (
        ("article", "article", "dim"),
        ("line", "line", "dim"),
        ("id", "id", "dim"),
        ("speaker", "speaker", "cyan bold"),
        ("form", "form", "dim"),
        ("text", "quote", ""),
    ),
    "ClaimRow": (
        ("article", "article", "dim"),
        ("line", "line", "dim"),
        ("id", "id", "dim"),
        ("text", "claim", "yellow bold"),
        ("value", "value", ""),
        ("measure", "measure", ""),
        ("period", "period", "blue"),
        ("claimed_by", "claimed by", "cyan"),
    ),
    "ReconciledRow": (
        ("group", "group", "dim"),
        ("article", "article", "dim"),
        ("line", "line", "dim"),
        ("id", "id", "dim"),
        ("text", "claim", "yellow bold"),
        ("measure", "measure", ""),
        ("period", "period", "blue"),
        ("verdict", "verdict", "bold"),
        ("why", "why", ""),
    ),
    "OrganisationRow": (
        ("article", "article", "dim"),
        ("line", "line", "dim"),
        ("id", "id", "dim"),
        ("text", "mention", "red bold"),
        ("form", "form", "dim"),
        ("organisation_name", "organisation", ""),
    ),
    "OrganisationSummary": (
        ("organisation_name", "organisation", "red bold"),
        ("organisation", "id", "dim"),
        ("count", "count", ""),
        ("articles", "articles", ""),
        ("surfaces", "surface forms", ""),
    ),
    "Entity": (
        ("id", "id", "bold"),
        ("type", "type", ""),
        ("name", "name", "cyan"),
        ("aliases", "aliases", ""),
        ("role", "role", ""),
        ("issued_by", "issued by", ""),
    ),
    "SpeakerCount": (("speaker_name", "speaker", "cyan bold"), ("speaker", "id", "dim"), ("quotes", "quotes", "")),
    "Score": (
        ("kind", "of", "bold"),
        ("measure", "measure", ""),
        ("form", "form", ""),
        ("gold", "gold", "dim"),
        ("predicted", "predicted", "dim"),
        ("precision", "precision", ""),
        ("recall", "recall", ""),
        ("f1", "F1", "bold"),
    ),
    "RuleCount": (
        ("count", "count", ""),
        ("rule", "rule", "bold"),
        ("name", "name", ""),
        ("severity", "severity", ""),
        ("fixable", "fixable", ""),
    ),
    "WorstArticle": (("article", "worst articles", "bold"), ("missed", "missed", ""), ("extra", "too much", "")),
    "ViewColumn": (("view", "view", "bold"), ("column", "column", "cyan"), ("type", "type", "dim"), ("about", "", "")),
    "Part": (("part", "part", "bold"), ("version", "version", ""), ("note", "", "")),
}


def console(width: int | None = None) -> Console:
    """Make the console that everything for the terminal is drawn on; NO_COLOR and a pipe take its colours."""
    return Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)


def table(rows: list[dict[str, Any]], kind: str, wanted: str) -> Iterator[str]:
    """Draw rows as a table that fits the terminal, or as blocks where it is narrow; columns that say nothing are left out."""
    if not rows:
        note(f"no {wanted} found")
        return
    if kind in ("Line", "Hit"):
        yield from _contexts(rows, kind)
        return
    columns = _COLUMNS.get(kind) or _plain_columns(list(rows[0]), kind)
    shown = [column for column in columns if kind == "Answer" or any(row[column[0]] not in (None, ()) for row in rows)]
    if kind != "WorstArticle" and len({row.get("article") for row in rows}) == 1:
        shown = [column for column in shown if column[0] != "article"]
    drawing = console()
    if kind == "Group" and drawing.width >= NARROW:
        most = max(row["count"] for row in rows)
        rows = [{**row, "bar": "█" * max(1, round(BAR * row["count"] / most))} for row in rows]
        shown.append(("bar", "", "cyan"))
    with drawing.capture() as captured:
        if drawing.width < NARROW:
            for row in rows:
                drawing.print(_block(row, shown))
        else:
            drawing.print(_grid(rows, shown))
    yield captured.get()


def _contexts(rows: list[dict[str, Any]], kind: str) -> Iterator[str]:
    drawing = console()
    with drawing.capture() as captured:
        for line in aligned(rows, drawing) if kind == "Line" else hits(rows):
            drawing.print(line, no_wrap=kind == "Line", overflow="crop" if kind == "Line" else "fold")
    yield captured.get()


def _plain_columns(keys: list[str], kind: str) -> tuple[Column, ...]:
    """Give the columns of rows that have none of their own; a name stands for its id."""
    if kind not in ("Group", "Pair"):
        return tuple((key, key, "") for key in keys)
    return tuple((key, key.removesuffix("_name"), "") for key in keys if f"{key}_name" not in keys)


def _grid(rows: list[dict[str, Any]], shown: list[Column]) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for key, header, _ in shown:
        number = any(isinstance(row[key], int | float) for row in rows)
        grid.add_column(
            header,
            justify="right" if number else "left",
            no_wrap=number or key in ("id", "form"),
            overflow="fold",
        )
    before: dict[str, Any] = {}
    for row in rows:
        again = "view" in row and row["view"] == before.get("view")
        grid.add_row(*(Text("" if again and key == "view" else _cell(row, key), style) for key, _, style in shown))
        before = row
    return grid


def _block(row: dict[str, Any], shown: list[Column]) -> Text:
    """Draw one row as a paragraph: what is short on its first line, what is said below."""
    block = Text(" · ").join(Text(cell, style) for key, _, style in shown if key != "text" and (cell := _cell(row, key)))
    return block.append(f"\n{_cell(row, 'text')}\n") if "text" in row else block


def _cell(row: dict[str, Any], key: str) -> str:
    """Write a cell: a quote's source where no speaker is known, a value with its comparator and unit, lists with commas."""
    value = row[key]
    if key == "speaker" and "speaker_name" in row and "quotes" not in row:
        value = row["speaker_name"] or f"({row['source']})"
    elif key == "value" and "comparator" in row:
        value = quantity(row)
    elif isinstance(value, float):
        value = f"{value:.15g}"
    elif isinstance(value, tuple | list):
        value = ", ".join(map(str, value))
    return "" if value is None else strip_control_codes(" ".join(str(value).split()))


def quantity(row: dict[str, Any]) -> str:
    """Write a claim's value as it would be said in symbols."""
    upper = f" to {row['upper']}" if row["upper"] else ""
    whole = f" of {row['of']}" if row["of"] else ""
    sign = {"=": "", "range": "", ">=": "≥ ", "<=": "≤ "}.get(row["comparator"], f"{row['comparator']} ")
    unit = f" {row['unit']}" if row["unit"] else ""
    change = {"increase": " ↑", "decrease": " ↓"}.get(row["change"] or "", "")
    return f"{sign}{row['value']}{upper}{whole}{unit}{change}"
