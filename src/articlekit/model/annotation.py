"""Annotations: what a layer says about stretches of an article's text."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, JsonValue, model_validator

from articlekit.model.record import DecimalString, Digest, Id, Record


def _rfc3339(moment: str) -> str:
    if datetime.fromisoformat(moment).tzinfo is None:
        raise ValueError("a time needs its zone, as in 2026-01-31T09:00:00Z")
    return moment


def _finite(version: dict[str, JsonValue]) -> dict[str, JsonValue]:
    json.dumps(version, allow_nan=False)
    return version


_Version = Annotated[dict[str, JsonValue], AfterValidator(_finite)]


class Span(Record):
    """A half-open stretch `[start, end)` of the article's text in Unicode code points, with the exact `text` there."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _forward(self) -> Span:
        if self.end < self.start:
            raise ValueError("end lies before start")
        return self


class Waiver(Record):
    """Keeps `rule` silent about one annotation, and says why."""

    rule: str
    reason: str = Field(pattern=r"\S")
    by: str | None = None


class Orphan(Record):
    """The surroundings of an annotation that lost its place in the text."""

    text: str
    before: str
    after: str


class Conflict(Record):
    """The two versions of an annotation that a merge could not join; null where one side deleted it."""

    ours: _Version | None = None
    theirs: _Version | None = None


class Common(Record):
    """What every annotation may carry besides its own fields."""

    confidence: float | None = Field(default=None, ge=0, le=1)
    status: Literal["draft", "accepted", "rejected"] | None = None
    by: str | None = None
    at: Annotated[str, AfterValidator(_rfc3339)] | None = None
    waive: tuple[Waiver, ...] = ()
    orphan: Orphan | None = None
    conflict: Conflict | None = None


class Quote(Common):
    """An attribution: what a source says, thinks, believes, fears, hopes or intends."""

    kind: Literal["quote"] = "quote"
    id: Id
    form: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...] = Field(min_length=1)
    cue: Span | None = None
    source: Span | None = None
    speaker: Id | None = None
    speakers: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _one_or_several(self) -> Quote:
        if self.speaker is not None and self.speakers:
            raise ValueError("a quote has either a speaker or several speakers, not both")
        return self


class NumericClaim(Common):
    """A number that states a quantity; `value`, `upper` and `of` are decimal strings written in full."""

    kind: Literal["claim"] = "claim"
    id: Id
    span: Span
    comparator: Literal["=", ">", ">=", "<", "<=", "~", "range"]
    value: DecimalString
    upper: DecimalString | None = None
    unit: str | None = None
    measure: Span | None = None
    period: Span | None = None
    of: DecimalString | None = None
    per: Span | None = None
    change: Literal["increase", "decrease"] | None = None
    part_of: Id | None = None
    group: str | None = None
    from_: Id | None = Field(default=None, alias="from")
    to: Id | None = None

    @model_validator(mode="after")
    def _range_has_upper(self) -> NumericClaim:
        if (self.comparator == "range") != (self.upper is not None):
            raise ValueError("the comparator 'range' and an upper value go together")
        return self


class OrganisationMention(Common):
    """A name, acronym or nominal that stands for an organisation."""

    kind: Literal["organisation"] = "organisation"
    id: Id
    span: Span
    organisation: Id | None = None
    form: Literal["name", "acronym", "nominal"]


Annotation = Quote | NumericClaim | OrganisationMention


class Annotator(Record):
    """The program that made a layer."""

    name: str
    version: str | None = None
    model: str | None = None


class AnnotationFile(Record):
    """One layer's annotations of one article; `text_sha256` is the digest of the article's bytes."""

    format: Literal["articlekit/1"] = "articlekit/1"
    article: str
    layer: str
    text_sha256: Digest
    annotator: Annotator | None = None
    annotations: tuple[Annotated[Annotation, Field(discriminator="kind")], ...] = ()
