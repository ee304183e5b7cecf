"""Random corpora, and a plain reading of them to measure the tables' answers by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from articlekit.model.annotation import Annotation, AnnotationFile, NumericClaim, OrganisationMention, Quote
from articlekit.model.entity import Entity, EntityFile
from articlekit.text.canonical import ANNOTATION, dumps, place
from tests.strategies import annotated

NAMES = {"ana": "Ana Ruiz", "leam": "Leam Water", "bo": "Bo Ruiz", "herald": "The Leam Herald"}
IDS = (*NAMES, "nobody")
MONTHS = ("2025-12-31", "2026-01-31T09:00:00Z", None)
BODIES = ("leam", "herald")
ENTITIES = EntityFile(
    entities=tuple(Entity(id=id, type="organisation" if id in BODIES else "person", name=name) for id, name in NAMES.items())
)


class Made(NamedTuple):
    """An article of a random corpus."""

    id: str
    text: str
    published: str | None
    annotations: tuple[Annotation, ...]


@st.composite
def corpora(draw: st.DrawFn) -> list[Made]:
    """Some articles whose annotations name a few entities."""
    made = []
    for article in sorted(draw(st.lists(st.sampled_from(["a", "a-1", "B", "zz", "é"]), unique=True, max_size=4))):
        text, annotations = draw(annotated())
        named = tuple(draw(renamed(each)) for each in annotations)
        made.append(Made(article, text, draw(st.sampled_from(MONTHS)), named))
    return made


@st.composite
def renamed(draw: st.DrawFn, each: Annotation) -> Annotation:
    """Name entities that are there, mostly."""
    who = st.none() | st.sampled_from(IDS)
    match each:
        case Quote():
            several = tuple(draw(st.lists(st.sampled_from(IDS), max_size=2))) if each.speakers else ()
            return each.model_copy(update={"speakers": several, "speaker": None if several else draw(who)})
        case OrganisationMention():
            return each.model_copy(update={"organisation": draw(who)})
        case _:
            return each


def write(root: Path, articles: list[Made]) -> None:
    """Write a corpus as files."""
    for folder in ("corpus", "annotations/gold"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "annotations/entities.json").write_text(dumps(ENTITIES), encoding="utf-8")
    for made in articles:
        write_article(root, made)


def write_article(root: Path, made: Made) -> None:
    """Write one article's files, the annotations from the last to the first."""
    data = made.text.encode()
    (root / f"corpus/{made.id}.txt").write_bytes(data)
    published = f'published = "{made.published}"\n' if made.published else ""
    (root / f"corpus/{made.id}.toml").write_text(f'title = "t"\npublisher = "p {made.id}"\n{published}', encoding="utf-8")
    file = AnnotationFile(
        article=made.id, layer="gold", text_sha256=hashlib.sha256(data).hexdigest(), annotations=made.annotations
    )
    content = json.loads(dumps(file))
    content["annotations"].reverse()
    (root / f"annotations/gold/{made.id}.json").write_text(json.dumps(content), encoding="utf-8")


# The plain reading: every question in a few lines


def standing(made: Made, kind: type[Annotation]) -> list[Any]:
    return [each for each in sorted(made.annotations, key=place) if isinstance(each, kind) and each.status != "rejected"]


def holds(quote: Quote, each: NumericClaim | OrganisationMention) -> bool:
    return any(run.start <= each.span.start and each.span.end <= run.end for run in quote.content)


def speakers(quote: Quote) -> tuple[str | None, ...]:
    return quote.speakers or (quote.speaker,)


def within(made: Made, kind: type[Annotation]) -> Iterator[tuple[Any, Quote | None]]:
    """Give annotations with the innermost quote that holds each."""
    for each in standing(made, kind):
        found = [
            (run.end - run.start, n, quote)
            for n, quote in enumerate(standing(made, Quote))
            for run in quote.content
            if run.start <= each.span.start and each.span.end <= run.end
        ]
        yield each, min(found, key=lambda held: held[:2])[2] if found else None


def nested() -> list[Made]:
    """Quotes in quotes and over several runs, rejected annotations, several speakers, numbers at every edge."""
    text = "Ana: “Bo said ‘Leam Water lost 7 pipes, more than 77.5 km’, and then … Leam agreed.” Herald: about 7."

    def span(words: str, start: int = 0) -> dict[str, Any]:
        at = text.index(words, start)
        return {"start": at, "end": at + len(words), "text": words}

    inner, outer = "Leam Water lost 7 pipes, more than 77.5 km", text[text.index("Bo said") : text.index(", and then")]
    quotes: list[dict[str, Any]] = [
        {"id": "q1", "form": "direct", "content": [span(outer), span("Leam agreed.")], "speakers": ["ana", "bo"]},
        {"id": "q2", "form": "indirect", "content": [span(inner)], "speaker": "bo", "cue": span("said")},
        {"id": "q3", "form": "mixed", "content": [span("lost 7 pipes")], "speaker": "leam", "status": "rejected"},
        {"id": "q4", "form": "direct", "content": [span("about 7")], "speaker": "nobody", "source": span("Herald")},
        {"id": "q5", "form": "direct", "content": [span("about 7.")], "speaker": None},
    ]
    claims: list[dict[str, Any]] = [
        {"id": "n1", "span": span("7"), "comparator": "=", "value": "7", "measure": span("pipes")},
        {"id": "n2", "span": span("more than 77.5 km"), "comparator": ">", "value": "77.5", "unit": "km"},
        {"id": "n3", "span": span("about 7"), "comparator": "~", "value": "7", "measure": span("pipes")},
        {"id": "n4", "span": span("7", text.index("about")), "comparator": "range", "value": "0.1", "upper": "0.3"},
        {
            "id": "n5",
            "span": span("7"),
            "comparator": "=",
            "value": "8",
            "measure": span("Pipes".lower()),
            "status": "rejected",
        },
    ]
    mentions: list[dict[str, Any]] = [
        {"id": "o1", "span": span("Leam Water"), "form": "name", "organisation": "leam"},
        {"id": "o2", "span": span("Leam", text.index("…")), "form": "nominal", "organisation": "herald", "status": "rejected"},
        {"id": "o3", "span": span("Herald"), "form": "name", "organisation": "herald"},
        {"id": "o4", "span": span("Leam", text.index("…")), "form": "nominal", "organisation": None},
    ]
    kinds = {"quote": quotes, "claim": claims, "organisation": mentions}
    contents = [{"kind": kind, **each} for kind, listed in kinds.items() for each in listed]
    annotations = tuple(map(ANNOTATION.validate_python, reversed(contents)))
    return [Made("a", text, "2026-01-31", annotations), Made("b", "", None, ()), Made("c", text, None, annotations[3:])]
