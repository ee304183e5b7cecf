"""Whether two figures agree: equal, consistent, conflicting, or not known to be about one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import combinations
from typing import Literal, NamedTuple

from articlekit.text.figure import Figure
from articlekit.text.interval import EXACT, Interval, last_place
from articlekit.text.period import same_period

Verdict = Literal["equal", "consistent", "conflicting", "unknown"]
_NEAR = Decimal("0.05")
_SENTENCE_ENDS = frozenset('.!?"”')
_SHORT = 90
_FAR = 10
_LIST = 5
_ALIKE = 0.75
_BREAK = re.compile(r"[\r\n]")
_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")


class Comparison(NamedTuple):
    """A verdict on two figures, and why it is so."""

    verdict: Verdict
    why: str


def compare(one: Interval, other: Interval) -> Comparison:
    """Compare the values that two claims about one thing allow; the order of the two does not matter.

    They are consistent where a value is in both, or where one is a round number that the other, no mere bound, rounds to: the
    number ends in a zero, is at least 100, and the other lies within half the place of its last other digit, and within a
    twentieth.
    """
    if one == other:
        return Comparison("equal", f"both are {one}")
    narrow, wide = sorted((one, other), key=_size)
    if wide.holds(narrow):
        return Comparison("consistent", f"{narrow} lies in {wide}")
    if one.meets(other):
        return Comparison("consistent", f"{narrow} and {wide} overlap")
    for exact, round_one in ((narrow, wide), (wide, narrow)):
        if exact.width is not None and (near := _rounding(round_one)) and near.meets(exact):
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


def verdict(one: Figure, other: Figure) -> Comparison:
    """Compare two figures, of one text or of two.

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
    if not same_scope(one, other):
        return Comparison("unknown", f"{found.why}, but they may be about different things")
    return found


def same_scope(one: Figure, other: Figure) -> bool:
    """Tell whether the words around two figures of one measure, unit and period show that they are about one thing.

    Two figures in one sentence are set against each other, of two that lie far apart one is a part or a rate of the other,
    "another 400" is another 400, sentences that name others are about others, and lines that do not end as sentences do
    belong to a table. Otherwise the sentences share words: one, where a period is given and the same or where "the 441 jobs"
    takes up a number given before, else two; and one more where the measure is any people or the numbers are small. Sentences
    that are nearly the same are so too.
    """
    if one.article == other.article and one.sentence == other.sentence:
        return False
    if not (one.prose and other.prose) or not _comparable(one, other):
        return False
    definite = one.article == other.article and max(one, other, key=_start).definite
    needed = (1 if one.period is not None or definite else 2) + (one.vague or other.vague)
    shared = len(one.words & other.words)
    return shared >= needed or shared >= max(2, _ALIKE * max(len(one.words), len(other.words)))


def _comparable(one: Figure, other: Figure) -> bool:
    """Tell whether nothing in the words around two figures, nor in their size, tells them apart."""
    if _far_apart(one.allowed, other.allowed) or one.apart or other.apart:
        return False
    return not one.names or not other.names or bool(one.names & other.names)


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


def is_ahead(head: int, one: Figure, other: Figure) -> bool:
    """Tell whether a figure stands in the head, which ends at `head`, and another in a later paragraph."""
    return one.start < head and bool(_BREAK.search(one.text, one.end, other.start))


def conflicts(found: Iterable[Sequence[Figure]], figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure, Comparison]]:
    """Give each two figures of the groups `found` among `figures` that conflict, in text order.

    Of figures about one thing, three that all conflict are about three things, and two that each stand twice about two; a
    longer list of figures is a table; a share that stands in one sentence with another is told apart from that.
    """
    known = list(figures)
    for group in found:
        if len(group) > _LIST or any(_is_share_among(each, known) for each in group):
            continue
        values = [figure.allowed for figure in group]
        opposed = [
            (one, other, comparison)
            for one, other in combinations(group, 2)
            if not one.allowed.meets(other.allowed)
            and (comparison := verdict(one, other)).verdict == "conflicting"
            and not (values.count(one.allowed) > 1 and values.count(other.allowed) > 1)
        ]
        pairs = {frozenset((one.claim.id, other.claim.id)) for one, other, _ in opposed}
        ids = [figure.claim.id for figure in group]
        if not any(all(frozenset(pair) in pairs for pair in combinations(three, 2)) for three in combinations(ids, 3)):
            yield from opposed


def head_conflicts(found: Iterable[Sequence[Figure]], head: int) -> Iterator[tuple[Figure, Figure, Comparison]]:
    """Give each figure in the head, which ends at `head`, that all later ones of its group conflict with, with the first.

    A head says less: what it leaves out of the period is taken from the later figure, and one word in common is enough.
    """
    for group in found:
        for place, ahead in enumerate(group):
            if ahead.start >= head:
                break
            later = [each for each in group[place + 1 :] if is_ahead(head, ahead, each)]
            if any(ahead.allowed.meets(each.allowed) for each in later):
                continue
            compared = [compare(ahead.allowed, each.allowed) for each in later]
            if any(each.verdict != "conflicting" for each in compared):
                continue
            for body, comparison in zip(later, compared, strict=True):
                if not _others_say(ahead, body) and _common(ahead, body) and ahead.period in (None, body.period):
                    yield ahead, body, comparison
                    break


def groups(figures: Iterable[Figure], least: int = 2) -> list[list[Figure]]:
    """Put figures together that may be about one thing: the same measure, unit and so on, and no period that differs.

    In text order; a figure joins the first group with none of whose members its period differs. Groups have `least` or more.
    """
    known = sorted((each for each in figures if each.claim.measure), key=_start)
    outlines = [each.outline for each in known]
    counts = Counter(outlines) if least > 1 else {}
    found: dict[tuple[object, ...], list[list[Figure]]] = {}
    for figure, outline in zip(known, outlines, strict=True):
        if counts.get(outline) != 1 and figure.measure:
            same = found.setdefault(figure.key, [])
            group = next((each for each in same if _fits(figure, each)), None)
            if group is None:
                same.append([figure])
            else:
                group.append(figure)
    return [group for same in found.values() for group in same if len(group) >= least]


def _fits(figure: Figure, group: Iterable[Figure]) -> bool:
    return all(same_period(figure.period, each.period) != "different" for each in group)


def _start(figure: Figure) -> int:
    return figure.start


def _others_say(one: Figure, other: Figure) -> bool:
    """Tell whether different speakers say two figures."""
    return bool(one.speakers and other.speakers and not one.speakers & other.speakers)


def _common(ahead: Figure, body: Figure) -> bool:
    """Tell whether a later figure is about the same as one in the head: by a word in common, or as "the 441 jobs"."""
    needed = (not body.definite) + (ahead.vague or body.vague)
    return body.prose and _comparable(ahead, body) and len(ahead.words & body.words) >= needed


def _far_apart(one: Interval, other: Interval) -> bool:
    """Tell whether one figure is more than ten times the other, as the part or the rate of a whole may be."""
    sizes = [abs(end) for each in (one, other) if (end := each.low if each.low is not None else each.high) is not None]
    return len(sizes) == 2 and max(sizes) > _FAR * min(sizes)


def _is_share_among(figure: Figure, figures: Iterable[Figure]) -> bool:
    """Tell whether a percentage shares its sentence with another one."""
    return figure.claim.unit == "%" and any(
        each is not figure and each.claim.unit == "%" and each.sentence == figure.sentence for each in figures
    )
