"""Questions in SQL: one SELECT over the views, which can read no file but the tables, write none, and is stopped in time."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import duckdb

from articlekit.errors import BadQuery
from articlekit.query import engine
from articlekit.query.engine import literal, quoted
from articlekit.query.tables import Tables
from articlekit.query.views import VIEWS
from articlekit.text.sentences import sentence_finder
