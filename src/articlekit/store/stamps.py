"""What a corpus's files look like from outside: size and time, by article, for each group of tables."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from articlekit.errors import BadFile
from articlekit.store import files
from articlekit.store.dataset import group_of

MISSING, LOST = "-", "?"
_MOMENT = 1_000_000_000


class Stamps:
    """The files of a corpus at one moment, each folder listed once.

    A stamp is a file's size and time as a text. One that was written within the last second may be written again without a new
    size or time, so its stamp is never the same twice.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = time.time_ns()
        self.of = cache(self._of)
        self._list = cache(self._listed)
        self._digest = cache(self._digested)
        self._is_inside = cache(self._checked)

    def _of(self, group: str) -> Mapping[str, str]:
        """Give the stamp of each article of a group, sorted, or of each entity file."""
        if group == "entities":
            names = ["", *(f"{layer}/" for layer in sorted(self._layers()))]
            return {name: self._entity_stamp(f"annotations/{name}entities.json") for name in names}
        texts = self._list("corpus", ".txt")
        if group == "articles":
            others = self._list("corpus", ".toml")
            return {stem: f"{texts[stem]} {others.get(stem, MISSING)}" for stem in sorted(texts)}
        layer = self._list(f"annotations/{group.removeprefix(group_of(''))}", ".json")
        return {stem: f"{layer[stem]} {texts.get(stem, MISSING)}" for stem in sorted(layer) if stem != "entities"}

    def seen(self, group: str) -> str:
        """Give a digest of all files that a group's rows are made of."""
        if group == "entities":
            return _digest(self.of(group))
        other = ("corpus", ".toml") if group == "articles" else (f"annotations/{group.removeprefix(group_of(''))}", ".json")
        return f"{self._digest(*other)} {self._digest('corpus', '.txt')}"

    def _digested(self, folder: str, suffix: str) -> str:
        return _digest(self._list(folder, suffix))

    def _layers(self) -> Iterable[str]:
        with suppress(FileNotFoundError), os.scandir(self.root / "annotations") as entries:
            return [entry.name for entry in entries if entry.is_dir() and not entry.name.startswith(".")]
        return []

    def _entity_stamp(self, name: str) -> str:
        try:
            status = (self.root / name).stat()
        except FileNotFoundError:
            return MISSING
        except OSError:
            return LOST
        return self._stamp(status)

    def _listed(self, folder: str, suffix: str) -> Mapping[str, str]:
        """Give the stamps of a folder's files with a suffix, by stem; for many files this is most of what asking costs."""
        try:
            with _scanned(self.root / folder) as entries:
                return self._stamps(entries, suffix)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise BadFile(f"{folder}: cannot be read: {(error.strerror or str(error)).lower()}") from None

    def _stamps(self, entries: Iterable[os.DirEntry[str]], suffix: str) -> Mapping[str, str]:
        found, length, settled = dict[str, str](), len(suffix), self.now - _MOMENT
        for entry in entries:
            name = entry.name
            if name[-length:] == suffix and name[0] != ".":
                try:
                    status = entry.stat()
                except OSError:
                    found[name[:-length]] = LOST
                    continue
                written = status.st_mtime_ns
                found[name[:-length]] = f"{status.st_size}:{written}" if written < settled else self._stamp(status)
        return found

    def _stamp(self, status: os.stat_result) -> str:
        written = status.st_mtime_ns
        recent = f"?{self.now}" if abs(self.now - written) < _MOMENT else ""
        return f"{status.st_size}:{written}{recent}"

    def read(self, folder: str, suffix: str, stem: str) -> bytes | None:
        """Read a file as `files.read` does, one that is plainly there at once."""
        path = f"{self.root}/{folder}/{stem}{suffix}"
        with suppress(OSError):
            status = os.lstat(path)
            if stat.S_ISREG(status.st_mode) and status.st_size <= files.MAX_BYTES and self._is_inside(folder):
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path for each takes as long as reading
                    return file.read()
        return files.read(self.root, f"{folder}/{stem}{suffix}")

    def _checked(self, folder: str) -> bool:
        """Tell whether a folder is inside the corpus, over no link."""
        return Path(os.path.realpath(self.root / folder)).is_relative_to(os.path.realpath(self.root))


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


def _digest(stamps: Mapping[str, str]) -> str:
    written = "\n".join(sorted([f"{name} {stamp}" for name, stamp in stamps.items()]))
    return hashlib.blake2b(written.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
