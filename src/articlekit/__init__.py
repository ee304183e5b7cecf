"""articlekit: news articles as plain text with standoff annotations.

    >>> from articlekit import Corpus
    >>> for quote in Corpus.open(".").quotes(form="direct"):
    ...     print(quote.line, len(quote.spans), quote.cue)
    21 3 told
    27 2 added

The library mirrors the command line. Importing it is cheap: each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articlekit.check.baseline import Baseline, baseline_of, dumps_baseline, read_baseline
    from articlekit.check.corpus import Checked, check_corpus
    from articlekit.check.fixing import Fixed, fix_corpus
    from articlekit.check.run import findings
    from articlekit.check.select import selected
    from articlekit.check.settings_file import settings_of
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
        ReconciledRow,
        RuleCount,
        Score,
        SpeakerCount,
        Stats,
        WorstArticle,
    )
    from articlekit.model.settings import Settings
    from articlekit.store.corpus import Corpus, summarise

__version__ = "0.1.0"

_HOMES = {
    "Annotation": "model.annotation",
    "AnnotationFile": "model.annotation",
    "Article": "model.article",
    "ArticlekitError": "errors",
    "Baseline": "check.baseline",
    "Checked": "check.corpus",
    "ClaimRow": "model.row",
    "Corpus": "store.corpus",
    "Entity": "model.entity",
    "EntityFile": "model.entity",
    "Evaluation": "model.row",
    "FORMATS": "formats.table",
    "Finding": "model.finding",
    "Fixed": "check.fixing",
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
    "RuleCount": "model.row",
    "Score": "model.row",
    "Settings": "model.settings",
    "Span": "model.annotation",
    "SpeakerCount": "model.row",
    "Stats": "model.row",
    "WorstArticle": "model.row",
    "baseline_of": "check.baseline",
    "check_corpus": "check.corpus",
    "dumps_baseline": "check.baseline",
    "evaluate": "compare.evaluate",
    "findings": "check.run",
    "fix_corpus": "check.fixing",
    "read_baseline": "check.baseline",
    "selected": "check.select",
    "settings_of": "check.settings_file",
    "summarise": "store.corpus",
}

__all__ = [
    "FORMATS",
    "RULES",
    "Annotation",
    "AnnotationFile",
    "Article",
    "ArticlekitError",
    "Baseline",
    "Checked",
    "ClaimRow",
    "Corpus",
    "Entity",
    "EntityFile",
    "Evaluation",
    "Finding",
    "Fixed",
    "Metadata",
    "NumericClaim",
    "OrganisationMention",
    "OrganisationRow",
    "OrganisationSummary",
    "Part",
    "Quote",
    "QuoteRow",
    "ReconciledRow",
    "RuleCount",
    "Score",
    "Settings",
    "Span",
    "SpeakerCount",
    "Stats",
    "WorstArticle",
    "baseline_of",
    "check_corpus",
    "dumps_baseline",
    "evaluate",
    "findings",
    "fix_corpus",
    "read_baseline",
    "selected",
    "settings_of",
    "summarise",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'articlekit' has no attribute {name!r}")
    return getattr(import_module(f"articlekit.{_HOMES[name]}"), name)
