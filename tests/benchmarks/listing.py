"""How long the listings take beside reading and validating the same files with pydantic alone, in one process.

    python tests/benchmarks/listing.py            2,000 articles of 25 annotations, 5 rounds
    python tests/benchmarks/listing.py --smoke    100 articles, 1 round

The articles come from a generator with a fixed seed.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from articlekit import FORMATS, AnnotationFile, Corpus, Entity, Metadata
from articlekit.text.names import with_entity

SPEAKERS = [f"person-{number}" for number in range(50)]
NOUNS = "patients homes trains jobs fires calls pupils voters".split()


def notation(pick: random.Random) -> str:
    """Write one article of 25 annotations in the inline notation."""
    paragraphs = ["A headline of {organisation organisation=acme|Acme}"]
    for number in range(1, 9):
        speaker, value, noun = pick.choice(SPEAKERS), pick.randrange(10, 10_000), pick.choice(NOUNS)
        paragraphs.append(
            f"{{source of=q{number}|The {{organisation organisation=acme form=nominal|agency}}}} {{cue of=q{number}|said}} "
            f"{{quote id=q{number} form=indirect speaker={speaker}|"
            f"{{claim id=n{number} value={value} comparator=>|more than {value}}} {{measure of=n{number}|{noun}}} came}} "
            f"{{period of=n{number}|last year}}. {' '.join(pick.choices(NOUNS, k=30))}."
        )
    return "\n\n".join(paragraphs) + "\n"


def make(root: Path, articles: int) -> Corpus:
    """Make the corpus."""
    pick = random.Random(20261123)
    corpus = Corpus.create(root)
    people = [Entity(id=each, type="person", name=each.replace("-", " ").title()) for each in SPEAKERS]
    for entity in (*people, Entity(id="acme", type="organisation", name="Acme")):
        corpus.update_entities(lambda file, entity=entity: with_entity(file, entity))  # type: ignore[misc]
    for number in range(articles):
        text, annotations = FORMATS["marked"].loads(notation(pick))
        article = corpus.add(f"a{number:05}", text.encode(), Metadata(title="A headline", publisher="articlekit"))
        corpus.update(article.id, "gold", lambda file, made=annotations: file.model_copy(update={"annotations": made}))  # type: ignore[misc]
    return corpus


def main() -> int:
    """Measure and print."""
    smoke = "--smoke" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        corpus = make(Path(folder) / "corpus", 100 if smoke else 2_000)
        files = sorted((corpus.root / "annotations" / "gold").glob("*.json"))
        tasks: dict[str, Callable[[], int]] = {
            "pydantic: read and validate the files": lambda: sum(
                len(AnnotationFile.model_validate_json(path.read_bytes()).annotations) for path in files
            ),
            "Corpus.quotes(speaker=…)": lambda: sum(1 for _ in Corpus(corpus.root).quotes(speaker="Person 7")),
            "Corpus.quotes()": lambda: sum(1 for _ in Corpus(corpus.root).quotes()),
            "Corpus.claims(min=400)": lambda: sum(1 for _ in Corpus(corpus.root).claims(min=400)),
            "Corpus.organisations()": lambda: sum(1 for _ in Corpus(corpus.root).organisations()),
        }
        times: dict[str, list[float]] = {name: [] for name in tasks}
        for _ in range(1 if smoke else 5):
            for name, task in tasks.items():
                began = time.process_time()
                count = task()
                times[name].append(time.process_time() - began)
                assert count
    base = statistics.median(times["pydantic: read and validate the files"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:38} {median:7.3f} CPU s  x{median / base:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
