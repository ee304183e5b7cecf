"""What the words right before and after a quantity tell of what it measures, where the parse often errs."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from articlekit.annotate.changes import TIME_NOUNS, taken_off
from articlekit.annotate.noun_phrases import Measured, noun_phrase, object_of
from articlekit.annotate.word_classes import FINITE, PROPER, VERBS, is_noun
from articlekit.text.inflections import verb_forms
from articlekit.text.quantity import Quantity
from articlekit.text.units import DURATIONS

JAILS = verb_forms("jail sentence imprison ban suspend bar disqualify".split())
STATES = verb_forms(
    "be cost total average reach number last weigh wait measure stand exceed take stay remain "
    "amount rise fall hit become hold cover "
    "include mean worth charge price value span run go travel drive produce reach top near "
    "save peak equal close end finish open trade pass surpass cross".split()
)
AWARDS = verb_forms("fine award owe win".split())
NAMED = frozenset(("PERSON", "ORG", "GPE"))
NO_PURPOSE = frozenset(("PERSON", "DATE", "GPE", "LOC"))
_PUTS = verb_forms(["put"])
_COUNTED = frozenset("number total toll tally count".split())  # "the number of dead": the dead are counted
_OPENING = frozenset("\"'“‘")
_BASE = re.compile(
    r"(?:\bcompared (?:with|to)|, against|, versus|\b(?:up|down) from)"
    r"(?: an? (?:[\w-]+ )?(?:average|range|figure|total|peak|high|low|record|forecast|estimate) of| growth of)? \Z"
)
_RISE_OF = re.compile(r"(?:,| [-–—]) an? (?:[\w-]+ )?(?:rise|increase|fall|drop|jump|decrease|decline|reduction) of \Z")
_FOR_WHAT = re.compile(
    r" ?(?:\([^()\n]{1,40}\) |over (?:the (?:next|coming) )?[\w-]+ \w+ |"
    r"(?:a|per|each|every) (?:year|month|week|day) )?(?:for|on)\Z"
)
_BEFORE, _AFTER, _OBJECT = 9, 8, 12


def words_before(span: Span) -> str:
    """Give the few words before a quantity, with the space that follows them."""
    return str(span.doc[max(0, span.start - _BEFORE) : span.start].text_with_ws)


def is_base(before: str) -> bool:
    """Tell whether a quantity is what the one before is compared with: "up from an earlier range of"."""
    return _BASE.search(before) is not None


def is_apposed_change(before: str) -> bool:
    """Tell whether a quantity is how much the one before it rose or fell: ", a rise of"."""
    return _RISE_OF.search(before) is not None


def is_left_to(quantity: Quantity, span: Span) -> bool:
    """Tell whether somebody has so long to do something: "has 28 days to appeal"."""
    doc = span.doc
    having = quantity.unit in DURATIONS and span.start > 0 and doc[span.start - 1].lower_ in ("has", "have", "had")
    return having and doc[span.end : span.end + 1].text == "to" and doc[span.end + 1 : span.end + 2].text not in ("run", "go")


def put_at(quantity: Quantity, span: Span, taken: Measured) -> Span | None:
    """Give what somebody puts at a quantity, and what has a temperature: "puts the cost at £5m", "a furnace at 700C"."""
    doc, at = span.doc, span.start - 1
    at -= at > 0 and doc[at].text in _OPENING
    if at < 1 or doc[at].lower_ != "at":
        return None
    noun = doc[at - 1]
    if quantity.unit in ("Cel", "[degF]") and is_noun(noun) and noun.i not in taken and noun.ent_type_ not in NAMED:
        return noun_phrase(noun, taken)
    before = reversed(doc[max(0, at - _OBJECT) : at])
    verb = next((token for token in before if token.tag_ in VERBS and (token.tag_ in FINITE or token.lower_ in _PUTS)), None)
    if verb is None or verb.lower_ not in _PUTS:
        return None
    if verb.i == at - 1:  # "the rent, which he puts at £90,000"
        return noun_phrase(verb.head, taken) if verb.dep_ == "relcl" and is_noun(verb.head) else None
    target = next((token for token in doc[verb.i + 1 : at] if is_noun(token) and token.dep_ not in ("compound", "poss")), None)
    if target is None or target.i in taken or (target.lower_ in _COUNTED and target.nbor(1).lower_ == "of"):
        return None
    return noun_phrase(target, taken)


def moved(span: Span, taken: Measured) -> Span | None:
    """Give what stands right before "up" or "down" and a quantity: "with prices down 1.7%"."""
    doc, at = span.doc, span.start - 1
    if at < 1 or doc[at].lower_ not in ("up", "down"):
        return None
    noun = doc[at - 1]
    return noun_phrase(noun, taken) if is_noun(noun) and noun.i not in taken and noun.ent_type_ not in NAMED else None


def lessened(span: Span, taken: Measured) -> Span | None:
    """Give what a quantity is taken off: "wiped £60m off annual profits"."""
    off = taken_off(span)
    noun = None if off is None else object_of(off)
    return noun_phrase(noun, taken) if noun is not None and is_noun(noun) and noun.i not in taken else None


def purpose(span: Span, verb: Token, taken: Measured) -> Span | None:
    """Give what a sum is for: "£412,000 on a yacht", "set aside £1.5m over three years for breaks"; a fine is for none."""
    doc = span.doc
    for preposition in doc[span.end : span.end + _AFTER] if verb.lower_ not in AWARDS | JAILS else ():
        if preposition.lower_ in ("for", "on") and _FOR_WHAT.fullmatch(doc[span.end : preposition.i + 1].text):
            noun = object_of(preposition)
            named = noun is not None and preposition.lower_ == "for" and noun.tag_ in PROPER
            if noun is None or named or not is_noun(noun) or noun.i in taken or noun.ent_type_ in NO_PURPOSE:
                return None
            return None if noun.lower_ in TIME_NOUNS else noun_phrase(noun, taken)
    return None
