"""The program: its commands, and what it makes of failures."""

from __future__ import annotations

import os
import sys
import threading
import traceback
import warnings
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

import articlekit
from articlekit.cli.output import ClosedPipe, note
from articlekit.errors import ArticlekitError, StaleAnnotations

LISTING = "quotes claims organisations search concordance sql show stats check rule reconcile evaluate".split()
KEEPING = "annotate edit add accept reject promote new export import schema doctor".split()
_MODULES = {"import": "import_corpus"}


def application(names: Iterable[str] = (*LISTING, *KEEPING, "entities")) -> typer.Typer:
    """Make the program with some commands: the one that is run, since making all of them takes longer than most take to run."""
    app = typer.Typer(
        name="articlekit",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )
    app.callback(invoke_without_command=True)(articlekit_command)
    for name in names:
        module = import_module(f"articlekit.cli.{_MODULES.get(name, name)}")
        if name == "entities":
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, _MODULES.get(name, name)))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"articlekit {articlekit.__version__}")
        raise typer.Exit


def articlekit_command(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,  # noqa: ARG001
) -> None:
    """Keep a corpus of news articles with standoff annotations: who said it, which number, which organisation.

    \b
    Examples:
      articlekit quotes --speaker "Ana Ruiz"
      articlekit claims --min 400
      articlekit check
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run the command line and exit: 0 fine, 1 findings, 2 the work could not be done, 3 a bug in articlekit."""
    status = run(sys.argv[1:])
    if threading.active_count() > 1:
        os._exit(status)  # an engine that did not stop when told to would crash if it came back while Python goes
    sys.exit(status)


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
        known = arguments and arguments[0] in (*LISTING, *KEEPING, "entities")
        app = application(arguments[:1]) if known else application()
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
    except (BrokenPipeError, ClosedPipe):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        traceback.print_exc()
        note("this is a bug in articlekit; please report the lines above")
        return 3
    return int(status)
