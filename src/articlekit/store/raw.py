"""The files as they are, for `check`: which there are, what tells that one has changed, and putting others in their place."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from articlekit.model.source import RawFile, Source
from articlekit.store import files

AUTHORITY = "annotations/entities.json"
Read = Callable[[str], bytes | None]
SETTLED_NS = 2 * 10**9  # the coarsest clock of a file system that is in use, FAT's


def names(root: Path, layer: str) -> list[str]:
    """List, sorted, the articles with a text, or annotations in the layer."""
    found = set(_stems(root / "corpus", ".txt"))
    return sorted(found.union(each for each in _stems(root / "annotations" / layer, ".json") if each != "entities"))


def _stems(folder: Path, suffix: str) -> Iterator[str]:
    for name in os.listdir(folder):  # noqa: PTH208  as in `files`, pathlib takes longer than looking takes
        if name.endswith(suffix) and not name.startswith("."):
            yield name.removesuffix(suffix)


def signature(root: Path, layer: str, article: str) -> str | None:
    """Give what tells from outside whether an article's files changed.

    That is the files' sizes, times and inodes, as in git's index; None where they cannot tell: links, and what was written
    so lately that a second write might bear the same time.
    """
    settled = time.time_ns() - SETTLED_NS
    signed = []
    for name in (f"corpus/{article}.txt", f"annotations/{layer}/{article}.json", f"corpus/{article}.toml"):
        try:
            status = os.lstat(f"{root}/{name}")
        except FileNotFoundError:
            signed.append("")
            continue
        except OSError:
            return None
        if stat.S_ISLNK(status.st_mode) or max(status.st_mtime_ns, status.st_ctime_ns) >= settled:
            return None
        signed.append(f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_ino}")
    return " ".join(signed)


def source(read: Read, layer: str, article: str) -> Source:
    """Read an article's files; raise `BadFile` where one cannot be read or the text is not UTF-8."""
    files.checked_id(article)
    text = raw(read, f"corpus/{article}.txt")
    if text is not None:
        files.decode(text.data, text.name)
    metadata, annotations = raw(read, f"corpus/{article}.toml"), raw(read, f"annotations/{layer}/{article}.json")
    return Source(article, layer, text, metadata, annotations)


def entity_sources(read: Read, layer: str) -> list[RawFile]:
    """Read the entity files: the authority file, then the layer's own."""
    found = (raw(read, name) for name in (AUTHORITY, f"annotations/{layer}/entities.json"))
    return [each for each in found if each is not None]


def raw(read: Read, name: str) -> RawFile | None:
    """Read a file; give None where there is none."""
    data = read(name)
    return None if data is None else RawFile(name, data)


def settings_files(root: Path) -> Iterator[RawFile]:
    """Give the files that may hold settings, in the corpus's folder and then upward, by their paths from here."""
    for folder in (root.resolve(), *root.resolve().parents):
        for name in ("articlekit.toml", "pyproject.toml"):
            data = files.read(folder, name)
            if data is not None:
                path = folder / name
                yield RawFile(str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path), data)


def replace(root: Path, changes: Mapping[str, tuple[bytes, bytes]]) -> list[str]:
    """Put for each file its second content in the place of its first, and the entities before what names them.

    Give the names of files that have another content than the first by now; these, and only these, stay as they are.
    The caller holds the lock.
    """
    changed = []
    for name in sorted(changes, key=lambda name: (not name.endswith("/entities.json"), name)):
        before, after = changes[name]
        if files.read(root, name) != before:
            changed.append(name)
        else:
            files.write(root, name, after)
    return changed
