"""Rows of the stored tables as annotations again, each as its JSON object."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from articlekit.query.columns import CLAIMS, ORGANISATIONS, QUOTES, Columns

Row = tuple[Any, ...]
Content = dict[str, Any]


def annotation_of(table: str, row: Row) -> Content:
    """Give the annotation that a row of `quotes`, `claims` or `organisations` was made of; what says nothing is left out."""
    columns, kind = _KINDS[table]
    at = dict(zip(columns, row, strict=True))
    if at["exact"] is not None:
        exact: Content = json.loads(at["exact"])
        return exact
    content = kind(at) | {key: at[key] for key in ("status", "confidence", "by", "at")}
    return {key: value for key, value in content.items() if value is not None}


def _quote(at: Mapping[str, Any]) -> Content:
    runs = at["runs"] or [at["start"], at["end"]]
    content, text = list[Content](), at["text"]
    for start, end in zip(runs[::2], runs[1::2], strict=True):
        content.append({"start": start, "end": end, "text": text[: end - start]})
        text = text[end - start + 1 :]
    spans = {slot: _span(at, slot) for slot in ("cue", "source")}
    named = {"speaker": at["speaker"], "speakers": at["speakers"]}
    return {"kind": "quote", "id": at["id"], "form": at["form"], "content": content, **spans, **named}


def _claim(at: Mapping[str, Any]) -> Content:
    spans = {slot: _span(at, slot) for slot in ("measure", "period", "per")}
    said = {key: at[key] for key in ("comparator", "value", "upper", "unit", "of", "change")}
    return {"kind": "claim", "id": at["id"], "span": _span(at), **said, **spans}


def _organisation(at: Mapping[str, Any]) -> Content:
    return {"kind": "organisation", "id": at["id"], "span": _span(at), "organisation": at["organisation"], "form": at["form"]}


def _span(at: Mapping[str, Any], slot: str | None = None) -> Content | None:
    """Give a span by its text and start; texts are as long as their places."""
    text, start = (at["text"], at["start"]) if slot is None else (at[slot], at[f"{slot}_start"])
    return None if text is None else {"start": start, "end": start + len(text), "text": text}


_KINDS: dict[str, tuple[Columns, Callable[[Mapping[str, Any]], Content]]] = {
    "quotes": (QUOTES, _quote),
    "claims": (CLAIMS, _claim),
    "organisations": (ORGANISATIONS, _organisation),
}
