"""Metadata files, read as far as they go."""

from __future__ import annotations

import re
import tomllib
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from articlekit.model.article import Metadata
from articlekit.text.canonical import Violation, explain, undecodable
from articlekit.text.lines import line_starts
from articlekit.text.toml_places import key_offset

_TRACKING = re.compile(r"utm_|fbclid$|gclid$|at_|xtor$|cmpid$|ref$|source$", re.I)
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
        return None, tuple(_violation(text, key, each) for key, each in problems.items())
    except (ValueError, RecursionError) as error:
        return None, (Violation(f"is not TOML: {str(error).partition(';')[0]}", 0),)


def _violation(text: str, path: tuple[str | int, ...], error: ErrorDetails) -> Violation:
    lacks = str(path[0]) if error["type"] == "missing" else None
    return Violation(explain(error, path), key_offset(text, path), lacks=lacks)


def plain_url(url: str) -> str:
    """Give a URL without what does not matter: case of the host, "www.", the scheme, a final slash, fragments, tracking."""
    parts = urlsplit(url.strip())
    asked = urlencode([pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])])
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{asked}"
