"""Rows: what the listing commands print, one flat record an annotation."""

from __future__ import annotations

from articlekit.model.record import Record


class QuoteRow(Record):
    """A quote; `text` joins its content runs with one space, `line` is where the first begins (1-based)."""

    article: str
    id: str
    form: str
    speaker: str | None
    speaker_name: str | None
    source: str | None
    cue: str | None
    text: str
    spans: tuple[tuple[int, int], ...]
    line: int


class ClaimRow(Record):
    """A numeric claim; `claimed_by` is the speaker of the innermost quote that holds it."""

    article: str
    id: str
    text: str
    comparator: str
    value: str
    upper: str | None
    unit: str | None
    of: str | None
    change: str | None
    measure: str | None
    period: str | None
    claimed_by: str | None
    sentence: str
    spans: tuple[tuple[int, int], ...]
    line: int


class ReconciledRow(Record):
    """A numeric claim beside another about the same thing, the most precise of its group (`against`, as article and id).

    `verdict` is equal, consistent, conflicting or unknown, and null for the most precise claim itself; `allows` is the
    interval of values that the claim allows.
    """

    group: int
    article: str
    id: str
    text: str
    allows: str
    unit: str | None
    measure: str | None
    period: str | None
    verdict: str | None
    against: str | None
    why: str | None
    line: int


class OrganisationRow(Record):
    """An organisation mention."""

    article: str
    id: str
    text: str
    form: str
    organisation: str | None
    organisation_name: str | None
    spans: tuple[tuple[int, int], ...]
    line: int


class OrganisationSummary(Record):
    """One organisation over all its mentions; `forms` are its surface forms, the most frequent first."""

    organisation: str | None
    organisation_name: str | None
    count: int
    articles: int
    surfaces: tuple[str, ...]


class SpeakerCount(Record):
    """How many quotes a speaker has; null stands for the quotes whose speaker is not known."""

    speaker: str | None
    speaker_name: str | None
    quotes: int


class Stats(Record):
    """A corpus in numbers; words are runs of letters, digits and inner apostrophes or hyphens."""

    layer: str | None
    articles: int
    annotated: int
    words: int
    quotes: int
    claims: int
    organisations: int
    speakers: tuple[SpeakerCount, ...]


class RuleCount(Record):
    """How often a rule spoke, and how often of something that it can fix."""

    rule: str
    name: str
    severity: str
    count: int
    fixable: int


class Part(Record):
    """Something that articlekit runs with; no version where it is missing."""

    part: str
    version: str | None
    note: str | None


class Score(Record):
    """How well a layer agrees with another by one measure, for one form of quote or all: per cent, and how many there are."""

    kind: str
    measure: str
    form: str
    gold: int
    predicted: int
    precision: float
    recall: float
    f1: float


class WorstArticle(Record):
    """How much a layer misses of another in one article, and how much it has too much."""

    article: str
    missed: int
    extra: int


class Evaluation(Record):
    """The scores of a layer, and the articles where it is worst."""

    scores: tuple[Score, ...]
    worst: tuple[WorstArticle, ...]
