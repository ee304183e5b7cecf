"""From texts to annotations: a spaCy pipeline with articlekit's components, in this process or in several."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from articlekit.annotate import claims, organisations, paragraphs, quotes  # noqa: F401  # importing registers the components
from articlekit.annotate.pipelines import chosen
from articlekit.errors import UnknownName
from articlekit.model.annotation import Annotation
from articlekit.model.entity import Entity

NEEDED = ("tagger", "parser", "ner")
COMPONENTS = ("articlekit_organisations", "articlekit_claims", "articlekit_quotes")
BATCH = 32


class Text(NamedTuple):
    """A text to annotate; `dollar` is the ISO 4217 code that a bare $ means in it, where that is known."""

    text: str
    dollar: str | None = None


class Found(NamedTuple):
    """What was found in one text; the entities' ids hold within the text only. `failure` says why there is nothing."""

    annotations: tuple[Annotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    failure: str | None = None


def load(model: str | None = None, known: Sequence[Entity] = ()) -> Language:
    """Load a spaCy pipeline and add articlekit's components; `UnknownName` says what is missing.

    `known` are the authority file's entities: their names and aliases are recognised, and keep their ids.
    """
    nlp = spacy.load(chosen(model))
    for name in NEEDED:
        if name not in nlp.pipe_names:
            raise UnknownName(f"component in the pipeline {nlp.meta['name']!r}", name, nlp.pipe_names)
    if "articlekit_paragraphs" not in nlp.pipe_names:
        nlp.add_pipe("articlekit_paragraphs", before="parser")
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    component = nlp.get_pipe("articlekit_organisations")
    if isinstance(component, organisations.Organisations):
        component.entities = tuple(known)
    return nlp


def found(doc: Doc) -> Found:
    """Take what the components found out of a document, as plain values."""
    return Found((*doc._.organisations, *doc._.claims, *doc._.quotes), tuple(doc._.entities))


def annotate(nlp: Language, texts: Sequence[Text]) -> list[Found]:
    """Annotate texts together, or one by one where one of them fails; memory does not grow with their number."""
    try:
        with nlp.memory_zone():
            return [found(doc) for doc in nlp.pipe([_made(nlp, each) for each in texts], batch_size=BATCH)]
    except Exception as error:
        if len(texts) == 1:
            return [Found(failure=f"{type(error).__name__}: {error}")]
        return [each for text in texts for each in annotate(nlp, [text])]


def _made(nlp: Language, text: Text) -> Doc:
    doc = nlp.make_doc(text.text)
    doc._.dollar = text.dollar
    return doc


def annotate_all(
    texts: Iterable[Text], model: str | None = None, jobs: int = 1, known: Sequence[Entity] = ()
) -> Iterator[Found]:
    """Annotate texts as they come, in their order, in `jobs` processes; `known` are the authority file's entities."""
    if jobs > 1:
        chosen(model)
        yield from _in_processes(texts, model, jobs, known)
        return
    nlp, source = load(model, known), iter(texts)
    while batch := list(islice(source, BATCH)):
        yield from annotate(nlp, batch)


_worker: list[Language] = []


def _start(model: str | None, known: Sequence[Entity]) -> None:
    _worker[:] = [load(model, known)]


def _work(texts: list[Text]) -> list[Found]:
    return annotate(_worker[0], texts)


def _in_processes(texts: Iterable[Text], model: str | None, jobs: int, known: Sequence[Entity]) -> Iterator[Found]:
    """Keep `jobs` workers busy with batches; where one dies, try what was under way again, at last one by one."""
    source = iter(texts)
    batches = iter(lambda: list(islice(source, BATCH)), [])
    waiting: deque[tuple[list[Text], int]] = deque()
    pool = _pool(model, jobs, known)
    running: deque[tuple[list[Text], int, Future[list[Found]]]] = deque()
    try:
        while True:
            while len(running) < 2 * jobs and (next_one := waiting.popleft() if waiting else _fresh(batches)):
                running.append((*next_one, pool.submit(_work, next_one[0])))
            if not running:
                return
            batch, tries, future = running[0]
            try:
                done = future.result()
            except BrokenProcessPool:
                waiting.extendleft(reversed([(each, attempt) for each, attempt, _ in running]))
                waiting.popleft()
                running.clear()
                pool.shutdown(cancel_futures=True)
                pool = _pool(model, jobs, known)
                if tries and len(batch) == 1:
                    yield Found(failure="the worker died twice while annotating it")
                elif tries:
                    waiting.extendleft(reversed([([text], 0) for text in batch]))
                else:
                    waiting.appendleft((batch, 1))
                continue
            running.popleft()
            yield from done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _fresh(batches: Iterator[list[Text]]) -> tuple[list[Text], int] | None:
    batch = next(batches, None)
    return None if batch is None else (batch, 0)


def _pool(model: str | None, jobs: int, known: Sequence[Entity]) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _start, (model, known))
