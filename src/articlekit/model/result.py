"""What `check` keeps of an article between two runs."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What was found in one article whose files had this `digest`.

    `findings`, `named` and what was gathered, by rule over the corpus, are text that `check` writes and reads.
    """

    article: str
    digest: str
    findings: str
    named: str
    skipped: int
    gathered: tuple[tuple[str, str | None], ...] = ()
