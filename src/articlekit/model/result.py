"""What `check` keeps of an article between two runs."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What was found in one article whose files had this `digest`.

    `findings`, `named` and what was gathered are text that `check` writes and reads; `gathered` has a place for each rule over
    the corpus, in an order that whoever opens the results knows. `signature` tells from outside whether the files have changed,
    where anything does.
    """

    article: str
    digest: str
    findings: str
    named: str
    skipped: int
    gathered: tuple[str | None, ...] = ()
    signature: str | None = None
