"""O002: an entity's names are listed with it."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix
from articlekit.text.surfaces import plain, without_possessive


@rule("O002", "unlisted-alias", "warning", fixable="safe")
def unlisted_alias(sheet: Sheet) -> Iterator[Problem]:
    """A name is linked to an organisation that is listed under other names only.

    Why: who looks for the name finds nothing, and the next annotator cannot know it. The fix adds it to the aliases; case, a
    leading "the" and a possessive do not matter.

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
        home = sheet.known.homes.get(mention.organisation or "")
        if entity is None or home is None or mention.form == "nominal" or (entity.id, plain(mention.span.text)) in told:
            continue
        if plain(mention.span.text) not in {plain(each) for each in (entity.name, *entity.aliases)}:
            told.add((entity.id, plain(mention.span.text)))
            name = without_possessive(mention.span.text)
            path = ("entities", home[1], "aliases")
            edit = Edit("add", (*path, "-"), name, home[0]) if entity.aliases else Edit("add", path, [name], home[0])
            fix = Fix((edit,), safe=True, message=f"add it to the aliases of {entity.id}")
            message = f"{mention.span.text!r} is none of the names of {entity.id} ({entity.name})"
            yield Problem(message, mention.id, (mention.span.start, mention.span.end), fix=fix)
