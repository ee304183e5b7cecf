"""The index: a folder of files as tables, under `.articlekit/tables`, made anew only for what changed.

A file has changed where its size or time has, and then its digest. The index is disposable: a kill leaves the old one, a second
process builds after the first, and whoever reads sees the old one or the new one, whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from articlekit.errors import BadFile
from articlekit.store import files
from articlekit.store.dataset import MANIFEST, Manifest, read_manifest
from articlekit.store.stamps import Stamps

PLACE = ".articlekit/tables"


def refreshed(root: Path, groups: Sequence[str], place: Path | None = None) -> tuple[Path, Manifest]:
    """Bring groups of tables up to date with the files; give their folder and manifest.

    Raise `BadFile` where they cannot be written, `Busy` where another process builds for too long; the old ones stay.
    """
    folder, stamps = place or root / PLACE, Stamps(root)
    manifest = _manifest(folder)
    if not _behind(manifest, groups, stamps):
        return folder, manifest
    with files.locked(root, "tables.lock") if place is None else nullcontext():
        if (newer := _manifest(folder)) != manifest:
            manifest, stamps = newer, Stamps(root)
        if behind := _behind(manifest, groups, stamps):
            from articlekit.store.building import built  # loading the models takes longer than most queries take

            manifest = built(root, folder, manifest, behind, stamps)
        return folder, manifest


def _manifest(folder: Path) -> Manifest:
    try:
        return read_manifest(folder) or Manifest()
    except BadFile:
        return Manifest()


def _behind(manifest: Manifest, groups: Sequence[str], stamps: Stamps) -> dict[str, str]:
    """Give the groups that are not up to date, with what is seen of them now."""
    seen = {group: stamps.seen(group) for group in groups}
    return {group: now for group, now in seen.items() if manifest.seen.get(group) != now}


def discard(root: Path) -> None:
    """Forget the index, since it is damaged."""
    (root / PLACE / MANIFEST).unlink(missing_ok=True)
