"""The encoder of `quote_encoder` while it is trained, with PyTorch: its layers, its loss, and its export to ONNX.

An exit is a depth at which labels can be read off; a conditional random field (Lafferty, McCallum and Pereira 2001) over
each paragraph is trained on top of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from articlekit.annotate.quote_model import stage_name

WIDTH, HEADS, DEPTH, DROPOUT = 384, 12, 6, 0.1
EXITS = (4, 6)
PIECES = "quotes-pieces.bin"
ATTRIBUTE_SIZES = (6, 64, 64, 32, 16, 10)


class Example(NamedTuple):
    """A window as a network sees it; `labels` are its tokens', and `runs` the paragraphs among its tokens, half-open."""

    pieces: NDArray[np.int64]
    attributes: NDArray[np.int64]
    firsts: NDArray[np.int64]
    labels: NDArray[np.int64]
    runs: tuple[tuple[int, int], ...]


class Layer(nn.Module):
    """One transformer layer, normalised after each step as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.widen = nn.Linear(WIDTH, 4 * WIDTH)
        self.narrow = nn.Linear(4 * WIDTH, WIDTH)
        self.after_mix = nn.LayerNorm(WIDTH, eps=1e-12)
        self.after_narrow = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Give the next states (examples, pieces, `WIDTH`); `mask` is added to the attention's scores."""
        size, length, _ = states.shape
        query, key, value = self.mix(states).view(size, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + mask
        seen = torch.softmax(scores, -1).to(value.dtype) @ value
        states = self.after_mix(states + self.dropout(self.mixed(seen.transpose(1, 2).reshape(size, length, WIDTH))))
        return self.after_narrow(states + self.dropout(self.narrow(functional.gelu(self.widen(states)))))


class Network(nn.Module):
    """Word pieces and attributes in, one row of label scores a piece out, at each exit."""

    def __init__(self, pieces: int, labels: int) -> None:
        super().__init__()
        self.piece = nn.Embedding(pieces, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.attribute = nn.ModuleList(nn.Embedding(size, WIDTH, padding_idx=0) for size in ATTRIBUTE_SIZES)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.exits = nn.ModuleList(nn.Linear(WIDTH, labels) for _ in EXITS)
        self.moves = nn.ParameterList(nn.Parameter(torch.zeros(labels, labels)) for _ in EXITS)
        self.starts = nn.ParameterList(nn.Parameter(torch.zeros(labels)) for _ in EXITS)
        for table in self.attribute:
            nn.init.normal_(table.weight, std=0.01)

    def new_parameters(self) -> list[nn.Parameter]:
        """List what does not come from the pretrained encoder."""
        return [
            weight for name, weight in self.named_parameters() if name.startswith(("attribute", "exits", "moves", "starts"))
        ]

    def embedded(self, pieces: Tensor, attributes: Tensor) -> Tensor:
        """Give the first states: (examples, pieces, `WIDTH`)."""
        states = self.piece(pieces) + self.place.weight[: pieces.shape[1]]
        states = states + sum(table(attributes[..., at]) for at, table in enumerate(self.attribute))
        return self.dropout(self.norm(states))

    def deepened(self, states: Tensor, mask: Tensor, at: int) -> tuple[Tensor, Tensor]:
        """Go from the exit before to exit `at`: its label scores, and the states there."""
        for layer in self.layers[EXITS[at - 1] if at else 0 : EXITS[at]]:
            states = layer(states, mask)
        return self.exits[at](states.float()), states

    def forward(self, pieces: Tensor, attributes: Tensor, mask: Tensor) -> list[Tensor]:
        """Score the labels of each piece: (examples, pieces, labels) an exit."""
        states, found = self.embedded(pieces, attributes), []
        for at in range(len(EXITS)):
            scores, states = self.deepened(states, mask, at)
            found.append(scores)
        return found

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """Give the mean negative log-likelihood of a token's labels, over all exits."""
        length = max(len(example.pieces) for example in examples)
        pieces = torch.zeros(len(examples), length, dtype=torch.long)
        attributes = torch.zeros(len(examples), length, len(ATTRIBUTE_SIZES), dtype=torch.long)
        for at, example in enumerate(examples):
            pieces[at, : len(example.pieces)] = torch.from_numpy(example.pieces)
            attributes[at, : len(example.pieces)] = torch.from_numpy(example.attributes)
        mask = torch.where(pieces != 0, 0.0, -1e4)[:, None, None, :]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self(pieces, attributes, mask)
        paragraphs = [(at, example, *run) for at, example in enumerate(examples) for run in example.runs]
        longest = max(last - first for _, _, first, last in paragraphs)
        rows = torch.tensor([at for at, *_ in paragraphs])[:, None]
        places = torch.zeros(len(paragraphs), longest, dtype=torch.long)
        labels, real = torch.zeros_like(places), torch.zeros_like(places, dtype=torch.bool)
        for at, (_, example, first, last) in enumerate(paragraphs):
            places[at, : last - first] = torch.from_numpy(example.firsts[first:last])
            labels[at, : last - first] = torch.from_numpy(example.labels[first:last])
            real[at, : last - first] = True
        losses = [
            _surprise(each[rows, places].float(), labels, real, moves, starts)
            for each, moves, starts in zip(scores, self.moves, self.starts, strict=True)
        ]
        return sum(losses, torch.zeros(())) / real.sum() / len(EXITS)


def _surprise(scores: Tensor, labels: Tensor, real: Tensor, moves: Tensor, starts: Tensor) -> Tensor:
    """Sum the negative log-likelihood of paragraphs' labels under a linear-chain conditional random field."""
    rows = torch.arange(len(scores))
    total = starts + scores[:, 0]
    own = starts[labels[:, 0]] + scores[rows, 0, labels[:, 0]]
    for at in range(1, scores.shape[1]):
        here = real[:, at]
        total = torch.where(here[:, None], torch.logsumexp(total[:, :, None] + moves, 1) + scores[:, at], total)
        own = own + torch.where(here, moves[labels[:, at - 1], labels[:, at]] + scores[rows, at, labels[:, at]], 0.0)
    return (torch.logsumexp(total, 1) - own).sum()


def pretrained(folder: Path, pieces: int, labels: int) -> Network:
    """Begin with the weights of a MiniLM encoder, `model.safetensors` in `folder`; the pieces' vectors stay as they are."""
    network = Network(pieces, labels)
    stored = load_file(folder / "model.safetensors")
    network.piece.weight.data = stored["embeddings.word_embeddings.weight"]
    network.piece.weight.requires_grad_(False)
    sides = stored["embeddings.token_type_embeddings.weight"][0]
    network.place.weight.data = stored["embeddings.position_embeddings.weight"] + sides
    _fill(network.norm, stored, "embeddings.LayerNorm")
    for at, layer in enumerate(network.layers):
        name = f"encoder.layer.{at}."
        parts = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
        layer.mix.weight.data = torch.cat([stored[part + ".weight"] for part in parts])
        layer.mix.bias.data = torch.cat([stored[part + ".bias"] for part in parts])
        _fill(layer.mixed, stored, name + "attention.output.dense")
        _fill(layer.after_mix, stored, name + "attention.output.LayerNorm")
        _fill(layer.widen, stored, name + "intermediate.dense")
        _fill(layer.narrow, stored, name + "output.dense")
        _fill(layer.after_narrow, stored, name + "output.LayerNorm")
    return network


def _fill(part: nn.Module, stored: dict[str, Tensor], name: str) -> None:
    part.weight.data, part.bias.data = stored[name + ".weight"], stored[name + ".bias"]


class _Stage(nn.Module):
    """The network from one exit to the next, on one window without padding, as it is run after training."""

    def __init__(self, network: Network, at: int) -> None:
        super().__init__()
        self.network, self.at = network, at

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        states = inputs[0] if self.at else self.network.embedded(inputs[0][None], inputs[1][None])
        scores, states = self.network.deepened(states, torch.zeros(()), self.at)
        return scores[0], states


def export(networks: Sequence[Network], folder: Path) -> None:
    """Write networks as ONNX with 8-bit weights, a file an exit: what lies between it and the exit before.

    They share the word pieces' vectors, which no training changes, are half a network's weight and lie in a file of their own.
    """
    size = 5
    pieces, attributes = torch.zeros(size, dtype=torch.long), torch.zeros(size, len(ATTRIBUTE_SIZES), dtype=torch.long)
    with TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        for number, network in enumerate(networks):
            network.eval()
            for at, depth in enumerate(EXITS):
                inputs = {"states": torch.zeros(1, size, WIDTH)} if at else {"pieces": pieces, "attributes": attributes}
                torch.onnx.export(
                    _Stage(network, at),
                    tuple(inputs.values()),
                    str(whole),
                    input_names=list(inputs),
                    output_names=["scores", "deeper"],
                    dynamic_axes={**{name: [1 if at else 0] for name in inputs}, "scores": [0], "deeper": [1]},
                    opset_version=20,
                    dynamo=False,
                )
                quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
                share_pieces(onnx.load(small), folder / stage_name(number, depth))


def share_pieces(model: onnx.ModelProto, path: Path) -> None:
    """Write a stage with the word pieces' vectors, where it has them, in a file beside it."""
    for tensor in model.graph.initializer:
        if tensor.name.endswith("piece.weight_quantized"):
            (path.parent / PIECES).write_bytes(tensor.raw_data)
            set_external_data(tensor, PIECES)
            tensor.ClearField("raw_data")
    path.write_bytes(model.SerializeToString())
