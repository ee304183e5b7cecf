"""M001: an article has a title and a publisher."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule


@rule("M001", "missing-required-metadata", "error")
def missing_required_metadata(sheet: Sheet) -> Iterator[Problem]:
    """An article's metadata lack the title or the publisher, or there are none.

    Why: every listing that goes out of the corpus must say what was taken from where.

    Bad: {"text": "Acme closed.", "metadata": {"title": "Acme closes", "published": "2025-04-03"}}
    Good: {"text": "Acme closed.", "metadata": {"title": "Acme closes", "published": "2025-04-03", "publisher": "Herald"}}
    """
    if sheet.layer is not None or sheet.article is None:
        return
    if sheet.metadata is None and not sheet.violations:
        yield Problem(f"has no metadata; title and publisher go into {sheet.file.name}")
    for violation in sheet.violations:
        if violation.lacks:
            yield Problem(f"has no {violation.lacks}", offset=violation.offset)
    for key in ("title", "publisher"):
        if sheet.metadata and not getattr(sheet.metadata, key).strip():
            yield Problem(f"has an empty {key}")
