"""The scores are those of the scorers that the data come with."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from articlekit import Corpus, Evaluation, Span, evaluate

SCORERS = {
    "score_quotes.py": {
        f"{form} / {theirs}": ("quotes", ours, form)
        for form in ("all", "direct", "mixed", "indirect")
        for theirs, ours in {
            "content exact": "content exact",
            "content IoU>=.5": "content",
            "full": "full",
            "full exact": "full exact",
            "cue": "cue",
        }.items()
    },
    "score_organisations.py": {name: ("organisations", name, "all") for name in ("names", "nominals", "linking")},
    "score_own.py": {
        "quote+speaker": ("quotes", "speaker", "all"),
        "claim": ("claims", "claim", "all"),
        "claim+value": ("claims", "value", "all"),
        "claim+all": ("claims", "all", "all"),
        "claim+measure": ("claims", "measure", "all"),
        "claim+period": ("claims", "period", "all"),
    },
}


def spoiled(corpus: Corpus) -> Corpus:
    """Write a layer `auto` with gold's annotations, some of them missing, shifted, shortened or given another label."""
    pick = random.Random(7)
    entities = sorted(corpus.entities())

    def moved(text: str, span: Span) -> Span:
        start = max(0, span.start + pick.choice([0, 0, 0, -5, 4]))
        end = min(len(text), max(start + 1, span.end + pick.choice([0, 0, 0, -4, 6])))
        return Span(start=start, end=end, text=text[start:end])

    for article in corpus.annotated("gold"):
        text, made = corpus.article(article).text, []
        for each in corpus.annotations(article, "gold").annotations:
            update: dict[str, Any] = {}
            if each.kind == "quote":
                update["content"] = tuple(moved(text, run) for run in each.content)
                update["source"] = each.source and pick.choice([None, moved(text, each.source), each.source])
                update["cue"] = each.cue and pick.choice([None, each.cue])
                update["speaker"] = pick.choice([each.speaker, None, pick.choice(entities)])
            elif each.kind == "claim":
                update["span"] = moved(text, each.span)
                update["value"] = pick.choice([each.value, each.value, "17"])
                update["unit"] = pick.choice([each.unit, None])
                update["measure"] = each.measure and pick.choice([None, moved(text, each.measure)])
                update["period"] = pick.choice([None, each.period])
            else:
                update["span"] = moved(text, each.span)
                update["organisation"] = pick.choice([each.organisation, None, pick.choice(entities)])
                update["form"] = pick.choice([each.form, "nominal"])
            if pick.random() > 0.1:
                made.append(each.model_copy(update=update))
        corpus.update(article, "auto", lambda file, made=made: file.model_copy(update={"annotations": tuple(made)}))  # type: ignore[misc]
    return corpus


def evaluated(corpus: Corpus) -> Evaluation:
    return evaluate(corpus.pairs("gold", "auto"), corpus.entities())


@pytest.mark.parametrize("scorer", SCORERS)
def test_the_scores_are_the_scorer_s(scorer: str, eval_root: Path, tmp_path: Path) -> None:
    for folder in ("corpus", "annotations"):
        shutil.copytree(eval_root / "own" / "dev" / folder, tmp_path / folder)
    corpus = spoiled(Corpus(tmp_path))
    command = [sys.executable, str(eval_root / scorer), str(tmp_path), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = {(score.kind, score.measure, score.form): score for score in evaluated(corpus).scores}
    for name, key in SCORERS[scorer].items():
        assert [ours[key].precision, ours[key].recall, ours[key].f1] == pytest.approx(theirs[name], abs=0.051), name
        assert 0 < theirs[name][2] < 100


def test_a_layer_agrees_with_itself(corpus: Corpus) -> None:
    found = evaluate(corpus.pairs("gold", "gold"), corpus.entities())
    assert all(score.f1 == 100 for score in found.scores if score.gold)
    assert found.worst == ()


def test_the_worst_articles_are_named(eval_root: Path, tmp_path: Path) -> None:
    for folder in ("corpus", "annotations"):
        shutil.copytree(eval_root / "own" / "dev" / folder, tmp_path / folder)
    corpus = Corpus(tmp_path)
    for article in corpus.annotated("gold"):
        made = corpus.annotations(article, "gold").annotations if article != "a06-quiet-week" else ()
        corpus.update(article, "auto", lambda file, made=made: file.model_copy(update={"annotations": made}))  # type: ignore[misc]
    assert [each.article for each in evaluated(corpus).worst] == ["a06-quiet-week"]
