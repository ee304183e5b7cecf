"""Noun phrases around a number, and subjects and objects, by way of the dependency parse."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from articlekit.annotate.changes import DECLINE, GROWTH, TIME_NOUNS
from articlekit.annotate.word_classes import (
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    NUMBER,
    PREPOSITIONS,
    PRONOUNS,
    PUNCTUATION,
    VERBS,
    is_common_noun,
    is_nominal,
    is_noun,
)
from articlekit.text.marks import CLOSES
from articlekit.text.not_quantities import INDEXES

Measured = Mapping[int, Span | None]
CASUALTIES = frozenset("dead hurt injured killed wounded missing".split())
NO_MEASURE = CASUALTIES | frozenset("more less fewer which who lot rest top own is are was were be".split())
_DIMENSIONS = frozenset("high tall long wide deep thick across apart away".split())
AGES = frozenset("age aged ages".split())
_MODIFIERS = frozenset(("compound", "amod", "nmod", "punct", "npadvmod", "advmod", "cc", "conj"))
_OUTSIDE = DETERMINERS | PRONOUNS | PREPOSITIONS | VERBS | {NUMBER, "CC"}
_EDGES = PUNCTUATION | ADVERBS | {"_SP"}
_LONGEST = 8


def noun_phrase(noun: Token, taken: Measured) -> Span:
    """Give the noun with the modifiers before it, less determiners, possessives and numbers."""
    start = noun.i
    while start and not noun.doc[start].is_sent_start:
        before = noun.doc[start - 1]
        if before.i in taken or before.dep_ not in _MODIFIERS or (before.tag_ in _OUTSIDE and before.dep_ != "amod"):
            break
        if not start - 1 < before.head.i <= noun.i or (before.tag_ in PUNCTUATION and before.text not in "-–"):
            break
        start -= 1
    while start < noun.i and noun.doc[start].tag_ in _EDGES:
        start += 1
    start -= _number_joined(noun.doc, start, taken)
    end = noun.i + 1
    if noun.lower_.replace("&", "") in INDEXES and end < len(noun.doc) and noun.doc[end].is_digit and end not in taken:
        end += 1  # "the FTSE 250"
    if noun.lower_ == "those":  # it is what follows that says whom
        end = next((token.i for token in noun.doc[end : noun.right_edge.i + 1] if token.is_punct), noun.right_edge.i + 1)
    return noun.doc[start:end]


def _number_joined(doc: Doc, start: int, taken: Measured) -> int:
    """Count the words of a number that a hyphen joins to the word at `start`, as in "two-year bonds"."""
    joined = start > 1 and doc[start - 1].text == "-" and doc[start - 2].tag_ == NUMBER and start - 2 not in taken
    return 2 if joined and not doc[start].is_sent_start and not doc[start - 1].whitespace_ else 0


def object_of(preposition: Token) -> Token | None:
    """Give the noun a preposition governs, past possessives; where the parse has none, the first of the words that follow."""
    doc = preposition.doc
    found = next((child for child in preposition.children if child.dep_ == "pobj" and child.i > preposition.i), None)
    if found is None:
        found = next(
            (token for token in doc[preposition.i + 1 : preposition.i + 5] if is_noun(token) or token.tag_ in PRONOUNS), None
        )
    while found is not None and found.i + 2 < len(doc) and doc[found.i + 1].tag_ == "POS":
        owned = next((token for token in doc[found.i + 2 : found.i + 6] if is_noun(token)), None)
        if owned is None:
            break
        found = owned
    return found


def subject(verb: Token) -> Token | None:
    """Find a verb's subject, through coordination, infinitives, participles and relative clauses."""
    for _ in range(5):
        having = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
        if len(having) > 1 and having[0].tag_ == "WDT" and verb.dep_ != "relcl":
            del having[0]  # "said that prices rose"
        if not having and verb.dep_ == "ccomp":  # "found attendance had slipped"
            having = [child for child in verb.head.children if child.dep_ == "dobj" and verb.head.i < child.i < verb.i]
        if having:
            own = having[0]
            return _antecedent(verb) if own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else own
        if verb.dep_ in ("acl", "relcl") or (verb.dep_ == "amod" and verb.tag_ in VERBS and verb.head.i < verb.i):
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "acomp", "advcl", "ccomp", "aux", "pcomp", "prep", "dep"):
            return None
        verb = verb.head
    return None


def _antecedent(verb: Token) -> Token:
    """Give what a relative clause is about: of "shares in the firm, which have risen", the shares."""
    noun = verb.head
    plural = any(child.lower_ in ("have", "are", "were") for child in (verb, *verb.children))
    if plural and noun.tag_ in ("NN", "NNP") and noun.head.dep_ == "prep" and noun.head.head.tag_ in ("NNS", "NNPS"):
        return noun.head.head
    return noun


def following(span: Span, taken: Measured, counts_times: bool = False) -> Span | None:
    """Give the noun phrase that stands right after the quantity, as far as its last noun."""
    doc, last = span.doc, None
    place = first = span.end + _hyphen(span) + 2 * (doc[span.end : span.end + 2].text == "or so") + _mark(span)
    while place < min(len(doc), first + _LONGEST):
        token = doc[place]
        if token.is_sent_start or (place in taken and token.tag_ == NUMBER):
            break
        hyphen = token.text in "-–" and place + 1 < len(doc) and not token.whitespace_ and place > first
        verbal = token.tag_ not in ADJECTIVES and _modifies(token)
        joint = token.lower_ in ("and", "or", ",") and place > first and token.dep_ in ("cc", "punct") and _joins(token)
        if not (
            is_nominal(token)
            or hyphen
            or verbal
            or joint
            or (token.tag_ in ADVERBS and token.dep_ == "advmod" and token.head.i > place and _modifies(token.head))
        ):
            break
        if is_noun(token):
            if last is None and is_dimension(token):
                break
            if token.lower_ in NO_MEASURE or (last is not None and token.lower_ in AGES):
                break
            if token.lower_ == "times" and last is None:
                return doc[place : place + 1]
            if token.lower_ in TIME_NOUNS and not counts_times and not (place == first and token.tag_ in ("NNS", "NNPS")):
                break
            last = token
            if (
                is_common_noun(token)
                and token.dep_ not in ("compound", "nmod", "amod", "npadvmod")
                and not (place + 1 < len(doc) and doc[place + 1].text in "-–")
            ):
                break
        elif (
            token.tag_ in ADJECTIVES
            and token.lower_ not in NO_MEASURE | _DIMENSIONS
            and token.dep_ in ("pobj", "dobj", "nsubj", "attr")
            and last is None
            and doc[place - 1].i < span.end
        ):
            last = token
        place += 1
    if last is None:
        after = doc[span.end] if span.end < len(doc) else None
        return doc[span.end : span.end + 1] if after is not None and after.tag_ == "VBZ" and _is_misread(after) else None
    if last.lower_ in GROWTH | DECLINE and (head := _changed(last, span, taken)) is not None:
        return head
    start = first
    while start < last.i and doc[start].lower_ in ("more", "fewer", "further", "additional", "other", "such", "-", "–"):
        start += 1
    start += doc[start].lower_ == "less" and start < last.i and is_noun(doc[start + 1])
    return doc[start : last.i + 1]


def is_dimension(token: Token) -> bool:
    """Tell whether a word says which way a measure goes, whatever its tag: "20 feet high", "41 % dearer than"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.lower_ in _DIMENSIONS:
        return after is None or not is_noun(after)
    return after is not None and after.lower_ == "than" and token.lower_.endswith("er")


def _modifies(token: Token) -> bool:
    """Tell whether a word is an adjective, or a participle before its noun."""
    return token.tag_ in ADJECTIVES or (token.tag_ in ("VBN", "VBG") and token.dep_ == "amod")


def _hyphen(span: Span) -> int:
    """Count the hyphen after a number in "a 13-point lead"."""
    doc, end = span.doc, span.end
    return int(end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in ("point", "points"))


def _mark(span: Span) -> int:
    """Count what closes marks around a number, "“two in three” cases", or makes a time possessive, "ten days’ notice"."""
    doc, end = span.doc, span.end
    after = doc[end] if end < len(doc) else None
    quoted = span.start > 0 and doc[span.start - 1].text in CLOSES and after is not None
    return int(after is not None and (after.tag_ == "POS" or (quoted and after.text == CLOSES[doc[span.start - 1].text])))


def _is_misread(verb: Token) -> bool:
    """Tell whether the parse takes a plural noun after a number for a verb in the third person: another verb has that place."""
    return verb.lower_.endswith("s") and len(verb.lower_) > 3 and verb.lower_ not in ("does", "goes") and verb.dep_ != "ROOT"


def _joins(token: Token) -> bool:
    """Tell whether a conjunction joins modifiers of one noun: "digital and physical sales"."""
    return token.head.dep_ in ("amod", "compound", "nmod") and any(
        child.dep_ == "conj" and child.i > token.i for child in token.head.children
    )


def _changed(noun: Token, span: Span, taken: Measured) -> Span | None:
    """Give what a noun of change changes: "share price" in "share price increase", "crime" in "a rise in crime"."""
    if noun.i > span.end:
        return noun.doc[span.end : noun.i]
    for child in noun.children:
        if (
            child.lower_ in ("in", "of", "to")
            and child.i > noun.i
            and (found := object_of(child)) is not None
            and found.lower_ not in TIME_NOUNS
        ):
            return noun_phrase(found, taken)
    return None
