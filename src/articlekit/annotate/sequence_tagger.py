"""A linear-chain conditional random field, read from an .npz file and run with NumPy.

Lafferty, McCallum and Pereira, "Conditional random fields" (2001); all sequences of a document are run side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SequenceTagger:
    """`weights` is attributes + 1 by labels, its last row zero for unknown attributes.

    `places` has each attribute's row; `moves` is labels by labels, from row to column.
    """

    labels: tuple[str, ...]
    places: dict[str, int]
    weights: Floats
    moves: Floats


class Attributes(NamedTuple):
    """All tokens' attributes as rows of a tagger's weights, and where each token's begin."""

    flat: NDArray[np.intp]
    starts: NDArray[np.intp]


def read_tagger(path: Path) -> SequenceTagger:
    """Read a tagger from an .npz file; nothing in it is pickled."""
    with np.load(path, allow_pickle=False) as data:
        names = bytes(data["attributes"]).decode("utf-8").split("\n")
        labels = tuple(bytes(data["labels"]).decode("utf-8").split("\n"))
        scale = data["scale"].astype(np.float32)
        weights = data["weights"].astype(np.float32) * scale
        moves = data["moves"].astype(np.float32)
    empty = np.zeros((1, len(labels)), dtype=np.float32)
    return SequenceTagger(labels, {name: at for at, name in enumerate(names)}, np.concatenate([weights, empty]), moves)


def write_tagger(
    path: Path,
    labels: Sequence[str],
    states: dict[tuple[str, str], float],
    moves: dict[tuple[str, str], float],
    least: float = 0.0,
) -> None:
    """Write weights as 8-bit steps of each label's largest; attributes whose weights all lie below `least` are left out."""
    column = {label: at for at, label in enumerate(labels)}
    names = sorted({attribute for (attribute, _), weight in states.items() if abs(weight) >= least})
    row = {name: at for at, name in enumerate(names)}
    weights = np.zeros((len(names), len(labels)), dtype=np.float32)
    for (attribute, label), weight in states.items():
        if attribute in row:
            weights[row[attribute], column[label]] = weight
    change = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in moves.items():
        change[column[before], column[after]] = weight
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    np.savez_compressed(
        path,
        attributes=np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        labels=np.frombuffer("\n".join(labels).encode("utf-8"), dtype=np.uint8),
        weights=np.rint(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        moves=change,
    )


def sharing_places(first: SequenceTagger, second: SequenceTagger) -> tuple[SequenceTagger, SequenceTagger]:
    """Give two taggers one common table of attributes, so that each attribute is looked up once for both."""
    places = {name: at for at, name in enumerate({**first.places, **second.places})}
    return _with_places(first, places), _with_places(second, places)


def _with_places(tagger: SequenceTagger, places: dict[str, int]) -> SequenceTagger:
    weights = np.zeros((len(places) + 1, len(tagger.labels)), dtype=np.float32)
    rows = np.fromiter((places[name] for name in tagger.places), dtype=np.intp, count=len(tagger.places))
    weights[rows] = tagger.weights[:-1]
    return SequenceTagger(tagger.labels, places, weights, tagger.moves)


def found_places(tagger: SequenceTagger, rows: Sequence[Sequence[str]]) -> Attributes:
    """Look the attributes of each token up; no row may be empty."""
    unknown = repeat(len(tagger.places))
    flat = np.fromiter(map(tagger.places.get, chain.from_iterable(rows), unknown), dtype=np.intp)
    lengths = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
    return Attributes(flat, np.concatenate([[0], np.cumsum(lengths)[:-1]]) if rows else lengths)


def emissions(tagger: SequenceTagger, attributes: Attributes) -> Floats:
    """Sum the weights of each token's attributes: tokens by labels."""
    if not len(attributes.starts):
        return np.zeros((0, len(tagger.labels)), dtype=np.float32)
    return np.add.reduceat(tagger.weights[attributes.flat], attributes.starts, axis=0, dtype=np.float32)


def chances(tagger: SequenceTagger, scores: Floats, sequences: Sequence[tuple[int, int]]) -> Floats:
    """Give each token's probability of each label (forward-backward): tokens by labels."""
    found = np.zeros_like(scores)
    if not sequences:
        return found
    order = sorted(sequences, key=lambda each: each[0] - each[1])
    lengths = np.array([stop - start for start, stop in order])
    padded = np.zeros((int(lengths[0]), len(order), scores.shape[1]), dtype=np.float32)
    for at, (start, stop) in enumerate(order):
        padded[: stop - start, at] = scores[start:stop]
    factors = np.exp(tagger.moves - tagger.moves.max())
    state = np.exp(padded - padded.max(axis=2, keepdims=True))
    forward = np.empty_like(padded)
    live = [int((lengths > at).sum()) for at in range(int(lengths[0]))]
    for at, count in enumerate(live):
        step = state[at, :count] * (forward[at - 1, :count] @ factors if at else 1.0)
        forward[at, :count] = step / step.sum(axis=1, keepdims=True)
    backward = np.ones_like(padded)
    for at in range(len(live) - 2, -1, -1):
        count = live[at + 1]
        step = (state[at + 1, :count] * backward[at + 1, :count]) @ factors.T
        backward[at, :count] = step / step.sum(axis=1, keepdims=True)
    both = forward * backward
    for at, (start, stop) in enumerate(order):
        own = both[: stop - start, at]
        found[start:stop] = own / own.sum(axis=1, keepdims=True)
    return found


def best_labels(tagger: SequenceTagger, scores: Floats, sequences: Sequence[tuple[int, int]]) -> list[str]:
    """Give each token's label in the best path through its sequence (Viterbi)."""
    labels = ["O"] * len(scores)
    if not sequences:
        return labels
    order = sorted(sequences, key=lambda each: each[0] - each[1])
    lengths = np.array([stop - start for start, stop in order])
    longest = int(lengths[0])
    padded = np.zeros((longest, len(order), scores.shape[1]), dtype=np.float32)
    for at, (start, stop) in enumerate(order):
        padded[: stop - start, at] = scores[start:stop]
    best = np.empty_like(padded)
    back = np.zeros(padded.shape, dtype=np.int8)
    best[0] = padded[0]
    for at in range(1, longest):
        count = int((lengths > at).sum())
        step = best[at - 1, :count, :, None] + tagger.moves[None]
        back[at, :count] = step.argmax(axis=1)
        best[at, :count] = step.max(axis=1) + padded[at, :count]
    for at, (start, stop) in enumerate(order):
        now = int(best[stop - start - 1, at].argmax())
        for place in range(stop - 1, start - 1, -1):
            labels[place] = tagger.labels[now]
            now = int(back[place - start, at, now])
    return labels
