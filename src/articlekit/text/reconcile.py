"""Whether two figures agree: equal, consistent, conflicting, or not known to be about one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext
from itertools import combinations
from typing import Literal, NamedTuple

from articlekit.text.figure import Figure, Surroundings, is_definite, is_other, is_vague, surroundings
from articlekit.text.interval import EXACT, Interval, last_place
from articlekit.text.period import same_period

Verdict = Literal["equal", "consistent", "conflicting", "unknown"]
_NEAR = Decimal("0.05")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s|[\r\n]")
_SENTENCE_ENDS = frozenset('.!?"”')
_SHORT = 90
_FAR = 20
_LIST = 5
_BREAK = re.compile(r"[\r\n]")
_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")


class Comparison(NamedTuple):
    """A verdict on two figures, and why it is so."""

    verdict: Verdict
    why: str


def compare(one: Interval, other: Interval) -> Comparison:
    """Compare the values that two claims about one thing allow; the order of the two does not matter.

    They are consistent where a value is in both, or where one is a round number that the other rounds to: the number ends in
    a zero, is at least 100, and the other lies within half the place of its last other digit, and within a twentieth.
    """
    if one == other:
        return Comparison("equal", f"both are {one}")
    narrow, wide = sorted((one, other), key=_size)
    if wide.holds(narrow):
        return Comparison("consistent", f"{narrow} lies in {wide}")
    if one.meets(other):
        return Comparison("consistent", f"{narrow} and {wide} overlap")
    for exact, round_one in ((narrow, wide), (wide, narrow)):
        if (near := _rounding(round_one)) and near.meets(exact):
            return Comparison("consistent", f"{exact} rounds to {round_one}")
    low, high = (one, other) if one.is_below(other) else (other, one)
    return Comparison("conflicting", f"no number is both {low} and {high}")


def _size(each: Interval) -> tuple[bool, Decimal, str]:
    return each.width is None, each.width or Decimal(0), str(each)


def _rounding(point: Interval) -> Interval | None:
    """Give the values that round to a round number; None where the interval is no round number."""
    if not point.is_point or point.low is None or abs(point.low) < 100 or (place := last_place(point.low)) < 10:
        return None
    with localcontext(EXACT):
        reach = min(place / 2, abs(point.low) * _NEAR)
        return Interval(point.low - reach, point.low + reach)


def verdict(text: str, one: Figure, other: Figure, other_text: str | None = None) -> Comparison:
    """Compare two figures, the second of another text where `other_text` is given.

    They conflict only where all that can be seen says that they are about one thing: measure, unit, period, who says so,
    and the words around them; where something may differ nobody knows.
    """
    if one.key != other.key or not one.measure:
        return Comparison("unknown", "they may measure different things")
    if (sameness := same_period(one.period, other.period)) != "same":
        return Comparison("unknown", f"the periods {'may ' if sameness == 'unknown' else ''}differ")
    found = compare(one.allowed, other.allowed)
    if found.verdict != "conflicting":
        return found
    if _others_say(one, other):
        return Comparison("unknown", f"{found.why}, but different speakers say so")
    if not same_scope(text, one, other, other_text):
        return Comparison("unknown", f"{found.why}, but they may be about different things")
    return found


def same_scope(text: str, one: Figure, other: Figure, other_text: str | None = None) -> bool:
    """Tell whether the words around two figures of one measure, unit and period show that they are about one thing.

    Two figures in one sentence are set against each other, of two that lie far apart one is a part or a rate of the other,
    "another 400" is another 400, sentences that name others are about others, and lines that
    do not end as sentences do belong to a table. Otherwise the sentences share words: one,
    where a period is given and the same or where "the 441 jobs" takes up a number given before, else two; and one more where
    the measure is any people or the numbers are small.
    """
    where = text if other_text is None else other_text
    if is_other(text, one.claim) or is_other(where, other.claim) or _far_apart(one.allowed, other.allowed):
        return False
    if other_text is None and _one_sentence(text, one, other):
        return False
    around, around_other = surroundings(text, one), surroundings(where, other)
    if _name_others(around, around_other) or not (around.prose and around_other.prose):
        return False
    definite = other_text is None and is_definite(text, max(one, other, key=_start).claim)
    needed = (1 if one.period is not None or definite else 2) + (is_vague(one) or is_vague(other))
    return len(around.words & around_other.words) >= needed


def head_end(text: str) -> int:
    """Give where an article's head ends: its headline, if it begins with one, and the paragraph after it.

    A headline is short or does not end as a sentence does.
    """
    paragraphs = _PARAGRAPH.finditer(text)
    first = next(paragraphs, None)
    if first is None:
        return 0
    headline = first[0].rstrip()[-1] not in _SENTENCE_ENDS or len(first[0]) < _SHORT
    second = next(paragraphs, None) if headline else None
    return (second or first).end()


def is_ahead(text: str, head: int, one: Figure, other: Figure) -> bool:
    """Tell whether a figure stands in the head, which ends at `head`, and another in a later paragraph."""
    return one.claim.span.start < head and bool(_BREAK.search(text, one.claim.span.end, other.claim.span.start))


def conflicts(text: str, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure, Comparison]]:
    """Give each figure that conflicts with an earlier one, with the first such.

    Of figures about one thing, three that differ are about three things, and two that each stand twice about two; a longer
    list of figures is a table.
    """
    for group in groups(figures):
        if len(group) > _LIST:
            continue
        values = [figure.allowed for figure in group]
        opposed = [
            (one, other, found)
            for one, other in combinations(group, 2)
            if (found := verdict(text, one, other)).verdict == "conflicting"
            and not (values.count(one.allowed) > 1 and values.count(other.allowed) > 1)
        ]
        distinct = {part.allowed for one, other, _ in opposed for part in (one, other)}
        if len(distinct) == 2 or len(opposed) == 1:
            told: set[str] = set()
            for one, other, found in opposed:
                if other.claim.id not in told:
                    told.add(other.claim.id)
                    yield one, other, found


def head_conflicts(text: str, figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure, Comparison]]:
    """Give each figure of an article's head that all later ones about the same thing conflict with, with the first of these.

    A head says less: what it leaves out of the period is taken from the later figure, and one word in common is enough.
    """
    head = head_end(text)
    for group in groups(figures):
        for place, ahead in enumerate(group):
            later = [each for each in group[place + 1 :] if is_ahead(text, head, ahead, each)]
            found = [compare(ahead.allowed, each.allowed) for each in later]
            if any(each.verdict != "conflicting" for each in found):
                continue
            for body, comparison in zip(later, found, strict=True):
                if not _others_say(ahead, body) and _common(text, ahead, body) and _period_left_open(ahead, body):
                    yield ahead, body, comparison
                    break


def groups(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Put figures together that may be about one thing: the same measure, unit and so on, and no period that differs.

    In text order; a figure joins the first group with none of whose members its period differs. Groups have two or more.
    """
    found: dict[tuple[object, ...], list[list[Figure]]] = {}
    for figure in sorted(figures, key=_start):
        if figure.measure:
            same = found.setdefault(figure.key, [])
            group = next((each for each in same if _fits(figure, each)), None)
            if group is None:
                same.append([figure])
            else:
                group.append(figure)
    return [group for same in found.values() for group in same if len(group) > 1]


def _fits(figure: Figure, group: Iterable[Figure]) -> bool:
    return all(same_period(figure.period, each.period) != "different" for each in group)


def _start(figure: Figure) -> int:
    return figure.claim.span.start


def _others_say(one: Figure, other: Figure) -> bool:
    """Tell whether different speakers say two figures."""
    return bool(one.speakers and other.speakers and not one.speakers & other.speakers)


def _period_left_open(ahead: Figure, body: Figure) -> bool:
    return ahead.period is None or ahead.period == body.period


def _common(text: str, one: Figure, other: Figure) -> bool:
    """Tell whether a later figure is about the same as one in the head: by a word in common, or as "the 441 jobs"."""
    if is_other(text, one.claim) or is_other(text, other.claim) or _far_apart(one.allowed, other.allowed):
        return False
    around, around_other = surroundings(text, one), surroundings(text, other)
    if _name_others(around, around_other) or not around_other.prose:
        return False
    needed = is_vague(one) or is_vague(other)
    return len(around.words & around_other.words) >= (needed if is_definite(text, other.claim) else 1 + needed)


def _name_others(one: Surroundings, other: Surroundings) -> bool:
    """Tell whether two sentences both name somebody or some place, and nothing in common."""
    return bool(one.names and other.names and not one.names & other.names)


def _far_apart(one: Interval, other: Interval) -> bool:
    """Tell whether one figure is more than twenty times the other, as the part or the rate of a whole may be."""
    sizes = [abs(end) for each in (one, other) if (end := each.low if each.low is not None else each.high) is not None]
    return len(sizes) == 2 and max(sizes) > _FAR * min(sizes)


def _one_sentence(text: str, one: Figure, other: Figure) -> bool:
    first, second = sorted((one.claim.span, other.claim.span), key=lambda span: span.start)
    return not _SENTENCE_END.search(text, first.end, second.start)
