"""N010: what is compared holds for times of one length."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.derived import compared
from articlekit.text.period import other_length, period, same_period


@rule("N010", "period-mismatch", "warning")
def period_mismatch(sheet: Sheet) -> Iterator[Problem]:
    """Two figures are compared that hold for times of different length: a month's bill with a year's.

    Why: the comparison says nothing. Compared are the two levels of a change (`from` and `to`), a part and its whole
    (`part_of`), and figures of one unit that "compared with", "up from" and the like join. Only lengths that the periods'
    own words give count; a part and its whole must also be of the same year.

    Bad: Bills are {claim id=n1 value=40 unit=GBP|£40} {period of=n1|a month}, up from {claim id=n2 value=390 unit=GBP|£390}
        {period of=n2|a year}.
    Good: Bills are {claim id=n1 value=40 unit=GBP|£40} {period of=n1|a month}, up from {claim id=n2 value=39 unit=GBP|£39}
        {period of=n2|a month}.
    """
    for one, other in compared(sheet.words, [claim for claim in sheet.claims if claim.period]):
        if not one.period or not other.period:
            continue
        times = period(one.period.text), period(other.period.text)
        if other_length(*times) or (other.part_of == one.id and same_period(*times) == "different"):
            related = (Related(start=one.period.start, end=one.period.end, message=f"{one.id} holds for this time"),)
            message = f"{other.period.text!r} is compared with {one.period.text!r}"
            yield Problem(message, other.id, (other.span.start, other.span.end), related=related)
