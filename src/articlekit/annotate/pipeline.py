"""From texts to annotations: a spaCy pipeline with articlekit's components, in this process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from articlekit.annotate import claims, organisations, paragraphs, quotes  # noqa: F401  # importing registers the components
from articlekit.annotate.pipelines import chosen
from articlekit.annotate.tokenizer import part_marks
from articlekit.errors import BadFile, UnknownName
from articlekit.model.annotation import Annotation
from articlekit.model.entity import Entity
from articlekit.processes import pool

NEEDED = ("tagger", "parser", "ner")
UNUSED = ("attribute_ruler", "lemmatizer")
COMPONENTS = ("articlekit_organisations", "articlekit_claims", "articlekit_quotes")
BATCH = 32
_STILLBORN = 3  # in a row, and it is no accident
_CANNOT_BEGIN = (
    'worker processes end as they begin; in a script of your own put the call under `if __name__ == "__main__":`, '
    "or do with one process"
)

Loader = Callable[[], Language]


class Text(NamedTuple):
    """A text to annotate; `dollar` is the ISO 4217 code that a bare $ means in it, where that is known."""

    text: str
    dollar: str | None = None


class Found(NamedTuple):
    """What was found in one text; the entities' ids hold within the text only. `failure` says why there is nothing."""

    annotations: tuple[Annotation, ...] = ()
    entities: tuple[Entity, ...] = ()
    failure: str | None = None


def load(model: str | None = None, accurate: bool = False, known: Sequence[Entity] = ()) -> Language:
    """Load a spaCy pipeline and add articlekit's components; `UnknownName` says what is missing.

    `accurate` finds quotes with all layers of both encoders, which takes longer. `known` are the authority file's entities:
    their names and aliases are recognised, and keep their ids.
    """
    nlp = spacy.load(chosen(model), exclude=UNUSED)
    part_marks(nlp)
    for name in NEEDED:
        if name not in nlp.pipe_names:
            raise UnknownName(f"component in the pipeline {nlp.meta['name']!r}", name, nlp.pipe_names)
    if "articlekit_paragraphs" not in nlp.pipe_names:
        nlp.add_pipe("articlekit_paragraphs", before="parser")
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config={"accurate": accurate} if name == "articlekit_quotes" else {})
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
    if len(text.text) > nlp.max_length:
        raise ValueError(f"it has {len(text.text):,} characters, and {nlp.max_length:,} are the most; split it")
    doc = nlp.make_doc(text.text)
    doc._.dollar = text.dollar
    return doc


def annotate_all(
    texts: Iterable[Text], model: str | None = None, jobs: int = 1, accurate: bool = False, known: Sequence[Entity] = ()
) -> Iterator[Found]:
    """Annotate texts as they come, in their order, in `jobs` processes; the rest is as for `load`."""
    loader = partial(load, model, accurate, known)
    if jobs > 1:
        chosen(model)
        yield from _in_processes(texts, loader, jobs)
        return
    nlp, source = loader(), iter(texts)
    while batch := list(islice(source, BATCH)):
        yield from annotate(nlp, batch)


_worker: list[Language] = []


def _prepare(loader: Loader) -> None:
    _worker[:] = [loader()]


def _work(texts: list[Text]) -> list[Found]:
    return annotate(_worker[0], texts)


def _in_processes(texts: Iterable[Text], loader: Loader, jobs: int) -> Iterator[Found]:
    """Keep `jobs` workers busy with batches; where one dies, try what was under way again, at last one by one.

    Raise `BadFile` where workers die again and again before their first batch.
    """
    source = iter(texts)
    batches = iter(lambda: list(islice(source, BATCH)), [])
    waiting: deque[tuple[list[Text], int]] = deque()
    begin = partial(pool, jobs, "spawn", _prepare, loader)
    workers = begin()
    running: deque[tuple[list[Text], int, Callable[[], list[Found]]]] = deque()
    stillborn = 0
    try:
        while True:
            while len(running) < 2 * jobs and (next_one := waiting.popleft() if waiting else _fresh(batches)):
                running.append((*next_one, workers.submit(_work, next_one[0])))
            if not running:
                return
            batch, tries, result = running[0]
            try:
                done = result()
            except BrokenProcessPool:
                waiting.extendleft(reversed([(each, attempt) for each, attempt, _ in running]))
                waiting.popleft()
                running.clear()
                stillborn = 0 if workers.began() else stillborn + 1
                workers.shutdown()
                if stillborn == _STILLBORN:
                    raise BadFile(_CANNOT_BEGIN) from None
                workers = begin()
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
        workers.shutdown()


def _fresh(batches: Iterator[list[Text]]) -> tuple[list[Text], int] | None:
    batch = next(batches, None)
    return None if batch is None else (batch, 0)
