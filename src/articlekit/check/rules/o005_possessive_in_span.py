"""O005: a possessive ending is no part of a name."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import OrganisationMention
from articlekit.model.fix import Fix
from articlekit.text.surfaces import plain, without_possessive


@rule("O005", "possessive-in-span", "warning", fixable="safe")
def possessive_in_span(sheet: Sheet) -> Iterator[Problem]:
    """A mention's span takes in its possessive ending.

    Why: "Harwell Water’s" counts as another surface form than "Harwell Water". A name that is listed with the ending
    ("Sainsbury’s") is fine.

    Bad: {organisation organisation=acme|Acme’s} owner left.
    Good: {organisation organisation=acme|Acme}’s owner left.
    Fix: {organisation organisation=acme|Acme}’s owner left.
    """
    bare = {each.span.text for each in sheet.mentions}
    for mention in sheet.mentions:
        kept = without_possessive(mention.span.text)
        if kept and kept != mention.span.text and _is_ending(sheet, mention, kept, bare):
            fix = Fix(
                (sheet.respan(mention, ("span",), mention.span.start, mention.span.start + len(kept)),),
                safe=True,
                message="leave the possessive out",
            )
            message = f"{mention.span.text!r} takes in its possessive ending"
            yield Problem(message, mention.id, (mention.span.start, mention.span.end), fix=fix)


def _is_ending(sheet: Sheet, mention: OrganisationMention, kept: str, bare: set[str]) -> bool:
    """Tell whether a name goes without its ending elsewhere, and nowhere with it."""
    if mention.form == "nominal":
        return True
    entity = sheet.entities.get(mention.organisation or "")
    names = {_even(each) for each in (entity.name, *entity.aliases)} if entity else set()
    if _even(mention.span.text) in names:
        return False
    return plain(kept) in {plain(each) for each in names} or kept in bare


def _even(name: str) -> str:
    return name.casefold().replace("’", "'").removeprefix("the ")
