"""Metadata files, read as far as they go."""

from __future__ import annotations

import re
import tomllib

from pydantic import ValidationError

from articlekit.model.article import Metadata
from articlekit.text.canonical import Violation, explain, undecodable
from articlekit.text.lines import line_starts
from articlekit.text.toml_places import key_offset

_AT = re.compile(r"\(at line (\d+), column (\d+)\)$")


def read_metadata(data: bytes) -> tuple[Metadata | None, tuple[Violation, ...]]:
    """Read a metadata file; give None and what is wrong where it breaks TOML or the schema."""
    try:
        text = data.decode("utf-8")
        return Metadata.model_validate(tomllib.loads(text)), ()
    except UnicodeDecodeError as error:
        return None, (undecodable(error),)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        offset = line_starts(text)[int(at[1]) - 1] + int(at[2]) - 1 if at else len(text)
        return None, (Violation(f"is not TOML: {_AT.sub('', message).strip()}", min(offset, len(text))),)
    except ValidationError as error:
        problems = {each["loc"][:1]: each for each in error.errors(include_url=False)}
        return None, tuple(Violation(explain(each, key), key_offset(text, key)) for key, each in problems.items())
    except (ValueError, RecursionError) as error:
        return None, (Violation(f"is not TOML: {str(error).partition(';')[0]}", 0),)
