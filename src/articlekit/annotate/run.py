"""Annotating a corpus: what is not up to date in a layer, resumable, with ids that do not depend on the number of processes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import NamedTuple

from articlekit.annotate.pipeline import Found, Text, annotate_all
from articlekit.annotate.pipelines import chosen, described
from articlekit.errors import ArticlekitError, BadFile
from articlekit.model.annotation import Annotation, AnnotationFile, Annotator, OrganisationMention, Quote
from articlekit.model.entity import Entity
from articlekit.store.corpus import Corpus
from articlekit.store.promotion import merged
from articlekit.text.names import fold, slug

OnError = Callable[[ArticlekitError], None]
KEPT = frozenset({"accepted", "rejected"})
FEW, MANY = 32, 1_000


class Todo(NamedTuple):
    """An article to annotate."""

    article: str
    text: Text
    digest: str


def annotator(model: str | None = None, accurate: bool = False) -> Annotator:
    """Say who annotates: articlekit, its version, and the model with its weights' digest."""
    described_model = described(chosen(model)) + (" accurate" if accurate else "")
    return Annotator(name="articlekit", version=version("articlekit"), model=described_model)


def todo(corpus: Corpus, layer: str, articles: Sequence[str], by: Annotator, on_error: OnError) -> Iterator[Todo]:
    """Give the articles that have no up-to-date file in the layer; a hand-made file is an error, and is left alone."""
    for article in articles:
        try:
            read = corpus.article(article)
            if corpus.has_annotations(article, layer):
                file = corpus.annotations(article, layer)
                if file.annotator is None:
                    raise BadFile(f"annotations/{layer}/{article}.json: is hand-made and stays as it is; name another layer")
                if file.annotator == by and file.text_sha256 == read.text_sha256:
                    continue
            dollar = read.metadata.currency if read.metadata else None
            yield Todo(article, Text(read.text, dollar), read.text_sha256)
        except ArticlekitError as error:
            on_error(error)


def annotate_corpus(
    corpus: Corpus,
    articles: Sequence[str] | None = None,
    *,
    layer: str = "auto",
    model: str | None = None,
    jobs: int = 1,
    accurate: bool = False,
    on_error: OnError,
    on_done: Callable[[str], None] = lambda _: None,
) -> int:
    """Annotate what is not up to date, in the articles' order; return how many articles were annotated.

    What is done is written at intervals, and also where a failure or an interrupt ends the run; a second run does the rest.
    """
    by = annotator(model, accurate)
    ids = EntityIds(corpus, layer)
    pending: list[tuple[Todo, Found]] = []
    queue: list[Todo] = []
    total = 0

    def texts() -> Iterator[Text]:
        for each in todo(corpus, layer, articles if articles is not None else corpus.article_ids(), by, on_error):
            queue.append(each)
            yield each.text

    def flush() -> None:
        nonlocal total
        _write(corpus, layer, by, ids, pending)
        total += len(pending)
        pending.clear()

    try:
        for found in annotate_all(texts(), model, jobs, accurate, tuple(corpus.entities().values())):
            article = queue.pop(0)
            if found.failure:
                on_error(BadFile(f"corpus/{article.article}.txt: could not be annotated: {found.failure}"))
            else:
                pending.append((article, found))
            on_done(article.article)
            if len(pending) >= min(max(FEW, total // 10), MANY):
                flush()
    finally:
        flush()
    return total


def annotate_texts(
    texts: Sequence[tuple[str, str]], model: str | None = None, jobs: int = 1, accurate: bool = False
) -> Iterator[tuple[AnnotationFile, tuple[Entity, ...]]]:
    """Annotate texts outside a corpus, each after its name; give annotation files, of the layer `auto`, and their entities."""
    by = annotator(model, accurate)
    found = annotate_all((Text(text) for _, text in texts), model, jobs, accurate)
    for (name, text), each in zip(texts, found, strict=True):
        if each.failure:
            raise BadFile(f"{name}: could not be annotated: {each.failure}")
        signed = tuple(_signed(annotation, by) for annotation in each.annotations)
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield AnnotationFile(article=name, layer="auto", text_sha256=digest, annotator=by, annotations=signed), each.entities


class EntityIds:
    """Gives the entities that were found their ids in the corpus, in the order in which they come.

    Where the authority file knows the name or alias that is its id, else the id that the layer has for the name, else the slug
    of the name, numbered where another name has it. People are known by their full names, since many share a surname, and a
    document that the authority file does not know by a proper name is its article's own: each has another "report".
    """

    def __init__(self, corpus: Corpus, layer: str) -> None:
        self.authority = corpus.entities()
        self.own = {key: each for key, each in corpus.entities(layer).items() if self.authority.get(key) != each}
        self.known: dict[tuple[str, str], str] = {}
        for each in self.own.values():
            self.known[each.type, fold(each.id if each.type == "document" else each.name)] = each.id
        for each in self.authority.values():
            for name in (each.name, *each.aliases):
                self.known[each.type, fold(name)] = each.id
        self.taken = {*self.authority, *self.own}

    def resolve(self, entity: Entity, article: str) -> str:
        """Give the id of one entity of an article, and remember it."""
        stem, called = entity.name, (entity.name, *entity.aliases)
        if entity.type == "person" and " " in entity.name:
            called = (entity.name,)
        elif entity.type == "document":
            stem = slug(f"{article} {entity.name}")
            called = tuple(name for name in called if any(letter.isupper() for letter in name[1:]))
        names = [(entity.type, fold(name)) for name in (stem, *called)]
        own_id = next((self.known[name] for name in names if name in self.known), None)
        if own_id is None:
            own_id = slug(stem, self.taken)
            self.own[own_id] = entity.model_copy(update={"id": own_id})
            self.taken.add(own_id)
        elif own_id in self.own:
            before = self.own[own_id]
            aliases = dict.fromkeys(
                (*before.aliases, *(name for name in (entity.name, *entity.aliases) if name != before.name))
            )
            self.own[own_id] = before.model_copy(update={"aliases": tuple(aliases)})
        self.known.setdefault(names[0], own_id)
        return own_id


def _write(corpus: Corpus, layer: str, by: Annotator, ids: EntityIds, pending: Iterable[tuple[Todo, Found]]) -> None:
    """Write the entities first, then the articles that name them."""
    renamed = [
        (article, found, {each.id: ids.resolve(each, article.article) for each in found.entities}) for article, found in pending
    ]
    if any(names for _, _, names in renamed):
        corpus.update_entities(
            lambda file: file.model_copy(update={"entities": tuple(sorted(ids.own.values(), key=lambda each: each.id))}), layer
        )
    changes: dict[str, Callable[[AnnotationFile], AnnotationFile]] = {}
    for article, found, names in renamed:
        new = tuple(_signed(_renamed(each, names), by) for each in found.annotations)

        def change(file: AnnotationFile, new: tuple[Annotation, ...] = new, digest: str = article.digest) -> AnnotationFile:
            kept = tuple(each for each in file.annotations if each.status in KEPT and file.text_sha256 == digest)
            return file.model_copy(update={"text_sha256": digest, "annotator": by, "annotations": merged(kept, new)})

        changes[article.article] = change
    corpus.update_many(layer, changes)


def _renamed(annotation: Annotation, names: dict[str, str]) -> Annotation:
    match annotation:
        case Quote():
            update: dict[str, object] = {
                "speaker": names.get(annotation.speaker or ""),
                "speakers": tuple(names[each] for each in annotation.speakers),
            }
        case OrganisationMention():
            update = {"organisation": names.get(annotation.organisation or "")}
        case _:
            return annotation
    return annotation.model_copy(update=update)


def _signed(annotation: Annotation, by: Annotator) -> Annotation:
    """Say which component made an annotation, with version and model."""
    return annotation.model_copy(update={"by": f"articlekit_{annotation.kind}s {by.version} {by.model}"})
