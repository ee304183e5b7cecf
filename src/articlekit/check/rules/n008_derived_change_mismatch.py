"""N008: a change is the difference of its levels."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.derived import changes, implied, stated


@rule("N008", "derived-change-mismatch", "warning")
def derived_change_mismatch(sheet: Sheet) -> Iterator[Problem]:
    """A change is not what its two levels imply, rounding allowed.

    Why: one of the three numbers is wrong; the source may be wrong itself, which a waiver can say. The levels are the claims
    that `from` and `to` name, or those that stand as "from 200 to 150" in the sentence of a single change.

    Bad: Fires fell from {claim id=n1 value=200|200} to {claim id=n2 value=150|150}, a {claim id=n3 value=30 unit=%
        change=decrease from=n1 to=n2|30%} fall.
    Good: Fires fell from {claim id=n1 value=200|200} to {claim id=n2 value=150|150}, a {claim id=n3 value=25 unit=%
        change=decrease from=n1 to=n2|25%} fall.
    """
    for change in changes(sheet.words, [figure.claim for figure in sheet.figures]):
        said, follows = stated(change.change), implied(change)
        if said and follows and not said.meets(follows):
            related = tuple(
                Related(start=each.span.start, end=each.span.end, message=f"{each.id}, {each.span.text}, is here")
                for each in (change.before, change.after)
            )
            message = f"the change is {said}, and the levels imply {follows}"
            yield Problem(message, change.change.id, (change.change.span.start, change.change.span.end), related=related)
