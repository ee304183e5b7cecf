"""What a report is: one function from records to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, Union

if TYPE_CHECKING:
    from pydantic import BaseModel

Record: TypeAlias = Union["BaseModel", Mapping[str, Any]]
Render = Callable[[Iterable[Record], Sequence[str]], Iterator[str]]


def content(record: Record) -> Mapping[str, Any]:
    """Give a record's fields as JSON has them; a mapping is one already."""
    return record if isinstance(record, Mapping) else record.model_dump(mode="json")


@dataclass(frozen=True)
class Report:
    """A report; `render` is given records and the names of their fields, and yields text as they come."""

    name: str
    suffix: str
    render: Render
