"""Figures that follow from others: what shares add up to, and how much a level changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import NamedTuple

from articlekit.model.annotation import NumericClaim
from articlekit.text.interval import EXACT, Interval, interval, rounded, total

_HUNDRED = Decimal(100)
_LEVELS = re.compile(r"\s+(?:[a-z]+\s+){0,4}?to\s+(?:(?:just|only|about|around)\s+)?", re.I)
_FROM = re.compile(r"\bfrom\s+(?:(?:just|only|about|around)\s+)?$", re.I)
_COMPARED = re.compile(
    r"[,;]?\s*[–—-]?\s*(?:(?:up|down) (?:from|on)|(?:when )?compared (?:with|to)|against|versus|"
    r"(?:more|less|fewer|higher|lower) than|as against)\s+"
    r"(?:(?:just|only|about|the)\s+)*",
    re.I,
)
_LAST_WORDS = tuple("from on with to against versus than just only about the".split())  # of what is compared
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|[\r\n]")
_FRACTION_REACH = Decimal(4)


class Change(NamedTuple):
    """A change with the two levels that it leads from and to."""

    change: NumericClaim
    before: NumericClaim
    after: NumericClaim


def shares(claims: Sequence[NumericClaim]) -> tuple[Interval, Decimal] | None:
    """Give what the shares of one whole add up to, and the whole: 100 per cent, or the number that all are `of`.

    None where they are not all shares of one kind.
    """
    if all(claim.unit == "%" and claim.of is None for claim in claims):
        return total(rounded(claim) for claim in claims), _HUNDRED
    wholes = {claim.of for claim in claims}
    if len(wholes) == 1 and (whole := wholes.pop()) is not None and len({claim.unit for claim in claims}) == 1:
        return total(interval(claim) for claim in claims), Decimal(whole)
    return None


def changes(text: str, claims: Sequence[NumericClaim]) -> Iterator[Change]:
    """Give the changes whose levels are linked to them, or stand beside them in one sentence as "from 200 to 150".

    Where nothing is linked, exactly one claim of the sentence besides the two levels is a change.
    """
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        before, after = known.get(claim.from_ or ""), known.get(claim.to or "")
        if before and after:
            yield Change(claim, before, after)
    ordered = sorted(claims, key=lambda claim: claim.span.start)
    for place in range(len(ordered) - 1):
        before, after = ordered[place], ordered[place + 1]
        if _FROM.search(text, max(0, before.span.start - 16), before.span.start) and _LEVELS.fullmatch(
            text, before.span.end, after.span.start
        ):
            beside = [claim for claim in ordered if claim not in (before, after) and _together(text, claim, before, after)]
            if len(beside) == 1 and _is_change(beside[0]) and before.unit in (None, after.unit) and not beside[0].from_:
                yield Change(beside[0], before.model_copy(update={"unit": after.unit}), after)


def _is_change(claim: NumericClaim) -> bool:
    return claim.change is not None and (claim.unit in ("%", "x", "pp") or claim.of is not None)


def _together(text: str, claim: NumericClaim, before: NumericClaim, after: NumericClaim) -> bool:
    low, high = min(claim.span.start, before.span.start), max(claim.span.end, after.span.end)
    return not _SENTENCE_END.search(text, low, high)


def stated(change: NumericClaim) -> Interval | None:
    """Give the values that a change states, signed by its direction; a share ("a third") in per cent."""
    with localcontext(EXACT):
        if change.of is not None:
            share = interval(change)
            if not Decimal(change.of) or share.low is None or share.high is None:
                return None
            low, high = (end / Decimal(change.of) * _HUNDRED for end in (share.low, share.high))
            found = Interval(low - _FRACTION_REACH, high + _FRACTION_REACH)
        else:
            found = rounded(change)
    return _negative(found) if change.change == "decrease" and change.unit != "x" else found


def implied(change: Change) -> Interval | None:
    """Give the values that the levels imply for a change in its own unit; None where they cannot be compared."""
    before, after, unit = interval(change.before), interval(change.after), change.change.unit
    if change.before.unit != change.after.unit or change.before.of != change.after.of:
        return None
    if change.change.of is not None or (unit == "%" and change.before.unit != "%"):
        return _relative(before, after, _HUNDRED, Decimal(1))
    if unit == "x":
        return _relative(before, after, Decimal(1), Decimal(0)) if change.change.change != "decrease" else None
    if unit == change.before.unit or (unit in ("pp", "%") and change.before.unit == "%"):
        return total((after, _negative(before)))
    return None


def _relative(before: Interval, after: Interval, scale: Decimal, less: Decimal) -> Interval | None:
    """Give (after / before - less) * scale, for a level before that is above zero and a level after that is not below."""
    if before.low is None or before.low <= 0 or after.low is None or after.low < 0:
        return None
    with localcontext(EXACT):
        low = None if before.high is None else (after.low / before.high - less) * scale
        high = None if after.high is None else (after.high / before.low - less) * scale
    return Interval(
        -scale * less if low is None else low, high, after.low_open or before.high_open, after.high_open or before.low_open
    )


def _negative(each: Interval) -> Interval:
    return Interval(
        None if each.high is None else -each.high, None if each.low is None else -each.low, each.high_open, each.low_open
    )


def compared(text: str, claims: Sequence[NumericClaim]) -> Iterator[tuple[NumericClaim, NumericClaim]]:
    """Give each two claims whose times are compared: a change's levels, a part and its whole, what words of comparison join.

    A part that is larger than its whole is compared with nothing.
    """
    known = {claim.id: claim for claim in claims}
    for claim in claims:
        before, after = known.get(claim.from_ or ""), known.get(claim.to or "")
        if before and after:
            yield before, after
        whole = known.get(claim.part_of or "")
        if whole and not interval(whole).is_below(interval(claim)):
            yield whole, claim
    ordered = sorted(claims, key=lambda claim: claim.span.start)
    for one, other in pairwise(ordered):
        start = other.span.start
        if one.unit == other.unit and text[max(0, start - 20) : start].rstrip().lower().endswith(_LAST_WORDS):
            reach = max(span.end for span in (one.span, one.measure, one.period) if span and span.end <= start)
            if _COMPARED.fullmatch(text, reach, start):
                yield one, other
