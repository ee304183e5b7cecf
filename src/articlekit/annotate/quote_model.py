"""The two taggers of quotes and their lexicon of cues, as shipped in `weights/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.quote_context import context_features
from articlekit.annotate.quote_features import features, lexicon_levels, near_cues
from articlekit.annotate.sequence_tagger import Floats, SequenceTagger, best_labels, chances, emissions, read_tagger

WEIGHTS = Path(__file__).parent / "weights"
_BOLDNESS = {"B-Q": 0.5}


@dataclass(frozen=True, slots=True)
class QuoteModel:
    """`first` sees the words and the parse, `second` the labels of the first as well; `lexicon` gives each word's chance to be in a cue."""

    first: SequenceTagger
    second: SequenceTagger
    lexicon: Mapping[str, float]


@cache
def shipped_model(folder: Path = WEIGHTS) -> QuoteModel:
    """Read the model from a folder."""
    lexicon = json.loads((folder / "quotes-cues.json").read_text(encoding="utf-8"))
    return QuoteModel(read_tagger(folder / "quotes-first.npz"), read_tagger(folder / "quotes-second.npz"), lexicon)


def tag(model: QuoteModel, doc: Columns) -> tuple[list[str], Floats]:
    """Label each token, and give the chance of the label it got."""
    rows = features(doc, near_cues(doc, lexicon_levels(doc, model.lexicon)))
    scores = emissions(model.first, rows)
    labels = best_labels(model.first, scores, doc.paragraphs)
    seen = chances(model.first, scores, doc.paragraphs)
    more = context_features(doc, labels, model.first.labels, seen)
    scores = emissions(model.second, [row + extra for row, extra in zip(rows, more, strict=True)])
    for label, boldness in _BOLDNESS.items():
        scores[:, model.second.labels.index(label)] += boldness
    labels = best_labels(model.second, scores, doc.paragraphs)
    column = {label: at for at, label in enumerate(model.second.labels)}
    sure = chances(model.second, scores, doc.paragraphs)
    return labels, sure[np.arange(len(labels)), [column[label] for label in labels]]
