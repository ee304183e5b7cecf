"""Whether a quantity leaves out the noun that it measures, and which quantity before it, or noun, has that."""

from __future__ import annotations

from spacy.tokens import Span, Token

from articlekit.annotate.changes import FALLS, RISES, governing
from articlekit.annotate.measure_cues import STATES
from articlekit.annotate.noun_phrases import object_of
from articlekit.annotate.word_classes import VERBS
from articlekit.text.inflections import verb_forms
from articlekit.text.quantity import Quantity

LISTED = 12
_NO_ELLIPSIS = (RISES | FALLS | STATES) - verb_forms("charge include produce drive run take".split())
_SIDES = frozenset("votes seats goals tries wins".split())
_ELLIPSIS = 40


def goes_on(quantity: Quantity, span: Span) -> bool:
    """Tell whether the noun is left out, so that the quantity measures what the one before it does.

    So it is with a bare count as subject or object, "a corridor designed for six", ", up 27 %", and a share between dashes.
    """
    doc, before = span.doc, span.start - 1
    if before < 0:
        return False
    at = before - (doc[before].lower_ in ("from", "by"))
    if at > 0 and doc[at].lower_ in ("up", "down") and doc[at - 1].is_punct:
        return True
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if quantity.unit == "%" and doc[before].text == "," and after in ("more", "fewer"):
        return True
    if quantity.of is not None and doc[before].is_punct and quantity.unit is None:
        return True
    if quantity.unit is not None or quantity.of is not None:
        return False
    top = governing(span)
    trails = top.dep_ == "nummod" and top.head.i == before and top.head.tag_ in ("NNS", "NNPS", "NNP")
    listed = span.end < len(doc) and (doc[span.end].is_punct or after == "and")  # "Tories 17, Greens 2"
    return (trails and listed) or is_elliptic(span) or (doc[before].lower_ == "for" and top.dep_ == "pobj")


def is_of_a_pronoun(span: Span) -> bool:
    """Tell whether a quantity says what "it" or "they" come to: "It's $1,340 now"."""
    verb = governing(span).head
    return verb.tag_ in VERBS and any(
        child.dep_ == "nsubj" and child.lower_ in ("it", "they", "that") for child in verb.children
    )


def is_share_alone(quantity: Quantity, span: Span) -> bool:
    """Tell whether a share is a clause's subject by itself: "Of 2,051 adults, 44 % said"."""
    return (quantity.unit == "%" or quantity.of is not None) and governing(span).dep_ in ("nsubj", "nsubjpass")


def announced_whole(span: Span) -> Token | None:
    """Give the noun of "Of those on benefits, 71 % ..." with which a sentence begins."""
    first = span.root.sent[0]
    noun = object_of(first) if first.text == "Of" and first.i < span.start else None
    return noun if noun is not None and noun.i < span.start else None


def is_set_against(quantity: Quantity, span: Span, previous: Span) -> bool:
    """Tell whether a bare count is the other side's: "by 311 votes to 298"."""
    return (
        quantity.unit is None
        and quantity.of is None
        and previous.end == span.start - 1
        and previous.root.lower_ in _SIDES
        and span.doc[previous.end].lower_ in ("to", "against", "versus")
    )


def is_compared(quantity: Quantity, span: Span) -> bool:
    """Tell whether a bare count is what another is compared with: "19 children, compared with seven in 2015"."""
    before = span.doc[max(0, span.start - 2) : span.start].text.lower()
    return (
        quantity.unit is None
        and quantity.of is None
        and before.endswith(("compared with", "compared to", ", against", ", versus"))
    )


def is_near(before: Span, span: Span) -> bool:
    """Tell whether one stretch of a sentence stands not far before another."""
    between = span.doc[before.end : span.start]
    return len(between) <= _ELLIPSIS and not any(token.is_sent_start for token in between)


def shares(quantity: Quantity, span: Span, before: Span) -> bool:
    """Tell whether a share goes on with the list or the clauses that the one before began: "78 % were white, 16 % Latino"."""
    if quantity.unit not in ("%", "pp") and not quantity.age:
        return False
    between = span.doc[before.end : span.start]
    if len(between) > 1 and between[-1].lower_ in ("with", "to") and between[-2].lower_ == "compared":
        return len(between) <= _ELLIPSIS and not any(token.is_sent_start for token in between)
    if len(between) and between[-1].lower_ in ("of", "up", "down"):
        return False
    if len(between) <= LISTED and not any(
        (token.tag_ in VERBS and token.lower_ != "compared") or token.is_sent_start or token.text == ";" for token in between
    ):
        return True
    if any(token.is_space and "\n" in token.text for token in between):
        return False
    return quantity.unit == "%" and governing(span).dep_ in ("nsubj", "nsubjpass") and len(between) <= _ELLIPSIS


def accounts_for(span: Span) -> bool:
    """Tell whether a share is what a part makes of the whole: "staff shortages accounted for 22 %"."""
    return span.doc[max(0, span.start - 2) : span.start].text.lower() in ("accounted for", "account for", "made up", "make up")


def is_elliptic(span: Span) -> bool:
    """Tell whether a bare count is the subject or object itself, its noun left out."""
    top = governing(span)
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return (
        top.dep_ in ("nsubj", "nsubjpass")
        or (top.dep_ == "dobj" and top.head.lower_ not in _NO_ELLIPSIS)
        or after in ("more", "fewer")
    )
