"""What a format is: two functions that undo each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articlekit.model.annotation import Annotation


@dataclass(frozen=True)
class Format:
    """A format; `loads` gives back the text and the annotations that `dumps` was given, or raises `BadFile`."""

    name: str
    suffix: str
    dumps: Callable[[str, Iterable[Annotation]], str]
    loads: Callable[[str], tuple[str, tuple[Annotation, ...]]]
