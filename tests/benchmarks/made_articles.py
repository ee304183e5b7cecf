"""Made-up articles of 25 annotations: 9 quotes, 8 numeric claims, 8 mentions of bodies; a number always gives the same."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

PEOPLE, BODIES, PUBLISHERS = 500, 300, 12
QUOTES, ANNOTATIONS = 9, 25
_SYLLABLES = [a + b for a in "b c d f g h l m n p r s t v w br st tr pl ch".split() for b in "a e i o u ai ea or in es".split()]
_NOUNS = "patients homes trains jobs fires calls pupils voters children officers nurses flights".split()
_UNITS = (("", None), ("", None), ("£{}", "GBP"), ("{}%", "%"), ("{}km", "km"))
_CUES = "said told added warned argued believes hopes".split()


class Made(NamedTuple):
    """An article as plain data: its annotations are objects as in an annotation file."""

    id: str
    text: str
    metadata: dict[str, str]
    annotations: list[dict[str, Any]]


def _vocabulary() -> list[str]:
    pick = random.Random(1)
    return list(dict.fromkeys("".join(pick.choices(_SYLLABLES, k=pick.choice((1, 2, 2, 3, 3, 4)))) for _ in range(6000)))


WORDS = _vocabulary()
_WEIGHTS = list(accumulate(1 / (rank + 3) for rank in range(len(WORDS))))
PERSON_NAMES = [f"{WORDS[40 + n % 90].title()} {WORDS[900 + n].title()}" for n in range(PEOPLE)]
BODY_NAMES = [f"{WORDS[2000 + n].title()} {('Council', 'Water', 'Trust', 'Rail', 'Bank')[n % 5]}" for n in range(BODIES)]


def entities() -> list[dict[str, Any]]:
    """Give the people and bodies that all articles share."""
    people = [{"id": f"person-{n}", "type": "person", "name": name, "aliases": []} for n, name in enumerate(PERSON_NAMES)]
    return people + [
        {"id": f"body-{n}", "type": "organisation", "name": name, "aliases": []} for n, name in enumerate(BODY_NAMES)
    ]


class _Writer:
    """Writes a text and knows where each piece of it stands."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def put(self, text: str) -> dict[str, Any]:
        """Write on, and give the span of it."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return {"start": start, "end": self.length, "text": text}

    def since(self, start: int, first: int) -> dict[str, Any]:
        """Give the span of all pieces from the one of number `first`, which begins at `start`."""
        return {"start": start, "end": self.length, "text": "".join(self.pieces[first:])}


def article(number: int) -> Made:
    """Make article `number`."""
    pick = random.Random(number)
    words = iter(pick.choices(WORDS, cum_weights=_WEIGHTS, k=420))
    out, made = _Writer(), list[dict[str, Any]]()

    def filler(count: int) -> str:
        return " ".join([next(words) for _ in range(count)])

    def claim(n: int) -> None:
        form, unit = pick.choice(_UNITS)
        value = str(pick.randrange(1, 2000))
        more = pick.random() < 0.3
        start, first = out.length, len(out.pieces)
        if more:
            out.put("more than ")
        out.put(form.format(value) if form else value)
        span = out.since(start, first)
        out.put(" ")
        measure = out.put(pick.choice(_NOUNS))
        made.append(
            {
                "kind": "claim",
                "id": f"n{n}",
                "span": span,
                "comparator": ">" if more else "=",
                "value": value,
                "upper": None,
                "unit": unit,
                "measure": measure,
                "period": None,
            }
        )

    def body(n: int) -> None:
        which = int(BODIES * pick.random() ** 2)
        nominal = pick.random() < 0.25
        span = out.put("agency" if nominal else BODY_NAMES[which])
        made.append(
            {
                "kind": "organisation",
                "id": f"o{n}",
                "span": span,
                "organisation": f"body-{which}",
                "form": "nominal" if nominal else "name",
            }
        )

    out.put(filler(7).capitalize())
    out.put("\n\n")
    n_claims = n_bodies = 0
    for n in range(1, QUOTES + 1):
        who = int(PEOPLE * pick.random() ** 2)
        form = pick.choice(("direct", "indirect", "indirect"))
        source = out.put(PERSON_NAMES[who] if pick.random() < 0.6 else "She")
        out.put(" ")
        cue = out.put(pick.choice(_CUES))
        out.put(" “" if form == "direct" else " that ")
        start, first = out.length, len(out.pieces)
        out.put(filler(pick.randrange(3, 9)) + " ")
        if n <= 4:
            claim(n_claims := n_claims + 1)
            out.put(" ")
        if 3 <= n <= 6:
            body(n_bodies := n_bodies + 1)
            out.put(" ")
        out.put(filler(pick.randrange(3, 9)))
        content = out.since(start, first)
        made.append(
            {
                "kind": "quote",
                "id": f"q{n}",
                "form": form,
                "content": [content],
                "cue": cue,
                "source": source,
                "speaker": f"person-{who}",
            }
        )
        out.put("”. " if form == "direct" else ". ")
        out.put(filler(pick.randrange(4, 12)).capitalize() + " ")
        if n <= 4:
            claim(n_claims := n_claims + 1)
            out.put(" ")
            body(n_bodies := n_bodies + 1)
            out.put(" ")
        out.put(filler(5) + (".\n\n" if n % 2 else ". "))
    metadata = {
        "title": out.pieces[0],
        "publisher": f"Publisher {pick.randrange(PUBLISHERS)}",
        "published": f"20{pick.randrange(10, 26)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}",
    }
    return Made(f"a{number:07}", "".join(out.pieces), metadata, made)


def annotation_file(made: Made) -> bytes:
    """Write the annotation file of an article, in the layer `gold`."""
    content = {
        "format": "articlekit/1",
        "article": made.id,
        "layer": "gold",
        "text_sha256": hashlib.sha256(made.text.encode()).hexdigest(),
        "annotator": None,
        "annotations": made.annotations,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def metadata_file(made: Made) -> bytes:
    """Write the metadata file of an article."""
    title, publisher, published = made.metadata.values()
    return f'title = "{title}"\npublisher = "{publisher}"\npublished = {published}\n'.encode()


def articles(count: int) -> Iterator[Made]:
    """Make articles in order."""
    return map(article, range(count))


def make_corpus(root: Path, count: int) -> None:
    """Write articles as the files of a corpus."""
    for folder in ("corpus", "annotations/gold"):
        (root / folder).mkdir(parents=True)
    listed = {"format": "articlekit/1", "entities": entities()}
    (root / "annotations/entities.json").write_bytes(json.dumps(listed, indent=1).encode())
    for made in articles(count):
        (root / f"corpus/{made.id}.txt").write_bytes(made.text.encode())
        (root / f"corpus/{made.id}.toml").write_bytes(metadata_file(made))
        (root / f"annotations/gold/{made.id}.json").write_bytes(annotation_file(made))
