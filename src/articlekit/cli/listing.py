"""What the three listing commands share: the rows, their number, or their groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from articlekit.cli.options import open_corpus
from articlekit.cli.output import Failures, note, write
from articlekit.cli.rows import write_records
from articlekit.errors import BadName

if TYPE_CHECKING:
    from articlekit.store.snapshot import Snapshot

Sort = Annotated[
    str | None, typer.Option("--sort", metavar="COLUMN", help="Sort by this column; -COLUMN is the largest first.")
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help="At most N rows.")]
Count = Annotated[bool, typer.Option("--count", help="Only how many there are.")]
GroupBy = Annotated[
    list[str] | None,
    typer.Option(
        "--group-by", "-g", metavar="KEY", help="Count by speaker, organisation, publisher, month, ...; may be repeated."
    ),
]


class Shown(NamedTuple):
    """What is shown of a listing."""

    sort: str | None = None
    limit: int | None = None
    number: bool = False
    group_by: Sequence[str] | None = None
    rejected: bool = False


def snapshot(root: Path | None, layer: str | None, failures: Failures) -> Snapshot:
    """Open a layer of the corpus, saying which one it is where none was named."""
    found = open_corpus(root).snapshot(layer, failures)
    if layer is None:
        note(f"layer {found.layer}")
    return found


def say_matches(layer: Snapshot, *names: str | None) -> None:
    """Say which entities a name means, where it means several."""
    for name in names:
        if name is not None and len(found := layer.find(name)) > 1:
            note(f"{name!r} means {' and '.join(f'{entity.name} ({entity.id})' for entity in found)}")


def write_listing(
    layer: Snapshot, kind: str, filters: Mapping[str, Any], shown: Shown, form: str | None, output: Path | None
) -> None:
    """Write the rows of a listing, or their groups, or their number."""
    from articlekit.query import fields, groups  # they load DuckDB, which help does without

    if shown.rejected and (shown.group_by or shown.number):
        raise BadName("rejected annotations are listed and not counted; leave out --all")
    if shown.group_by:
        keys = [key for each in shown.group_by for key in each.split(",")]
        found = layer.groups(kind, filters, keys, shown.limit)
        write_records(found, groups.columns(kind, keys), "Group", form, output, kind)
    elif shown.number:
        write_number(layer.count(kind, filters), form, output)
    else:
        row, names = fields.LISTINGS[kind]
        found = layer.records(kind, filters, fields.Order(shown.sort, shown.limit), shown.rejected)
        write_records(found, names, row, form, output, kind)


def write_number(number: int, form: str | None, output: Path | None) -> None:
    """Write a number, bare unless a format is asked for."""
    if form in (None, "table"):
        write([f"{number}\n"], output)
    else:
        write_records([{"count": number}], ["count"], "Group", form, output)
