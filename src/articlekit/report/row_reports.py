"""The table of the reports of rows."""

from __future__ import annotations

from articlekit.report.csv_table import CSV
from articlekit.report.json_array import JSON
from articlekit.report.jsonl import JSONL
from articlekit.report.markdown import MARKDOWN

REPORTS = {each.name: each for each in (JSONL, JSON, CSV, MARKDOWN)}
