"""Numeric claims: the quantities of a text with what they measure, the time they hold for and the direction of change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from articlekit.annotate.changes import direction
from articlekit.annotate.claim_confidence import confidence
from articlekit.annotate.measures import measure
from articlekit.annotate.noun_phrases import CASUALTIES, following
from articlekit.annotate.periods import Time, governor, is_period, per, period, times
from articlekit.annotate.word_classes import NUMBER, VERBS
from articlekit.model.annotation import NumericClaim
from articlekit.model.annotation import Span as Place
from articlekit.text.numbers import quantities
from articlekit.text.quantity import Quantity
from articlekit.text.units import DURATIONS

if not Doc.has_extension("claims"):
    Doc.set_extension("claims", default=None)
if not Doc.has_extension("dollar"):
    Doc.set_extension("dollar", default=None)

_SEASONS = re.compile(
    r"\b(?:over|in|for|during|past|last|next) (?:the )?[\w-]{1,10} (?:[a-z]{3,9}ing )?(?:seasons|terms)\b", re.I
)
_OR = re.compile(r"(?:\s+[\w-]+){0,3},?\s+or\s+(?:by\s+)?")
_MILLIONS = re.compile(r"\d\s?(?:m|bn|million|billion|trillion)\Z")
_REACH = 40
_FARTHEST = 80
_NEAR = 14
# No sentence of an article is longer, and walks through the parse of a longer one would not be linear in its length.
_LONGEST = 250
_LISTING = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBD", "CC", ",", "RP", "HYPH"))
_NO_ONE = frozenset("no any every each this that which the another some only".split())
_ONE_NOUNS = frozenset(
    "day time thing way another side hand point moment stage morning night evening afternoon weekend sunday monday "
    "tuesday wednesday thursday friday saturday summer winter".split()
)
_MODALS = frozenset("need can could must should may might would will has is was does cannot".split())
_MULTIPLES = frozenset("double triple treble quadruple quintuple doubles triples trebles".split())
_MULTIPLIED = frozenset("the its their that those what last his her our".split())


@Language.factory(
    "articlekit_claims",
    assigns=["doc._.claims", "doc.spans"],
    requires=["token.dep", "token.tag", "doc.sents"],
    default_config={"dollar": "USD"},
)
def articlekit_claims(nlp: Language, name: str, dollar: str) -> ClaimFinder:  # noqa: ARG001 - spaCy calls factories so
    """Make the component; a bare "$" is the ISO 4217 code `doc._.dollar` where that is set, else `dollar`."""
    return ClaimFinder(dollar)


class ClaimFinder:
    """Sets `doc._.claims` and `doc.spans["articlekit_claims"]`; offsets are code points of `doc.text`."""

    def __init__(self, dollar: str) -> None:
        self.dollar = dollar

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of one document."""
        found = claims(doc, doc._.dollar or self.dollar)
        spans = [doc.char_span(claim.span.start, claim.span.end, label="claim", alignment_mode="expand") for claim in found]
        doc._.claims = found
        doc.spans["articlekit_claims"] = [span for span in spans if span is not None]
        return doc


def claims(doc: Doc, dollar: str = "USD") -> list[NumericClaim]:
    """List the numeric claims of a parsed `doc` in text order, with ids n1, n2, ..."""
    text = doc.text
    read = [(quantity, _tokens(doc, quantity)) for quantity in quantities(text, dollar)]
    stated = [(quantity, span) for quantity, span in read if _is_claim(quantity, span, text)]
    stated = [each for at, each in enumerate(stated) if not (at and _lasts(each, stated[at - 1]))]
    taken = {token.i for _, span in stated for token in span}
    starts = _sentence_starts(doc)
    times_of: defaultdict[int, list[Time]] = defaultdict(list)
    for time in times(doc, text, taken):
        times_of[bisect_right(starts, time.span.start)].append(time)
    found: list[NumericClaim] = []
    previous: Span | None = None
    last: dict[str | None, tuple[Span, Span]] = {}
    counted_at: dict[int, Span | None] = dict.fromkeys(taken)
    at = 0
    for quantity, span in stated:
        if found and found[-1].per and quantity.number_start < found[-1].per.end:
            continue
        sentence = bisect_right(starts, span.start)
        if previous is not None and previous.end < starts[sentence - 1] - _REACH:
            previous = None
        if (starts[sentence] if sentence < len(starts) else len(doc)) - starts[sentence - 1] > _LONGEST:
            counted, near = following(span, counted_at), None
        else:
            counted, near = measure(quantity, span, counted_at, previous, last.get(_kind(quantity))), times_of[sentence]
        counted_at.update((token.i, counted) for token in span)
        claim = _claim(text, len(found) + 1, quantity, span, counted, near)
        if found and _is_sum(found[-1], claim) and sentence == at:
            claim = claim.model_copy(update={"unit": found[-1].unit})
        at = sentence
        found.append(_restated(text, found[-1], claim) if found else claim)
        if counted is not None:
            previous = counted
            last[_kind(quantity)] = span, counted
    return _listed(found, [span for _, span in stated])


def _kind(quantity: Quantity) -> str | None:
    """Give the unit, which of a proportion is that of a share."""
    return "%" if quantity.of is not None and quantity.unit is None else quantity.unit


def _sentence_starts(doc: Doc) -> list[int]:
    starts: list[int] = (doc.to_array("SENT_START") == 1).nonzero()[0].tolist()
    return starts if starts[:1] == [0] else [0, *starts]


def _tokens(doc: Doc, quantity: Quantity) -> Span:
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    assert span is not None
    return span


def _claim(
    text: str, number: int, quantity: Quantity, span: Span, counted: Span | None, near: list[Time] | None
) -> NumericClaim:
    """Make the claim; `near` are the times of its sentence, None where that is too long for its parse to be asked."""
    change = quantity.change if near is None else direction(quantity, span, text)
    return NumericClaim(
        id=f"n{number}",
        span=Place(start=quantity.start, end=quantity.end, text=text[quantity.start : quantity.end]),
        comparator=quantity.comparator,
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        of=quantity.of,
        change=change,
        measure=_place(counted),
        period=_place(period(quantity, change is not None, span, text, near) if near else None),
        per=_place(per(span, text)),
        confidence=confidence(quantity, span, counted, change is not None),
    )


def _restated(text: str, before: NumericClaim, claim: NumericClaim) -> NumericClaim:
    """Give a claim that repeats the one before it in another unit, in brackets or after "or", its direction and comparator."""
    gap = text[before.span.end : min(claim.span.start, before.span.end + _FARTHEST)]
    converted = gap.strip() == "(" and claim.unit is not None and before.unit != claim.unit
    if (
        not (converted or (_OR.fullmatch(gap) and (before.change is not None or _is_count_again(before, claim))))
        or claim.comparator != "="
        or claim.change is not None
    ):
        return claim
    told: dict[str, object] = {
        "change": before.change,
        "measure": claim.measure if claim.unit == "%" and claim.measure else before.measure,
        "period": claim.period or before.period,
    }
    if converted and before.comparator != "range" and claim.unit != "%":  # "more than two-fifths (43 %)"
        told["comparator"] = before.comparator
    return claim.model_copy(update=told)


def _is_sum(before: NumericClaim, claim: NumericClaim) -> bool:
    """Tell whether millions without a noun are of the money before them: "£150m, compared with a forecast of 185 million"."""
    counts = claim.unit is not None or (claim.measure is not None and claim.measure.start >= claim.span.end)
    return not counts and _is_money(before.unit) and _MILLIONS.search(claim.span.text) is not None


def _is_money(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _is_count_again(before: NumericClaim, claim: NumericClaim) -> bool:
    """Tell whether a bare count or a sum gives the one before it in other terms: "£1.6bn, or £510 a head"."""
    own = claim.measure is not None and claim.measure.start > claim.span.start
    return (
        (claim.unit is None or _is_money(claim.unit)) and claim.unit == before.unit and not own and before.measure is not None
    )


def _listed(found: list[NumericClaim], spans: list[Span]) -> list[NumericClaim]:
    """Let the claims of a list ("414 children were helped, 513 people arrested") share the time that follows its last one."""
    shared = list(found)
    for place in range(len(found) - 2, -1, -1):
        here, last = shared[place], shared[place + 1]
        between = spans[place].doc[spans[place].end : spans[place + 1].start]
        if here.period or last.period is None or last.period.start < last.span.end or here.unit != last.unit:
            continue
        if len(between) < 7 and any(token.tag_ in (",", "CC") for token in between) and all(_lists(token) for token in between):
            shared[place] = here.model_copy(update={"period": last.period})
    return shared


def _lists(token: Token) -> bool:
    return not token.is_sent_start and (token.tag_ in _LISTING or token.lower_ in ("was", "were"))


def _place(span: Span | None) -> Place | None:
    return None if span is None else Place(start=span.start_char, end=span.end_char, text=span.text)


def _is_claim(quantity: Quantity, span: Span, text: str) -> bool:
    """Tell whether a quantity is claimed: no pronoun "one", no adjective "double", no duration that only places an event."""
    if quantity.value == "1" and span.text.lower() == "one":
        return _counts_one(span[0])
    if quantity.change and span[-1].lower_ in _MULTIPLES:
        return span[-1].tag_ in VERBS or (len(span.doc) > span.end and span.doc[span.end].lower_ in _MULTIPLIED)
    if quantity.unit is None and _SEASONS.search(text, max(0, span.start_char - 16), span.end_char + 19):
        return False
    return not _is_name(quantity, span) and not is_period(quantity, span, text)


def _lasts(here: tuple[Quantity, Span], before: tuple[Quantity, Span]) -> bool:
    """Tell whether a duration is how long the quantity before it held: "2,000 posts were kept for ten years"."""
    (quantity, span), (other, counted) = here, before
    before_it = span.doc[span.start - 1].lower_
    priced = before_it == "for" and other.unit is not None and other.unit.isupper()  # "80p for half an hour"
    if quantity.unit not in DURATIONS or quantity.comparator != "=" or quantity.age or other.unit in DURATIONS or priced:
        return False
    if before_it not in ("for", "in") or not 0 < span.start - counted.end < _NEAR:
        return False
    if span.end < len(span.doc) and span.doc[span.end].lower_ == "of":
        return False  # "in 18 days of strikes"
    return governor(span) == governor(counted) and governor(span).tag_ in VERBS


def _is_name(quantity: Quantity, span: Span) -> bool:
    """Tell whether digits belong to a name in the singular: "a 787 Dreamliner"."""
    if quantity.unit or quantity.upper or quantity.of or quantity.value == "1" or not span.text.isdigit():
        return False
    head = span.root.head
    after = span.doc[head.i + 1].tag_ if head.i + 1 < len(span.doc) else ""
    return (
        head.tag_ == "NNP"
        and head.text[1:].islower()
        and not head.text.endswith("s")
        and head.lower_ not in CASUALTIES
        and head.i in range(span.end, span.end + 4)
        and all(token.tag_ == "NNP" for token in span.doc[span.end : head.i])
        and not after.startswith("N")
    )


def _counts_one(token: Token) -> bool:
    before = token.nbor(-1).lower_ if token.i else ""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if after.lower_ == "every":
        return True
    if (
        token.head.dep_ in ("nsubj", "nsubjpass", "poss", "compound")
        or token.head.head.dep_ == "agent"
        or (before == "by" and token.head.ent_type_ == "")
    ):
        return False
    return (
        before not in _NO_ONE
        and after.tag_ != NUMBER
        and token.dep_ in ("nummod", "compound", "det")
        and token.head.i > token.i
        and after.lower_ not in _ONE_NOUNS | _MODALS
    )
