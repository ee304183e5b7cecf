"""Reading settings from TOML."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from articlekit.check.files import Files
from articlekit.check.select import codes
from articlekit.errors import BadFile, UnknownName
from articlekit.model.settings import Conventions, Settings
from articlekit.model.source import RawFile
from articlekit.text.canonical import explain
from articlekit.text.lines import line_starts, position
from articlekit.text.toml_places import key_offset

TABLE = ("tool", "articlekit")
Path = tuple[str | int, ...]


def settings_of(corpus: Files) -> tuple[Settings, str | None]:
    """Give the settings that the nearest file holds, and its name; the defaults where there is none.

    Raise `BadFile` where they cannot be read.
    """
    found = next((file for file in corpus.settings_files() if has_settings(file)), None)
    return (read_settings(found), found.name) if found else (Settings(), None)


def has_settings(file: RawFile) -> bool:
    """Tell whether a file is one that settings are read from: any but a `pyproject.toml` without their table."""
    if not file.name.endswith("pyproject.toml"):
        return True
    try:
        return TABLE[1] in tomllib.loads(file.data.decode("utf-8")).get(TABLE[0], {})
    except (ValueError, RecursionError):
        return b"articlekit" in file.data


def read_settings(file: RawFile) -> Settings:
    """Read settings; raise `BadFile` with the place of what is not TOML, an unknown key, or a code that no rule has."""
    try:
        text = file.data.decode("utf-8")
        content: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{file.name}: is not TOML: {str(error).partition(';')[0]}") from None
    table: Path = TABLE if file.name.endswith("pyproject.toml") else ()
    for step in table:
        content = content.get(step, {})
    try:
        settings = Settings.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise _bad(file.name, text, (*table, *first["loc"]), _explained(first)) from None
    for path, prefixes in _codes(settings):
        try:
            codes(prefixes)
        except UnknownName as error:
            raise _bad(file.name, text, (*table, *path), str(error)) from None
    return settings


def _bad(name: str, text: str, path: Path, message: str) -> BadFile:
    line, column = position(line_starts(text), key_offset(text, path))
    return BadFile(f"{name}: line {line}, column {column}: {message}")


def _explained(error: ErrorDetails) -> str:
    """Say in one line what is wrong; of an unknown key, which are known."""
    message = explain(error, error["loc"])
    if error["type"] != "extra_forbidden":
        return message
    model = Conventions if error["loc"][0] == "conventions" else Settings
    known = [str(field.alias) for field in model.model_fields.values()]
    near = get_close_matches(str(error["loc"][-1]), known, 1)
    return f"{error['loc'][-1]!r} is not a setting; {f'did you mean {near[0]!r}?' if near else 'known: ' + ', '.join(known)}"


def _codes(settings: Settings) -> list[tuple[Path, tuple[str, ...]]]:
    """List the places where settings name rules."""
    found: list[tuple[Path, tuple[str, ...]]] = [
        (("select",), settings.select),
        (("extend-select",), settings.extend_select),
        (("ignore",), settings.ignore),
    ]
    found += [(("severity", code), (code,)) for code in settings.severity]
    found += [(("per-article-ignores", pattern), those) for pattern, those in settings.per_article_ignores.items()]
    return found
