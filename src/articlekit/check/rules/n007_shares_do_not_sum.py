"""N007: shares of one whole make it up."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import NumericClaim
from articlekit.model.finding import Related
from articlekit.text.derived import shares


@rule("N007", "shares-do-not-sum", "warning")
def shares_do_not_sum(sheet: Sheet) -> Iterator[Problem]:
    """The claims of a group, which are the shares of one whole, do not add up to it.

    Why: a share is wrong or missing, or one of them belongs elsewhere. Each share may be rounded at its last written digit.

    Bad: {claim id=n1 value=52 unit=% group=vote|52%} for, {claim id=n2 value=31 unit=% group=vote|31%} against, {claim id=n3
        value=22 unit=% group=vote|22%} unsure.
    Good: {claim id=n1 value=52 unit=% group=vote|52%} for, {claim id=n2 value=31 unit=% group=vote|31%} against, {claim id=n3
        value=17 unit=% group=vote|17%} unsure.
    """
    groups: dict[str, list[NumericClaim]] = {}
    for figure in sheet.figures:
        if figure.claim.group is not None:
            groups.setdefault(figure.claim.group, []).append(figure.claim)
    named = [claim.group for claim in sheet.claims if claim.group is not None]
    for group, claims in groups.items():
        if len(claims) > 1 and len(claims) == named.count(group) and (found := shares(claims)):
            added, whole = found
            if not added.reaches(whole, whole):
                first, *others = claims
                related = tuple(
                    Related(start=each.span.start, end=each.span.end, message=f"{each.id}, {each.span.text}, is here")
                    for each in others
                )
                message = f"the shares of {group!r} add up to {added}, which leaves {whole} out"
                yield Problem(message, first.id, (first.span.start, first.span.end), related=related)
