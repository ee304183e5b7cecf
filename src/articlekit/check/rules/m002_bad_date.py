"""M002: the date of publication can be read by programs."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.fix import Edit, Fix
from articlekit.text.dates import is_dated, meant
from articlekit.text.toml_places import key_offset


@rule("M002", "bad-date", "error", fixable="safe")
def bad_date(sheet: Sheet) -> Iterator[Problem]:
    """The date of publication is no ISO 8601 date, or a time without its zone.

    Why: 3/4/25 is in March or in April, and a time without a zone is hours off. The fix writes a date that can mean only one
    day as such.

    Bad: {"text": "Acme closed.", "metadata": {"title": "Acme closes", "publisher": "Herald", "published": "3 April 2025"}}
    Good: {"text": "Acme closed.", "metadata": {"title": "Acme closes", "publisher": "Herald", "published": "2025-04-03"}}
    Fix: {"text": "Acme closed.", "metadata": {"title": "Acme closes", "publisher": "Herald", "published": "2025-04-03"}}
    """
    published = sheet.metadata.published if sheet.metadata and sheet.layer is None else None
    if published is None or is_dated(published):
        return
    fix = None
    if isinstance(published, str) and (day := meant(published)):
        fix = Fix((Edit("replace", ("published",), day.isoformat()),), safe=True, message=f"write {day.isoformat()}")
    what = f"{published!r} is no date as in 2025-04-03" if isinstance(published, str) else f"{published} has no zone"
    yield Problem(f"published: {what}", offset=key_offset(sheet.source, ("published",)), fix=fix)
