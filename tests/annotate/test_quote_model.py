from __future__ import annotations

from articlekit.annotate.quote_labels import LABELS
from articlekit.annotate.quote_model import ACCURATE, FAST, NETWORKS, WEIGHTS, shipped_model
from articlekit.annotate.word_pieces import START, STOP, UNKNOWN


def test_the_weights_are_small_and_hold_no_code() -> None:
    files = [path for path in WEIGHTS.iterdir() if path.is_file()]
    assert {path.suffix for path in files} <= {".onnx", ".bin", ".json", ""}
    assert sum(path.stat().st_size for path in files) <= 40_000_000


def test_the_shipped_model_is_whole() -> None:
    model = shipped_model()
    assert len(model.networks) == NETWORKS
    assert all({FAST, ACCURATE} == set(stages) == set(model.chains) for stages in model.networks)
    assert all(chain.moves.shape == (len(LABELS), len(LABELS)) for chain in model.chains.values())
    assert {START, STOP, UNKNOWN} <= set(model.places)
    assert all(0 not in names.values() for names in model.names)
