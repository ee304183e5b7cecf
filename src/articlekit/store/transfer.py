"""Whole corpora into Parquet tables, and out of them into files, one article after the other."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from articlekit.errors import ArticlekitError, BadFile, BadName, Exists
from articlekit.model.entity import EntityFile
from articlekit.query import engine, parquet
from articlekit.query.columns import ENTITIES
from articlekit.store import files, parts, records
from articlekit.store.dataset import Manifest, Part, group_of, sweep, write_manifest
from articlekit.store.parts import Change

OnError = Callable[[ArticlekitError], None]


class Bundle(NamedTuple):
    """An article as its files: the text, the metadata where there are any, and the annotations by layer."""

    article: str
    text: bytes
    metadata: bytes | None
    annotations: Mapping[str, bytes]


def write_dataset(
    folder: Path, bundles: Iterable[Bundle], entities: Mapping[str, EntityFile], on_error: OnError
) -> tuple[int, int]:
    """Write articles, in order, and entities by layer (the authority file's is "") as a new dataset of Parquet tables.

    Give the number of articles and of annotation files. It is put in its place when it is whole. An article with a broken
    file is left out and given to `on_error`, one with a broken annotation file goes without that. Raise `Exists` where
    something is in the folder, `BadName` where the articles are not in order.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Exists(f"{folder}: is there already and not empty; name a new folder")
    making = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        counts = _fill(making, bundles, entities, on_error)
        folder.rmdir() if folder.exists() else None
        making.rename(folder)
    except OSError as error:
        raise BadFile(f"{folder}: cannot be written: {(error.strerror or str(error)).lower()}") from None
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return counts


def _fill(folder: Path, bundles: Iterable[Bundle], entities: Mapping[str, EntityFile], on_error: OnError) -> tuple[int, int]:
    groups: dict[str, Sequence[Part]] = {"articles": ()}
    annotated, last, batches = 0, "", iter(bundles)
    with engine.connect(threads=1) as connection:
        generation = 0
        while batch := list(islice(batches, parts.SIZE)):
            generation += 1
            changes: dict[str, list[Change]] = {"articles": []}
            for bundle in batch:
                if bundle.article <= last:
                    raise BadName(f"{bundle.article}: comes after {last}; articles must come in order, each once")
                last = bundle.article
                _add(bundle, changes, on_error)
            for group, found in changes.items():
                annotated += len(found) if group != "articles" else 0
                old = groups.get(group, ())
                groups[group] = parts.rewritten(connection, folder, group, old, found, (), generation)
        name = "entities/000001.parquet"
        rows = [records.entity_row(layer, each) for layer, file in entities.items() for each in file.entities]
        parquet.write(connection, folder / name, ENTITIES, rows)
    manifest = Manifest(generation + 1, groups, name)
    write_manifest(folder, manifest, Manifest())
    sweep(folder, manifest.files())
    return sum(part.articles for part in groups["articles"]), annotated


def _add(bundle: Bundle, changes: dict[str, list[Change]], on_error: OnError) -> None:
    """Add the rows of an article's files to those of their groups."""
    try:
        files.checked_id(bundle.article)
        row = records.article_row(bundle.article, bundle.text, bundle.metadata, whole=True)
        changes["articles"].append(Change(bundle.article, {"articles": [row]}))
    except ArticlekitError as error:
        on_error(error)
        return
    for layer, data in bundle.annotations.items():
        try:
            rows = records.layer_rows(bundle.article, layer, bundle.text, data)
            changes.setdefault(group_of(layer), []).append(Change(bundle.article, rows))
        except ArticlekitError as error:
            on_error(error)


def bundles(
    articles: Iterable[str], layers: Mapping[str, Iterable[str]], read: Callable[[str], bytes | None], on_error: OnError
) -> Iterator[Bundle]:
    """Read the files of articles, with their annotations in the layers that have some of them."""
    annotated = {layer: set(found) for layer, found in layers.items()}
    for article in articles:
        try:
            text = read(f"corpus/{article}.txt")
            if text is None:
                continue
            found = {
                layer: data
                for layer, having in annotated.items()
                if article in having and (data := read(f"annotations/{layer}/{article}.json")) is not None
            }
            yield Bundle(article, text, read(f"corpus/{article}.toml"), found)
        except ArticlekitError as error:
            on_error(error)


def write_files(root: Path, found: Iterable[Bundle], on_error: OnError) -> int:
    """Write articles as the files of the corpus at `root`; give how many. Nothing that is there is overwritten."""
    count = 0
    with files.locked(root):
        for bundle in found:
            names = {f"corpus/{bundle.article}.txt": bundle.text}
            if bundle.metadata is not None:
                names[f"corpus/{bundle.article}.toml"] = bundle.metadata
            names |= {f"annotations/{layer}/{bundle.article}.json": data for layer, data in bundle.annotations.items()}
            if there := next((name for name in names if (root / name).exists()), None):
                on_error(Exists(f"{there}: is there already and stays as it is; the article is not imported"))
                continue
            for name, data in reversed(names.items()):
                files.write(root, name, data)
            count += 1
    return count
