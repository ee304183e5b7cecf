"""Every failure that articlekit expects, as one tree.

    ArticlekitError
    ├── CorpusNotFound    no folder with corpus/ here or above
    ├── BadName           an id that cannot be a file's name, or one that is reserved
    ├── UnknownName       no article, layer, entity, annotation or rule of that name; names the near ones
    ├── BadFile           a file that cannot be read or written, or whose content is not what it must be
    │   └── BadNotation   a mistake in the inline notation, with its line and column
    ├── BadQuery          a question in SQL that cannot be answered, is not allowed or takes too long
    ├── Exists            something would be overwritten
    └── Busy              another process is writing to the corpus

And one warning, `StaleAnnotations`: the work is done, but places may be off.

A message is one line: the file and the place where there are any, what is wrong, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class ArticlekitError(Exception):
    """An expected failure; its text is the one line to show."""


class CorpusNotFound(ArticlekitError):
    """No folder with `corpus/` was found."""


class BadName(ArticlekitError):
    """An id that cannot be a file's name, or one that is reserved."""


class BadFile(ArticlekitError):
    """A file that cannot be read or written, or whose content is not what it must be."""


class BadNotation(BadFile):
    """A mistake in the inline notation; `line` and `column` are 1-based, in code points."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"line {line}, column {column}: {message}")
        self.message = message
        self.line = line
        self.column = column


class BadQuery(ArticlekitError):
    """A question in SQL that cannot be answered, is not allowed or takes too long."""


class Exists(ArticlekitError):
    """Something would be overwritten."""


class Busy(ArticlekitError):
    """Another process is writing to the corpus."""


class StaleAnnotations(UserWarning):
    """An article's text has changed since it was annotated, so offsets and lines may be off."""


class UnknownName(ArticlekitError):
    """A name that nothing has; `near` lists the known names that look like it, or all where they are few."""

    def __init__(self, kind: str, name: str, known: Iterable[str], hint: str = "") -> None:
        names = sorted(set(known))
        folded = {each.casefold(): each for each in names}
        self.near = [folded[each] for each in get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)]
        if not self.near and len(names) <= 12:
            self.near = names
        wanted = f"; did you mean {_either(self.near)}?" if self.near else f"; {hint}" if hint else ""
        super().__init__(f"no {kind} {name!r}{wanted}")


def _either(names: list[str]) -> str:
    *first, last = (repr(name) for name in names)
    return f"{', '.join(first)} or {last}" if first else last
