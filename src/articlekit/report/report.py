"""What a report is: one function from records to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel

Render = Callable[[Iterable["BaseModel"], Sequence[str]], Iterator[str]]


@dataclass(frozen=True)
class Report:
    """A report; `render` is given records and the names of their fields, and yields text as they come."""

    name: str
    suffix: str
    render: Render
