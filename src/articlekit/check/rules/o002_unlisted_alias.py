"""O002: an entity's names are listed with it."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import OrganisationMention
from articlekit.model.fix import Edit, Fix
from articlekit.text.surfaces import plain, without_possessive


@rule("O002", "unlisted-alias", "warning", fixable="safe")
def unlisted_alias(sheet: Sheet) -> Iterator[Problem]:
    """A name is linked to an organisation that is listed under other names only.

    Why: who looks for the name finds nothing, and the next annotator cannot know it. The fix adds it to the aliases, unless
    it is another organisation's name; case, a leading "the" and a possessive do not matter.

    Bad: {organisation organisation=acme|Harwell} closed.
    Good: {organisation organisation=acme|Acme} closed.
    Fix: {"notation": "{organisation organisation=acme|Harwell} closed.", "entities": [
          {"id": "acme", "type": "organisation", "name": "Acme", "aliases": ["Harwell"]},
          {"id": "ann", "type": "person", "name": "Ann"},
          {"id": "report", "type": "document", "name": "The report"}]}
    """
    told: set[tuple[str, str]] = set()
    for mention in sheet.mentions:
        entity = sheet.entities.get(mention.organisation or "")
        home, surface = sheet.known.homes.get(mention.organisation or ""), plain(mention.span.text)
        if entity is None or home is None or mention.form == "nominal" or (entity.id, surface) in told:
            continue
        other = sheet.known.organisation_names.get(surface)
        if surface in {plain(each) for each in (entity.name, *entity.aliases)} or (other and _is_told_apart(sheet, mention)):
            continue
        told.add((entity.id, surface))
        name = without_possessive(mention.span.text)
        path = ("entities", home[1], "aliases")
        edit = Edit("add", (*path, "-"), name, home[0]) if entity.aliases else Edit("add", path, [name], home[0])
        fix = None if other else Fix((edit,), safe=True, message=f"add it to the aliases of {entity.id}")
        message = f"{mention.span.text!r} is none of the names of {entity.id} ({entity.name})"
        yield Problem(
            f"{message}, but one of {other}" if other else message, mention.id, (mention.span.start, mention.span.end), fix=fix
        )


def _is_told_apart(sheet: Sheet, mention: OrganisationMention) -> bool:
    """Tell whether another rule sees that a mention is linked otherwise than its like: O001, or in brackets O004."""
    return sheet.words[mention.span.start - 1 : mention.span.start] == "(" or any(
        each.span.text == mention.span.text and each.organisation != mention.organisation for each in sheet.mentions
    )
