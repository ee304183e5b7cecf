"""Organisation mentions of two layers compared: exact spans, but for a leading "the" and a trailing possessive.

names       mentions by name or acronym
nominals    mentions such as "the agency"
linking     pairs of gold's mentions that belong to one organisation
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from articlekit.compare.counts import ALL, Counts, count
from articlekit.model.annotation import OrganisationMention, Span

_THE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
Place = tuple[int, int]


def compare_organisations(text: str, gold: Iterable[OrganisationMention], predicted: Iterable[OrganisationMention]) -> Counts:
    """Count what is right; a nominal on one side that is a name on the other counts as neither right nor wrong for names."""
    golds, predictions, counts = list(gold), list(predicted), Counts()
    form = {_place(text, each.span): each.form for each in golds}
    names, nominals = ({at for at, each in form.items() if (each == "nominal") == wanted} for wanted in (False, True))
    said = {_place(text, each.span) for each in predictions}
    said_nominals = {_place(text, each.span) for each in predictions if each.form == "nominal"}
    said_names = said - said_nominals - nominals
    _count(counts, "names", names, said_names)
    _count(counts, "nominals", nominals, (said_nominals | (said & nominals)) - names, said)
    ours = {_place(text, each.span): each.organisation for each in predictions}
    theirs = {_place(text, each.span): each.organisation for each in golds if each.organisation}
    for one, other in combinations(sorted(theirs), 2):
        linked, found = theirs[one] == theirs[other], ours.get(one) is not None and ours[one] == ours.get(other)
        for side, number in (
            ("gold", linked),
            ("predicted", found),
            ("right_gold", linked and found),
            ("right_predicted", linked and found),
        ):
            count(counts, "linking", ALL, side, int(number))
    return counts


def _place(text: str, span: Span) -> Place:
    start, end = span.start, span.end
    if match := _THE.match(text[start:end]):
        start += match.end()
    if (match := _POSSESSIVE.search(text[start:end])) and end - start > len(match[0]):
        end -= len(match[0])
    return start, end


def _count(counts: Counts, measure: str, gold: set[Place], predicted: set[Place], said: set[Place] | None = None) -> None:
    right = len(gold & (predicted if said is None else said))
    for side, number in (("gold", len(gold)), ("predicted", len(predicted)), ("right_gold", right), ("right_predicted", right)):
        count(counts, measure, ALL, side, number)
