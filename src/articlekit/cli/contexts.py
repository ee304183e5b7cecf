"""Places in texts on the terminal: a concordance's lines, and what a search found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.control import strip_control_codes
from rich.padding import Padding
from rich.text import Text

LEAST, LONGEST = 8, 24


def aligned(rows: list[dict[str, Any]], console: Console) -> Iterator[Text]:
    """Draw one line for each place, the words looked for below each other, cut to the width of the terminal."""
    several = len({row["article"] for row in rows}) > 1
    names = max(min(LONGEST, max(cell_len(row["article"]) for row in rows)), 0) + 2 if several else 0
    numbers = max(len(str(row["line"])) for row in rows) + 2
    middle = min(max(cell_len(_flat(row["match"])) for row in rows), console.width // 3)
    side = max(LEAST, (console.width - names - numbers - middle) // 2)
    for row in rows:
        line = Text()
        if several:
            line.append(set_cell_size(_cut(row["article"], names - 2), names), "dim")
        line.append(f"{row['line']:>{numbers - 2}}  ", "dim")
        line.append(_tail(_flat(row["before"]), side), "")
        line.append(_cut(_flat(row["match"]), middle), "bold red")
        line.append(_cut(_flat(row["after"]), side))
        line.rstrip()
        yield line


def hits(rows: list[dict[str, Any]]) -> Iterator[Text | Padding]:
    """Draw each article that was found: its title, where the best place is, and that place."""
    for row in rows:
        about = " · ".join(str(each) for each in (row["article"], row["published"], f"line {row['line']}") if each)
        yield Text(_flat(row["title"] or row["article"]), "bold").append(f"  {about}", "dim not bold")
        yield Padding(Text(_flat(row["snippet"])), (0, 0, 1, 2))


def _flat(text: str) -> str:
    """Put a text on one line, with the white space at its edges."""
    words = " ".join(strip_control_codes(text).split())
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}"


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1).rstrip()}…"


def _tail(text: str, width: int) -> str:
    """Give the end of a text, set to the right."""
    while cell_len(text) > width:
        text = text[1:]
    return " " * (width - cell_len(text)) + text
