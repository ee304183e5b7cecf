"""The two taggers of quotes and their lexicon of cues, as shipped in `weights/`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.quote_context import context_features
from articlekit.annotate.quote_features import cue_levels, features, near_cues
from articlekit.annotate.sequence_tagger import (
    Floats,
    SequenceTagger,
    best_labels,
    chances,
    emissions,
    found_places,
    read_tagger,
    sharing_places,
)

WEIGHTS = Path(__file__).parent / "weights"
_BOLDNESS = {"B-Q": 0.5}


@dataclass(frozen=True, slots=True)
class QuoteModel:
    """`first` sees the words and the parse, `second` the labels of the first as well.

    `cues` has the chance that a word, by lemma and coarse tag, is in a cue; `groups` a coarse and a fine group of similar
    words for each lemma.
    """

    first: SequenceTagger
    second: SequenceTagger
    cues: Mapping[str, float]
    groups: Mapping[str, Sequence[int]]


@cache
def shipped_model(folder: Path = WEIGHTS) -> QuoteModel:
    """Read the model from a folder."""
    words = json.loads((folder / "quotes-words.json").read_text(encoding="utf-8"))
    first, second = sharing_places(read_tagger(folder / "quotes-first.npz"), read_tagger(folder / "quotes-second.npz"))
    return QuoteModel(first, second, words["cues"], words["groups"])


def tag(model: QuoteModel, doc: Columns) -> tuple[list[str], Floats]:
    """Label each token, and give the chance of the label it got."""
    rows = features(doc, near_cues(doc, cue_levels(doc, model.cues)), model.groups)
    words = found_places(model.first, rows)
    scores = emissions(model.first, words)
    labels = best_labels(model.first, scores, doc.paragraphs)
    seen = chances(model.first, scores, doc.paragraphs)
    more = context_features(doc, labels, model.first.labels, seen)
    scores = emissions(model.second, words) + emissions(model.second, found_places(model.second, more))
    for label, boldness in _BOLDNESS.items():
        scores[:, model.second.labels.index(label)] += boldness
    labels = best_labels(model.second, scores, doc.paragraphs)
    column = {label: at for at, label in enumerate(model.second.labels)}
    sure = chances(model.second, scores, doc.paragraphs)
    return labels, sure[np.arange(len(labels)), [column[label] for label in labels]]
