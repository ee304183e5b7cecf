from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from articlekit.annotate.label_chain import Floats, LabelChain, best_path, chances

LABELS = 3


def tables(*shape: int) -> st.SearchStrategy[Floats]:
    return arrays(np.float32, shape, elements=st.floats(-4, 4, width=32))


def weight(chain: LabelChain, scores: Floats, path: tuple[int, ...]) -> float:
    """Score one path by the definition."""
    moves = sum(float(chain.moves[before, after]) for before, after in pairwise(path))
    return float(chain.starts[path[0]]) + moves + sum(float(scores[at, label]) for at, label in enumerate(path))


@given(tables(LABELS, LABELS), tables(LABELS), st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_paths_and_chances_are_those_of_all_paths(
    moves: Floats, starts: Floats, lengths: list[int], data: st.DataObject
) -> None:
    chain = LabelChain(moves, starts)
    edges = np.cumsum([0, *lengths]).tolist()
    sequences = list(pairwise(edges))
    scores = data.draw(tables(edges[-1], LABELS))
    best, sure = best_path(chain, scores, sequences), chances(chain, scores, sequences)
    for first, last in sequences:
        own = scores[first:last]
        paths = {path: weight(chain, own, path) for path in product(range(LABELS), repeat=last - first)}
        assert weight(chain, own, tuple(best[first:last].tolist())) == pytest.approx(max(paths.values()), abs=1e-3)
        total = sum(np.exp(each) for each in paths.values())
        for at, label in product(range(last - first), range(LABELS)):
            share = sum(np.exp(each) for path, each in paths.items() if path[at] == label) / total
            assert sure[first + at, label] == pytest.approx(share, abs=1e-3)


def test_nothing_to_label() -> None:
    chain = LabelChain(np.zeros((LABELS, LABELS), np.float32), np.zeros(LABELS, np.float32))
    empty = np.zeros((0, LABELS), np.float32)
    assert best_path(chain, empty, []).tolist() == []
    assert chances(chain, empty, []).shape == (0, LABELS)
