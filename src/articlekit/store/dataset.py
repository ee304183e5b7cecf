"""A folder of Parquet tables: parts of some thousand articles each, and a manifest that says which files count.

    tables.json                              the manifest, replaced in one step
    articles/<part>.parquet                  texts and metadata
    layers/<layer>/<table>/<part>.parquet    annotated, quotes, claims, organisations
    entities/<part>.parquet                  the authority file's entities, and each layer's own

Files are written once and never changed, so whoever has read a manifest sees that state whole. A file is removed when neither
the newest manifest nor the one before names it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from articlekit.errors import BadFile
from articlekit.query.columns import ARTICLES, LAYER, TABLES, Columns
from articlekit.store import files

MANIFEST = "tables.json"
FORMAT = "articlekit-tables/1"


class Part(NamedTuple):
    """Some thousand articles, from `first` to `last`: how many, and the file of each table."""

    first: str
    last: str
    articles: int
    files: Mapping[str, str]


class Manifest(NamedTuple):
    """The files that count.

    `groups` are `articles` and `layers/<name>`. The rest is for whoever keeps tables in step with files: what was `seen` of a
    group, the file of its `states`, and the articles that are `broken`.
    """

    generation: int = 0
    groups: Mapping[str, Sequence[Part]] = {}
    entities: str | None = None
    seen: Mapping[str, str] = {}
    states: Mapping[str, str] = {}
    broken: Mapping[str, Sequence[str]] = {}

    def files(self) -> set[str]:
        """Name all files that count."""
        parts = {name for group in self.groups.values() for part in group for name in part.files.values()}
        return parts | set(self.states.values()) | ({self.entities} if self.entities else set())


def group_of(layer: str) -> str:
    """Name the group of a layer's tables."""
    return f"layers/{layer}"


def columns_of(group: str) -> Mapping[str, Columns]:
    """Give the tables of a group, the first of which has one row an article."""
    return {"articles": ARTICLES} if group == "articles" else LAYER


def read_manifest(folder: Path) -> Manifest | None:
    """Read a manifest; give None where there is none, and raise `BadFile` where it is not one."""
    data = files.read(folder, MANIFEST)
    if data is None:
        return None
    try:
        content = json.loads(data)
        if (form := content.pop("format")) != FORMAT:
            raise BadFile(f"{MANIFEST}: has the format {form!r}, not {FORMAT!r}; export the corpus again")
        groups = {name: tuple(Part(**part) for part in parts) for name, parts in content.pop("groups").items()}
        return Manifest(groups=groups, **content)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadFile(f"{MANIFEST}: is no manifest of tables; export the corpus again") from None


def write_manifest(folder: Path, manifest: Manifest, before: Manifest) -> None:
    """Put a new manifest in the place of the one `before`, and remove the files that neither of them names."""
    for name in manifest.files() - before.files():
        _sync(folder / name)
    groups = {name: [part._asdict() for part in parts] for name, parts in manifest.groups.items()}
    content = {"format": FORMAT, **manifest._asdict(), "groups": groups}
    files.write(folder, MANIFEST, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
    sweep(folder, manifest.files() | before.files())


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sweep(folder: Path, counted: set[str]) -> None:
    """Remove the tables that do not count."""
    for path in folder.glob("*/**/*.parquet*"):
        if path.relative_to(folder).as_posix() not in counted:
            with suppress(OSError):
                path.unlink()


def paths(folder: Path, manifest: Manifest, layer: str | None) -> dict[str, list[str]]:
    """Give the files of every stored table, of one layer where it is the annotations'."""
    groups = ["articles"] + ([group_of(layer)] if layer else [])
    found: dict[str, list[str]] = {table: [] for table in TABLES}
    for group in groups:
        for part in manifest.groups.get(group, ()):
            for table, name in part.files.items():
                found[table].append(str(folder / name))
    if manifest.entities:
        found["entities"].append(str(folder / manifest.entities))
    return found
