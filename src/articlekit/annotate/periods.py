"""Times in a text, and which of them a quantity holds for."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from articlekit.annotate.word_classes import PREPOSITIONS, VERBS, is_noun
from articlekit.text.quantity import Quantity
from articlekit.text.units import DURATIONS

_UNIT = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|quarters?|"
    r"seasons?|nights?|weekends?|fortnights?|summers?|winters?|"
    r"springs?|autumns?|mornings?|afternoons?|evenings?|halves|half|terms?|periods?)"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:s|\s+(?:night|morning|afternoon|evening))?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s+(?:19|20)\d\d\b"
    rf"|\s+(?:last|this|next)\s+year\b)?|(?:19|20)\d\d(?:[-–/]\d\d)?\b|{_WEEKDAY}|Christmas|Easter"
)
_SHIFT = (
    r"(?:past|last|next|previous|first|second|third|fourth|final|coming|following|same|current|"
    r"latest|whole|entire|recent|early|late|mid)"
)
_MANY = (
    r"(?:\d[\d,.]*|an?|half\s+an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundred|several|many|few|couple\s+of|dozen|financial|fiscal|calendar|school|"
    r"academic|tax|opening|closing|winter|summer|festive|holiday)"
)
_LENGTH = (
    rf"(?:the\s+|that\s+|this\s+|an?\s+|each\s+of\s+the\s+)?(?:{_SHIFT}\s+)?(?:{_MANY}(?:-|\s+)(?:and\s+a\s+half\s+)?)?"
    rf"(?:{_SHIFT}\s+)?(?:[a-z]{{3,9}}ing\s+)?{_UNIT}\b(?:\s+period\b)?"
)
_TAIL = (
    rf"(?:\s+(?:of|to|ended|ending|in|up\s+to)\s+(?:(?:the\s+)?(?:last|this|next|same|"
    rf"previous)\s+(?:year|month|week|season)|(?:the\s+(?:end\s+of\s+)?)?(?:{_DATE})))?"
)
_SPOKEN = re.compile(
    rf"""(?<![\w-])(?:
      (?:in|over|during|for|within|throughout|across)\s+(?:just\s+|only\s+|barely\s+)?(?!(?:seconds?|half)\b){_LENGTH}{_TAIL}
    | (?:at|by|until)\s+(?:the\s+)?(?:end|start|beginning|close)\s+of\s+(?:{_DATE}|(?:the\s+|last\s+|this\s+|next\s+)?{_UNIT}\b)
    | (?:since|before)\s+(?:the\s+)?(?:pandemic|war|crash|lockdowns?|referendum|financial\s+crisis|invasion|Covid(?:-19)?)\b
    | since\s+(?:the\s+|its\s+|their\s+)?[\w-]+\s+(?:began|begun|started|resumed|opened|reopened|ended|closed|launched
        |broke\s+out)\b
    | since\s+(?:the|its|their)\s+(?:last|previous|first)\s+[a-z]+
    | (?:by|until|at|before)\s+(?:the\s+)?(?:year|month|week|season|decade)(?:['’]s\s+|-)end
    | (?:in|over|during)\s+(?:that|the\s+same|this)\s+(?:time|period)
    | in\s+(?:early|late|morning|afternoon)\s+(?:trading|trade|dealings)
    | between\s+(?:{_DATE})\s+and\s+(?:the\s+(?:early|mid|late)\s+)?(?:\d{{4}}s|{_DATE})
    | from\s+(?:{_DATE})\s+(?:to|until)\s+(?:{_DATE})
    | (?!on\s+(?:19|20)\d\d)(?:in|since|by|on|during|until|for|before|after)\s+(?:(?:the\s+)?(?:early|late|mid|end\s+of
        |beginning\s+of|start\s+of|last|this|next)[\s-])?(?:{_DATE})
    | (?:since|by)\s+(?:the\s+)?(?:{_SHIFT}\s+|this\s+|end\s+of\s+)?{_UNIT}(?:\s+of\s+(?:{_DATE}))?
    | (?:so\s+far\s+|earlier\s+|later\s+)?(?:last|this|that|next|the\s+previous|the\s+same)\s+(?:{_UNIT}|{_MONTH}|{_WEEKDAY})\b
    | (?:[\w,]{{1,20}}\s+)?{_UNIT}\s+(?:earlier|ago|before(?!\s+[a-z])|later)\b
    | yesterday|today|tonight|annually | (?:a|an|per|every|each)\s+(?:(?:average|typical|normal|single|other|\d+|two
        |three|four|five|six)\s+)?{_UNIT}\b(?!\s+(?:ago|earlier|later|before|after))
    | (?:{_WEEKDAY})
    )(?![\w-])""",
    re.X | re.I,
)
_RATE = re.compile(
    rf"\s*,?\s*(?:each\s+)?(?:(?:a|an|per|every|each)\s+(?:\d+\s+|(?:two|three|four|five|"
    rf"six)\s+)?{_UNIT}|annually|yearly|monthly|weekly|daily)\b(?!\s+(?:ago|earlier|later|before|"
    rf"after))",
    re.I,
)
_PLACED_BEFORE = re.compile(
    r"\b(?:over|in|during|same|past|(?<!to\s)last|next|previous|first|coming|following|final|every|each|after|"
    r"before|recent|per|throughout|across|within\s+the\s+(?:next|last|past)|early|opening|closing)"
    r"\s+(?:the\s+|a\s+|about\s+|just\s+|only\s+|barely\s+)?$",
    re.I,
)
_HELD = re.compile(
    r"\b(?:for|lasting|lasted|spent|spend|spending|took|take|takes|waited|waiting|wait|waits|jailed|"
    r"sentenced|given|handed|got|serve|served|serving|is|was|are|were|of|last|lasts)\s+$",
    re.I,
)
_PLACED_AFTER = re.compile(
    r"\s+(?:ago|earlier|later|before|after|ahead\s+of|from\s+now|on\b(?!\s+(?:the|a|average)\b)|into|since|"
    r"prior|hence)\b",
    re.I,
)
_OF_AN_EVENT = re.compile(
    r"\s+of\s+(?:the|a|an|its|his|her|their|that|this|being|[a-z]{3,12}ing)\b"
)  # "within hours of the result"
_LEVEL_BEFORE = re.compile(r"\bfrom\s+\S+(?:\s+\S+){0,2}\s+to\s+(?:\w+\s+)?$")
_TAKEN_PART = re.compile(r"\b(?:part|participat\w+|involved|engaged)\s+in\s+$")
# "Its lowest in three months": how long none was lower, and no time that the figure holds for.
_SUPERLATIVE = re.compile(
    r"\b(?:highest|lowest|biggest|largest|smallest|greatest|fewest|fastest|slowest|quickest|steepest|sharpest|strongest|weakest|"
    r"hottest|coldest|warmest|coolest|wettest|driest|busiest|quietest|deadliest|longest|shortest|heaviest|worst|best|first)"
    r"(?:\s[\w-]{1,20}){0,3}\s\Z",
    re.I,
)
_MODIFIES = re.compile(r"-[a-z]+\Z", re.I)  # "for a three-day course"
_SINCE_WHEN = re.compile(rf"(?:in|for)\s+(?:{_MANY}[\s-])?{_UNIT}|since\b.*", re.I | re.S)
_ONWARD = re.compile(r"\s+(?:\w+\s+){0,2}to\b")
_LASTING = re.compile(r"(?:over|during|throughout|across|in\s+the\s+(?:past|last|first))\b", re.I)
# "From £14.6m to £5.1m since 2020": the fall took that long, and no level holds for it.
_COURSE = re.compile(rf"since\b|(?:in|over)\s+(?:just\s+|only\s+)?{_MANY}\s+{_UNIT}\Z", re.I)
_PRICED = re.compile(r"\b(?:at|on)\s+(?:an?|the)\s+(?:[\w-]+\s+){1,2}of\s+\Z", re.I)  # "at a cost of £165"
_DATELESS = frozenset(("%", "pp", "bp", "m", "km", "[mi_i]", "[ft_i]"))
_ON_A_DAY = re.compile(rf"on\s+(?:{_DATE})", re.I)
_SHARES = re.compile(r"\b(?:[Ss]hares?|[Ss]tock)\b")  # but a price is that day's
_GIVEN = frozenset("the all both these those".split())
_DEEPEST, _REACH = 40, 60
_BASES = frozenset("compared against than versus".split())
_BASE_BEFORE = re.compile(
    r"\b(?:from|compared\s+(?:with|to)|against|than|(?:peak|high|low|record)\s+of)\s+(?:(?:about|just|around|over|under)\s+)?"
    r"(?:[£$€]?\d[\d.,]*[a-z%]{0,3}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r"(?:\s(?:million|billion|per\s?cent|points))?\s*$"
)
_BREAK = re.compile(r"[,;:()–—]|\b(?:and|but|or)\b|\d")
_PER = re.compile(
    rf"""\s+(?:
      per\s+(?!cent\b|{_UNIT}\b)(?:
        (?:square|cubic|metric|live|head\s+of|[kmgt]\w{{2,3}}watt|(?:hundred|thousand|million)(?:\s+(?:square|cubic))?)\s+[a-z]+
        |\d[\d,]*(?:\s?[a-zA-Z]+)?|[a-z]+)
    | for\s+every\s+(?:\d[\d,]*\s+|hundred\s+|thousand\s+)?[a-z]+
    | (?:more\s+|less\s+|extra\s+)?a\s+dozen | for\s+a\s+dozen
    | an?\s+(?:head|hectare|lit(?:re|er)|tonne|ton|kilo|kilogram|barrel|mile|share|piece|pop|person|ticket|unit|acre|gallon|
        pint|ounce|pound|bottle|bushel|square\s+(?:foot|met(?:re|er)|mile)|plate|game|go)
    | apiece | each(?!\s+(?:of|other|year|month|week|day|time)\b)
    )\b""",
    re.X,
)


class Time(NamedTuple):
    """A time expression's tokens, the verb or noun that it depends on, and whether it is a rate ("a year")."""

    span: Span
    governor: Token
    rate: bool


def times(doc: Doc, text: str, taken: set[int]) -> list[Time]:
    """List the time expressions of `doc` in text order that share no token with `taken`, the tokens of quantities."""
    found: list[Time] = []
    for match in _SPOKEN.finditer(text):
        span = doc.char_span(*match.span())
        if span is None or any(token.i in taken for token in span) or _is_base(span) or _is_taken_part_in(span, text):
            continue
        if _MODIFIES.search(match[0]) and span.end < len(doc) and is_noun(doc[span.end]):
            continue
        if _SINCE_WHEN.fullmatch(match[0]) and _SUPERLATIVE.search(text, max(0, match.start() - 60), match.start()):
            continue
        found.append(Time(span, governor(span), bool(_RATE.fullmatch(match[0]))))
    return found


def _is_base(span: Span) -> bool:
    """Tell whether a time is what a change is measured against: "fewer than a year ago", "up 27% on the year before"."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in ("than", "on", "as")


def _is_taken_part_in(span: Span, text: str) -> bool:
    """Tell whether days are something to take part in: "part in 18 days of strikes"."""
    return _TAKEN_PART.search(text[max(0, span.start_char - 20) : span[0].idx + len(span[0].text_with_ws)]) is not None


def governor(span: Span) -> Token:
    """Give the nearest verb above `span`, or the root of its sentence."""
    token = span.root
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            break
        if token.tag_ in VERBS and not span.start <= token.i < span.end and token.dep_ not in ("aux", "auxpass"):
            break
        token = token.head
    return token


def is_period(quantity: Quantity, span: Span, text: str) -> bool:
    """Tell whether a duration only places an event or is the time that another claim holds for."""
    if quantity.unit not in DURATIONS or quantity.age:
        return False
    before, after = text[max(0, quantity.start - 30) : quantity.start], text[quantity.end : quantity.end + 16]
    if _TAKEN_PART.search(before):
        return False
    if _SUPERLATIVE.search(text, max(0, quantity.start - 60), quantity.start):
        return True
    if (
        _PLACED_AFTER.match(after)
        and not _LEVEL_BEFORE.search(before)
        and (not _HELD.search(before) or re.match(r"\s+(?:ago|earlier|later)\b", after))
    ):
        return True
    if re.search(r"\b(?:spen[dt]|spending|for|took|takes|waited)\s+(?:the\s+)?(?:past|last|next|first)\s+$", before):
        return bool(re.search(r"\bfor\s+(?:the\s+)?\w+\s+$", before))
    over = re.match(r"(?:just\s+)?over\b", span.text, re.I)
    if over:
        return not _HELD.search(before)
    if span[0].lower_ == "within" and _OF_AN_EVENT.match(text, quantity.end):
        return True
    if quantity.comparator != "=":
        return bool(re.search(r"\b(?:past|last|next|over|every|each|during|after|before)\s+$", before, re.I))
    if quantity.unit in ("h", "min", "s") and re.search(r"\bin\s+(?:about\s+|just\s+|only\s+|barely\s+)?$", before):
        return False
    return bool(_PLACED_BEFORE.search(before))


def period(quantity: Quantity, changing: bool, span: Span, text: str, near: list[Time]) -> Span | None:
    """Find the time that the quantity at `span` holds for, among those of its sentence.

    It is a rate or time right after the quantity, else one of its clause, else one that joined clauses share; for a duration
    only one that follows it.
    """
    end = span.end_char
    for time in near:
        between = text[end : time.span.start_char]
        if time.rate and 0 <= time.span.start - span.end <= 4 and not _BREAK.search(between):
            return time.span
        if time.span.start == span.end and time.span[0].tag_ not in PREPOSITIONS:
            return time.span
    if quantity.unit in DURATIONS and not changing:
        return next((time.span for time in near if time.span.start == span.end), None)
    if span.start and span.doc[span.start - 1].lower_ == "from" and _ONWARD.match(text[end : end + 30]):
        return next((time.span for time in near if time.span.start == span.end), None)
    before = text[max(0, span.start_char - _REACH) : span.start_char]
    if _LEVEL_BEFORE.search(before):
        near = [time for time in near if not _COURSE.match(time.span.text)]
    if _is_sum_or_share(quantity) and not _SHARES.search(before):
        near = [time for time in near if not _ON_A_DAY.match(time.span.text)]
    if _PRICED.search(before) or _is_given(span):
        after = (time for time in near if not time.rate and time.span.start > span.end)
        return next((time.span for time in after if _is_of_its_noun(time.span, span) or _modifies(time, span)), None)
    verb = span.root if quantity.unit == "x" and span.root.tag_ in VERBS else governor(span)
    clause = _clause(verb)
    points = [time for time in near if not time.rate]
    own = [
        time
        for time in points
        if _clause(time.governor) == clause and not _is_elsewhere(time, span) and not _is_of_a_base(time, span, text)
    ]
    own += [time for time in points if time not in own and time.span.start > span.end and _modifies(time, span)]
    behind = [time for time in own if time.span.start >= span.end]
    if behind:
        return min(behind, key=lambda time: time.span.start).span
    if own:
        return max(own, key=lambda time: time.span.start).span
    return _shared(verb, points)


def _is_sum_or_share(quantity: Quantity) -> bool:
    """Tell whether a quantity is money, a share or a distance: the day of an event is no time that such holds for."""
    unit = quantity.unit
    return unit in _DATELESS or (unit is not None and len(unit) == 3 and unit.isupper())


def _is_of_its_noun(time: Span, span: Span) -> bool:
    """Tell whether a time belongs to the noun right behind a quantity: "the 5,200 visits last year"."""
    return time.start == span.end + 1 and time[0].tag_ not in PREPOSITIONS


def _is_given(span: Span) -> bool:
    """Tell whether a quantity is one that is known already: "its 410 volunteers", "all five"."""
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and (before.tag_ in ("POS", "PRP$") or before.lower_ in _GIVEN)


def _shared(verb: Token, points: list[Time]) -> Span | None:
    """Find a time that clauses share: before the first or after the last, elliptic one of several, or before "they said"."""
    beside = verb.head if verb.dep_ == "advcl" and any(child.lower_ == "while" for child in verb.children) else None
    if beside is not None and (found := next((time for time in points if time.governor == beside), None)):
        return found.span
    whose = _clause(verb)
    if whose.dep_ in ("relcl", "advcl") and any(child.lower_ == "when" for child in whose.children):
        return next((time.span for time in points if time.span.end <= whose.left_edge.i <= time.span.end + 1), None)
    joined = next((time for time in points if _is_elliptic(time.governor) and verb in _heads(time.governor)), None)
    if joined is not None and joined.span.start > joined.governor.i:
        return joined.span
    for above in _heads(verb):
        fronted = next((time for time in points if time.governor == above and time.span.end <= above.i), None)
        if fronted is not None and not _inside_subject(fronted):
            return fronted.span
    if any(_clause(above).dep_ == "ccomp" for above in (verb, *_heads(verb))):
        return next((time.span for time in points if time.span[0].is_sent_start and _LASTING.match(time.span.text)), None)
    return None


def _heads(verb: Token) -> list[Token]:
    """Give the verbs that `verb` is joined to, the nearest first."""
    found = []
    while verb.dep_ in ("conj", "ccomp") and verb.head.tag_ in VERBS and (verb.dep_ == "conj" or verb.head.i > verb.i):
        verb = verb.head
        found.append(verb)
    return found


def _is_elliptic(verb: Token) -> bool:
    return verb.tag_ in ("VBN", "VBD") and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _clause(verb: Token) -> Token:
    """Give the verb whose clause `verb` belongs to: infinitives and participles that complete a verb are its clause's."""
    while verb.dep_ in ("xcomp", "oprd", "acomp", "aux", "auxpass", "pcomp", "prep") and verb.head.i != verb.i:
        if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
            break
        verb = verb.head
    return verb


def _is_elsewhere(time: Time, span: Span) -> bool:
    """Tell whether a time belongs to a phrase that the quantity at `span` is no part of.

    That is a subject ("a visit in 2023 cost £5"), an apposition ("4.5m, its highest level since 2007") or what the quantity is
    compared with ("43 %, compared with 51 % in 2019").
    """
    token, top = time.span.root, time.governor
    if top.lower_ in _BASES:
        return not top.left_edge.i <= span.start <= top.right_edge.i
    while token.head.i != token.i and token.i != top.i:
        apart = token.dep_ in ("nsubj", "nsubjpass") or (token.lower_ in _BASES and not span.start <= token.i < span.end)
        if apart or (token.dep_ in ("appos", "npadvmod") and token.i != time.span.root.i):
            return not token.left_edge.i <= span.start <= token.right_edge.i
        token = token.head
    return False


def _is_of_a_base(time: Time, span: Span, text: str) -> bool:
    """Tell whether a time is that of the figure which another is compared with: "to 3.9 % from 4.6 % a month earlier"."""
    match = _BASE_BEFORE.search(text, max(0, time.span.start_char - 40), time.span.start_char)
    return match is not None and span.end_char <= match.start()


def _inside_subject(time: Time) -> bool:
    return any(above.dep_ in ("nsubj", "nsubjpass") and above.head == time.governor for above in time.span.root.ancestors)


def _modifies(time: Time, span: Span) -> bool:
    """Tell whether a time stands in a participle or relative clause of the noun that the quantity counts."""
    token = span.root
    while token.head.i != token.i and (
        span.start <= token.head.i < span.end or token.dep_ in ("nummod", "quantmod", "compound", "amod")
    ):
        token = token.head
    between = list(takewhile(lambda above: above.i != token.i, time.span.root.ancestors))
    return is_noun(token) and token in time.span.root.ancestors and not any(above.dep_ == "appos" for above in between)


def per(span: Span, text: str) -> Span | None:
    """Find another denominator right after the quantity: "a head", "per kilo", "each"."""
    match = None if span[-1].lower_ == "half" else _PER.match(text, span.end_char)
    if match is None:
        return None
    lead = len(match[0]) - len(match[0].lstrip())
    return span.doc.char_span(match.start() + lead, match.end())
