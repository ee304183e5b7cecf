"""What the words of a numeric claim say, beside what is stored about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from articlekit.model.annotation import NumericClaim
from articlekit.text.comparators import comparator_after, may_end_comparator
from articlekit.text.number_words import START
from articlekit.text.numbers import quantities
from articlekit.text.quantity import Quantity
from articlekit.text.unit_words import SHARED_MONEY

Fault = Literal["value", "unit", "comparator"]
_FARTHEST = 240
_OLDEST = 115
_PEOPLE = re.compile(r"\b(?:them|those|who|aged?|old|older|oldest|eldest|youngest|people|men|women|children)\b", re.I)
_REACH = 42  # how far numbers are joined into one
_SENTENCE_END = re.compile(r"[\r\n]|[.!?][\"'”’)]{0,2}\s+(?=[\"'“‘(]?[A-Z])")
_read = lru_cache(maxsize=64)(quantities)  # claims share sentences
_read_alone = lru_cache(maxsize=4096)(quantities)
# A comparator may be put in words that the reader does not know; where one of these stands before the number, nothing is said.
_BOUNDS = re.compile(
    r"\b(?:exceed|top|surpass|pass|reach|hit|beat|max|min|cap|limit|ceiling|floor|threshold|approach|near|average|estimat|averag|"
    r"excess|clos|nudg|touch|within|inside|up to|as (?:many|much|few|little) as|least|most|than)\w*\W+(?:\w+\W+){0,2}$",
    re.I,
)
_PLAIN = re.compile(  # but for years
    r"(more than )?([£€])?([1-9]\d{0,2}(?:,\d{3})+|(?!(?:1[5-9]|20)\d\d(?!\d))[1-9]\d{0,6})(\.\d{1,3})?(%)?", re.I
)
_SIGNS = {"": None, "£": "GBP", "€": "EUR", "%": "%"}
_AS_PREPOSITIONS = ("about", "over", "to", "near", "beyond", "above", "below", "under", "of")
_OPENINGS = ("between", "within", "inside", "no", "not", "never", "any", "minus")
_JOINTS = ("to", "through", "or", "and", "-", "–", "—", "−")
_JOINT_AFTER = re.compile(r"\s?[-–—−]|\s+(?:(?:up\s+)?to|through|or)\b", re.I)
_SQUARES = {"[mi_i]2": "[smi_us]", "[yd_i]2": "[syd_i]", "[ft_i]2": "[sft_i]", "[in_i]2": "[sin_i]"}


class Reading(NamedTuple):
    """A claim's quantity as it is read from the text, with offsets there, and what of it is stored otherwise."""

    quantity: Quantity
    faults: frozenset[Fault]


def misread(text: str, claim: NumericClaim, dollar: str = "USD") -> Reading | None:
    """Read what stands at a claim's place, and give that where something else is stored; of several readings the best.

    None where nothing can be read, and where all agrees, be it that a range is stored upside down.
    """
    if _agrees_alone(claim, dollar) and not _may_be_bounded(text, claim):
        return None  # reading its sentence costs ten times as much
    reading = read_claim(text, claim, dollar)
    return reading if reading and reading.faults else None


def _agrees_alone(claim: NumericClaim, dollar: str) -> bool:
    """Tell whether a claim's own words say what is stored, whatever stands before them."""
    span = claim.span
    if match := _PLAIN.fullmatch(span.text):  # mostly, and quick to see
        more, sign, number, decimals, share = match.groups("")
        agrees = number.replace(",", "") + decimals == claim.value and claim.comparator == (">" if more else "=")
        if agrees and claim.unit == _SIGNS.get(sign + share, ""):
            return True
    stored = (0, claim.comparator, claim.value, None, claim.unit, claim.of)
    for quantity in _read_alone(span.text, dollar) if len(span.text) <= _REACH else ():
        words = span.text[: quantity.number_start].split()
        said = (quantity.start, quantity.comparator, quantity.value, quantity.upper, quantity.unit, quantity.of)
        if said == stored and not (words and words[-1].lower() in _AS_PREPOSITIONS):
            return True
    return False


def _may_be_bounded(text: str, claim: NumericClaim) -> bool:
    """Tell whether the words beside a claim may be its comparator, or make a range with it."""
    start, end = claim.span.start, claim.span.end
    before = text[max(0, start - _REACH) : start]
    last = before.rstrip().lower()
    return (
        may_end_comparator(before)
        or last.endswith(_OPENINGS)
        or (last.endswith(_JOINTS) and START.search(before) is not None)
        or _JOINT_AFTER.match(text, end) is not None
        or comparator_after(text, end)[1] is not None
    )


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
    if _is_shared(claim, claim.span.text):
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
    return _is_shared(claim, text[low:high]) or any(each.unit == claim.unit for each in _read(text[low:high], dollar))


def _is_shared(claim: NumericClaim, words: str) -> bool:
    """Tell whether a claim's money is among those that share a word that stands there: "crowns"."""
    return any(claim.unit in codes and word in words.lower() for word, codes in SHARED_MONEY.items())


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
