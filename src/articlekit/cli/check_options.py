"""The options of `articlekit check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from articlekit.cli.rule import complete_code

Severity = Literal["error", "warning", "info"]
FormatName = Literal[
    "full", "concise", "grouped", "json", "jsonl", "csv", "markdown", "github", "gitlab", "junit", "sarif", "rdjson"
]

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="CODES", autocompletion=complete_code, help="Only these rules: codes or their beginnings, as Q,N00."
    ),
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option("--extend-select", metavar="CODES", autocompletion=complete_code, help="These rules as well."),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODES", autocompletion=complete_code, help="Not these rules.")
]
Fix = Annotated[bool, typer.Option("--fix", help="Apply the fixes that cannot change what was meant.")]
UnsafeFixes = Annotated[bool, typer.Option("--unsafe-fixes", help="Apply all fixes; look at what they do with --diff first.")]
Diff = Annotated[bool, typer.Option("--diff", help="Print what --fix would change, and change nothing.")]
Format = Annotated[
    FormatName | None, typer.Option("--format", "-f", help="[default: full on a terminal, else jsonl]", show_choices=True)
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output-file",
        "--output",
        "-o",
        metavar="[FORMAT:]FILE",
        help="Write there (- is standard output); several are fine. Without FORMAT it is --format's, or FILE's suffix tells.",
    ),
]
FailOn = Annotated[
    Severity | None, typer.Option(help="The least severity that makes exit status 1.  [default: warning, or the settings']")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit status 0 whatever is found.")]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Leave out what this file says is known.")
]
WriteBaseline = Annotated[
    Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write down all that is found as known.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead of listing them.")]
Explain = Annotated[
    str | None,
    typer.Option("--explain", metavar="CODE", autocompletion=complete_code, help="Explain a rule."),
]
ShowSettings = Annotated[bool, typer.Option("--show-settings", help="Print the settings that hold, and where they come from.")]
Watch = Annotated[bool, typer.Option("--watch", "-w", help="Check again whenever a file changes, until Ctrl-C.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but what went wrong.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes.  [default: one a processor]")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep what was found before.")]


def codes(given: list[str] | None) -> tuple[str, ...]:
    """Give the codes of an option that may be repeated, and may have several with commas."""
    return tuple(code.strip().upper() for each in given or () for code in each.split(",") if code.strip())
