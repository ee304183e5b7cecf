"""Raw files, for `check`: their bytes, whatever is in them."""

from __future__ import annotations

from typing import NamedTuple


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
