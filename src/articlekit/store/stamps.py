"""What a corpus's files look like from outside: size and time, by article, for each group of tables."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from articlekit.store import files
from articlekit.store.dataset import group_of

_MOMENT = 1_000_000_000


class Seen(NamedTuple):
    """A file's size and time as a text, and whether it is a plain file that may be read at once."""

    stamp: str
    plain: bool


_MISSING, _LOST = Seen("-", False), Seen("?", False)


class Stamps:
    """The files of a corpus at one moment, each folder listed once.

    A file that was written within the last second may be written again without a new size or time, so its stamp is never the
    same twice.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = time.time_ns()
        self.of = cache(self._of)
        self._list = cache(self._listed)

    def _of(self, group: str) -> Mapping[str, str]:
        """Give the stamp of each article of a group, sorted, or of each entity file."""
        if group == "entities":
            names = ["", *(f"{layer}/" for layer in sorted(self._layers()))]
            return {name: self._stamp(f"annotations/{name}entities.json") for name in names}
        texts = self._list("corpus", ".txt")
        if group == "articles":
            others = self._list("corpus", ".toml")
            return {stem: f"{texts[stem].stamp} {others.get(stem, _MISSING).stamp}" for stem in sorted(texts)}
        layer = self._list(f"annotations/{group.removeprefix(group_of(''))}", ".json")
        stems = sorted(stem for stem in layer if stem != "entities")
        return {stem: f"{layer[stem].stamp} {texts.get(stem, _MISSING).stamp}" for stem in stems}

    def _layers(self) -> Iterable[str]:
        with suppress(FileNotFoundError), os.scandir(self.root / "annotations") as entries:
            return [entry.name for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
        return []

    def _stamp(self, name: str) -> str:
        try:
            return self._stamp_of((self.root / name).stat())
        except FileNotFoundError:
            return _MISSING.stamp
        except OSError:
            return _LOST.stamp

    def _listed(self, folder: str, suffix: str) -> Mapping[str, Seen]:
        """List a folder's files with a suffix, by stem."""
        found = {}
        is_inside = Path(os.path.realpath(self.root / folder)).is_relative_to(os.path.realpath(self.root))
        with suppress(FileNotFoundError), _scanned(self.root / folder) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(suffix) and not name.startswith("."):
                    try:
                        status = entry.stat()
                    except OSError:
                        found[name.removesuffix(suffix)] = _LOST
                        continue
                    plain = is_inside and entry.is_file(follow_symlinks=False) and status.st_size <= files.MAX_BYTES
                    found[name.removesuffix(suffix)] = Seen(self._stamp_of(status), plain)
        return found

    def _stamp_of(self, status: os.stat_result) -> str:
        written = status.st_mtime_ns
        recent = f"?{self.now}" if abs(self.now - written) < _MOMENT else ""
        return f"{status.st_size}:{written}{recent}"

    def read(self, folder: str, suffix: str, stem: str) -> bytes | None:
        """Read a file as `files.read` does, one that is plainly there at once."""
        if self._list(folder, suffix).get(stem, _MISSING).plain:
            with suppress(OSError), open(f"{self.root}/{folder}/{stem}{suffix}", "rb") as file:  # noqa: PTH123 - Paths are slow
                return file.read()
        return files.read(self.root, f"{folder}/{stem}{suffix}")


@contextmanager
def _scanned(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    """List a folder, where the system can by its handle, which makes looking at the files faster."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def fingerprint(stamps: Mapping[str, str]) -> str:
    """Give a digest of stamps."""
    written = "\n".join([f"{name} {stamp}" for name, stamp in stamps.items()])
    return hashlib.blake2b(written.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
