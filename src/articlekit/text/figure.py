"""Figures: what a numeric claim is about, as far as the words of the text show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from articlekit.lazy import lazy
from articlekit.model.annotation import NumericClaim, Quote
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
    r"instead of|rather than|not|up to|compared|between|leaving|leaves|left with)\s+"
    r"(?:(?:the|a|an|its|their|only|just|about|around|some|more than|nearly|almost)\s+){0,2}\Z",
    re.I,
)
_OTHER_AFTER = re.compile(
    r"\s*(?:more|fewer|less|other|additional|extra|further|new|remain\w*|left\b|of (?:them|these|those|its|their|whom)|"
    r"each|apiece|earlier|before|last|previously|(?:a|an|per|every) [a-z]+)\b",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|[\r\n]")
_NAME = re.compile(r"(?<=[a-z0-9,;’'”\"–—-] )[A-Z][^\W\d_]+")
_LINE = re.compile(r"[^\r\n]*")
_PROSE_ENDS = frozenset(".!?\"”'’):;…")
_REACH = 400
_VAGUE = frozenset((word,) for word in "person man woman child member time day thing case one other".split())
_COMPARED = re.compile(r"\b(?:compared|against|versus|conversely|contrast|whereas|unlike|while)\b[^.!?\r\n]*\Z", re.I)
_DEFINITE = re.compile(r"\b(?:the|those|these|all)\s+\Z", re.I)
_DETERMINERS = frozenset("the a an its his her their our your my this that these those all any some".split())


@dataclass(eq=False)  # a frozen one takes three times as long to make
class Figure:
    """A numeric claim in its text, with the quotes that tell who says it; `article` names the text where that matters.

    What the words around it tell of what it is about is worked out only when it is asked for: mostly none of it is.
    """

    claim: NumericClaim
    text: str
    quotes: Sequence[Quote] = ()
    article: str = ""

    @lazy
    def speakers(self) -> frozenset[str]:
        """Who says it: the speakers of the innermost quote that holds it, or else its source's words; nobody in particular."""
        span = self.claim.span
        held = [
            (run.end - run.start, place, quote)
            for place, quote in enumerate(self.quotes)
            for run in quote.content
            if run.start <= span.start and span.end <= run.end
        ]
        if not held:
            return frozenset()
        quote = min(held)[2]
        return frozenset(speakers(quote) or ((quote.source.text.lower(),) if quote.source else ()))

    @lazy
    def allowed(self) -> Interval:
        """The values that the claim allows."""
        return interval(self.claim)

    @lazy
    def measure(self) -> tuple[str, ...]:
        """The words of what is counted, each in the singular, without determiners."""
        return _measure(self.claim.measure.text) if self.claim.measure else ()

    @lazy
    def period(self) -> Period | None:
        """The time that the claim holds for."""
        return period(self.claim.period.text) if self.claim.period else None

    @property
    def outline(self) -> tuple[object, ...]:
        """What is quick to see of what two figures must share: unit, whole, change, and the measure's last word's letter."""
        claim, counted = self.claim, self.claim.measure
        return claim.unit, claim.of, claim.change, counted and counted.text[counted.text.rfind(" ") + 1 :][:1].lower()

    @property
    def key(self) -> tuple[object, ...]:
        """What two figures must share to be about one thing: measure, unit, whole, direction of change, denominator."""
        claim = self.claim
        return self.measure, claim.unit, claim.of, claim.change, claim.per and claim.per.text.lower()

    @property
    def start(self) -> int:
        """Where the claim begins."""
        return self.claim.span.start

    @property
    def end(self) -> int:
        """Where the claim ends."""
        return self.claim.span.end

    @property
    def vague(self) -> bool:
        """Whether many things may have the figure: any people or times, or a plain number below ten."""
        return self.measure in _VAGUE or (self.claim.unit is None and abs(Decimal(self.claim.value)) < 10)

    @lazy
    def sentence(self) -> tuple[int, int]:
        """Where the sentence begins and ends that it stands in."""
        text, start, end = self.text, self.start, self.end
        before, after = max(0, start - _REACH), min(len(text), end + _REACH)
        begins = max((match.end() for match in _SENTENCE_END.finditer(text, before, start)), default=before)
        ending = _SENTENCE_END.search(text, end, after)
        return begins, ending.start() if ending else after

    @lazy
    def words(self) -> frozenset[str]:
        """The stems of its sentence's words besides its measure, its period, numbers and verbs of speech."""
        low, high = self.sentence
        words = (word for word in words_of(self.text[low:high]) if word not in _IDLE and not tells_speech(word))
        return frozenset(map(stem, words)) - self._own_stems

    @lazy
    def names(self) -> frozenset[str]:
        """The stems of those of its sentence's words that have a capital within it."""
        words = (word.lower() for word in _NAME.findall(self.text, *self.sentence))
        return frozenset(stem(word) for word in words if word not in DATES) - self._own_stems

    @lazy
    def _own_stems(self) -> frozenset[str]:
        return frozenset(map(stem, (*self.measure, *(words_of(self.claim.period.text) if self.claim.period else ()))))

    @lazy
    def prose(self) -> bool:
        """Whether its line ends as a text does."""
        line = _LINE.match(self.text, self.end)
        return bool(line and line[0].rstrip()[-1:] in _PROSE_ENDS)

    @lazy
    def definite(self) -> bool:
        """Whether it takes up a number given before ("the 441 jobs")."""
        return bool(_DEFINITE.search(self.text, max(0, self.start - 8), self.start))

    @lazy
    def apart(self) -> bool:
        """Whether words beside it tell it from others of its measure ("another 400", "compared with the women's 400")."""
        text, start, end, counted = self.text, self.start, self.end, self.claim.measure
        behind = counted.end if counted and counted.start >= end else end
        return bool(
            _OTHER.search(text, max(0, start - 40), start)
            or _OTHER_AFTER.match(text, end)
            or _OTHER_AFTER.match(text, behind)
            or _COMPARED.search(text, max(0, start - _REACH), start)
        )


@lru_cache(maxsize=4096)
def _measure(text: str) -> tuple[str, ...]:
    return tuple(singular(word) for word in words_of(text) if word not in _DETERMINERS)
