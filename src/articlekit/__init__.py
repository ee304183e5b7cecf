"""articlekit: news articles as plain text with standoff annotations.

    >>> from articlekit import Corpus
    >>> for quote in Corpus.open(".").quotes(speaker="Peter Davies", form="direct"):
    ...     print(quote.speaker_name, quote.line)
    Peter Davies 21
    Peter Davies 27

The library mirrors the command line. Importing it is cheap: each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articlekit.check.corpus import check_corpus
    from articlekit.check.run import findings
    from articlekit.check.table import RULES
    from articlekit.compare.evaluate import evaluate
    from articlekit.errors import ArticlekitError
    from articlekit.formats.table import FORMATS
    from articlekit.model.annotation import Annotation, AnnotationFile, NumericClaim, OrganisationMention, Quote, Span
    from articlekit.model.article import Article, Metadata
    from articlekit.model.entity import Entity, EntityFile
    from articlekit.model.finding import Finding
    from articlekit.model.row import (
        ClaimRow,
        Evaluation,
        OrganisationRow,
        OrganisationSummary,
        Part,
        QuoteRow,
        Score,
        SpeakerCount,
        Stats,
        WorstArticle,
    )
    from articlekit.store.corpus import Corpus, summarise

__version__ = "0.1.0"

_HOMES = {
    "Annotation": "model.annotation",
    "AnnotationFile": "model.annotation",
    "Article": "model.article",
    "ArticlekitError": "errors",
    "ClaimRow": "model.row",
    "Corpus": "store.corpus",
    "Entity": "model.entity",
    "EntityFile": "model.entity",
    "Evaluation": "model.row",
    "FORMATS": "formats.table",
    "Finding": "model.finding",
    "Metadata": "model.article",
    "NumericClaim": "model.annotation",
    "OrganisationMention": "model.annotation",
    "OrganisationRow": "model.row",
    "OrganisationSummary": "model.row",
    "Part": "model.row",
    "Quote": "model.annotation",
    "QuoteRow": "model.row",
    "RULES": "check.table",
    "ReconciledRow": "model.row",
    "Score": "model.row",
    "Span": "model.annotation",
    "SpeakerCount": "model.row",
    "Stats": "model.row",
    "WorstArticle": "model.row",
    "check_corpus": "check.corpus",
    "evaluate": "compare.evaluate",
    "findings": "check.run",
    "summarise": "store.corpus",
}

__all__ = [
    "FORMATS",
    "RULES",
    "Annotation",
    "AnnotationFile",
    "Article",
    "ArticlekitError",
    "ClaimRow",
    "Corpus",
    "Entity",
    "EntityFile",
    "Evaluation",
    "Finding",
    "Metadata",
    "NumericClaim",
    "OrganisationMention",
    "OrganisationRow",
    "OrganisationSummary",
    "Part",
    "Quote",
    "QuoteRow",
    "ReconciledRow",
    "Score",
    "Span",
    "SpeakerCount",
    "Stats",
    "WorstArticle",
    "check_corpus",
    "evaluate",
    "findings",
    "summarise",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'articlekit' has no attribute {name!r}")
    return getattr(import_module(f"articlekit.{_HOMES[name]}"), name)
