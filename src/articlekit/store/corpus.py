"""The corpus: a folder of articles, their annotations in layers, and the entities they refer to."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import tomli_w

from articlekit.errors import ArticlekitError, BadFile, CorpusNotFound, Exists, UnknownName
from articlekit.model.annotation import AnnotationFile
from articlekit.model.article import Article, Metadata
from articlekit.model.entity import Entity, EntityFile
from articlekit.model.row import ClaimRow, OrganisationRow, OrganisationSummary, QuoteRow
from articlekit.model.source import RawFile, Source
from articlekit.store import files, listing, promotion
from articlekit.text.canonical import Reading, Violation, dumps, read_annotations, read_entities
from articlekit.text.lines import line_starts, position
from articlekit.text.metadata import read_metadata
from articlekit.text.names import matching
from articlekit.text.references import entity_ids

AUTHORITY = "annotations/entities.json"
OnError = Callable[[ArticlekitError], None]


class StaleAnnotations(UserWarning):
    """An article's text has changed since it was annotated, so offsets and lines may be off."""


def _raise(error: ArticlekitError) -> None:
    raise error


class Corpus:
    """A folder with `corpus/` (texts and metadata) and `annotations/` (layers and entities).

    Nothing is read before it is asked for, and one article at a time. Methods that go through many articles take
    `on_error`, which is given each failure of one article and lets the rest go on; without it the first failure is
    raised. Names of articles, layers and entities that nothing has raise `UnknownName`, files that cannot be read
    `BadFile`.
    """

    def __init__(self, root: str | Path) -> None:
        """Open exactly the folder `root`; raise `CorpusNotFound` where it has no `corpus/`."""
        self.root = Path(root)
        if not (self.root / "corpus").is_dir():
            raise CorpusNotFound(f"{root}: has no folder corpus/; name a corpus, or make one with: articlekit new DIR")

    @classmethod
    def open(cls, path: str | Path = ".") -> Corpus:
        """Open the nearest corpus at `path` or above it; raise `CorpusNotFound` where there is none."""
        start = Path(path).absolute()
        for folder in (start, *start.parents):
            if (folder / "corpus").is_dir():
                return cls(folder)
        raise CorpusNotFound(
            f"{path}: no folder corpus/ here or above; name a corpus with --root, or make one with: articlekit new DIR"
        )

    @classmethod
    def create(cls, path: str | Path) -> Corpus:
        """Make an empty corpus in the new or empty folder `path`; raise `Exists` where something is there."""
        root = Path(path)
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise Exists(f"{path}: is there already and not empty; name a new folder")
        try:
            (root / "corpus").mkdir(parents=True)
        except OSError as error:
            raise BadFile(f"{path}: cannot be made: {(error.strerror or str(error)).lower()}") from None
        files.write(root, "corpus/.gitkeep", b"")
        files.write(root, AUTHORITY, dumps(EntityFile()).encode())
        files.write(root, ".gitignore", b".articlekit/\n")
        files.write(root, ".gitattributes", b"# Offsets and digests refer to the articles' exact bytes.\ncorpus/*.txt -text\n")
        return cls(root)

    # Articles

    def article_ids(self) -> list[str]:
        """List the ids of all articles, sorted."""
        return sorted(path.stem for path in (self.root / "corpus").glob("*.txt") if not path.name.startswith("."))

    def article(self, article: str) -> Article:
        """Read one article with its metadata."""
        data = self._text(article)
        name = f"corpus/{article}.toml"
        metadata = None
        if (self.root / name).exists():
            raw = files.read(self.root, name)
            metadata, violations = read_metadata(raw)
            for violation in violations:
                raise _broken(name, raw, violation)
        text = files.decode(data, f"corpus/{article}.txt")
        return Article(id=article, text=text, text_sha256=hashlib.sha256(data).hexdigest(), metadata=metadata)

    def articles(self, on_error: OnError = _raise) -> Iterator[Article]:
        """Read all articles, one at a time."""
        for article in self.article_ids():
            try:
                yield self.article(article)
            except ArticlekitError as error:
                on_error(error)

    def add(self, article: str, text: bytes, metadata: Metadata) -> Article:
        """Add an article, its text byte for byte; raise `Exists` where the id is taken, `BadFile` where the text is not UTF-8."""
        files.checked_id(article)
        files.decode(text, article)
        with files.locked(self.root):
            for name in (f"corpus/{article}.txt", f"corpus/{article}.toml"):
                if (self.root / name).exists():
                    raise Exists(f"{name}: is there already; nothing was changed")
            content = metadata.model_dump(exclude_none=True, exclude={"authors"} if not metadata.authors else set())
            files.write(self.root, f"corpus/{article}.toml", tomli_w.dumps(content).encode())
            files.write(self.root, f"corpus/{article}.txt", text)
        return self.article(article)

    def _text(self, article: str) -> bytes:
        name = f"corpus/{files.checked_id(article)}.txt"
        if not (self.root / name).exists():
            raise UnknownName("article", article, self.article_ids(), "articlekit stats lists the articles")
        return files.read(self.root, name)

    # Annotations

    def layers(self) -> list[str]:
        """List the names of all layers, sorted."""
        return sorted(path.name for path in (self.root / "annotations").glob("[!.]*") if path.is_dir())

    def layer(self, name: str | None = None) -> str:
        """Return `name` where it is a layer; without a name, `gold` where it exists, else `auto`."""
        layers = self.layers()
        if name is None:
            name = next((each for each in ("gold", "auto") if each in layers), None)
        if name is None:
            known = (
                f"name one with --layer: {', '.join(layers)}"
                if layers
                else "annotate an article first: articlekit edit ARTICLE"
            )
            raise UnknownName("layer", "gold", (), known)
        if name not in layers:
            raise UnknownName("layer", name, layers, f"known: {', '.join(layers[:12])}")
        return name

    def annotations(self, article: str, layer: str | None = None) -> AnnotationFile:
        """Read one article's annotations; an article without a file in the layer has none. Broken files raise `BadFile`."""
        layer = self.layer(layer)
        name = f"annotations/{layer}/{files.checked_id(article)}.json"
        if not (self.root / name).exists():
            digest = hashlib.sha256(self._text(article)).hexdigest()
            return AnnotationFile(article=article, layer=layer, text_sha256=digest)
        data = files.read(self.root, name)
        file = _whole(name, data, read_annotations(data))
        assert isinstance(file, AnnotationFile)
        if (file.article, file.layer) != (article, layer):
            raise BadFile(
                f"{name}: is of article {file.article!r} and layer {file.layer!r}, not where it stands; articlekit check says more"
            )
        return file

    def update(self, article: str, layer: str, change: Callable[[AnnotationFile], AnnotationFile]) -> AnnotationFile:
        """Change one article's annotations: `change` is given what is there now, and nobody else writes in between.

        A new layer is made. A file that `change` leaves equal is not touched; any other is replaced in one step.
        """
        name = f"annotations/{files.checked_id(layer, 'layer')}/{files.checked_id(article)}.json"
        with files.locked(self.root):
            if layer in self.layers():
                before = self.annotations(article, layer)
            else:
                before = AnnotationFile(
                    article=article, layer=layer, text_sha256=hashlib.sha256(self._text(article)).hexdigest()
                )
            after = change(before)
            if after != before or not (self.root / name).exists():
                files.write(self.root, name, dumps(after).encode())
        return after

    def set_status(self, article: str, ids: Iterable[str], status: str, layer: str | None = None) -> None:
        """Set the status of annotations: `accepted`, `rejected` or `draft`; all of them or, where an id is unknown, none."""
        wanted = set(ids)

        def change(file: AnnotationFile) -> AnnotationFile:
            known = {annotation.id for annotation in file.annotations}
            for unknown in sorted(wanted - known):
                raise UnknownName(f"annotation in {file.layer}/{article}", unknown, known)
            marked = (each.model_copy(update={"status": status}) if each.id in wanted else each for each in file.annotations)
            return file.model_copy(update={"annotations": tuple(marked)})

        self.update(article, self.layer(layer), change)

    def promote(self, layer: str, to: str = "gold", article: str | None = None, unreviewed: bool = False) -> int:
        """Copy a layer's accepted annotations into another; return how many were new there.

        With `unreviewed` those without a status go too; rejected ones never do. What stands in the target already is left
        alone, an id that is taken there becomes a free one, and the layer's own entities go into the authority file.
        """
        layer = self.layer(layer)
        if layer == to:
            raise Exists(f"layer {layer!r} cannot be promoted to itself")
        added = 0
        for each in [article] if article else self.article_ids():
            source = self.annotations(each, layer)
            chosen = promotion.chosen(source.annotations, unreviewed)
            if not chosen:
                continue
            self._check_digest(source)
            self._adopt_entities(layer, chosen)

            def change(target: AnnotationFile, chosen: promotion.Annotations = chosen) -> AnnotationFile:
                nonlocal added
                self._check_digest(target)
                merged = promotion.merged(target.annotations, chosen)
                added += len(merged) - len(target.annotations)
                return target.model_copy(update={"annotations": merged})

            self.update(each, to, change)
        return added

    def _check_digest(self, file: AnnotationFile) -> None:
        if file.text_sha256 != hashlib.sha256(self._text(file.article)).hexdigest():
            name = f"annotations/{file.layer}/{file.article}.json"
            raise BadFile(
                f"{name}: the article's text has changed since; articlekit check {file.article} --layer {file.layer} says where"
            )

    # Entities

    def entities(self, layer: str | None = None) -> dict[str, Entity]:
        """Give all entities by id: the authority file's, and before them the layer's own."""
        names = [AUTHORITY] + ([f"annotations/{layer}/entities.json"] if layer else [])
        found: dict[str, Entity] = {}
        for name in names:
            if (self.root / name).exists():
                found |= {entity.id: entity for entity in self._entity_file(name).entities}
        return found

    def update_entities(self, change: Callable[[EntityFile], EntityFile]) -> EntityFile:
        """Change the authority file, as `update` does an annotation file."""
        with files.locked(self.root):
            exists = (self.root / AUTHORITY).exists()
            before = self._entity_file(AUTHORITY) if exists else EntityFile()
            after = change(before)
            if after != before or not exists:
                files.write(self.root, AUTHORITY, dumps(after).encode())
        return after

    def find(self, name: str, layer: str | None = None) -> list[Entity]:
        """List the entities that a name may mean: an id, name, alias or surname, titles and case ignored."""
        entities = self.entities(layer)
        if not (found := matching(name, entities.values())):
            known = {each for entity in entities.values() for each in (entity.name, entity.id, *entity.aliases)}
            raise UnknownName("entity", name, known, "articlekit entities list names them")
        return found

    def _entity_file(self, name: str) -> EntityFile:
        data = files.read(self.root, name)
        file = _whole(name, data, read_entities(data))
        assert isinstance(file, EntityFile)
        return file

    def _adopt_entities(self, layer: str, chosen: promotion.Annotations) -> None:
        own, authority = self.entities(layer), self.entities()
        new = tuple(own[each] for each in sorted(entity_ids(chosen)) if each in own and each not in authority)
        if new:
            self.update_entities(lambda file: file.model_copy(update={"entities": file.entities + new}))

    # Listings

    def quotes(
        self,
        *,
        speaker: str | None = None,
        form: str | None = None,
        article: str | None = None,
        contains: str | None = None,
        mentions: str | None = None,
        layer: str | None = None,
        rejected: bool = False,
        on_error: OnError = _raise,
    ) -> Iterator[QuoteRow]:
        """List quotes in text order: by a speaker, of a form, that contain a text (case ignored) or mention an organisation."""
        layer = self.layer(layer)
        keep = listing.quote_filter(self._ids(speaker, layer), form, contains, self._ids(mentions, layer))
        return (row for view in self._views(article, layer, rejected, on_error) for row in listing.quote_rows(view, keep))

    def claims(
        self,
        *,
        measure: str | None = None,
        unit: str | None = None,
        min: str | int | None = None,
        max: str | int | None = None,
        by: str | None = None,
        article: str | None = None,
        layer: str | None = None,
        rejected: bool = False,
        on_error: OnError = _raise,
    ) -> Iterator[ClaimRow]:
        """List numeric claims: of a measure (part of it, case ignored) or unit, within bounds, claimed by a speaker."""
        layer = self.layer(layer)
        keep = listing.claim_filter(measure, unit, min, max, self._ids(by, layer))
        return (row for view in self._views(article, layer, rejected, on_error) for row in listing.claim_rows(view, keep))

    def organisations(
        self,
        *,
        name: str | None = None,
        form: str | None = None,
        article: str | None = None,
        layer: str | None = None,
        rejected: bool = False,
        on_error: OnError = _raise,
    ) -> Iterator[OrganisationRow]:
        """List organisation mentions: of an organisation, of a form."""
        layer = self.layer(layer)
        keep = listing.organisation_filter(self._ids(name, layer), form)
        return (
            row for view in self._views(article, layer, rejected, on_error) for row in listing.organisation_rows(view, keep)
        )

    def _ids(self, name: str | None, layer: str) -> set[str] | None:
        return None if name is None else {entity.id for entity in self.find(name, layer)}

    def _views(self, article: str | None, layer: str, rejected: bool, on_error: OnError) -> Iterator[listing.View]:
        """Read what the listings need of each annotated article."""
        if article is not None:
            self._text(article)
        entities = self.entities(layer)
        for each in [article] if article else self.annotated(layer):
            try:
                file = self.annotations(each, layer)
                data = self._text(each)
                if file.text_sha256 != hashlib.sha256(data).hexdigest():
                    message = (
                        f"{each}: the text has changed since it was annotated; places may be off (articlekit check {each})"
                    )
                    warnings.warn(message, StaleAnnotations, stacklevel=4)
                kept = tuple(one for one in file.annotations if rejected or one.status != "rejected")
                yield listing.View(each, files.decode(data, f"corpus/{each}.txt"), kept, entities)
            except ArticlekitError as error:
                on_error(error)

    def annotated(self, layer: str) -> list[str]:
        """List the ids of the articles that have a file in the layer, sorted."""
        folder = self.root / "annotations" / self.layer(layer)
        return sorted(path.stem for path in folder.glob("*.json") if path.stem != "entities" and not path.name.startswith("."))

    # Raw files

    def sources(self, layer: str, articles: Iterable[str] | None = None, on_error: OnError = _raise) -> Iterator[Source]:
        """Read each article's files as they are, for `check`: also where there is only an annotation file."""
        for article in articles or sorted({*self.article_ids(), *self.annotated(layer)}):
            try:
                files.checked_id(article)
                text, metadata = self._raw(f"corpus/{article}.txt"), self._raw(f"corpus/{article}.toml")
                annotations = self._raw(f"annotations/{layer}/{article}.json")
                if text is None and annotations is None:
                    self._text(article)
                if text is not None:
                    files.decode(text.data, text.name)
                yield Source(article, layer, text, metadata, annotations)
            except ArticlekitError as error:
                on_error(error)

    def entity_sources(self, layer: str) -> list[RawFile]:
        """Read the entity files as they are: the authority file, then the layer's own."""
        names = (AUTHORITY, f"annotations/{layer}/entities.json")
        return [raw for raw in map(self._raw, names) if raw is not None]

    def _raw(self, name: str) -> RawFile | None:
        return RawFile(name, files.read(self.root, name)) if (self.root / name).exists() else None


def summarise(rows: Iterable[OrganisationRow]) -> list[OrganisationSummary]:
    """Count mentions by organisation, the most mentioned first; those without one by surface."""
    return listing.organisation_summary(rows)


def _whole(name: str, data: bytes, reading: Reading) -> AnnotationFile | EntityFile:
    """Return a file that was read without violations; raise `BadFile` with the first otherwise."""
    if not reading.violations and reading.file is not None:
        return reading.file
    raise _broken(name, data, reading.violations[0], len(reading.violations) - 1)


def _broken(name: str, data: bytes, violation: Violation, more: int = 0) -> BadFile:
    line, column = position(line_starts(data.decode("utf-8", "replace")), violation.offset)
    others = f" (and {more} more: articlekit check)" if more else ""
    return BadFile(f"{name}: line {line}, column {column}: {violation.message}{others}")
