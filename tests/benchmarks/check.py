"""How long `check` takes beside reading and validating the same files with pydantic alone, in one process: wall-clock time.

    python tests/benchmarks/check.py            10,000 articles of 25 annotations, 3 rounds
    python tests/benchmarks/check.py --smoke    300 articles, 1 round

The files are those that `check` reads: texts, decoded, metadata and annotations, validated; the second line leaves all but the
annotations out. The articles come from two generators with fixed seeds: one whose numbers are read at a glance, and one whose
numbers take reading; a tenth as many are copies of our own, of some 45 annotations each. Cold: nothing is remembered; warm:
nothing changed; changed: one article did. Each is called from Python, but "articlekit check" is the whole program with its
start. Our own are read from the folder that ARTICLEKIT_EVAL names (default: ../shared/eval).
"""

from __future__ import annotations

import hashlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from articlekit import FORMATS, AnnotationFile, Corpus, Entity, EntityFile, Metadata, check_corpus
from articlekit.text.canonical import dumps

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.accuracy import EVAL
from tests.benchmarks.listing import SPEAKERS, notation
from tests.benchmarks.made_articles import make_corpus

JOBS = 2


def make_varied(root: Path, articles: int) -> Corpus:
    """Write the articles that the other benchmarks have."""
    make_corpus(root, articles)
    return Corpus(root)


def make_plain(root: Path, articles: int) -> Corpus:
    """Write articles that are as easy as can be."""
    pick = random.Random(20261123)
    corpus = Corpus.create(root)
    people = [Entity(id=each, type="person", name=each.replace("-", " ").title()) for each in SPEAKERS]
    acme = Entity(id="acme", type="organisation", name="Acme")
    corpus.update_entities(lambda _: EntityFile(entities=(*people, acme)))
    (root / "annotations" / "gold").mkdir()
    for number in range(articles):
        name = f"a{number:05}"
        text, annotations = FORMATS["marked"].loads(notation(pick))
        digest = hashlib.sha256(text.encode()).hexdigest()
        file = AnnotationFile(article=name, layer="gold", text_sha256=digest, annotations=annotations)
        (root / "corpus" / f"{name}.txt").write_bytes(text.encode())
        (root / "corpus" / f"{name}.toml").write_bytes(
            b'title = "A headline"\npublisher = "articlekit"\npublished = 2026-01-31\n'
        )
        (root / "annotations" / "gold" / f"{name}.json").write_bytes(dumps(file).encode())
    return corpus


def make_own(root: Path, articles: int) -> Corpus:
    """Copy our own articles, a tenth as many as asked for."""
    source = EVAL / "own" / "dev"
    shutil.copytree(source / "annotations", root / "annotations", ignore=shutil.ignore_patterns("a*.json"))
    (root / "corpus").mkdir()
    texts = sorted((source / "corpus").glob("*.txt"))
    for number in range(articles // 10):
        text = texts[number % len(texts)]
        gold = AnnotationFile.model_validate_json((source / "annotations" / "gold" / f"{text.stem}.json").read_bytes())
        name = f"a{number:05}"
        shutil.copy(text, root / "corpus" / f"{name}.txt")
        shutil.copy(text.with_suffix(".toml"), root / "corpus" / f"{name}.toml")
        content = dumps(gold.model_copy(update={"article": name}))
        (root / "annotations" / "gold" / f"{name}.json").write_bytes(content.encode())
    return Corpus(root)


def seconds(task: Callable[[], object]) -> float:
    """Give the wall-clock time that a task takes."""
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


def change(corpus: Corpus) -> None:
    """Change one article's annotations, and leave nothing more wrong."""
    name = corpus.article_ids()[7]
    corpus.update(name, "gold", lambda file: file.model_copy(update={"annotations": file.annotations[1:]}))


def measure(corpus: Corpus, rounds: int) -> None:
    """Measure and print."""
    files = sorted((corpus.root / "annotations" / "gold").glob("*.json"))
    texts, metadata = (sorted((corpus.root / "corpus").glob(f"*.{suffix}")) for suffix in ("txt", "toml"))

    def annotations() -> int:
        return sum(len(AnnotationFile.model_validate_json(path.read_bytes()).annotations) for path in files)

    def everything() -> int:
        read = sum(len(path.read_bytes().decode()) for path in texts)
        read += sum(len(Metadata.model_validate(tomllib.loads(path.read_bytes().decode())).title) for path in metadata)
        return read + annotations()

    def checked() -> None:
        assert check_corpus(corpus, jobs=JOBS).articles == len(files)

    program = [
        sys.executable, "-m", "articlekit", "check", "--root", str(corpus.root), "--jobs", str(JOBS), "--quiet", "--exit-zero",
        "--output-file", str(corpus.root / "found.jsonl"),
    ]  # fmt: skip
    times: dict[str, list[float]] = {}
    time.sleep(2)  # what was written in the last two seconds is read again to be sure
    for _ in range(rounds):
        times.setdefault("pydantic: read and validate the files", []).append(seconds(everything))
        times.setdefault("pydantic: the annotations alone", []).append(seconds(annotations))
        shutil.rmtree(corpus.root / ".articlekit", ignore_errors=True)
        times.setdefault(f"check, cold, {JOBS} jobs", []).append(seconds(checked))
        times.setdefault("check, warm", []).append(seconds(checked))
        times.setdefault("articlekit check, warm", []).append(seconds(lambda: subprocess.run(program, check=True)))
        change(corpus)
        times.setdefault("check, one article changed", []).append(seconds(checked))
    base, _, cold = (statistics.median(taken) for taken in list(times.values())[:3])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"  {name:38} {median:7.3f} s  x{median / base:.2f}  {median / cold:.3f} of cold")


def main() -> int:
    """Make both corpora and measure."""
    smoke = "--smoke" in sys.argv
    count, rounds = (300, 1) if smoke else (10_000, 3)
    for name, make in (
        ("plain counts in short sentences", make_plain),
        ("money, shares and bounds in longer ones", make_varied),
        ("our own articles", make_own),
    ):
        with tempfile.TemporaryDirectory() as folder:
            print(name)
            measure(make(Path(folder) / "corpus", count), rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
