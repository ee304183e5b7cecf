"""A linear-chain conditional random field over token scores: its best path and its probabilities, with NumPy.

Lafferty, McCallum and Pereira, "Conditional random fields" (2001); all sequences of a document are run side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class LabelChain(NamedTuple):
    """How well labels follow each other: `moves` is labels by labels, from row to column; `starts` begins a sequence."""

    moves: Floats
    starts: Floats


class _Padded(NamedTuple):
    """Sequences side by side, longest first: steps by sequences by labels, and how many are still running at each step."""

    order: list[tuple[int, int]]
    scores: Floats
    live: list[int]


def _padded(chain: LabelChain, scores: Floats, sequences: Sequence[tuple[int, int]]) -> _Padded:
    order = sorted(sequences, key=lambda each: each[0] - each[1])
    lengths = np.array([stop - start for start, stop in order])
    padded = np.zeros((int(lengths[0]), len(order), scores.shape[1]), dtype=np.float32)
    for at, (start, stop) in enumerate(order):
        padded[: stop - start, at] = scores[start:stop]
    padded[0] += chain.starts
    return _Padded(order, padded, [int((lengths > at).sum()) for at in range(len(padded))])


def chances(chain: LabelChain, scores: Floats, sequences: Sequence[tuple[int, int]]) -> Floats:
    """Give each token's probability of each label (forward-backward): tokens by labels."""
    found = np.zeros_like(scores)
    if not sequences:
        return found
    order, padded, live = _padded(chain, scores, sequences)
    factors = np.exp(chain.moves - chain.moves.max())
    state = np.exp(padded - padded.max(axis=2, keepdims=True))
    forward = np.zeros_like(padded)
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


def best_path(chain: LabelChain, scores: Floats, sequences: Sequence[tuple[int, int]]) -> NDArray[np.intp]:
    """Give each token's label in the best path through its sequence (Viterbi)."""
    labels = np.zeros(len(scores), dtype=np.intp)
    if not sequences:
        return labels
    order, padded, live = _padded(chain, scores, sequences)
    best = np.empty_like(padded)
    back = np.zeros(padded.shape, dtype=np.int8)
    best[0] = padded[0]
    for at, count in enumerate(live[1:], 1):
        step = best[at - 1, :count, :, None] + chain.moves[None]
        back[at, :count] = step.argmax(axis=1)
        best[at, :count] = step.max(axis=1) + padded[at, :count]
    for at, (start, stop) in enumerate(order):
        now = int(best[stop - start - 1, at].argmax())
        for place in range(stop - 1, start - 1, -1):
            labels[place] = now
            now = int(back[place - start, at, now])
    return labels
