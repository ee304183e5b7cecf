"""The corpus: a folder of articles, their annotations in layers, and the entities they refer to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.errors import ArticlekitError, BadFile, CorpusNotFound, Exists, UnknownName
from articlekit.model.source import Pair, RawFile, Source
from articlekit.query.fields import Order
from articlekit.store import files, lazily, raw
from articlekit.store.dataset import MANIFEST
from articlekit.store.raw import AUTHORITY
from articlekit.text.names import Directory, with_missing

if TYPE_CHECKING:
    from articlekit.model.annotation import Annotation, AnnotationFile
    from articlekit.model.article import Article, Metadata
    from articlekit.model.entity import Entity, EntityFile
    from articlekit.model.row import ClaimRow, OrganisationRow, OrganisationSummary, QuoteRow, ReconciledRow, Stats
    from articlekit.query.frame import Frame
    from articlekit.store import listing, parsed, promotion, reading, reconciling, results, statistics
    from articlekit.store.archive import Archive
    from articlekit.store.snapshot import Snapshot
else:
    listing, parsed, promotion, reading, reconciling, results, statistics = (
        lazily(f"articlekit.store.{name}") for name in "listing parsed promotion reading reconciling results statistics".split()
    )

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
        """Open exactly the folder `root`; raise `CorpusNotFound` where it has neither `corpus/` nor `tables.json`."""
        self.root = Path(root)
        self.archive = _archive(self.root)
        if self.archive is None and not _has_corpus(self.root):
            raise CorpusNotFound(f"{root}: has no folder corpus/; name a corpus, or make one with: articlekit new DIR")

    @classmethod
    def open(cls, path: str | Path = ".") -> Corpus:
        """Open the nearest corpus at `path` or above it; raise `CorpusNotFound` where there is none."""
        start = Path(path).resolve()
        for folder in (start, *start.parents):
            if _has_corpus(folder) or _is_dataset(folder):
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
        parsed.write(root, AUTHORITY, parsed.no_entities())
        files.write(root, ".gitignore", b".articlekit/\n")
        files.write(root, ".gitattributes", b"# Offsets and digests refer to the articles' exact bytes.\ncorpus/*.txt -text\n")
        return cls(root)

    # Articles

    def article_ids(self) -> list[str]:
        """List the ids of all articles, sorted."""
        if self.archive is not None:
            return self.archive.article_ids()
        return sorted(path.stem for path in (self.root / "corpus").glob("*.txt") if not path.name.startswith("."))

    def article(self, article: str) -> Article:
        """Read one article with its metadata."""
        data = self._text(article)
        text = files.decode(data, f"corpus/{article}.txt")
        return parsed.article(article, text, _digest(data), parsed.metadata_file(self._read, f"corpus/{article}.toml"))

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
        with self._writing():
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
        data = self._read(f"corpus/{files.checked_id(article)}.txt")
        if data is None:
            raise UnknownName("article", article, self.article_ids(), "articlekit stats lists the articles")
        return data

    def check_article(self, article: str) -> None:
        """Raise `UnknownName` where there is no such article."""
        self._text(article)

    def _read(self, name: str) -> bytes | None:
        return files.read(self.root, name) if self.archive is None else self.archive.read(name)

    def check_editable(self) -> None:
        """Raise `BadFile` where the corpus is in Parquet, which nobody edits."""
        if self.archive is not None:
            raise BadFile(f"{self.root}: is a corpus in Parquet, which is not edited; make files of it with: articlekit import")

    def _writing(self) -> AbstractContextManager[None]:
        """Hold the lock on the files; raise `BadFile` where the corpus has none."""
        self.check_editable()
        return files.locked(self.root)

    # Annotations

    def layers(self) -> list[str]:
        """List the names of all layers, sorted."""
        if self.archive is not None:
            return self.archive.layers()
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
        return parsed.annotation_file(self._read, _place(article, layer)) or self._unannotated(article, layer)

    def has_annotations(self, article: str, layer: str) -> bool:
        """Tell whether an article has a file in the layer."""
        return self._read(_place(article, layer)) is not None

    def _unannotated(self, article: str, layer: str) -> AnnotationFile:
        return parsed.unannotated(article, layer, _digest(self._text(article)))

    def update(self, article: str, layer: str, change: Callable[[AnnotationFile], AnnotationFile]) -> AnnotationFile:
        """Change one article's annotations: `change` is given what is there now, and nobody else writes in between.

        A new layer is made. A file that `change` leaves equal is not touched; any other is replaced in one step.
        """
        name = _place(article, files.checked_id(layer, "layer"))
        with self._writing():
            stored = parsed.annotation_file(self._read, name)
            changed = change(stored or self._unannotated(article, layer))
            if changed != stored:
                parsed.write(self.root, name, changed)
        return changed

    def update_many(self, layer: str, changes: Mapping[str, Callable[[AnnotationFile], AnnotationFile]]) -> None:
        """Change many articles' annotations as `update` does; in Parquet all in one step."""
        if self.archive is None:
            for article, change in changes.items():
                self.update(article, layer, change)
            return
        files.checked_id(layer, "layer")
        made = {}
        for article, change in changes.items():
            made[article] = change(
                parsed.annotation_file(self._read, _place(article, layer)) or self._unannotated(article, layer)
            )
        self.archive.write(layer, made)

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
        chosen: dict[str, promotion.Annotations] = {}
        fresh: list[Annotation] = []
        for each in self.annotated(layer) if article is None else [article]:
            source = self.annotations(each, layer)
            if picked := promotion.chosen(source.annotations, unreviewed):
                target = parsed.annotation_file(self._read, _place(each, to)) or self._unannotated(each, to)
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
            if file := parsed.entity_file(self._read, name):
                found |= {entity.id: entity for entity in file.entities}
        return found

    def update_entities(self, change: Callable[[EntityFile], EntityFile], layer: str | None = None) -> EntityFile:
        """Change the authority file, or a layer's own entities, as `update` does an annotation file."""
        name = AUTHORITY if layer is None else f"annotations/{files.checked_id(layer, 'layer')}/entities.json"
        if self.archive is not None:
            changed = change(parsed.entity_file(self._read, name) or parsed.no_entities())
            self.archive.write_entities(layer or "", changed)
            return changed
        with self._writing():
            stored = parsed.entity_file(self._read, name)
            changed = change(stored or parsed.no_entities())
            if changed != stored:
                parsed.write(self.root, name, changed)
        return changed

    def find(self, name: str, layer: str | None = None) -> list[Entity]:
        """List the entities that a name may mean: an id, name, alias or surname, titles and case ignored."""
        entities = self.entities(layer)
        return Directory(entities.values()).meant(name)

    # Listings

    def snapshot(self, layer: str | None = None, on_error: OnError = _raise) -> Snapshot:
        """Open a layer for questions, as it is now; without layers there are the articles alone."""
        from articlekit.store.snapshot import Snapshot  # loading DuckDB takes longer than many commands take

        return Snapshot(self, self.layer(layer), on_error)

    def concordance(
        self,
        pattern: str,
        *,
        regex: bool = False,
        inside: str | None = None,
        speaker: str | None = None,
        width: int = 50,
        layer: str | None = None,
        on_error: OnError = _raise,
    ) -> Iterator[dict[str, Any]]:
        """Give every place of a word, a phrase or a regular expression, with `width` code points before and after it.

        `inside` looks only in `quotes`, `claims` or `organisations`; `speaker` only in what that one says.
        """
        return self.texts(layer, inside, speaker, on_error).concordance(
            pattern, regex=regex, inside=inside, speaker=speaker, width=width
        )

    def search(self, query: str, *, limit: int | None = 10, on_error: OnError = _raise) -> list[dict[str, Any]]:
        """Rank the articles that have all words and quoted phrases of a query, each with its best place."""
        return self.texts(on_error=on_error).search(query, limit)

    def texts(
        self, layer: str | None = None, inside: str | None = None, speaker: str | None = None, on_error: OnError = _raise
    ) -> Snapshot:
        """Open the articles for questions about their words, with a layer where annotations are asked for."""
        if layer or inside or speaker:
            return self.snapshot(layer, on_error)
        from articlekit.store.snapshot import Snapshot

        return Snapshot(self, None, on_error)

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
        sort: str | None = None,
        limit: int | None = None,
        on_error: OnError = _raise,
    ) -> Iterator[QuoteRow]:
        """List quotes in text order: by a speaker, of a form, that contain a text (case ignored) or mention an organisation.

        `sort` names a column, with a minus before it for the largest first.
        """
        filters = {"speaker": speaker, "form": form, "article": article, "contains": contains, "mentions": mentions}
        return self.snapshot(layer, on_error).rows("quotes", filters, Order(sort, limit), rejected)

    def claims(
        self,
        *,
        measure: str | None = None,
        unit: str | None = None,
        min: str | int | None = None,
        max: str | int | None = None,
        by: str | None = None,
        quoted: bool = False,
        article: str | None = None,
        layer: str | None = None,
        rejected: bool = False,
        sort: str | None = None,
        limit: int | None = None,
        on_error: OnError = _raise,
    ) -> Iterator[ClaimRow]:
        """List numeric claims: of a measure (part of it, case ignored) or unit, within bounds, in quotes, by a speaker."""
        filters = {"measure": measure, "unit": unit, "min": min, "max": max, "by": by, "article": article}
        filters["quoted"] = quoted or None
        return self.snapshot(layer, on_error).rows("claims", filters, Order(sort, limit), rejected)

    def organisations(
        self,
        *,
        name: str | None = None,
        form: str | None = None,
        article: str | None = None,
        layer: str | None = None,
        rejected: bool = False,
        sort: str | None = None,
        limit: int | None = None,
        on_error: OnError = _raise,
    ) -> Iterator[OrganisationRow]:
        """List organisation mentions: of an organisation, of a form."""
        filters = {"name": name, "form": form, "article": article}
        return self.snapshot(layer, on_error).rows("organisations", filters, Order(sort, limit), rejected)

    def sql(self, query: str, *, layer: str | None = None, seconds: float = 60.0, on_error: OnError = _raise) -> Frame:
        """Ask one SELECT over the views `articles`, `quotes`, `claims`, `organisations`, ...: see `articlekit sql --schema`.

        Raise `BadQuery` where it is wrong, does something else than ask, or takes the engine longer than `seconds`.
        """
        return self.snapshot(layer, on_error).sql(query, seconds)

    def frame(self, view: str, *, layer: str | None = None, on_error: OnError = _raise, **filters: str | int | bool) -> Frame:
        """Give a listing, with the filters of its method, or another view as a frame for pandas, Polars or Arrow."""
        return self.snapshot(layer, on_error).frame(view, filters)

    def reconcile(
        self, articles: Iterable[str] | None = None, layer: str | None = None, on_error: OnError = _raise
    ) -> Iterator[ReconciledRow]:
        """List the claims about one thing, within and across articles, each beside the most precise one of its group."""
        layer = self.layer(layer)
        return reconciling.reconciled_rows(self.views(articles or None, layer, on_error=on_error))

    def stats(self, layer: str | None = None, on_error: OnError = _raise) -> Stats:
        """Count articles, words, and a layer's annotations by kind and speaker; a corpus without layers has none."""
        from articlekit.store.snapshot import Snapshot

        layer = self.layer(layer) if layer or self.layers() else None
        return Snapshot(self, layer, on_error).stats()

    def views(
        self, articles: Iterable[str] | None, layer: str, rejected: bool = False, on_error: OnError = _raise
    ) -> Iterator[listing.View]:
        """Read what the listings need of some articles, or of all that are annotated."""
        entities = self.entities(layer)
        for each in self.annotated(layer) if articles is None else articles:
            try:
                data = self._text(each)
                text = files.decode(data, f"corpus/{each}.txt")
                file = parsed.annotation_file(self._read, _place(each, layer))
                if file is None:
                    continue
                if file.text_sha256 != _digest(data):
                    reading.warn_stale(each)
                kept = tuple(one for one in file.annotations if rejected or one.status != "rejected")
                yield listing.View(each, text, kept, entities)
            except ArticlekitError as error:
                on_error(error)

    def annotated(self, layer: str) -> list[str]:
        """List the ids of the articles that have a file in the layer, sorted."""
        if self.archive is not None:
            return self.archive.annotated(self.layer(layer))
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

    # Transfer

    def export(self, folder: str | Path, layers: Iterable[str] | None = None, on_error: OnError = _raise) -> tuple[int, int]:
        """Write the corpus as a new dataset of Parquet tables, with all layers or some, which `Corpus` opens as well.

        Give the number of articles and of annotation files; raise `Exists` where something is in the folder.
        """
        from articlekit.store.transfer import bundles, write_dataset

        chosen = [self.layer(layer) for layer in layers] if layers is not None else self.layers()
        found = bundles(self.article_ids(), {layer: self.annotated(layer) for layer in chosen}, self._read, on_error)
        entities = {layer: self._entity_file(layer) for layer in ("", *chosen)}
        return write_dataset(Path(folder), found, entities, on_error)

    def import_from(self, other: Corpus, on_error: OnError = _raise) -> int:
        """Write another corpus's articles, annotations and entities as files of this one; give how many articles.

        Nothing is overwritten: an article that is there already is given to `on_error`, an entity that is there stays.
        """
        from articlekit.store.transfer import bundles, write_files

        with self._writing():
            pass
        layers = {layer: other.annotated(layer) for layer in other.layers()}
        for layer in ("", *layers):
            if new := other._entity_file(layer).entities:
                self.update_entities(lambda file, new=new: with_missing(file, new), layer or None)  # type: ignore[misc]
        return write_files(self.root, bundles(other.article_ids(), layers, other._read, on_error), on_error)

    def _entity_file(self, layer: str) -> EntityFile:
        name = f"annotations/{layer}/entities.json" if layer else AUTHORITY
        return parsed.entity_file(self._read, name) or parsed.no_entities()

    # Raw files

    def sources(self, layer: str, articles: Iterable[str] | None = None, on_error: OnError = _raise) -> Iterator[Source]:
        """Read each article's files as they are, for `check`: also where there is only an annotation file."""
        layer = self.layer(layer)
        for article in articles or self.names(layer):
            try:
                yield self.source(layer, article)
            except ArticlekitError as error:
                on_error(error)

    def source(self, layer: str, article: str) -> Source:
        """Read one article's files as they are."""
        found = raw.source(self._read, layer, article)
        if found.text is None and found.annotations is None:
            self._text(article)
        return found

    def entity_sources(self, layer: str) -> list[RawFile]:
        """Read the entity files as they are: the authority file, then the layer's own."""
        return raw.entity_sources(self._read, layer)

    def raw(self, name: str) -> RawFile | None:
        """Read any file of the corpus as it is; give None where there is none."""
        return raw.raw(self._read, name)

    def settings_files(self) -> Iterator[RawFile]:
        """Read the files that may hold settings, the nearest first."""
        return raw.settings_files(self.root)

    def names(self, layer: str) -> list[str]:
        """List, sorted, all articles to check: those with a text, or with annotations in the layer."""
        if self.archive is not None:
            return sorted({*self.article_ids(), *self.annotated(layer)})
        return raw.names(self.root, self.layer(layer))

    def signature(self, layer: str, article: str) -> str | None:
        """Give what tells without reading them whether an article's files changed, if anything does."""
        return None if self.archive is not None else raw.signature(self.root, layer, article)

    def results(self, layer: str, rules: Sequence[str], keep: bool) -> AbstractContextManager[results.Results]:
        """Open what the last check of the layer found; of a corpus in Parquet nothing is kept."""
        return results.results(self.root, layer, rules, keep and self.archive is None)

    def replace(self, changes: Mapping[str, tuple[bytes, bytes]]) -> list[str]:
        """Put new content in the place of old, by file; give the names of those that somebody else changed meanwhile."""
        with self._writing():
            return raw.replace(self.root, changes)


def summarise(rows: Iterable[OrganisationRow]) -> list[OrganisationSummary]:
    """Count mentions by organisation, the most mentioned first; those without one by surface."""
    return listing.organisation_summary(rows)


def _archive(folder: Path) -> Archive | None:
    if not _is_dataset(folder):
        return None
    from articlekit.store.archive import Archive

    return Archive(folder)


def _is_dataset(folder: Path) -> bool:
    try:
        return (folder / MANIFEST).is_file()
    except OSError:
        return False


def _has_corpus(folder: Path) -> bool:
    try:
        return (folder / "corpus").is_dir()
    except OSError:
        return False


def _place(article: str, layer: str) -> str:
    return f"annotations/{layer}/{files.checked_id(article)}.json"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
