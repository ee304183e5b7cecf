"""Questions in SQL: one SELECT over the views, which can read no file but the tables, write none, and is stopped in time."""

from __future__ import annotations
