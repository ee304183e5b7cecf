"""A dataset of Parquet tables, as the files that it stands for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from articlekit.errors import BadFile
from articlekit.query import engine
from articlekit.query.annotations import annotation_of
from articlekit.query.columns import ENTITIES, TABLES
from articlekit.query.tables import Tables
from articlekit.store.dataset import Manifest, group_of, paths, read_manifest, write_manifest
from articlekit.store.files import locked

if TYPE_CHECKING:
    from articlekit.model.annotation import AnnotationFile
    from articlekit.model.entity import EntityFile

_MOST_AHEAD = 1024
_KINDS = ("quotes", "claims", "organisations")


class _Ahead(NamedTuple):
    """What was read ahead, all there is from `first` to `last`; None is the end."""

    first: str
    last: str | None
    step: int
    found: dict[str, Any]

    def reaches(self, article: str) -> bool:
        """Tell whether an article would be among it."""
        return self.first <= article and (self.last is None or article <= self.last)


class Archive:
    """Gives a dataset's texts, metadata, annotations and entities as the bytes of files.

    Articles are read ahead, the more the longer they are asked for in order. What is written is a new part of a layer; the
    tables that are open meanwhile stay as they were.
    """

    def __init__(self, folder: Path) -> None:
        """Read the manifest; raise `BadFile` where it is not one."""
        self.folder = folder
        self.manifest = read_manifest(folder) or Manifest()
        self._ahead: dict[str, _Ahead] = {}
        self._tables: dict[str | None, Tables] = {}

    def __reduce__(self) -> tuple[type[Archive], tuple[Path]]:
        """Let another process open the dataset anew."""
        return Archive, (self.folder,)

    def tables(self, layer: str | None) -> Tables:
        """Open the tables, with one layer's annotations."""
        if layer not in self._tables:
            self._tables[layer] = tables = Tables(paths(self.folder, self.manifest, layer), layer)
            for table in TABLES:
                tables.view(table)
        return self._tables[layer]

    def layers(self) -> list[str]:
        """List the layers."""
        prefix = group_of("")
        return sorted(group.removeprefix(prefix) for group in self.manifest.groups if group.startswith(prefix))

    def article_ids(self) -> list[str]:
        """List the articles."""
        return [article for (article,) in self.tables(None).rows("SELECT article FROM stored.articles ORDER BY article")]

    def annotated(self, layer: str) -> list[str]:
        """List the articles that have annotations in a layer."""
        return [article for (article,) in self.tables(layer).rows("SELECT article FROM stored.annotated ORDER BY article")]

    def read(self, name: str) -> bytes | None:
        """Give the bytes of a file by its name in a corpus; None where there is none."""
        folder, _, file = name.rpartition("/")
        stem, _, suffix = file.rpartition(".")
        if folder == "corpus":
            found = self._article(stem, "articles")
            return None if found is None else found[suffix == "toml"]
        layer = folder.removeprefix("annotations").strip("/")
        if stem == "entities":
            return self._entities(layer)
        if not layer or layer not in self.layers() or (found := self._article(stem, layer)) is None:
            return None
        content: bytes = found
        return content

    def _article(self, article: str, of: str) -> Any:
        """Give what is asked of an article, reading ahead from it."""
        ahead = self._ahead.get(of)
        if ahead is None or not ahead.reaches(article):
            step = 4 if ahead is None or article <= ahead.first else min(_MOST_AHEAD, ahead.step * 2)
            found = self._texts(article, step) if of == "articles" else self._layer_files(of, article, step)
            last = max(found) if len(found) == step else None
            self._ahead[of] = ahead = _Ahead(article, last, step, found)
        return ahead.found.get(article)

    def _texts(self, first: str, step: int) -> dict[str, Any]:
        query = "SELECT article, text, toml FROM stored.articles WHERE article >= ? LIMIT ?"
        rows = self.tables(None).rows(query, [first, step])
        return {article: (text.encode(), None if toml is None else toml.encode()) for article, text, toml in rows}

    def _layer_files(self, layer: str, first: str, step: int) -> dict[str, Any]:
        from articlekit.model.annotation import AnnotationFile
        from articlekit.text.canonical import dumps

        tables = self.tables(layer)
        query = "SELECT * FROM stored.annotated WHERE article >= ? LIMIT ?"
        annotated = list(tables.rows(query, [first, step]))
        if not annotated:
            return {}
        between = [annotated[0][0], annotated[-1][0]]
        found: dict[str, list[dict[str, Any]]] = {article: [] for article, *_ in annotated}
        for table in _KINDS:
            for row in tables.rows(f"SELECT * FROM stored.{table} WHERE article BETWEEN ? AND ?", between):
                found[row[0]].append(annotation_of(table, row))
        digests = dict(
            self.tables(None).rows("SELECT article, text_sha256 FROM stored.articles WHERE article BETWEEN ? AND ?", between)
        )
        contents = {}
        for article, text_sha256, annotator, _ in annotated:
            content = {
                "article": article,
                "layer": layer,
                "text_sha256": text_sha256 or digests[article],
                "annotator": None if annotator is None else json.loads(annotator),
                "annotations": found[article],
            }
            contents[article] = dumps(AnnotationFile.model_validate(content)).encode()
        return contents

    def _entities(self, layer: str) -> bytes | None:
        from articlekit.model.entity import EntityFile
        from articlekit.text.canonical import dumps

        keys = [name for name in ENTITIES if name != "layer"]
        rows = list(self.tables(None).rows(f"SELECT {', '.join(keys)} FROM stored.entities WHERE layer = ?", [layer]))
        if not rows:
            return None
        found = [{key: value for key, value in zip(keys, row, strict=True) if value is not None} for row in rows]
        return dumps(EntityFile.model_validate({"entities": found})).encode()

    def write(self, layer: str, made: Mapping[str, AnnotationFile]) -> None:
        """Put annotation files of some articles into a layer."""
        from articlekit.store.parts import Change, rewritten
        from articlekit.store.records import modelled_rows

        group = group_of(layer)
        changes = (Change(article, modelled_rows(made[article], self._bytes(article))) for article in sorted(made))
        with locked(self.folder), engine.connect(threads=1) as connection:
            before = read_manifest(self.folder) or Manifest()
            old = before.groups.get(group, ())
            parts = rewritten(connection, self.folder, group, old, changes, (), before.generation + 1)
            self._replace(before._replace(generation=before.generation + 1, groups={**before.groups, group: parts}), before)

    def write_entities(self, layer: str, file: EntityFile) -> None:
        """Put a layer's entities in the place of those it has."""
        from articlekit.query import parquet
        from articlekit.store.records import entity_row

        with locked(self.folder), engine.connect(threads=1) as connection:
            before = read_manifest(self.folder) or Manifest()
            name = f"entities/{before.generation + 1:06}.parquet"
            kept = list(self.tables(None).rows("SELECT * FROM stored.entities WHERE layer <> ?", [layer]))
            parquet.write(connection, self.folder / name, ENTITIES, kept + [entity_row(layer, each) for each in file.entities])
            self._replace(before._replace(generation=before.generation + 1, entities=name), before)

    def _bytes(self, article: str) -> bytes:
        if (text := self.read(f"corpus/{article}.txt")) is None:
            raise BadFile(f"{article}: there is no such article")
        return text

    def _replace(self, manifest: Manifest, before: Manifest) -> None:
        write_manifest(self.folder, manifest, before)
        self.manifest = manifest
        self._tables.clear()
        self._ahead.clear()
