"""The listings' filters, names resolved to ids, as one condition each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from articlekit.errors import UnknownName
from articlekit.query.filters import Condition, among, either, equal, every, has_any, holds, reaches
from articlekit.query.tables import Tables
from articlekit.text.interval import bound

Ids = Collection[str]
QUOTE_FORMS = ("direct", "indirect", "mixed")
MENTION_FORMS = ("name", "acronym", "nominal")


def _quotes(
    speaker: Ids | None = None,
    form: str | None = None,
    article: str | None = None,
    contains: str | None = None,
    mentions: Ids | None = None,
    several: bool = True,
) -> Condition:
    _check_form(form, QUOTE_FORMS)
    return every(
        either("speaker", "speakers", speaker, several),
        equal("form", form),
        equal("article", article),
        holds("text", contains),
        has_any("organisations", mentions),
    )


def _claims(
    measure: str | None = None,
    unit: str | None = None,
    min: str | int | None = None,
    max: str | int | None = None,
    by: Ids | None = None,
    article: str | None = None,
    quoted: bool = False,
    several: bool = True,
) -> Condition:
    return every(
        holds("measure", measure),
        equal("unit", unit),
        reaches(bound(min, "min"), bound(max, "max")),
        either("claimed_by", "claimants", by, several),
        equal("article", article),
        Condition("quotes IS NOT NULL") if quoted else None,
    )


def _organisations(name: Ids | None = None, form: str | None = None, article: str | None = None) -> Condition:
    _check_form(form, MENTION_FORMS)
    return every(among("organisation", name), equal("form", form), equal("article", article))


def _check_form(form: str | None, forms: Collection[str]) -> None:
    if form is not None and form not in forms:
        raise UnknownName("form", form, forms)


_SEVERAL = {"quotes": "speakers", "claims": "claimants"}


def condition(tables: Tables, kind: str, given: Mapping[str, Any]) -> Condition:
    """Write the condition of a listing's filters; columns of several ids are left alone where the tables use none."""
    if kind not in _SEVERAL:
        return CONDITIONS[kind](**given)
    return CONDITIONS[kind](**given, several=tables.has(kind, _SEVERAL[kind]))


CONDITIONS: dict[str, Callable[..., Condition]] = {"quotes": _quotes, "claims": _claims, "organisations": _organisations}
