"""The corpus's files as models: read whole, or refused with the place of the first mistake, and written canonically."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import tomli_w

from articlekit.errors import BadFile
from articlekit.model.annotation import AnnotationFile
from articlekit.model.article import Article, Metadata
from articlekit.model.entity import EntityFile
from articlekit.store import files
from articlekit.text.canonical import Reading, Violation, dumps, read_annotations, read_entities
from articlekit.text.lines import line_starts, position
from articlekit.text.metadata import read_metadata

Read = Callable[[str], bytes | None]


def metadata_file(read: Read, name: str) -> Metadata | None:
    """Read a metadata file; give None where there is none."""
    data = read(name)
    if data is None:
        return None
    found, violations = read_metadata(data)
    _refuse(name, data, violations)
    return found


def article(id: str, text: str, text_sha256: str, metadata: Metadata | None) -> Article:
    """Give an article."""
    return Article(id=id, text=text, text_sha256=text_sha256, metadata=metadata)


def no_entities() -> EntityFile:
    """Give a file without entities."""
    return EntityFile()


def unannotated(article: str, layer: str, text_sha256: str) -> AnnotationFile:
    """Give the file of an article that has no annotations."""
    return AnnotationFile(article=article, layer=layer, text_sha256=text_sha256)


def annotation_file(read: Read, name: str) -> AnnotationFile | None:
    """Read an annotation file; give None where there is none."""
    data = read(name)
    return None if data is None else annotations_of(name, data)


def entity_file(read: Read, name: str) -> EntityFile | None:
    """Read an entity file; give None where there is none."""
    data = read(name)
    return None if data is None else entities_of(name, data)


def write(root: Path, name: str, file: AnnotationFile | EntityFile) -> None:
    """Replace the file `name`; raise `BadFile`, and leave the old one, where the new one could not be read again."""
    try:
        data = dumps(file).encode()
    except ValueError:
        raise _unencodable(name) from None
    if isinstance(file, AnnotationFile):
        annotations_of(name, data)
    else:
        entities_of(name, data)
    files.write(root, name, data)


def write_metadata(root: Path, name: str, metadata: Metadata) -> None:
    """Write a metadata file with what is known; raise `BadFile` where it could not be read again."""
    content = metadata.model_dump(exclude_defaults=True)
    try:
        files.write(root, name, tomli_w.dumps(content).encode())
    except UnicodeEncodeError:
        raise _unencodable(name) from None


def _unencodable(name: str) -> BadFile:
    return BadFile(f"{name}: cannot be written: there is half a character in it, which UTF-8 does not have")


def annotations_of(name: str, data: bytes) -> AnnotationFile:
    """Read an annotation file's bytes; raise `BadFile` where they break the schema or stand in the wrong place."""
    file = _whole(name, data, read_annotations(data))
    assert isinstance(file, AnnotationFile)
    if name != f"annotations/{file.layer}/{file.article}.json":
        raise BadFile(
            f"{name}: is of article {file.article!r} and layer {file.layer!r}, not where it stands; articlekit check says more"
        )
    return file


def entities_of(name: str, data: bytes) -> EntityFile:
    """Read an entity file's bytes; raise `BadFile` where they break the schema."""
    file = _whole(name, data, read_entities(data))
    assert isinstance(file, EntityFile)
    return file


def _whole(name: str, data: bytes, reading: Reading) -> AnnotationFile | EntityFile | None:
    _refuse(name, data, reading.violations)
    return reading.file


def _refuse(name: str, data: bytes, violations: tuple[Violation, ...]) -> None:
    """Raise `BadFile` with the place of the first violation, if there is any."""
    if violations:
        line, column = position(line_starts(data.decode("utf-8", "replace")), violations[0].offset)
        others = f" (and {len(violations) - 1} more: articlekit check)" if len(violations) > 1 else ""
        raise BadFile(f"{name}: line {line}, column {column}: {violations[0].message}{others}")
