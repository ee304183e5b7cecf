"""Paragraphs: a sentence never runs across a blank line."""

from __future__ import annotations

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("articlekit_paragraphs", assigns=["token.is_sent_start"])
def articlekit_paragraphs(doc: Doc) -> Doc:
    """Make each paragraph begin a sentence; belongs before the parser, which keeps to such boundaries."""
    for before, token in pairwise(doc):
        if before.is_space and before.text.count("\n") + before.text.count("\r") - before.text.count("\r\n") >= 2:
            token.is_sent_start = True
    return doc
