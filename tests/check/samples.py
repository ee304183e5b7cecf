"""Correct annotations to plant errors in: an article with its annotations and entities as plain data, and ways to change it."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli_w

from articlekit import Corpus
from articlekit.check.run import findings
from articlekit.model.finding import Finding
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import fields

Item = dict[str, Any]
WORD = re.compile(r"[A-Za-z]{2,}")


@dataclass
class Sample:
    """An article, its annotations and the entities; whatever changes is changed in a copy."""

    article: str
    text: str
    annotations: list[Item]
    entities: list[Item]
    metadata: Item = field(default_factory=lambda: {"title": "A", "publisher": "B", "published": "2026-01-31"})
    signed: bool = True

    def copy(self) -> Sample:
        return deepcopy(self)

    def of(self, kind: str) -> list[Item]:
        return [each for each in self.annotations if each["kind"] == kind]

    def entity(self, own_id: str | None) -> Item | None:
        return next((each for each in self.entities if each["id"] == own_id), None)

    def spans(self) -> Iterator[Item]:
        """Give every span, each object once."""
        for each in self.annotations:
            yield from each.get("content") or [each["span"]]
            yield from (each[slot] for slot in ("cue", "source", "measure", "period", "per") if each.get(slot))

    def span(self, start: int, end: int) -> Item:
        return {"start": start, "end": end, "text": self.text[start:end]}

    def splice(self, start: int, end: int, new: str) -> None:
        """Put other words into the text; spans that hold the place grow or shrink, later ones move."""
        shift = len(new) - (end - start)
        self.text = self.text[:start] + new + self.text[end:]
        for span in self.spans():
            if span["start"] >= end and not span["start"] == start == end - 1:
                span["start"] += shift
            if span["end"] >= end and span["end"] > start:
                span["end"] += shift
            span["text"] = self.text[span["start"] : span["end"]]

    def insert(self, at: int, new: str) -> None:
        """Put words into the text between two spans' ends; what begins at `at` moves behind them."""
        self.text = self.text[:at] + new + self.text[at:]
        for span in self.spans():
            for edge in ("start", "end"):
                if span[edge] > at or (edge == "start" and span[edge] == at):
                    span[edge] += len(new)
            span["text"] = self.text[span["start"] : span["end"]]

    def append(self, paragraph: str) -> int:
        """Put a paragraph at the end; give where it begins."""
        self.text = self.text.rstrip("\n") + "\n\n"
        start = len(self.text)
        self.text += paragraph + "\n"
        return start

    def new_id(self, kind: str) -> str:
        taken = {each["id"] for each in self.annotations}
        return next(own_id for number in range(1, 10_000) if (own_id := f"{kind[0]}{number}") not in taken)

    def add(self, kind: str, **values: Any) -> Item:
        made = {"kind": kind, "id": self.new_id(kind), **values}
        self.annotations.append(made)
        return made

    def overlapping(self, start: int, end: int) -> bool:
        return any(span["start"] < end and start < span["end"] for span in self.spans())

    def source(self) -> Source:
        digest = hashlib.sha256(self.text.encode()).hexdigest() if self.signed else "0" * 64
        head = {"format": "articlekit/1", "article": self.article, "layer": "gold", "text_sha256": digest}
        written = json.dumps({**head, "annotations": self.annotations}, indent=1)
        return Source(
            self.article,
            "gold",
            RawFile(f"corpus/{self.article}.txt", self.text.encode()),
            RawFile(f"corpus/{self.article}.toml", tomli_w.dumps(self.metadata).encode()),
            RawFile(f"annotations/gold/{self.article}.json", written.encode()),
        )


def checked(samples: list[Sample], whole: bool) -> list[Finding]:
    """Check samples as one corpus; all share the first one's entities."""
    return list(findings([each.source() for each in samples], [entity_file(samples[0])], whole=whole))


def entity_file(sample: Sample) -> RawFile:
    entities = {"format": "articlekit/1", "entities": sample.entities}
    return RawFile("annotations/entities.json", json.dumps(entities, indent=1).encode())


def counted(found: list[Finding]) -> Counter[tuple[str, str | None, str | None]]:
    return Counter((each.rule, each.article, each.annotation) for each in found)


def load(root: Path) -> list[Sample]:
    """Read a corpus's gold layer; an article has the entities that it names."""
    corpus = Corpus(root)
    entities = {own_id: each.model_dump(exclude_defaults=True) for own_id, each in corpus.entities("gold").items()}
    samples = []
    for article in corpus.annotated("gold"):
        annotations = [fields(each) for each in corpus.annotations(article, "gold").annotations]
        named = {
            each for item in annotations for each in (item.get("speaker"), item.get("organisation"), *item.get("speakers", ()))
        }
        issuers = {entities[each].get("issued_by") for each in named if each in entities}
        known = [entities[each] for each in sorted(filter(None, named | issuers)) if each in entities]
        samples.append(Sample(article, corpus.article(article).text, annotations, known))
    return samples


def pools(evaluation: Path, own: Path) -> dict[str, list[Sample]]:
    """Read what errors are planted in: own articles (all kinds), quotes of PolNeAR, organisations of GUM."""
    ours = load(own) + load(evaluation / "own" / "dev")
    return {
        "all": ours,
        "quotes": ours + load(evaluation / "polnear" / "dev"),
        "organisations": ours + load(evaluation / "gum" / "dev"),
    }


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the sentence about a stretch, within its line, by full stops before capitals."""
    low = max((each.end() for each in re.finditer(r"[.!?][\"”’']?\s+|\n", text[:start])), default=0)
    after = re.search(r"[.!?][\"”’']?(?=\s|$)|\n", text[end:])
    return low, end + after.end() if after else len(text)


def words_of(text: str, pick: random.Random, least: int = 5) -> re.Match[str] | None:
    found = [each for each in WORD.finditer(text) if len(each[0]) >= least]
    return pick.choice(found) if found else None
