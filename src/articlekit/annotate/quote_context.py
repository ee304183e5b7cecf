"""What the second quote tagger sees besides the first one's attributes: the first one's labels and how sure it was."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.quote_features import Cues, level_of, near_cues

_STEPS = np.array([0.03, 0.1, 0.25, 0.45, 0.65, 0.85, 0.96])


def chance_by_kind(labels: Sequence[str], chances: NDArray[np.float32]) -> dict[str, list[float]]:
    """Sum label probabilities by kind of run: "Q", "S", "L", "R"."""
    return {
        kind: chances[:, [at for at, label in enumerate(labels) if label[2:] == kind]].sum(axis=1).tolist() for kind in "QSLR"
    }


def predicted_cues(doc: Columns, cue: Sequence[float]) -> Cues:
    """Find governors and edges from the first tagger's probability that a token belongs to a cue."""
    return near_cues(
        doc,
        [
            level_of(chance) if tag[:1] in "VNJ" or lemma in ("accord", ":") else 0
            for chance, tag, lemma in zip(cue, doc.tag, doc.lemma, strict=True)
        ],
    )


def context_features(
    doc: Columns, labels: Sequence[str], names: Sequence[str], chances: NDArray[np.float32]
) -> list[list[str]]:
    """List the further attributes of each token; `chances` is tokens by `names`, the first tagger's labels."""
    by_kind = chance_by_kind(names, chances)
    steps = {kind: np.searchsorted(_STEPS, values).tolist() for kind, values in by_kind.items()}
    begins = {kind: np.searchsorted(_STEPS, chances[:, list(names).index("B-" + kind)]).tolist() for kind in "QSLR"}
    cues = predicted_cues(doc, by_kind["Q"])
    nearest = _nearest(doc, labels)
    sentences = _by_sentence(doc, labels)
    rows: list[list[str]] = []
    for first, last in doc.paragraphs:
        for at in range(first, last):
            window = [labels[near] if first <= near < last else "^" for near in range(at - 3, at + 4)]
            mine = f"{steps['Q'][at]}{steps['S'][at]}{steps['L'][at]}{steps['R'][at]}"
            sentence = doc.sentence[at]
            row = [
                "y=" + window[3],
                "y-1=" + window[2],
                "y+1=" + window[4],
                "y-2=" + window[1],
                "y+2=" + window[5],
                "y3=" + "|".join(window[2:5]),
                "y-3=" + "|".join(window[0:3]),
                "y+3=" + "|".join(window[4:7]),
                "k=" + mine,
                f"kq={steps['Q'][at]}",
                f"ks={steps['S'][at]}",
                f"kl={steps['L'][at]}",
                f"kr={steps['R'][at]}",
                f"bq={begins['Q'][at]}",
                f"bs={begins['S'][at]}",
                f"bl={begins['L'][at]}",
                f"br={begins['R'][at]}",
                f"klm={steps['L'][at]}|{doc.marks[at]}",
                f"krm={steps['R'][at]}|{doc.marks[at]}",
                "n=" + nearest[at],
                f"ny={nearest[at]}|{window[3]}",
                f"nm={nearest[at]}|{doc.marks[at]}",
                "sn=" + sentences.get(sentence, ""),
                f"sp={sentences.get(sentence - 1, '')}|{sentences.get(sentence, '')}",
                f"sx={sentences.get(sentence, '')}|{sentences.get(sentence + 1, '')}",
                f"sym={sentences.get(sentence, '')}|{doc.marks[at]}|{window[3]}",
            ]
            if at > first:
                row += [
                    f"kl-1={steps['L'][at - 1]}",
                    f"kr-1={steps['R'][at - 1]}",
                    f"ks-1={steps['S'][at - 1]}",
                    f"kq-1={steps['Q'][at - 1]}",
                ]
            if at + 1 < last:
                row += [
                    f"kl+1={steps['L'][at + 1]}",
                    f"kr+1={steps['R'][at + 1]}",
                    f"ks+1={steps['S'][at + 1]}",
                    f"kq+1={steps['Q'][at + 1]}",
                ]
            governor = cues.governor[at]
            if governor >= 0:
                where = "b" if at < governor else "a" if at > governor else "="
                path = cues.path[at]
                row += [
                    f"P={path}|{where}",
                    f"PL={path}|{doc.lemma[governor]}",
                    f"PC={path}|{where}|{cues.level[governor]}",
                    f"PM={path.rpartition('<')[2]}|{where}|{cues.level[governor]}|{doc.marks[at]}",
                    f"PY={path.rpartition('<')[2]}|{where}|{window[3]}",
                ]
            row += ["E" + edge for edge in cues.edges[at]]
            row += [f"EY{edge}|{window[3]}" for edge in cues.edges[at]]
            if at > first:
                row += ["E-" + edge for edge in cues.edges[at - 1]]
            if at + 1 < last:
                row += ["E+" + edge for edge in cues.edges[at + 1]]
            rows.append(row)
    return rows


def _nearest(doc: Columns, labels: Sequence[str]) -> list[str]:
    """Name the runs to the left and right of each token, in its paragraph, with "." for each sentence end between."""
    size = len(labels)
    left, right = [""] * size, [""] * size
    for first, last in doc.paragraphs:
        for order, found in ((range(first, last), left), (range(last - 1, first - 1, -1), right)):
            seen: list[str] = []
            sentence = doc.sentence[order[0]]
            for at in order:
                if doc.sentence[at] != sentence:
                    sentence = doc.sentence[at]
                    seen = [*seen, "."][-3:]
                found[at] = "".join(seen)
                kind = labels[at][2:]
                if kind and (not seen or seen[-1] != kind):
                    seen = [*seen, kind][-3:]
    return [f"{a}_{b}" for a, b in zip(left, right, strict=True)]


def _by_sentence(doc: Columns, labels: Sequence[str]) -> dict[int, str]:
    """Say which kinds of run each sentence has, in order."""
    found: dict[int, str] = {}
    for at, label in enumerate(labels):
        name = found.setdefault(doc.sentence[at], "")
        kind = label[2:] or "o"
        if not name.endswith(kind) and len(name) < 6 and (kind != "o" or not name):
            found[doc.sentence[at]] = name + kind
    return found
