"""Reconciling: the claims of articles in groups about one thing, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlekit.model.annotation import NumericClaim
from articlekit.model.row import ReconciledRow
from articlekit.store.listing import View
from articlekit.text.figure import Figure
from articlekit.text.lines import line_starts, position
from articlekit.text.reconcile import verdict
from articlekit.text.reconcile_articles import joined, most_precise


def reconciled_rows(views: Iterable[View]) -> Iterator[ReconciledRow]:
    """Give a row for each claim of each group; the texts of the articles are kept meanwhile."""
    for number, group in enumerate(joined(each for view in views for each in figures(view)), start=1):
        exact = most_precise(group)
        for each in group:
            yield _row(number, each, None if each is exact else exact)


def figures(view: View) -> Iterator[Figure]:
    """Give the figures of an article's claims, in text order."""
    for each in view.annotations:
        if isinstance(each, NumericClaim):
            yield Figure(each, view.text, view.quotes, view.article)


def _row(group: int, each: Figure, exact: Figure | None) -> ReconciledRow:
    claim, found = each.claim, verdict(exact, each) if exact else None
    return ReconciledRow(
        group=group,
        article=each.article,
        id=claim.id,
        text=claim.span.text,
        allows=str(each.allowed),
        unit=claim.unit,
        measure=claim.measure.text if claim.measure else None,
        period=claim.period.text if claim.period else None,
        verdict=found.verdict if found else None,
        against=f"{exact.article}:{exact.claim.id}" if exact else None,
        why=found.why if found else None,
        line=position(line_starts(each.text), each.start)[0],
    )
