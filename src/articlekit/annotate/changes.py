"""Whether a quantity is a change: an increase or a decrease, and no level."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from articlekit.annotate.word_classes import PROPER, VERBS, is_common_noun, is_nominal
from articlekit.text.inflections import noun_forms, verb_forms
from articlekit.text.quantity import Change, Quantity
from articlekit.text.units import DURATIONS

RISES = verb_forms(
    "rise increase grow climb jump surge soar gain add raise boost swell advance expand double "
    "triple treble quadruple rebound rally leap "
    "balloon improve spike strengthen appreciate widen accelerate".split()
)
FALLS = verb_forms(
    "fall decrease drop decline reduce cut lower plunge plummet slump slide tumble shrink "
    "narrow ease dip lose slash shed sink halve trim "
    "axe vanish crash weaken depreciate contract shorten slip retreat slow collapse".split()
)
_RISES_BY = RISES | verb_forms("lift hike bump extend inflate enlarge".split())
_FALLS_BY = FALLS | verb_forms("pare erode curb curtail prune".split())
_MOVES = verb_forms("be go move come end close finish trend bring push drive".split())
GROWTH = noun_forms(
    "rise increase growth jump surge gain hike boost rally rebound improvement upturn climb leap spike expansion uplift".split()
)
DECLINE = noun_forms(
    "fall decrease drop decline reduction cut slump loss slide plunge dip downturn contraction discount".split()
)
_LOSSES = frozenset(("loss", "losses"))
_TAKES_OFF = verb_forms("wipe knock shave take strip chop".split()) | FALLS
_RAISE = verb_forms(["raise"])
_LOSE = verb_forms(["lose"])
_WIN_OR_LOSE = verb_forms("lose win beat lead trail".split())
_AVERAGES = frozenset("average total mean median maximum minimum".split())
_AHEAD: dict[str, Change] = {"ahead": "increase", "above": "increase", "behind": "decrease", "below": "decrease"}
_FAR = 9
_WHOLES = frozenset(("of", "in", "out"))
_DID = frozenset("did was were had".split())
_POSTS = frozenset("jobs posts roles positions staff workers employees".split())
_SIDES = frozenset("votes seats runs goals tries".split())
_LEVELS = frozenset("above below beyond past at from between within inside".split())
_ASIDES = frozenset(["-", "–", "—", "("])
_WAY = re.compile(
    r"\s+points?(?:,\s+or\s+[\d.]{1,8}\s?(?:%|per\s?cent),)?\s+(?P<way>up|down|higher|lower)\b(?!\s+(?:than|from)\b)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MULTIPLES = frozenset("double triple treble quadruple quintuple".split())
_BEFORE_A_VERB = frozenset(("TO", "MD", "NNS", "NNPS", "PRP", "CC"))
_MORE = frozenset("more higher greater bigger larger longer above faster up further extra".split())
_FEWER = frozenset("fewer less lower smaller shorter below down slower cheaper".split())
TIME_NOUNS = noun_forms(
    "year month week day hour minute second today yesterday tomorrow tonight monday tuesday "
    "wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december "
    "night morning afternoon evening quarter "
    "summer winter spring autumn decade century season weekend period time christmas easter".split()
)


def governing(span: Span) -> Token:
    """Give the token outside `span` that its head depends on, or the head itself where that is the sentence's root."""
    token = span.root
    while token.head.i != token.i and span.start <= token.head.i < span.end:
        token = token.head
    return token


def led_by(span: Span, top: Token) -> Token | None:
    """Give the "by" or "at" before a quantity that the parse joins to the one after it: "rose by a third to £96m"."""
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and before.lower_ == "at" and top.dep_ != "pobj" and before.head.tag_ in VERBS:
        return before
    joined = (
        before is not None
        and before.lower_ == "by"
        and top.dep_ in ("quantmod", "nmod", "compound", "det")
        and top.head.i >= span.end
    )
    return before if joined else None


def direction(quantity: Quantity, span: Span, text: str) -> Change | None:
    """Tell whether the quantity is an increase or a decrease, and no level."""
    doc, start = span.doc, span.start
    if quantity.change and span[-1].lower_ in _MULTIPLES and doc[max(0, start - 1)].tag_ not in _BEFORE_A_VERB:
        return None
    if quantity.age or quantity.change or (quantity.upper is not None and quantity.unit is None):
        return quantity.change
    if quantity.start and text[quantity.start - 1] == "+":
        return "increase"
    if quantity.value.startswith("-") and quantity.unit == "%":
        return "decrease"
    before = doc[start - 1] if start else None
    if quantity.unit == "x" and before is not None and before.is_punct:
        return None
    if span[0].lower_ in _LEVELS and (found := _compared_direction(quantity, span)):
        return found
    if before is not None and (before.lower_ in ("to", "at", "from") or (span[0].lower_ in _LEVELS and before.lower_ != "by")):
        return None
    if before is not None and before.text in _ASIDES and doc[span.end : span.end + 1].text == "of":
        return None
    if before is not None and before.lower_ == "by" and start > 1 and doc[start - 2].lower_ in ("up", "down"):
        before = doc[start - 2]
    if before is not None and before.lower_ in ("up", "down") and (before.dep_ != "prt" or before.head.lower_ in _MOVES):
        return "increase" if before.lower_ == "up" else "decrease"
    if found := _compared_direction(quantity, span) or _way_after(quantity, text):
        return found
    if taken_off(span) is not None:
        return "decrease"
    top = governing(span)
    if quantity.unit == "%" and top.dep_ == "conj" and top.head.text == top.text:
        top = top.head  # "gains of 3.8 % and 2.2 %"
    if (
        quantity.unit is None
        and top.dep_ in ("nummod", "quantmod", "compound", "amod")
        and top.head.i in range(span.end, span.end + 4)
    ):
        top = top.head
    return (
        _by_verb(quantity, top, span)
        or _by_noun(quantity, top, span)
        or (_by_verb_before(span) if quantity.unit or quantity.of else None)
    )


def taken_off(span: Span) -> Token | None:
    """Give the "off" right after a quantity by which a verb before it says something fell: "wiped £60m off profits"."""
    doc, end = span.doc, span.end
    if end == len(doc) or doc[end].lower_ != "off":
        return None
    near = doc[max(0, span.start - _FAR) : span.start]
    return doc[end] if any(token.tag_ in VERBS and token.lower_ in _TAKES_OFF for token in near) else None


def _compared_direction(quantity: Quantity, span: Span) -> Change | None:
    """Read "six fewer than a year ago", "34 % higher", "a 7 % share price increase"."""
    doc, end = span.doc, span.end
    share = quantity.of is not None and _WHOLES.isdisjoint(token.lower_ for token in span)  # "a third", and not "3 of the 10"
    if end < len(doc) and doc[end].lower_ in _MORE | _FEWER and (share or quantity.of is None):
        following = doc[end + 1 : end + 6].text.lower()
        words = [token.lower_ for token in doc[end + 1 : end + 6]]
        if quantity.unit == "%" and words[1:2] == ["than"]:
            del words[0]  # "7% more sales than a year earlier"
        times = words if words[1:2] == ["in"] or not _DID.isdisjoint(words) else words[:3]
        earlier = words[:1] == ["than"] and any(word in TIME_NOUNS or _YEAR.fullmatch(word) for word in times)
        if earlier or (
            (share or quantity.unit not in (None, "x", *DURATIONS))
            and doc[end].lower_ in ("higher", "lower")
            and not following.startswith("than")
        ):
            return "increase" if doc[end].lower_ in _MORE else "decrease"
    way = _AHEAD.get(doc[end].lower_) if quantity.unit == "%" and end < len(doc) else None
    if way is not None and any(token.lower_ in TIME_NOUNS for token in doc[end + 1 : end + 5]):
        return way
    if quantity.unit is not None and quantity.unit not in DURATIONS:
        for token in doc[end : end + (4 if quantity.unit in ("%", "pp", "bp", "x") else 3)]:
            if token.is_sent_start or not is_nominal(token):
                break
            if token.lower_ in _LOSSES and quantity.unit.isupper():
                break  # "a £38m loss"
            if token.lower_ in GROWTH | DECLINE and token.tag_ not in PROPER and token.dep_ != "compound":
                return "increase" if token.lower_ in GROWTH else "decrease"
    return None


def _way_after(quantity: Quantity, text: str) -> Change | None:
    """Read "closed 112.4 points, or 0.6 per cent, lower"."""
    match = _WAY.match(text, quantity.end)
    return None if match is None else "increase" if match["way"] in ("up", "higher") else "decrease"


def _by_verb(quantity: Quantity, top: Token, span: Span) -> Change | None:
    """Read "fell by 12 %", "rose 7 %", "lost 190 points", "cut roadworks by a quarter"."""
    verb, marked = top.head, False
    if (led := led_by(span, top)) is not None:
        verb, marked = led.head, True
    elif top.dep_ == "pobj" and verb.lower_ == "by":
        verb, marked = verb.head, True
    elif top.dep_ == "pobj":
        return None
    if verb.dep_ in ("prt", "advmod") and verb.lower_ in ("up", "down"):
        return ("increase" if verb.lower_ == "up" else "decrease") if verb.i == span.end and not _is_level(verb) else None
    if verb.tag_ not in VERBS or verb.i == top.i:
        return None
    word = verb.lower_
    if span.doc[span.end : span.end + 1].text in _SIDES:
        return None  # "fell by 241 votes to 236"
    if word in _LOSE and quantity.unit is not None and quantity.unit.isupper() and not marked:
        return None  # a loss of money, and no less of it
    if (marked and word in _WIN_OR_LOSE) or (word in _RAISE and not marked and top.dep_ == "dobj"):
        return None
    if word in _LOSE and quantity.of is not None and not _WHOLES.isdisjoint(token.lower_ for token in span):
        return None
    rises, falls = (_RISES_BY, _FALLS_BY) if marked else (RISES, FALLS)
    change: Change | None = "increase" if word in rises else "decrease" if word in falls else None
    if change is None and word in _MOVES:
        ways = (child for child in verb.children if child.lower_ in ("up", "down", "higher", "lower"))
        particle = next((way.lower_ for way in ways if not _is_level(way) and not _is_aside(way, span)), None)
        if particle and (marked or top.dep_ in ("npadvmod", "dobj", "attr", "advmod")):
            return "increase" if particle in ("up", "higher") else "decrease"
    if change is None or marked:
        return change
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    amount = (
        (quantity.unit is not None and quantity.unit not in DURATIONS)
        or quantity.of is not None
        or after in ("points", "places")
        or (after in _POSTS and change == "decrease")
    )
    perfect = any(child.dep_ == "aux" for child in verb.children)
    if top.dep_ in ("nsubj", "nsubjpass") and (verb.tag_ != "VBN" or top.dep_ == "nsubjpass" or perfect):
        return None
    if quantity.of is not None and any(child.dep_ == "prt" and child.lower_ == "out" for child in verb.children):
        return None  # "41 dropped out, two-thirds of them women"
    return change if amount else None


def _by_verb_before(span: Span) -> Change | None:
    """Read "raised the wage by 6 %, frozen duty ..." where the parse loses what "by" belongs to."""
    doc, by = span.doc, span.start - 1
    if by < 1 or doc[by].lower_ != "by":
        return None
    for at in range(by - 1, max(-1, by - _FAR), -1):
        token = doc[at]
        if token.is_punct or token.is_sent_start or token.tag_ in ("VBZ", "VBP", "MD"):
            break
        if token.tag_ in VERBS and token.lower_ in _RISES_BY | _FALLS_BY:
            return "increase" if token.lower_ in _RISES_BY else "decrease"
    return None


def _is_level(particle: Token) -> bool:
    """Tell whether "up" or "down" after a number compares it with another: "two points, down from 21"."""
    return particle.i + 1 < len(particle.doc) and particle.nbor(1).lower_ == "from"


def _is_aside(particle: Token, span: Span) -> bool:
    """Tell whether "up" or "down" begins what is added to the quantity at `span`: "14.2 %, down 40 points"."""
    return any(token.is_punct for token in particle.doc[span.end : particle.i])


def _by_noun(quantity: Quantity, top: Token, span: Span) -> Change | None:
    """Read "a rise of 5 %", "a cut of £3m", "rise by an average of 3 %"."""
    preposition = top.head if top.dep_ == "pobj" else span.doc[max(0, span.start - 1)]
    if preposition.lower_ not in ("of", "by") or preposition.i + 1 < span.start - 3:
        return None
    noun = preposition.head
    if noun.lower_ in _AVERAGES and noun.dep_ == "pobj" and noun.head.lower_ == "by":
        verb = noun.head.head.lower_
        return "increase" if verb in _RISES_BY else "decrease" if verb in _FALLS_BY else None
    if not is_common_noun(noun):
        return None
    if noun.lower_ in GROWTH:
        return "increase"
    lost = noun.lower_ in _LOSSES and (quantity.unit or quantity.of)  # money is lost, and no less than before
    return "decrease" if noun.lower_ in DECLINE and not lost else None
