"""Settings: what a corpus chooses about `check`."""

from __future__ import annotations

from articlekit.model.record import Record


class Conventions(Record):
    """What rules may ask about a corpus's conventions, and their thresholds; all have defaults."""

    quotation_words: int = 4
    repeated_words: int = 5
