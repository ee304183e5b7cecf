"""The table of the reports of findings."""

from __future__ import annotations

from articlekit.report.concise import CONCISE
from articlekit.report.finding_report import of_rows
from articlekit.report.full import FULL
from articlekit.report.github import GITHUB
from articlekit.report.gitlab import GITLAB
from articlekit.report.grouped import GROUPED
from articlekit.report.junit import JUNIT
from articlekit.report.rdjson import RDJSON
from articlekit.report.row_reports import REPORTS
from articlekit.report.sarif import SARIF

FINDING_REPORTS = {
    each.name: each
    for each in (
        FULL,
        CONCISE,
        GROUPED,
        *map(of_rows, REPORTS.values()),
        GITHUB,
        GITLAB,
        JUNIT,
        SARIF,
        RDJSON,
    )
}
