"""What the rooms beside the store are handed: raw files for `check`, two layers of an article for `evaluate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from articlekit.model.annotation import Annotation


class RawFile(NamedTuple):
    """A file's bytes and its name, relative to the corpus."""

    name: str
    data: bytes


class Source(NamedTuple):
    """An article's files as they are; None where one is missing."""

    article: str
    layer: str
    text: RawFile | None
    metadata: RawFile | None
    annotations: RawFile | None


class Pair(NamedTuple):
    """An article's text and its annotations in two layers."""

    article: str
    text: str
    gold: tuple[Annotation, ...]
    predicted: tuple[Annotation, ...]
