"""What a quantity counts or measures, by way of the dependency parse."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from articlekit.annotate.changes import FALLS, RISES, TIME_NOUNS, governing, led_by
from articlekit.annotate.ellipsis import (
    LISTED,
    accounts_for,
    announced_whole,
    goes_on,
    is_compared,
    is_near,
    is_of_a_pronoun,
    is_set_against,
    is_share_alone,
    shares,
)
from articlekit.annotate.measure_cues import (
    AWARDS,
    JAILS,
    NAMED,
    NO_PURPOSE,
    STATES,
    is_apposed_change,
    is_base,
    is_left_to,
    lessened,
    moved,
    purpose,
    put_at,
    words_before,
)
from articlekit.annotate.noun_phrases import (
    AGES,
    CASUALTIES,
    NO_MEASURE,
    Measured,
    following,
    is_dimension,
    noun_phrase,
    object_of,
    subject,
)
from articlekit.annotate.word_classes import (
    ADJECTIVES,
    ADVERBS,
    PREPOSITIONS,
    PRONOUNS,
    PROPER,
    VERBS,
    is_common_noun,
    is_nominal,
    is_noun,
)
from articlekit.text.inflections import noun_forms, verb_forms
from articlekit.text.measured_numbers import LENGTHS
from articlekit.text.quantity import Quantity
from articlekit.text.units import DURATIONS

_STATES_OF = noun_forms("average total rate maximum minimum record mean high low level peak sum figure one".split())
_PORTIONS = frozenset("most some many all none each both".split())
_AVERAGES = frozenset("average total mean maximum minimum sum figure".split())
_FORECASTS = verb_forms("forecast predict expect project anticipate".split())
_COUNTS = frozenset("number figure total toll tally count share proportion percentage".split())
_UNCOUNTED = PRONOUNS | {"WDT", "PDT"}
_POINTING = frozenset("that this these those".split())
_LOSES = verb_forms(["lose"])
_RAISES = verb_forms(["raise"])
_SETS = verb_forms("put set estimate price value peg cap fix place rate list leave sell keep hold".split())
_TRADES = verb_forms("buy sell purchase acquire auction rent lease hire".split())
_SURPASSES = verb_forms("outnumber beat lead defeat trail outweigh".split())
_COSTS = verb_forms(["cost"])
_PAYS = verb_forms("pay spend charge cost offer bid want ask sell buy get give".split())
_EXPECTED = frozenset("expected forecast predicted projected anticipated wanted sought".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLASSES = frozenset("top bottom richest poorest wealthiest upper lower highest lowest".split())
_LONGEST_ASIDE = 8
_SPENDING = frozenset(("on", "in", "into", "towards"))


def measure(
    quantity: Quantity, span: Span, taken: Measured, previous: Span | None, alike: tuple[Span, Span] | None = None
) -> Span | None:
    """Find what `quantity` counts or measures: a noun phrase less its determiner and number, or None.

    `span` is the quantity's tokens; `taken` has the tokens of all quantities, with what those before this one measure;
    `previous` is what the quantity before it measures, for ellipsis ("513 people arrested and 132 freed"); `alike` is the last
    quantity in the same unit, if it has a measure, with that measure ("83 % of voters in Ohio and 71 % in Iowa").
    """
    doc, end = span.doc, span.end
    after = doc[end] if end < len(doc) else None
    if quantity.unit is None and after is not None and _are_casualties(after):
        return None
    if quantity.of is not None and (inside := next((token for token in span[:-1] if _is_among(token)), None)) is not None:
        return doc[inside.i : inside.i + 1]
    if quantity.age and span[-1].lower_ == "olds":
        return None
    if quantity.unit in (*LENGTHS, *DURATIONS) and not quantity.age and span[0].lower_ in ("within", "inside"):
        return None
    after = _behind_brackets(span, taken) or after
    if after is not None and after.lower_ == "of" and not quantity.age and (whole := _measured_whole(after)) is not None:
        if whole.lower_ in ("which", "whom"):
            return _antecedent(span, taken) or previous
        if whole.lower_ == "total" and previous is not None:
            return previous  # "30 % of the total"
        if whole.lower_ == "them" and whole.i + 1 < len(doc) and doc[whole.i + 1].tag_ == "NNS":
            return noun_phrase(doc[whole.i + 1], taken)  # "14 of them children"
        return noun_phrase(whole, taken) if whole.i not in taken else _counted_in(whole.i, taken, doc)
    if _is_of_those(span):
        return previous
    if quantity.unit == "x" and previous is not None and doc[span.start - 1].text == ",":
        return previous
    if doc[max(0, span.start - 2) : span.start].text == ", or" and (same := taken.get(span.start - 3)) is not None:
        return same  # "by £93, or 20 %"
    if quantity.unit == "x" or (quantity.change and quantity.of):
        return _compared(span, taken) or _noun_phrase_of(_common(subject(_verb_above(span))), taken)
    if quantity.age and span[-1].lower_ not in ("old", "olds"):
        if span.start and is_noun(span.doc[span.start - 1]) and span.doc[span.start - 1].lower_ not in AGES:
            return noun_phrase(span.doc[span.start - 1], taken)
    elif (put := put_at(quantity, span, taken) or moved(span, taken) or lessened(span, taken)) is not None:
        return put
    elif (run := following(span, taken, quantity.of is not None)) is not None and not (
        _is_money(quantity) and _expects(run[-1])
    ):
        return run
    if quantity.unit is None and span.start and span.doc[span.start - 1].tag_ == "POS":
        return previous
    if previous is not None and (is_set_against(quantity, span, previous) or is_compared(quantity, span)):
        return previous
    if _is_share_of_a_class(quantity, span) or is_left_to(quantity, span):
        return None
    before = words_before(span)
    if before.endswith("made up of ") and (part := purpose(span, span.root, taken)) is not None:
        return part
    if previous is not None and is_apposed_change(before):
        return previous
    if is_base(before):
        if alike is not None and is_near(alike[0], span):
            return alike[1]
        if previous is not None and is_near(previous, span):
            return previous
    if quantity.unit in (None, "%") and is_share_alone(quantity, span) and (whole := announced_whole(span)) is not None:
        return noun_phrase(whole, taken) if whole.i not in taken else taken[whole.i]
    if goes_on(quantity, span):
        return previous
    if alike is not None and alike[1].root.ent_type_ not in NAMED and (shares(quantity, span, alike[0]) or accounts_for(span)):
        return alike[1]
    governor = _governed(quantity, span, taken)
    if governor is not None and governor.lower_ in _COUNTS:
        counted = next((object_of(child) for child in governor.children if child.lower_ == "of" and child.i > governor.i), None)
        if (
            counted is None
            and previous is not None
            and governor.i > previous.end
            and governor.nbor(-1).lower_ in ("the", "that")
        ):
            return previous
        if counted is not None and counted.lower_ in CASUALTIES:
            return doc[counted.i : counted.i + 1]
        governor = counted or governor
    near = alike is not None and span.start - alike[0].end <= LISTED
    told = is_of_a_pronoun(span) or governing(span).head.lower_ in _FORECASTS
    if governor is None and near and alike and quantity.unit not in (None, *DURATIONS) and told:
        return alike[1]
    if governor is None and previous is not None and quantity.unit in (None, "%") and is_share_alone(quantity, span):
        return previous
    if governor is not None:
        owes = _is_money(quantity) and governor.ent_type_ == "PERSON"  # "owed Mr Lee £9,200"
        return None if owes or _only_leads_to(governor, quantity, span) else _noun_phrase_of(governor, taken)
    if quantity.unit is None and not any(map(is_noun, span)):
        return previous
    return purpose(span, _verb_above(span), taken) if _is_money(quantity) else None


def _are_casualties(word: Token) -> bool:
    """Tell whether a number counts the "dead" or "injured" of a headline; the "dead trout" are trout."""
    if word.lower_ not in CASUALTIES or word.tag_ in VERBS - {"VBN"}:
        return False
    return word.i + 1 == len(word.doc) or not is_nominal(word.nbor(1))


def _behind_brackets(span: Span, taken: Measured) -> Token | None:
    """Give what stands behind a number that is told again in brackets, or behind those: "two-fifths (43 %) of mothers"."""
    doc, at = span.doc, span.end
    if doc[at : at + 1].text == "(" and at + 1 in taken:
        at = next((place for place in range(at + 1, min(at + _LONGEST_ASIDE, len(doc))) if doc[place].text == ")"), at)
    return doc[at + 1] if at + 1 < len(doc) and doc[at].text == ")" else None


def _is_of_those(span: Span) -> bool:
    """Tell whether "of whom" or "of which" stands before a number."""
    return span.start > 1 and span.doc[span.start - 2].lower_ == "of" and span.doc[span.start - 1].lower_ in ("which", "whom")


def _antecedent(span: Span, taken: Measured) -> Span | None:
    """Give the noun that stands right before "…, 82 % of whom"."""
    doc, at = span.doc, span.start - 2
    apart = at >= 0 and doc[at + 1].text == "," and is_noun(doc[at]) and at not in taken and doc[at].lower_ not in TIME_NOUNS
    return noun_phrase(doc[at], taken) if apart else None


def _measured_whole(preposition: Token) -> Token | None:
    """Give the noun after "of", unless it is a time: "the 3.3 % of a year earlier"."""
    noun = object_of(preposition)
    return noun if noun is not None and noun.lower_ not in TIME_NOUNS | {"own"} and not _YEAR.fullmatch(noun.text) else None


def _is_among(token: Token) -> bool:
    """Tell whether a noun stands inside a proportion: "one adult in ten"."""
    return is_common_noun(token) and token.nbor(1).lower_ == "in"


def _counted_in(place: int, taken: Measured, doc: Doc) -> Span | None:
    """Give what another quantity counts: "80 % of the 1.4 million tonnes of food"."""
    while place in taken and place + 1 < len(doc):
        place += 1
    noun = object_of(doc[place]) if doc[place].lower_ == "of" else doc[place]
    return noun_phrase(noun, taken) if noun is not None and is_noun(noun) and noun.i not in taken else None


def _noun_phrase_of(noun: Token | None, taken: Measured) -> Span | None:
    """Give a noun's phrase; where the noun is itself a quantity ("a fifth go ..."), what that measures."""
    if noun is None or noun.lower_ in NO_MEASURE:
        return None
    if noun.lower_ in _PORTIONS:  # "most of the animals"
        noun = next((object_of(child) for child in noun.children if child.lower_ == "of"), None) or noun
    return taken[noun.i] if noun.i in taken else noun_phrase(noun, taken)


def _verb_above(span: Span) -> Token:
    token = governing(span)
    return next((above for above in (token, *token.ancestors) if above.tag_ in VERBS), token)


def _only_leads_to(noun: Token, quantity: Quantity, span: Span) -> bool:
    """Tell whether a noun beside a quantity is not what it measures: "at the age of 15", "a record £2m"."""
    if quantity.age and noun.lower_ in AGES and not any(noun.lefts):
        return True
    return (noun.lower_ == "record" and noun.i == span.start - 1) or (_is_money(quantity) and _expects(noun))


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()


def _expects(noun: Token) -> bool:
    """Tell whether a noun begins a clause on the sum before it: "the £12m analysts expected"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in _EXPECTED


def _is_share_of_a_class(quantity: Quantity, span: Span) -> bool:
    """Tell whether "the richest 1 %" names a class."""
    return quantity.unit == "%" and span.start > 0 and span.doc[span.start - 1].lower_ in _CLASSES


def _compared(span: Span, taken: Measured) -> Span | None:
    """Give the noun of "three times as many people", and what doubled or was doubled."""
    doc = span.doc
    compared = doc[span.end : span.end + 2].text.lower() in ("as many", "as much")
    if compared and (found := following(doc[span.start : span.end + 2], taken)) is not None:
        return found
    verb = span[-1]
    if verb.tag_ in VERBS:
        target = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None) or subject(verb)
        return _noun_phrase_of(target, taken)
    return None


def _governed(quantity: Quantity, span: Span, taken: Measured) -> Token | None:
    """Climb from the quantity to the noun it measures: a noun with "of", a verb's subject, what money is spent on."""
    top = governing(span)
    while top.dep_ in ("quantmod", "nummod", "compound", "nmod") and top.head.i in taken and top.head.i != top.i:
        top = top.head
    head, dep = top.head, top.dep_
    if head.i == span.end + 1 and span.doc[span.end].lower_ in ("a", "an"):
        head, dep = head.head, head.dep_  # "drugs costing £4,000 a head"
    if (named := _named_before(quantity, span, taken)) is not None:
        return named
    if head.i == top.i:
        return None
    if dep == "pobj":
        return _over_preposition(quantity, head, taken)
    if (led := led_by(span, top)) is not None:
        return _over_preposition(quantity, led, taken)
    money = _is_money(quantity)
    if money and any(place in taken for place in range(span.end, head.i)):
        return None  # "£500 and 20 bottles"
    if money and (spent := _spent_on(head, top, span, taken)) is not None:
        return spent
    if dep in ("nsubj", "nsubjpass"):
        return None
    if head.tag_ in VERBS:
        word = head.lower_
        loses = dep in ("dobj", "npadvmod") and word in _LOSES and head.tag_ != "VBG" and quantity.unit != "%"
        if loses or (money and word in AWARDS):
            return None
        if word in _FORECASTS and dep in ("dobj", "xcomp", "ccomp", "npadvmod"):
            return None  # "analysts had forecast £1.3bn"
        changed = _patient(head)
        if word in RISES | FALLS and dep in ("npadvmod", "advmod") and changed is not None and changed.i < top.i:
            return changed
        if (
            dep in ("dobj", "oprd", "dative")
            and word not in (RISES - _RAISES) | FALLS | STATES
            and quantity.unit not in DURATIONS
        ):
            return None
        counted = _common(subject(head), word in RISES | FALLS or not money)
        if (
            word == "spent"
            and counted is not None
            and quantity.unit in DURATIONS
            and not any(child.i in taken for child in counted.children)
        ):
            return None  # "the trust spent 19 weeks there"
        return None if counted is not None and counted.ent_type_ == "PERSON" and quantity.unit in DURATIONS else counted
    if head.tag_ in ADJECTIVES | ADVERBS | PREPOSITIONS | {"WRB"} or is_dimension(head):
        return _climb(head)
    if is_noun(head) and head.lower_ not in TIME_NOUNS:
        return head if head.i not in taken else None
    return None


def _named_before(quantity: Quantity, span: Span, taken: Measured) -> Token | None:
    """Give the noun in "a contract, worth £2m" and in "sales of £2m to £3m", which the parse often loses."""
    doc, at = span.doc, span.start - 1
    if at < 1 or not (doc[at].lower_ in ("worth", "totalling", "totaling") or (doc[at].lower_ == "of" and quantity.upper)):
        return None
    noun = doc[at - 1 - (at > 1 and doc[at - 1].text == ",")]
    countable = is_noun(noun) and noun.i not in taken and noun.lower_ not in _STATES_OF | NO_MEASURE | TIME_NOUNS
    return noun if countable else None


def _over_preposition(quantity: Quantity, preposition: Token, taken: Measured) -> Token | None:
    over = preposition.head
    while over.dep_ == "prep" and over.tag_ in PREPOSITIONS:
        over = over.head
    placed = quantity.unit in DURATIONS and preposition.lower_ in ("for", "in", "within", "inside")
    if placed and over.tag_ not in VERBS:
        return None
    if is_noun(over):
        told = any(child.dep_ == "compound" and is_noun(child) for child in over.lefts)  # "an interest rate of 9 %"
        if over.lower_ in _STATES_OF and over.head.i != over.i and not told:
            return _climb(over) or (None if over.lower_ in _AVERAGES else over)
        return over if over.i not in taken or taken[over.i] is not None else None
    if over.tag_ in VERBS:
        if placed:
            lasts = over.lower_ in STATES or (over.lower_ not in JAILS and _is_passive(over) and preposition.lower_ == "for")
            return _common(subject(over)) if lasts else None
        patient = _patient(over) if _is_of_patient(preposition, over) else None
        if patient is not None and patient.tag_ in PRONOUNS:
            return None
        if _is_money(quantity) and preposition.lower_ == "with":
            return None  # "escaped with £310"
        return patient or _common(subject(over))
    return _climb(over)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _is_of_patient(preposition: Token, verb: Token) -> bool:
    """Tell whether an amount is that of what the verb acts on: "cut the bill by £5", "put the number at 50"."""
    if preposition.lower_ == "by" and verb.lower_ in _SURPASSES:
        return False
    word = preposition.lower_
    return word in ("by", "to", "from") or (word == "at" and verb.lower_ in _SETS) or (word == "for" and verb.lower_ in _TRADES)


def _patient(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _climb(token: Token) -> Token | None:
    """Go up to the nearest verb's subject or the nearest noun."""
    for above in token.ancestors:
        if above.tag_ in VERBS:
            return _common(subject(above))
        if is_noun(above) and above.lower_ not in _STATES_OF:
            return above
    return None


def _common(noun: Token | None, proper: bool = False) -> Token | None:
    """Keep a subject that can be measured: no person's pronoun, and no name unless `proper`."""
    if (
        noun is None
        or noun.tag_ in _UNCOUNTED
        or (noun.tag_ == "DT" and noun.lower_ not in _POINTING)
        or noun.lower_ in NO_MEASURE
    ):
        return None
    if noun.tag_ == "NN" and not is_noun(noun):
        return None
    return noun if proper or noun.tag_ not in PROPER or noun.ent_type_ not in NAMED else None


def _spent_on(verb: Token, top: Token, span: Span, taken: Measured) -> Token | None:
    """Give what money goes to or comes from: "£3m on consultants", "£9m will come from social care"."""
    after = [span.doc[span.end]] if span.end < len(span.doc) else []
    for child in (*after, *top.rights, *verb.rights):
        if child.tag_ not in PREPOSITIONS or child.i <= top.i or not _is_spent(child, top, verb):
            continue
        if any(place in taken for place in range(span.end, child.i)):
            break
        noun = object_of(child)
        if noun is None or not is_noun(noun) or noun.ent_type_ in NO_PURPOSE:
            continue
        if noun.lower_ not in TIME_NOUNS:
            return noun
    return None


def _is_spent(preposition: Token, top: Token, verb: Token) -> bool:
    """Tell whether a preposition leads from a sum to what it is for, and not to who pays or where."""
    match preposition.lower_:
        case "from":
            return top.dep_ != "dobj" or any(token.text == "," for token in top.doc[verb.i : top.i])
        case "for":
            return verb.lower_ not in AWARDS | _COSTS and (verb.lower_ in _PAYS or preposition.i == top.i + 1)
        case word:
            return word in _SPENDING
