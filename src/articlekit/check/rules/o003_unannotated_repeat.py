"""O003: a name is marked every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import OrganisationMention, Span
from articlekit.model.fix import Edit, Fix
from articlekit.text.canonical import fields
from articlekit.text.surfaces import is_placed, repeats


@rule("O003", "unannotated-repeat", "warning", fixable="unsafe")
def unannotated_repeat(sheet: Sheet) -> Iterator[Problem]:
    """A name that is marked as an organisation's stands bare elsewhere in the article.

    Why: mentions are counted. Silent where the name is part of a longer one, where a single word may be a place's name ("in
    Harwell"), about a name that stands bare more often than not, and where somebody rejected the mark. The fix marks it as
    the same organisation.

    Bad: {organisation id=o1 organisation=acme|Acme} closed. It was Acme that had grown.
    Good: {organisation id=o1 organisation=acme|Acme} closed. It was {organisation id=o2 organisation=acme|Acme} that had grown.
    Fix: {organisation id=o1 organisation=acme|Acme} closed. It was {organisation id=o2 organisation=acme|Acme} that had grown.
    """
    named = [each for each in sheet.mentions if each.form != "nominal" and len(each.span.text) > 1]
    if not named or not sheet.intact:
        return
    by_name: dict[str, list[OrganisationMention]] = {}
    for mention in named:
        by_name.setdefault(mention.span.text, []).append(mention)
    if all(sheet.words.count(name) <= len(marked) for name, marked in by_name.items()):
        return
    taken = [(each.span.start, each.span.end) for each in sheet.annotations if isinstance(each, OrganisationMention)]
    placed = frozenset(each.span.text for each in named if is_placed(sheet.words, each.span.start))
    free = (f"o{number}" for number in count(1) if f"o{number}" not in sheet.ids)
    bare = repeats(sheet.words, by_name, taken, placed)
    times = Counter(sheet.words[start:end] for start, end in bare)
    for start, end in bare:
        marked = by_name[sheet.words[start:end]]
        if times[sheet.words[start:end]] > len(marked):
            continue
        first, meant = marked[0], {each.organisation for each in marked}
        fix = None
        if len(meant) == 1:
            own_id = next(free)
            span = Span(start=start, end=end, text=sheet.words[start:end])
            made = OrganisationMention(id=own_id, span=span, form=first.form, organisation=first.organisation)
            fix = Fix((Edit("add", ("annotations", "-"), fields(made)),), message=f"mark it as {own_id}")
        message = f"{sheet.words[start:end]!r} is marked elsewhere ({first.id}), and bare here"
        yield Problem(message, span=(start, end), fix=fix)
