"""An article's files as rows of the stored tables."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from typing import Any

from msgspec.json import encode

from articlekit.errors import BadFile
from articlekit.model.annotation import AnnotationFile
from articlekit.model.entity import Entity
from articlekit.query.quick import quick_annotation, quick_file
from articlekit.query.rows import Rows, Unfit, rows_of
from articlekit.store import files, parsed
from articlekit.text.canonical import fields

NOTHING: Mapping[str, tuple[()]] = {"annotated": (), "quotes": (), "claims": (), "organisations": ()}
_SINGLE = ("title", "publisher", "published", "url", "language", "section", "rights", "currency")
Row = tuple[Any, ...]


def article_row(article: str, text: bytes, toml: bytes | None, whole: bool = False) -> Row:
    """Give the row of an article; with `whole` its metadata file goes along. Raise `BadFile` where a file is not UTF-8."""
    decoded = files.decode(text, f"corpus/{article}.txt")
    if toml is not None and whole:
        files.decode(toml, f"corpus/{article}.toml")
    written = None if toml is None else toml.decode("utf-8", "replace")
    found = _metadata(written)
    authors = found.get("authors")
    names = [each for each in authors if isinstance(each, str)] if isinstance(authors, list) else None
    title, publisher, published, url, *rest = (None if found.get(key) is None else str(found[key]) for key in _SINGLE)
    kept = written if whole else None
    return article, decoded, hashlib.sha256(text).hexdigest(), title, publisher, published, url, names or None, *rest, kept


def _metadata(toml: str | None) -> dict[str, Any]:
    try:
        return {} if toml is None else tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}


def layer_rows(article: str, layer: str, text: bytes, data: bytes) -> dict[str, list[Row]]:
    """Give the rows of an annotation file, by table; raise `BadFile` where it, or the text, is not what it must be."""
    decoded = files.decode(text, f"corpus/{article}.txt")
    quick = quick_file(article, layer, data)
    try:
        if quick is None:
            raise Unfit
        annotator = encode(quick.annotator).decode() if quick.annotator else None
        rows = rows_of(article, decoded, quick.annotations)
        return _tables(article, quick.text_sha256, hashlib.sha256(text).hexdigest(), annotator, rows)
    except Unfit:
        return modelled_rows(parsed.annotations_of(f"annotations/{layer}/{article}.json", data), text)


def modelled_rows(file: AnnotationFile, text: bytes) -> dict[str, list[Row]]:
    """Give the rows of a validated annotation file, by table."""
    decoded = files.decode(text, f"corpus/{file.article}.txt")
    annotator = file.annotator.model_dump_json() if file.annotator else None
    rows = _fitted_rows(file, decoded)
    return _tables(file.article, file.text_sha256, hashlib.sha256(text).hexdigest(), annotator, rows)


def _tables(article: str, annotated_on: str, digest: str, annotator: str | None, rows: Rows) -> dict[str, list[Row]]:
    stale = annotated_on != digest
    annotated = (article, annotated_on if stale else None, annotator, stale)
    return {"annotated": [annotated], "quotes": rows.quotes, "claims": rows.claims, "organisations": rows.organisations}


def _fitted_rows(file: AnnotationFile, text: str) -> Rows:
    """Give the rows of a file's annotations, with the JSON of those that the columns hold only in part."""
    try:
        pairs = [quick_annotation(fields(each)) for each in file.annotations]
    except ValueError:
        name = f"annotations/{file.layer}/{file.article}.json"
        raise BadFile(f"{name}: an offset is larger than any text; articlekit check {file.article} says where") from None
    return rows_of(file.article, text, [each for each, _ in pairs], [exact for _, exact in pairs])


def entity_row(layer: str, entity: Entity) -> Row:
    """Give the row of an entity of a layer's own file, or of the authority file, which is layer ""."""
    return (
        layer, entity.id, entity.type, entity.name, list(entity.aliases) or None, entity.role, entity.issued_by,
        list(entity.same_as) or None,
    )  # fmt: skip
