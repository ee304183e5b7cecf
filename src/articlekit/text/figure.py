"""Figures: what a numeric claim is about, as far as the words of the text show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from articlekit.model.annotation import NumericClaim, Quote, Span
from articlekit.text.attribution import speakers
from articlekit.text.inflection import singular, stem, words_of
from articlekit.text.interval import Interval, interval
from articlekit.text.period import DATES, Period, period
from articlekit.text.reporting import tells_speech

_IDLE = frozenset(
    """
a about above after again all almost also although am an and another any are around as at be because been before being below
between both but by can could did do does doing done down during each even every few for from further had has have having he
her here hers him his how i if in into is it its itself just last least less like made many may me might more most much must
my near nearly new next no nor not now of off on once one only or other our out over own past per quite rather said same say
she should since so some still such than that the their them then there these they this those through to too total under
until up upon us very was we were what when where which while who whom whose why will with within would year years yet you
your
""".split()
)
_OTHER = re.compile(
    r"\b(?:from|than|against|with|another|further|additional|extra|remaining|other|first|second|previous|earlier|including|"
    r"includes?|of (?:whom|which|them|these|those|its|their)|average|mean|median|target|record|each|every|per|half|"
    r"instead of|rather than|not|up to|compared|between)\s+"
    r"(?:(?:the|a|an|its|their|only|just|about|around|some|more than|nearly|almost)\s+){0,2}$",
    re.I,
)
_OTHER_AFTER = re.compile(
    r"\s*(?:more|fewer|less|other|additional|extra|further|new|of (?:them|these|those|its|their|whom)|"
    r"each|apiece|earlier|before|last|previously|(?:a|an|per|every) [a-z]+)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|[\r\n]")
_NAME = re.compile(r"(?<=[a-z0-9,;’'”\"–—-] )[A-Z][^\W\d_]+")
_LINE = re.compile(r"[^\r\n]*")
_PROSE_ENDS = frozenset(".!?\"”'’):;…")
_REACH = 400
_VAGUE = frozenset((word,) for word in "person man woman child member time day thing case one other".split())
_DETERMINERS = frozenset("the a an its his her their our your my this that these those all any some".split())


class Figure(NamedTuple):
    """A claim with what it counts (in base forms, last word first looked at), and where it stands in the text."""

    claim: NumericClaim
    allowed: Interval
    measure: tuple[str, ...]
    period: Period | None
    speakers: frozenset[str]

    @property
    def key(self) -> tuple[object, ...]:
        """What two figures must share to be about one thing: measure, unit, whole, direction of change, denominator."""
        claim = self.claim
        return self.measure, claim.unit, claim.of, claim.change, claim.per and claim.per.text.lower()


class Surroundings(NamedTuple):
    """The stems of the words in a figure's sentence, and of names among them; `prose` where its line ends as a text does."""

    words: frozenset[str]
    names: frozenset[str]
    prose: bool


def figure(claim: NumericClaim, quotes: Iterable[Quote]) -> Figure:
    """Make the figure of a claim; `quotes` tell who says it."""
    return Figure(
        claim,
        interval(claim),
        measure_of(claim.measure),
        period(claim.period.text) if claim.period else None,
        _said_by(claim.span, quotes),
    )


def measure_of(span: Span | None) -> tuple[str, ...]:
    """Give the words of a measure, each noun in the singular, without determiners."""
    return tuple(singular(word) for word in words_of(span.text) if word not in _DETERMINERS) if span else ()


def _said_by(span: Span, quotes: Iterable[Quote]) -> frozenset[str]:
    """Give who says what stands at a span: the speakers of the innermost quote, or else its source's words."""
    held = [
        (run.end - run.start, place, quote)
        for place, quote in enumerate(quotes)
        for run in quote.content
        if run.start <= span.start and span.end <= run.end
    ]
    if not held:
        return frozenset()
    quote = min(held)[2]
    return frozenset(speakers(quote) or ((quote.source.text.lower(),) if quote.source else ()))


def surroundings(text: str, figure: Figure) -> Surroundings:
    """Give what a figure's sentence says besides its measure, its period, numbers and verbs of speech."""
    start, end = figure.claim.span.start, figure.claim.span.end
    low = max(
        (match.end() for match in _SENTENCE_END.finditer(text, max(0, start - _REACH), start)), default=max(0, start - _REACH)
    )
    after = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    sentence = text[low : after.start() if after else min(len(text), end + _REACH)]
    idle = {stem(word) for word in (*figure.measure, *(words_of(figure.claim.period.text) if figure.claim.period else ()))}
    words = {stem(word) for word in words_of(sentence) if word not in _IDLE and not tells_speech(word)}
    names = {stem(word.lower()) for word in _NAME.findall(sentence) if word.lower() not in DATES}
    line = _LINE.match(text, end)
    prose = bool(line and line[0].rstrip()[-1:] in _PROSE_ENDS)
    return Surroundings(frozenset(words - idle), frozenset(names - idle), prose)


def is_other(text: str, claim: NumericClaim) -> bool:
    """Tell whether the words beside a claim set it apart from others of its measure: "another 400", "400 more", "from 400"."""
    before = text[max(0, claim.span.start - 40) : claim.span.start]
    after = text[claim.span.end : claim.span.end + 24]
    behind = text[claim.measure.end : claim.measure.end + 24] if claim.measure and claim.measure.start >= claim.span.end else ""
    return bool(_OTHER.search(before) or _OTHER_AFTER.match(after) or _OTHER_AFTER.match(behind))


def is_vague(figure: Figure) -> bool:
    """Tell whether many things may have the figure: any people or times, or a plain number below ten."""
    return figure.measure[-1:] in _VAGUE or (figure.claim.unit is None and abs(Decimal(figure.claim.value)) < 10)


def is_definite(text: str, claim: NumericClaim) -> bool:
    """Tell whether a claim takes up a number that was given before: "the 441 jobs", "all 441"."""
    return bool(re.search(r"\b(?:the|those|these|all)\s+$", text[max(0, claim.span.start - 8) : claim.span.start], re.I))
