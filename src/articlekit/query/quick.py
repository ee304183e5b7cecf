"""Annotation files read fast: what is ordinary in them, by structures that msgspec fills in and validates in one go.

Reading a corpus is mostly validation, and the models take five times as long. Of a file that says anything rare (a waiver, an
orphan, a part of a whole, a text that is not as long as its place) nothing is said here: it is for the models, which have the
last word. So nothing is read here that they would refuse, which a test holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import DecodeError, Meta, Struct, convert
from msgspec.json import Decoder

Offset = Annotated[int, Meta(ge=0, lt=2**31)]
Status = Literal["draft", "accepted", "rejected"]
_IDS = re.compile(r"(?:[A-Za-z0-9._-]{1,200} )*")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DECIMALS = re.compile(r"(?:[+-]?[0-9]{1,40}(?:\.[0-9]{1,15})? )*")


class Span(Struct, forbid_unknown_fields=True, gc=False):
    """A stretch of the text."""

    start: Offset
    end: Offset
    text: str


class Said(Struct, forbid_unknown_fields=True, gc=False, kw_only=True):
    """What any annotation may carry, as far as the tables have a column for it."""

    status: Status | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    by: str | None = None
    at: str | None = None


class Quote(Said, tag="quote", tag_field="kind", kw_only=True):
    """A quote."""

    id: str
    form: Literal["direct", "indirect", "mixed"]
    content: Annotated[list[Span], Meta(min_length=1)]
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    speakers: list[str] = []


class Claim(Said, tag="claim", tag_field="kind", kw_only=True):
    """A numeric claim."""

    id: str
    span: Span
    comparator: Literal["=", ">", ">=", "<", "<=", "~", "range"]
    value: str
    upper: str | None = None
    unit: str | None = None
    of: str | None = None
    change: Literal["increase", "decrease"] | None = None
    measure: Span | None = None
    period: Span | None = None
    per: Span | None = None


class Organisation(Said, tag="organisation", tag_field="kind", kw_only=True):
    """An organisation mention."""

    id: str
    span: Span
    form: Literal["name", "acronym", "nominal"]
    organisation: str | None = None


class Annotator(Struct, forbid_unknown_fields=True, gc=False):
    """The program that made a layer."""

    name: str
    version: str | None = None
    model: str | None = None


Annotation = Quote | Claim | Organisation


class File(Struct, forbid_unknown_fields=True, gc=False):
    """An annotation file."""

    format: Literal["articlekit/1"]
    article: str
    layer: str
    text_sha256: str
    annotator: Annotator | None = None
    annotations: list[Annotation] = []


_FILE = Decoder(File)
_KINDS = {"quote": Quote, "claim": Claim, "organisation": Organisation}


def quick_file(article: str, layer: str, data: bytes) -> File | None:
    """Read the annotation file of an article in a layer; give None where it is not wholly ordinary."""
    try:
        file = _FILE.decode(data)
        return file if file.article == article and file.layer == layer and _is_ordinary(file) else None
    except (DecodeError, ValueError, RecursionError):
        return None


def _is_ordinary(file: File) -> bool:
    """Tell whether what the structures cannot say holds too: ids and decimals are such, and what goes together does."""
    ids, decimals = list[str | None](), list[str | None]()
    for each in file.annotations:
        ids.append(each.id)
        if type(each) is Quote:
            ids.append(each.speaker)
            if each.speakers:
                ids += each.speakers
                if each.speaker is not None:
                    return False
        elif type(each) is Claim:
            decimals += (each.value, each.upper, each.of)
            if (each.comparator == "range") != (each.upper is not None):
                return False
        elif type(each) is Organisation:
            ids.append(each.organisation)
        if each.at is not None and datetime.fromisoformat(each.at).tzinfo is None:
            return False
    return bool(_DIGEST.fullmatch(file.text_sha256) and _all_are(_IDS, ids) and _all_are(_DECIMALS, decimals))


def _all_are(pattern: re.Pattern[str], texts: Iterable[str | None]) -> bool:
    """Match many short texts at once, each with a space behind it."""
    known = [text for text in texts if text is not None]
    joined = "".join([f"{text} " for text in known])
    return bool(pattern.fullmatch(joined)) and joined.count(" ") == len(known)


def quick_annotation(content: Mapping[str, Any]) -> tuple[Annotation, str | None]:
    """Give an annotation that keeps the schema, as its JSON object says it; with its JSON where the tables hold only a part.

    Raise `ValueError` where an offset is larger than any text.
    """
    kind = _KINDS[content["kind"]]
    known = {"kind", *kind.__struct_fields__}
    each: Annotation = convert({key: value for key, value in content.items() if key in known}, kind)
    spans = (*each.content, each.cue, each.source) if isinstance(each, Quote) else _spans(each)
    fits = content.keys() <= known and all(span.end - span.start == len(span.text) for span in spans if span is not None)
    return each, None if fits else json.dumps(content, ensure_ascii=False)


def _spans(each: Claim | Organisation) -> tuple[Span | None, ...]:
    return (each.span, each.measure, each.period, each.per) if isinstance(each, Claim) else (each.span,)
