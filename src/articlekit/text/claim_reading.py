"""What the words of a numeric claim say, beside what is stored about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from articlekit.model.annotation import NumericClaim
from articlekit.text.comparators import LAST_OF_TWO, may_end_comparator
from articlekit.text.not_quantities import may_end_index
from articlekit.text.number_words import START
from articlekit.text.numbers import quantities
from articlekit.text.quantity import Quantity
from articlekit.text.unit_words import SHARED_MONEY

Fault = Literal["value", "unit", "comparator"]
_FARTHEST = 240
_OLDEST = 115
_PEOPLE = re.compile(r"\b(?:them|those|who|aged?|old|older|people|men|women|children)\b", re.I)
_REACH = 42  # how far numbers are joined into one
_SENTENCE_END = re.compile(r"[\r\n]|[.!?][\"'”’)]{0,2}\s+(?=[\"'“‘(]?[A-Z])")
_read = lru_cache(maxsize=64)(quantities)  # claims share sentences, and sentences words
# A comparator may be put in words that the reader does not know; where one of these stands before the number, nothing is said.
_BOUNDS = re.compile(
    r"\b(?:exceed|top|surpass|pass|reach|hit|beat|max|min|cap|limit|ceiling|floor|threshold|approach|near|average|estimat|averag|"
    r"excess|clos|nudg|touch|within|inside|up to|as (?:many|much|few|little) as|least|most|than)\w*\W+(?:\w+\W+){0,2}$",
    re.I,
)
_PLAIN = re.compile(r"((?:[Mm]ore than|[Oo]ver) )?([£€])?(\d{1,3}(?:,\d{3})+|\d{1,6})(\.\d{1,3})?(%)?")
_SIGNS = {"£": "GBP", "€": "EUR", "%": "%"}
_SMALL_WORD = re.compile(r"(?!(?:minus|no|not|never)\Z)[a-z]{1,20}")
# What may stand behind money or a share: the end of a sentence, or a word that is no part of it.
_PLAIN_AFTER = re.compile(
    r"[,.;:]?[\"”’]?(?:\Z|[\r\n]| a | (?!(?:hundred|thousand|million|billion|trillion|or|and|at|plus|maximum|minimum|max|min|"
    r"tops|give|per|points?|percentage|sterling)\b)[a-z]{2,20}(?![\w'’-]))"
)
_SQUARES = {"[mi_i]2": "[smi_us]", "[yd_i]2": "[syd_i]", "[ft_i]2": "[sft_i]", "[in_i]2": "[sin_i]"}
_UNIT_WORDS = re.compile(
    r"(?:hundred|thousand|million|billion|trillion|dozen|year|month|week|day|hour|minute|second|mile|kilo|metre|meter|feet|foot|"
    r"inch|pound|euro|dollar|cent|penn|pence|point|degree|ton|gram|lit|acre|hectare|yard|time|fold|more|less|fewer|pint|quid|"
    r"buck|volt|watt|amp|bit|byte|gallon|ounce|stone|knot|barrel|joule|calorie|hertz|horsepower|percent|rupee|yen|franc|peso)"
    r"|[a-z]{1,3}\b"
)


class Reading(NamedTuple):
    """A claim's quantity as it is read from the text, with offsets there, and what of it is stored otherwise."""

    quantity: Quantity
    faults: frozenset[Fault]


def misread(text: str, claim: NumericClaim, dollar: str = "USD") -> Reading | None:
    """Read what stands at a claim's place, and give that where something else is stored; of several readings the best.

    None where nothing can be read, and where all agrees, be it that a range is stored upside down.
    """
    if _is_plainly_so(text, claim):
        return None
    reading = read_claim(text, claim, dollar)
    return reading if reading and reading.faults else None


def _is_plainly_so(text: str, claim: NumericClaim) -> bool:
    """Tell at a glance whether a claim says what is stored: a plain count with its measure behind it, money or a share.

    Many claims are such, and reading one costs twenty times as much.
    """
    span, unit = claim.span, claim.unit
    match = _PLAIN.fullmatch(span.text)
    if match is None or claim.of is not None:
        return False
    more, sign, number, decimals, share = match.groups("")
    if number.replace(",", "") + decimals != claim.value or claim.comparator != (">" if more else "="):
        return False
    before = text[max(0, span.start - _REACH) : span.start]
    before = before[before.rfind("\n") + 1 :]  # nothing is read across lines
    if not sign and not share:
        measure = claim.measure
        if unit is not None or measure is None or measure.start != span.end + 1 or before.endswith(" of "):
            return False
        if not measure.text[:1].islower() or _UNIT_WORDS.match(measure.text):
            return False
    else:
        after = text[span.end : span.end + _REACH].partition("\n")[0]
        if unit is None or unit != _SIGNS.get(sign + share) or not _PLAIN_AFTER.match(after) or START.search(after):
            return False
    if not before:
        return True
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    if before[-1] != " " or not _is_apart(word) or (word in LAST_OF_TWO and may_end_comparator(before)):
        return False
    return START.search(before) is None


@lru_cache(maxsize=8192)
def _is_apart(word: str) -> bool:
    """Tell whether a word before a number is a small one that says nothing of it."""
    return bool(_SMALL_WORD.fullmatch(word)) and not may_end_comparator(f"{word} ") and not may_end_index(f"{word} ")


def read_claim(text: str, claim: NumericClaim, dollar: str = "USD") -> Reading | None:
    """Read what stands at a claim's place, None where nothing can be read; of several readings the one that agrees best.

    The words around a claim are read with it; where number or unit disagree then, the claim is read alone as well.
    """
    start, end = claim.span.start, claim.span.end
    found: list[Reading] = []
    for low, high in (_around(text, start, end), (start, end)):
        found += [Reading(each, _faults(text, claim, each, dollar)) for each in _quantities(text, claim, low, high, dollar)]
        if any(reading.faults <= {"comparator"} for reading in found):
            break
    return min(found, key=lambda reading: len(reading.faults), default=None)


def _quantities(text: str, claim: NumericClaim, low: int, high: int, dollar: str) -> Iterator[Quantity]:
    """Read the quantities at a claim's span in `[low, high)`, with offsets in the whole text."""
    for quantity in _read(text[low:high], dollar):
        if low + quantity.number_start < claim.span.end and claim.span.start < low + quantity.number_end:
            yield quantity._replace(
                start=low + quantity.start,
                end=low + quantity.end,
                number_start=low + quantity.number_start,
                number_end=low + quantity.number_end,
            )


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the sentence, or sentences, about `[start, end)`; a very long one is cut between words."""
    low, high = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, low, start)]
    if ends:
        low = ends[-1]
    elif low:
        low = next((at + 1 for at in range(low, start) if text[at].isspace()), start)
    if match := _SENTENCE_END.search(text, end, high):
        high = match.end()
    elif high < len(text):
        high = next((at for at in range(high, end, -1) if text[at - 1].isspace()), end)
    return low, high


def _faults(text: str, claim: NumericClaim, read: Quantity, dollar: str) -> frozenset[Fault]:
    faults: set[Fault] = set()
    if not _same_value(claim, read):
        faults.add("value")
    if not _same_unit(text, claim, read) and not (read.unit is None and claim.unit and _unit_nearby(text, claim, dollar)):
        faults.add("unit")
    if claim.comparator != read.comparator and not (read.comparator == "=" and _bounded_otherwise(text, claim)):
        faults.add("comparator")
    return frozenset(faults)


def _same_unit(text: str, claim: NumericClaim, read: Quantity) -> bool:
    """Tell whether the units agree: those that two countries share but for their size do, and ages of people may be bare.

    So does money whose word several countries share, and a square unit in either way that UCUM writes it.
    """
    stored = claim.unit or ""
    if (
        _is_multiple_of_part(claim, read)
        or claim.unit == read.unit
        or _SQUARES.get(stored, stored.replace("_br]", "_us]")) == read.unit
    ):
        return True
    if any(stored in codes and word in claim.span.text.lower() for word, codes in SHARED_MONEY.items()):
        return True
    bare = claim.unit == "a" and read.unit is None and Decimal(claim.value) <= _OLDEST
    return bare and _PEOPLE.search(text, max(0, claim.span.start - 40), claim.span.end + 20) is not None


def _same_value(claim: NumericClaim, read: Quantity) -> bool:
    """Tell whether the numbers agree; where one side has a range and the other one number, it is one of the two."""
    stored = {Decimal(each) for each in (claim.value, claim.upper) if each is not None}
    said = {Decimal(each) for each in (read.value, read.upper) if each is not None}
    if _is_multiple_of_part(claim, read):
        return True
    if read.of is not None and (claim.of is None or Decimal(read.of) != Decimal(claim.of)):
        return False
    return stored == said if len(stored) == len(said) else bool(stored & said)


def _is_multiple_of_part(claim: NumericClaim, read: Quantity) -> bool:
    """Tell whether a part is stored as a multiple: "halved" as 0.5 `x`, where 1 of 2 is read."""
    if read.of is None or claim.of is not None or claim.unit != "x":
        return False
    return Decimal(claim.value) * Decimal(read.of) == Decimal(read.value)


def _unit_nearby(text: str, claim: NumericClaim, dollar: str) -> bool:
    """Tell whether a unit that is not read at a claim's own words may be understood from its sentence."""
    low, high = _around(text, claim.span.start, claim.span.end)
    return any(each.unit == claim.unit for each in _read(text[low:high], dollar))


def _bounded_otherwise(text: str, claim: NumericClaim) -> bool:
    """Tell whether words before a number or in its span may bound it in a way that is not read; "(800 km)" repeats a bound."""
    if text[max(0, claim.span.start - 2) : claim.span.start].rstrip().endswith("("):
        return True
    return bool(_BOUNDS.search(text[max(0, claim.span.start - 40) : claim.span.start])) or bool(
        re.search(r"[^\W\d_]{3,}[\s-]\S*\d", claim.span.text)
    )


def shown(value: str, upper: str | None, of: str | None) -> str:
    """Write a claim's numbers as a reader would: "5 to 9", "3 of 10"."""
    return value + (f" to {upper}" if upper is not None else "") + (f" of {of}" if of is not None else "")
