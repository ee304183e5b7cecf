"""The quote tagger as shipped in `weights/`: its encoders' scores, and which labels follow each other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

from articlekit.annotate.label_chain import Floats, LabelChain, best_path, chances
from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.quote_encoder import Names, Window, windows
from articlekit.annotate.quote_labels import LABELS
from articlekit.annotate.word_pieces import Cutter, cutter

WEIGHTS = Path(__file__).parent / "weights"
FAST, ACCURATE = 4, 6
NETWORKS = 2


@dataclass(frozen=True, slots=True)
class QuoteModel:
    """Encoders in stages, by the depth to which each goes; at that depth, `chains` has how labels follow each other.

    To the depth `FAST` the first encoder goes alone; at `ACCURATE` the scores of all are averaged.
    """

    networks: Sequence[Mapping[int, InferenceSession]]
    chains: Mapping[int, LabelChain]
    names: Names
    places: Mapping[str, int]
    cut: Cutter


@cache
def shipped_model(folder: Path = WEIGHTS) -> QuoteModel:
    """Read the model from a folder; once in a process."""
    stored = json.loads((folder / "quotes.json").read_text(encoding="utf-8"))
    places = {piece: at for at, piece in enumerate(stored["pieces"])}
    chains = {
        int(depth): LabelChain(np.array(chain["moves"], dtype=np.float32), np.array(chain["starts"], dtype=np.float32))
        for depth, chain in stored["chains"].items()
    }
    networks = [{depth: _session(folder / stage_name(at, depth)) for depth in sorted(chains)} for at in range(NETWORKS)]
    return QuoteModel(networks, chains, Names(**stored["names"]), places, cutter(places))


def stage_name(network: int, depth: int) -> str:
    """Name the file of the stage of a network that goes to `depth`."""
    return f"quotes-{network + 1}-depth{depth}.onnx"


def _session(path: Path) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def scores(model: QuoteModel, doc: Columns, depth: int) -> Floats:
    """Score each token's labels after `depth` layers: tokens by labels."""
    found = [np.zeros((0, len(LABELS)), dtype=np.float32)]
    for window in windows(doc, model.names, model.places, model.cut):
        used = model.networks[: 1 if depth == FAST else None]
        found.append(np.mean([_scored(network, window, depth) for network in used], axis=0)[window.firsts])
    return np.concatenate(found)


def _scored(network: Mapping[int, InferenceSession], window: Window, depth: int) -> Floats:
    """Score the labels of each piece of a window."""
    inputs = {"pieces": window.pieces, "attributes": window.attributes}
    for reached, stage in network.items():
        if reached <= depth:
            scored, states = stage.run(None, inputs)
            inputs = {"states": states}
    found: Floats = scored
    return found


def tag(model: QuoteModel, doc: Columns, depth: int = FAST) -> tuple[list[str], Floats]:
    """Label each token, and give the chance of the label it got."""
    scored, chain = scores(model, doc, depth), model.chains[depth]
    labels = best_path(chain, scored, doc.paragraphs)
    sure = chances(chain, scored, doc.paragraphs)
    return [LABELS[at] for at in labels], sure[np.arange(len(labels)), labels]
