"""O004: a name and its acronym in brackets are one organisation."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.acronyms import abbreviates, looks_like_acronym, nearly_abbreviates


@rule("O004", "acronym-mismatch", "warning")
def acronym_mismatch(sheet: Sheet) -> Iterator[Problem]:
    """A name and the acronym in brackets after it are linked to different organisations, or the letters are in disorder.

    Why: the brackets say that both are one. Letters that have little to do with the name are let be: the acronym may be of
    the name in another language.

    Bad: {"notation": "{organisation organisation=o4|Utility Workers} ({organisation organisation=o5 form=acronym|UW}) left.",
          "entities": [{"id": "o4", "type": "organisation", "name": "Utility Workers"},
                       {"id": "o5", "type": "organisation", "name": "United Westwater", "aliases": ["UW"]}]}
    Good: {"notation": "{organisation organisation=o4|Utility Workers} ({organisation organisation=o4 form=acronym|UW}) left.",
          "entities": [{"id": "o4", "type": "organisation", "name": "Utility Workers", "aliases": ["UW"]}]}
    """
    text = sheet.words
    ends = {mention.span.end: mention for mention in sorted(sheet.mentions, key=lambda each: each.span.end - each.span.start)}
    for short in sheet.mentions:
        start, end = short.span.start, short.span.end
        if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not looks_like_acronym(short.span.text):
            continue
        long = ends.get(len(text[: start - 1].rstrip()))
        if long is None or long.form == "nominal":
            continue
        related = (Related(start=long.span.start, end=long.span.end, message=f"{long.id}, {long.organisation}, is here"),)
        if long.organisation != short.organisation:
            message = f"is {short.organisation or 'linked to nothing'}, and the name before it {long.organisation or 'neither'}"
            yield Problem(message, short.id, (start, end), related=related)
        elif not _is_made_of(short.span.text, long.span.text) and nearly_abbreviates(short.span.text, long.span.text):
            yield Problem(f"{short.span.text!r} is not made of the initials of {long.span.text!r}", short.id, (start, end))


def _is_made_of(short: str, long: str) -> bool:
    """Tell whether an acronym is of a name, or of what follows its place: "ICB" of "Ellershire Integrated Care Board"."""
    return abbreviates(short, long) or abbreviates(short, long.partition(" ")[2])
