"""Building the index: the rows of the articles whose files changed, part by part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import duckdb

from articlekit.errors import ArticlekitError, BadFile
from articlekit.garbage import without_collecting
from articlekit.query import engine, parquet
from articlekit.query.columns import ENTITIES, STATES
from articlekit.store import files, parsed, records
from articlekit.store.dataset import Manifest, group_of, write_manifest
from articlekit.store.parts import Change, rewritten
from articlekit.store.stamps import Stamps


class _State(NamedTuple):
    """What an article's files were when its rows were made."""

    stamp: str
    digest: str


def built(root: Path, folder: Path, before: Manifest, behind: Mapping[str, str], stamps: Stamps) -> Manifest:
    """Write the rows of what changed in the groups that are behind, and a manifest; give that."""
    generation = before.generation + 1
    groups, states, broken = dict(before.groups), dict(before.states), dict(before.broken)
    entities = before.entities
    with without_collecting(), engine.connect(threads=1) as connection:
        for group in behind:
            if group == "entities":
                entities = f"entities/{generation:06}.parquet"
                parquet.write(connection, folder / entities, ENTITIES, _entity_rows(root, stamps))
                continue
            known = _read_states(connection, folder, before.states.get(group))
            group_states, group_broken = dict[str, _State](), list[str]()
            changes = _changes(group, stamps, known, set(before.broken.get(group, ())), group_states, group_broken)
            old = before.groups.get(group, ()) if known else ()
            groups[group] = rewritten(
                connection, folder, group, old, changes, known.keys() - stamps.of(group).keys(), generation
            )
            states[group], broken[group] = f"states/{group}/{generation:06}.parquet", group_broken
            rows = [(article, *state) for article, state in group_states.items()]
            parquet.write(connection, folder / states[group], STATES, rows)
    manifest = Manifest(generation, groups, entities, {**before.seen, **behind}, states, broken)
    write_manifest(folder, manifest, before)
    return manifest


def _read_states(connection: duckdb.DuckDBPyConnection, folder: Path, name: str | None) -> dict[str, _State]:
    if name is None:
        return {}
    found = connection.execute("SELECT article, stamp, digest FROM read_parquet(?)", [str(folder / name)]).fetchall()
    return {article: _State(stamp, digest) for article, stamp, digest in found}


def _changes(
    group: str,
    stamps: Stamps,
    known: Mapping[str, _State],
    were_broken: set[str],
    states: dict[str, _State],
    broken: list[str],
) -> Iterator[Change]:
    """Give the new rows of the articles whose files changed, noting for every article what its files are now."""
    layer = group.removeprefix(group_of("")) if group != "articles" else None
    nothing: Mapping[str, Sequence[records.Row]] = records.NOTHING if layer else {"articles": ()}
    for article, stamp in stamps.of(group).items():
        before = known.get(article)
        if before is not None and before.stamp == stamp:
            states[article] = before
            if article in were_broken:
                broken.append(article)
            continue
        try:
            text, other = _files_of(stamps, article, layer)
            digest = hashlib.blake2b((text or b"") + b"\0" + (other or b""), digest_size=8).hexdigest()
            states[article] = _State(stamp, digest)
            if before is not None and before.digest == digest and article not in were_broken:
                continue
            if text is None or (layer and other is None):
                raise BadFile(f"{article}: a file is missing")
            if layer is None:
                yield Change(article, {"articles": [records.article_row(article, text, other)]})
            elif other is not None:
                yield Change(article, records.layer_rows(article, layer, text, other))
        except ArticlekitError:
            states.setdefault(article, _State(stamp, ""))
            broken.append(article)
            if before is not None:
                yield Change(article, nothing)


def _files_of(stamps: Stamps, article: str, layer: str | None) -> tuple[bytes | None, bytes | None]:
    """Read an article's text, and its annotations in a layer or its metadata."""
    files.checked_id(article)
    text = stamps.read("corpus", ".txt", article)
    other = stamps.read("corpus", ".toml", article) if layer is None else stamps.read(f"annotations/{layer}", ".json", article)
    return text, other


def _entity_rows(root: Path, stamps: Stamps) -> list[records.Row]:
    rows = list[records.Row]()
    for name in stamps.of("entities"):
        if file := parsed.entity_file(partial(files.read, root), f"annotations/{name}entities.json"):
            rows += [records.entity_row(name.rstrip("/"), entity) for entity in file.entities]
    return rows
