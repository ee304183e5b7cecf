"""The table of all formats."""

from __future__ import annotations

from articlekit.formats.marked import MARKED

FORMATS = {each.name: each for each in (MARKED,)}
