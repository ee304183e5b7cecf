"""The program: its commands, and what it makes of failures."""

from __future__ import annotations

import os
import sys
import traceback
import warnings
from typing import Annotated

import typer

import articlekit
from articlekit.cli import (
    accept,
    add,
    annotate,
    check,
    claims,
    doctor,
    edit,
    entities,
    evaluate,
    new,
    organisations,
    promote,
    quotes,
    reconcile,
    reject,
    rule,
    schema,
    show,
    stats,
)
from articlekit.cli.output import ClosedPipe, note
from articlekit.errors import ArticlekitError, StaleAnnotations

app = typer.Typer(
    name="articlekit",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
for command in (quotes, claims, organisations, show, stats, check, rule, reconcile, evaluate):
    app.command()(getattr(command, command.__name__.rpartition(".")[2]))
for command in (annotate, edit, add, accept, reject, promote, new, schema, doctor):
    app.command()(getattr(command, command.__name__.rpartition(".")[2]))
app.add_typer(entities.app, name="entities")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"articlekit {articlekit.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def articlekit_command(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,  # noqa: ARG001
) -> None:
    """Keep a corpus of news articles with standoff annotations: who said it, which number, which organisation.

    \b
    Examples:
      articlekit quotes --speaker "Peter Davies"
      articlekit claims --min 400
      articlekit check
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line and exit: 0 fine, 1 findings, 2 the work could not be done, 3 a bug in articlekit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit status; an expected failure is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with warnings.catch_warnings():
        warnings.simplefilter("always", StaleAnnotations)
        warnings.showwarning = lambda message, *_, **__: note(str(message))
        return _status(arguments)


def _status(arguments: list[str]) -> int:
    try:
        status = app(arguments, prog_name="articlekit", standalone_mode=False) or 0
        sys.stdout.flush()
    except ArticlekitError as error:
        note(str(error))
        return 2
    except typer.TyperException as error:
        note(f"{error.format_message().rstrip('.')}; see articlekit --help")
        return 2
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except (ClosedPipe, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        traceback.print_exc()
        note("this is a bug in articlekit; please report the lines above")
        return 3
    return int(status)
