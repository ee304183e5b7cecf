"""`articlekit rule`."""

from __future__ import annotations

from typing import Annotated

import typer

import articlekit
from articlekit.cli.output import write
from articlekit.errors import UnknownName


def complete_code(incomplete: str) -> list[str]:
    """Offer rule codes to the shell."""
    return [code for code in articlekit.RULES if code.startswith(incomplete.upper())]


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", autocompletion=complete_code, help="The rule.  [default: all]")
    ] = None,
) -> None:
    """Explain a rule of `check`, or list them all.

    \b
    Examples:
      articlekit rule A002
      articlekit rule
    """
    rules = articlekit.RULES
    if code is None:
        width = max(len(each.name) for each in rules.values())
        write(
            f"{each.code}  {each.severity:7}  {each.fixable or '':6}  {each.name:{width}}  {each.doc.partition(chr(10))[0]}\n"
            for each in rules.values()
        )
    elif (found := rules.get(code.upper())) is None:
        raise UnknownName("rule", code, rules, "articlekit rule lists them")
    else:
        fix = f", {found.fixable} fix" if found.fixable else ""
        write([f"{found.code} {found.name} ({found.severity}{fix})\n\n{found.doc}\n"])
