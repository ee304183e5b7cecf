"""The corpus: a folder of articles, their annotations in layers, and the entities they refer to."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from articlekit.errors import ArticlekitError, BadFile, CorpusNotFound, Exists, StaleAnnotations, UnknownName
from articlekit.model.annotation import Annotation, AnnotationFile
from articlekit.model.article import Article, Metadata
from articlekit.model.entity import Entity, EntityFile
from articlekit.model.row import ClaimRow, OrganisationRow, OrganisationSummary, QuoteRow, ReconciledRow, Stats
from articlekit.model.source import Pair, RawFile, Source
from articlekit.store import files, listing, parsed, promotion, raw, reconciling, results, statistics
from articlekit.store.raw import AUTHORITY
from articlekit.text.names import matching

STATUSES = ("draft", "accepted", "rejected")
OnError = Callable[[ArticlekitError], None]


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
        if not _has_corpus(self.root):
            raise CorpusNotFound(f"{root}: has no folder corpus/; name a corpus, or make one with: articlekit new DIR")

    @classmethod
    def open(cls, path: str | Path = ".") -> Corpus:
        """Open the nearest corpus at `path` or above it; raise `CorpusNotFound` where there is none."""
        start = Path(path).resolve()
        for folder in (start, *start.parents):
            if _has_corpus(folder):
                return cls(folder)
        raise CorpusNotFound(
            f"{path}: no folder corpus/ here or above; name a corpus with --root, or make one with: articlekit new DIR"
        )

    @classmethod
    def create(cls, path: str | Path) -> Corpus:
        """Make an empty corpus in the new or empty folder `path`; raise `Exists` where something is there."""
        root = Path(path)
        try:
            if root.exists() and (not root.is_dir() or any(root.iterdir())):
                raise Exists(f"{path}: is there already and not empty; name a new folder")
            (root / "corpus").mkdir(parents=True)
        except OSError as error:
            raise BadFile(f"{path}: cannot be made: {(error.strerror or str(error)).lower()}") from None
        files.write(root, "corpus/.gitkeep", b"")
        parsed.write(root, AUTHORITY, EntityFile())
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
        return Article(
            id=article,
            text=files.decode(data, f"corpus/{article}.txt"),
            text_sha256=_digest(data),
            metadata=parsed.metadata_file(self.root, f"corpus/{article}.toml"),
        )

    def articles(self, on_error: OnError = _raise) -> Iterator[Article]:
        """Read all articles, one at a time."""
        for article in self.article_ids():
            try:
                yield self.article(article)
            except ArticlekitError as error:
                on_error(error)

    def add(self, article: str, text: bytes, metadata: Metadata) -> Article:
        """Add an article, its text byte for byte; raise `Exists` where the id is taken, `BadFile` where it is not UTF-8."""
        text_name, metadata_name = f"corpus/{files.checked_id(article)}.txt", f"corpus/{article}.toml"
        files.decode(text, article)
        with files.locked(self.root):
            for name in (text_name, metadata_name):
                if (self.root / name).exists():
                    raise Exists(f"{name}: is there already and stays as it is; remove it or take another id")
            parsed.write_metadata(self.root, metadata_name, metadata)
            try:
                files.write(self.root, text_name, text)
            except BadFile:
                (self.root / metadata_name).unlink()
                raise
        return self.article(article)

    def _text(self, article: str) -> bytes:
        data = files.read(self.root, f"corpus/{files.checked_id(article)}.txt")
        if data is None:
            raise UnknownName("article", article, self.article_ids(), "articlekit stats lists the articles")
        return data

    # Annotations

    def layers(self) -> list[str]:
        """List the names of all layers, sorted."""
        return sorted(path.name for path in (self.root / "annotations").glob("[!.]*") if path.is_dir())

    def layer(self, name: str | None = None) -> str:
        """Return `name` where it is a layer; without a name, `gold` where it exists, else `auto`."""
        layers = self.layers()
        wanted = next((each for each in ("gold", "auto") if each in layers), "gold") if name is None else name
        if wanted not in layers:
            known = f"known: {', '.join(layers)}" if layers else "annotate an article first: articlekit edit ARTICLE"
            raise UnknownName("layer", wanted, (), known)
        return wanted

    def annotations(self, article: str, layer: str | None = None) -> AnnotationFile:
        """Read one article's annotations; an article without a file in the layer has none. Broken files raise `BadFile`."""
        layer = self.layer(layer)
        return parsed.annotation_file(self.root, _place(article, layer)) or self._unannotated(article, layer)

    def has_annotations(self, article: str, layer: str) -> bool:
        """Tell whether an article has a file in the layer."""
        return (self.root / _place(article, layer)).exists()

    def _unannotated(self, article: str, layer: str) -> AnnotationFile:
        return AnnotationFile(article=article, layer=layer, text_sha256=_digest(self._text(article)))

    def update(self, article: str, layer: str, change: Callable[[AnnotationFile], AnnotationFile]) -> AnnotationFile:
        """Change one article's annotations: `change` is given what is there now, and nobody else writes in between.

        A new layer is made. A file that `change` leaves equal is not touched; any other is replaced in one step.
        """
        name = _place(article, files.checked_id(layer, "layer"))
        with files.locked(self.root):
            stored = parsed.annotation_file(self.root, name)
            changed = change(stored or self._unannotated(article, layer))
            if changed != stored:
                parsed.write(self.root, name, changed)
        return changed

    def set_status(self, article: str, ids: Iterable[str], status: str, layer: str | None = None) -> None:
        """Set the status of annotations: `accepted`, `rejected` or `draft`; all of them or, where an id is unknown, none."""
        wanted = set(ids)
        if status not in STATUSES:
            raise UnknownName("status", status, STATUSES)

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
        if layer == files.checked_id(to, "layer"):
            raise Exists(f"layer {layer!r} cannot be promoted to itself; name another with --to")
        chosen, fresh = dict[str, promotion.Annotations](), list[Annotation]()
        for each in self.annotated(layer) if article is None else [article]:
            source = self.annotations(each, layer)
            if picked := promotion.chosen(source.annotations, unreviewed):
                target = parsed.annotation_file(self.root, _place(each, to)) or self._unannotated(each, to)
                self._check_digest(source)
                self._check_digest(target)
                chosen[each] = picked
                fresh += promotion.fresh(target.annotations, picked)
        if entities := promotion.adopted(self.entities(layer), self.entities(), fresh):
            self.update_entities(lambda file: file.model_copy(update={"entities": file.entities + entities}))
        return sum(self._add_promoted(each, to, picked) for each, picked in chosen.items())

    def _add_promoted(self, article: str, to: str, chosen: promotion.Annotations) -> int:
        """Write one article's part of a promotion; return how many annotations were new."""
        added = 0

        def change(target: AnnotationFile) -> AnnotationFile:
            nonlocal added
            self._check_digest(target)
            merged = promotion.merged(target.annotations, chosen)
            added = len(merged) - len(target.annotations)
            return target.model_copy(update={"annotations": merged})

        self.update(article, to, change)
        return added

    def _check_digest(self, file: AnnotationFile) -> None:
        if file.text_sha256 != _digest(self._text(file.article)):
            raise BadFile(
                f"{_place(file.article, file.layer)}: the article's text has changed since; "
                f"articlekit check {file.article} --layer {file.layer} says where"
            )

    # Entities

    def entities(self, layer: str | None = None) -> dict[str, Entity]:
        """Give all entities by id: the authority file's, and before them the layer's own."""
        names = [AUTHORITY] + ([f"annotations/{layer}/entities.json"] if layer else [])
        found: dict[str, Entity] = {}
        for name in names:
            if file := parsed.entity_file(self.root, name):
                found |= {entity.id: entity for entity in file.entities}
        return found

    def update_entities(self, change: Callable[[EntityFile], EntityFile], layer: str | None = None) -> EntityFile:
        """Change the authority file, or a layer's own entities, as `update` does an annotation file."""
        name = AUTHORITY if layer is None else f"annotations/{files.checked_id(layer, 'layer')}/entities.json"
        with files.locked(self.root):
            stored = parsed.entity_file(self.root, name)
            changed = change(stored or EntityFile())
            if changed != stored:
                parsed.write(self.root, name, changed)
        return changed

    def find(self, name: str, layer: str | None = None) -> list[Entity]:
        """List the entities that a name may mean: an id, name, alias or surname, titles and case ignored."""
        entities = self.entities(layer)
        if not (found := matching(name, entities.values())):
            known = {each for entity in entities.values() for each in (entity.name, entity.id, *entity.aliases)}
            raise UnknownName("entity", name, known, "articlekit entities list names them")
        return found

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

    def reconcile(
        self, articles: Iterable[str] | None = None, layer: str | None = None, on_error: OnError = _raise
    ) -> Iterator[ReconciledRow]:
        """List the claims about one thing, within and across articles, each beside the most precise one of its group."""
        layer = self.layer(layer)
        views = (view for article in articles or (None,) for view in self._views(article, layer, False, on_error))
        return reconciling.reconciled_rows(views)

    def stats(self, layer: str | None = None, on_error: OnError = _raise) -> Stats:
        """Count articles, words, and a layer's annotations by kind and speaker; a corpus without layers has none."""
        layer = self.layer(layer) if layer or self.layers() else None
        texts = (article.text for article in self.articles(on_error))
        return statistics.stats(layer, texts, self._views(None, layer, False, on_error) if layer else ())

    def _ids(self, name: str | None, layer: str) -> set[str] | None:
        return None if name is None else {entity.id for entity in self.find(name, layer)}

    def _views(self, article: str | None, layer: str, rejected: bool, on_error: OnError) -> Iterator[listing.View]:
        """Read what the listings need of each annotated article."""
        if article is not None:
            self._text(article)
        entities = self.entities(layer)
        for each in [article] if article else self.annotated(layer):
            try:
                data = self._text(each)
                text = files.decode(data, f"corpus/{each}.txt")
                file = parsed.annotation_file(self.root, _place(each, layer))
                if file is None:
                    continue
                if file.text_sha256 != _digest(data):
                    message = (
                        f"{each}: the text has changed since it was annotated; places may be off (articlekit check {each})"
                    )
                    warnings.warn(message, StaleAnnotations, stacklevel=4)
                kept = tuple(one for one in file.annotations if rejected or one.status != "rejected")
                yield listing.View(each, text, kept, entities)
            except ArticlekitError as error:
                on_error(error)

    def annotated(self, layer: str) -> list[str]:
        """List the ids of the articles that have a file in the layer, sorted."""
        folder = self.root / "annotations" / self.layer(layer)
        return sorted(path.stem for path in folder.glob("*.json") if path.stem != "entities" and not path.name.startswith("."))

    def pairs(
        self, gold: str, predicted: str, articles: Iterable[str] | None = None, on_error: OnError = _raise
    ) -> Iterator[Pair]:
        """Read the annotations of two layers side by side, of the articles that `gold` has annotated."""
        gold, predicted = self.layer(gold), self.layer(predicted)
        for article in articles or self.annotated(gold):
            try:
                files_of = [self.annotations(article, layer) for layer in (gold, predicted)]
                for file in files_of:
                    self._check_digest(file)
                yield Pair(article, self.article(article).text, files_of[0].annotations, files_of[1].annotations)
            except ArticlekitError as error:
                on_error(error)

    # Raw files

    def sources(self, layer: str, articles: Iterable[str] | None = None, on_error: OnError = _raise) -> Iterator[Source]:
        """Read each article's files as they are, for `check`: also where there is only an annotation file."""
        layer = self.layer(layer)
        for article in articles or self.signatures(layer):
            try:
                yield self.source(layer, article)
            except ArticlekitError as error:
                on_error(error)

    def source(self, layer: str, article: str) -> Source:
        """Read one article's files as they are."""
        found = raw.source(self.root, layer, article)
        if found.text is None and found.annotations is None:
            self._text(article)
        return found

    def entity_sources(self, layer: str) -> list[RawFile]:
        """Read the entity files as they are: the authority file, then the layer's own."""
        return raw.entity_sources(self.root, layer)

    def raw(self, name: str) -> RawFile | None:
        """Read any file of the corpus as it is; give None where there is none."""
        return raw.raw(self.root, name)

    def settings_files(self) -> Iterator[RawFile]:
        """Read the files that may hold settings, the nearest first."""
        return raw.settings_files(self.root)

    def signatures(self, layer: str) -> dict[str, str | None]:
        """Give, sorted, all articles to check, each with what tells without reading it whether it changed, if anything does."""
        return raw.signatures(self.root, self.layer(layer))

    def results(self, layer: str, keep: bool) -> AbstractContextManager[results.Results]:
        """Open what the last check of the layer found."""
        return results.results(self.root, layer, keep)

    def replace(self, changes: Mapping[str, tuple[bytes, bytes]]) -> list[str]:
        """Put new content in the place of old, by file; give the names of those that somebody else changed meanwhile."""
        return raw.replace(self.root, changes)


def summarise(rows: Iterable[OrganisationRow]) -> list[OrganisationSummary]:
    """Count mentions by organisation, the most mentioned first; those without one by surface."""
    return listing.organisation_summary(rows)


def _has_corpus(folder: Path) -> bool:
    try:
        return (folder / "corpus").is_dir()
    except OSError:
        return False


def _place(article: str, layer: str) -> str:
    return f"annotations/{layer}/{files.checked_id(article)}.json"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
