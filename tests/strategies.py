"""Hypothesis strategies for texts, and for annotations that stand in them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from articlekit.model.annotation import Annotation
from articlekit.text.canonical import ANNOTATION

Places = tuple[int, int]

TROUBLE = "ab7 .{}|\\\"'“”‘’=,+£é😀\t\r\n\x00\x1c\x85\u2028\ufeff"
characters = st.characters(exclude_categories=["Cs"])
texts = st.text(st.sampled_from(TROUBLE) | characters, max_size=40)
long_texts = st.text(st.sampled_from(TROUBLE) | characters, min_size=10, max_size=40)
words = st.text(characters, max_size=12)
ids = st.text(st.sampled_from("aq1-{}|\\\"'=") | characters, min_size=1, max_size=8).filter(re.compile(r"[^\s,]+").fullmatch)
decimals = st.from_regex(r"[+-]?[0-9]{1,20}(\.[0-9]{1,6})?", fullmatch=True)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def span(text: str, at: Places) -> dict[str, Any]:
    return {"start": at[0], "end": at[1], "text": text[slice(*at)]}


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> dict[str, Any]:
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return span(text, (start, end))


@st.composite
def runs_in(draw: st.DrawFn, text: str) -> list[dict[str, Any]]:
    """Runs in text order, some of them adjacent; one empty run where there is no text."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = [pair for pair in pairwise(cuts) if draw(st.booleans())]
    return [span(text, pair) for pair in pairs] or [span(text, (0, len(text)))]


def common() -> dict[str, st.SearchStrategy[Any]]:
    version = maybe(st.dictionaries(words, json_values, max_size=3))
    return {
        "confidence": st.floats(0, 1),
        "status": st.sampled_from(["draft", "accepted", "rejected"]),
        "by": words,
        "at": st.sampled_from(["2026-01-31T09:00:00Z", "2026-01-31T09:00:00.5+02:00"]),
        "waive": st.lists(
            st.fixed_dictionaries({"rule": words, "reason": words.filter(str.strip)}, optional={"by": words}), max_size=2
        ),
        "orphan": st.fixed_dictionaries({"text": words, "before": words, "after": words}),
        "conflict": st.fixed_dictionaries({"ours": version, "theirs": version}),
    }


@st.composite
def annotations_in(draw: st.DrawFn, text: str, max_size: int = 6) -> list[Annotation]:
    """Annotations of all kinds with ids that differ; spans nest, cross, and are shared."""
    pool = draw(st.lists(spans_in(text), min_size=1, max_size=5))
    own = draw(st.lists(ids, unique=True, max_size=max_size))
    places = st.sampled_from(pool)
    kinds = {
        "quote": st.fixed_dictionaries(
            {"form": st.sampled_from(["direct", "indirect", "mixed"]), "content": runs_in(text)},
            optional={"cue": places, "source": places, **common()},
        ),
        "claim": st.fixed_dictionaries(
            {"span": places, "comparator": st.sampled_from("= > >= < <= ~ range".split()), "value": decimals},
            optional={
                **{"unit": words, "of": decimals, "change": st.sampled_from(["increase", "decrease"]), "group": words},
                **{"measure": places, "period": places, "per": places, "part_of": ids, "from": ids, "to": ids, **common()},
            },
        ),
        "organisation": st.fixed_dictionaries(
            {"span": places, "form": st.sampled_from(["name", "acronym", "nominal"])},
            optional={"organisation": ids, **common()},
        ),
    }
    found: list[Annotation] = []
    for own_id in own:
        kind = draw(st.sampled_from(sorted(kinds)))
        content = draw(kinds[kind]) | {"kind": kind, "id": own_id}
        if content.get("comparator") == "range":
            content["upper"] = draw(decimals)
        if kind == "quote":
            several = draw(st.lists(ids, max_size=3))
            content |= {"speakers": several} if several else {"speaker": draw(maybe(ids))}
        found.append(ANNOTATION.validate_python(content))
    return found


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[Annotation]]:
    """A text and annotations of it."""
    text = draw(texts | long_texts)
    return text, draw(annotations_in(text))
