"""A million made-up articles as Parquet tables: four questions, each beside reading its columns once; memory; the span join.

    python tests/benchmarks/million.py FOLDER            1,000,000 articles, made there (about half an hour) if they are not
    python tests/benchmarks/million.py FOLDER 100000     as many as said
    python tests/benchmarks/million.py --smoke           2,000, in a folder of their own

CPU seconds of processes of their own, one a question, so that the peak of memory is the question's.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parents[2]))
from articlekit import Corpus
from articlekit.model.entity import EntityFile
from articlekit.query.engine import connect
from articlekit.store.dataset import MANIFEST
from articlekit.store.transfer import Bundle, write_dataset
from tests.benchmarks.made_articles import annotation_file, articles, entities, metadata_file

SPEAKER, PARTITION = "person-7", 100_000
JOIN = (
    "SELECT count(*) FROM (SELECT DISTINCT q.article, q.n FROM quotes q JOIN organisations o ON o.article = q.article "
    'AND o.start >= q.start AND o."end" <= q."end" WHERE {0} AND {1})'
)


def bundles(count: int) -> Iterator[Bundle]:
    """Make the articles."""
    for made in articles(count):
        yield Bundle(made.id, made.text.encode(), metadata_file(made), {"gold": annotation_file(made)})


def make(folder: Path, count: int) -> None:
    """Write the dataset."""

    def stop(error: Exception) -> None:
        raise error

    began = time.process_time()
    write_dataset(folder, bundles(count), {"": EntityFile.model_validate({"entities": entities()})}, stop)
    print(f"made {count:,} articles in {time.process_time() - began:.0f} CPU s, at most {peak():,.0f} MB", flush=True)


def peak() -> float:
    """Give the most memory that this process had, in MB; Linux's own figure, since the other one is also of who started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# Questions, each with the columns that it reads


def of_speaker(corpus: Corpus) -> object:
    """Count quotes by one speaker."""
    return corpus.snapshot("gold").count("quotes", {"speaker": SPEAKER})


def rows_of_speaker(corpus: Corpus) -> object:
    """List quotes by one speaker."""
    return sum(1 for _ in corpus.snapshot("gold").records("quotes", {"speaker": SPEAKER}))


def large_claims(corpus: Corpus) -> object:
    """Count claims over 400 in pounds."""
    return corpus.snapshot("gold").count("claims", {"min": "400.5", "unit": "GBP"})


def with_organisation(corpus: Corpus) -> object:
    """Count quotes that mention one organisation."""
    return corpus.snapshot("gold").count("quotes", {"mentions": "body-3"})


def any_organisation(corpus: Corpus) -> object:
    """Count quotes that mention any."""
    return next(corpus.snapshot("gold").tables().rows("SELECT count(*) FROM stored.quotes WHERE organisations IS NOT NULL"))[0]


FIELDS = 'article, id, form, speaker, source, cue, text, start, "end", line, status'
QUESTIONS: dict[str, tuple[Callable[[Corpus], object], str, str]] = {
    "quotes by one speaker": (of_speaker, "quotes", "speaker, status"),
    "the same, all fields": (rows_of_speaker, "quotes", FIELDS),
    "claims > 400 in one unit": (large_claims, "claims", "low, high, low_open, high_open, unit, status"),
    "quotes that mention one organisation": (with_organisation, "quotes", "organisations, status"),
    "quotes that mention any": (any_organisation, "quotes", "organisations"),
}
PEERS = {"duckdb": "the span join in DuckDB, partitioned", "polars": "the span join by Polars' join_asof"}


def reading(corpus: Corpus, table: str, columns: str) -> object:
    """Read columns once."""
    tables = corpus.snapshot("gold").tables()
    read = ", ".join(f"max({column})" for column in columns.split(", "))
    return len(next(tables.rows(f"SELECT {read} FROM stored.{table}")))


def joined(corpus: Corpus) -> object:
    """Join spans in DuckDB, partition by partition."""
    files = corpus.snapshot("gold").tables().files
    connection, found = connect(), 0
    for table in ("quotes", "organisations"):
        listed = ", ".join(f"'{path}'" for path in files[table])
        connection.execute(f"CREATE VIEW {table} AS FROM read_parquet([{listed}])")
    names = [name for (name,) in connection.execute("SELECT DISTINCT article FROM quotes ORDER BY 1").fetchall()]
    for first in range(0, len(names), PARTITION):
        last = names[min(first + PARTITION, len(names)) - 1]
        bounds = (f"{each}.article BETWEEN '{names[first]}' AND '{last}'" for each in "qo")
        found += connection.execute(JOIN.format(*bounds)).fetchall()[0][0]
    return found


def joined_by_polars(corpus: Corpus) -> object:
    """Join spans by Polars' join_asof in coordinates of all texts together; right where mentions do not nest."""
    import polars

    files = corpus.snapshot("gold").tables().files
    numbers = polars.scan_parquet(list(files["articles"])).select("article").with_row_index("at")

    def placed(table: str) -> polars.LazyFrame:
        spans = polars.scan_parquet(list(files[table])).select("article", "start", "end").join(numbers, on="article")
        base = polars.col("at").cast(polars.Int64) * 2**20
        return spans.select(start=base + polars.col("start"), end=base + polars.col("end")).sort("start")

    bodies = placed("organisations").rename({"end": "last"})
    found = placed("quotes").join_asof(bodies, on="start", strategy="forward").filter(polars.col("last") <= polars.col("end"))
    return found.select(polars.len()).collect().item()


def asked(folder: Path, name: str, kind: str) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    command = [sys.executable, __file__, str(folder), "--ask", name, kind]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def ask(folder: Path, name: str, kind: str) -> None:
    """Measure one thing and print it: the second run's CPU seconds, and the peak of memory."""
    corpus = Corpus(folder)
    others: dict[str, Callable[[], object]] = {"duckdb": lambda: joined(corpus), "polars": lambda: joined_by_polars(corpus)}
    question, table, columns = QUESTIONS[name]
    task = {"answer": lambda: question(corpus), "read": lambda: reading(corpus, table, columns), **others}[kind]
    task()
    began, wall = time.process_time(), time.perf_counter()
    answer = task()
    taken = {"cpu": time.process_time() - began, "wall": time.perf_counter() - wall, "answer": answer}
    print(json.dumps(taken | {"peak": peak()}))


def main() -> int:
    """Measure and print."""
    if "--ask" in sys.argv:
        ask(Path(sys.argv[1]), *sys.argv[3:])
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        smoke = "--smoke" in sys.argv
        folder = Path(temporary) / "made" if smoke else Path(sys.argv[1])
        if not (folder / MANIFEST).is_file():
            make(folder, 2_000 if smoke else int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(f"{size / 1e6:,.0f} MB; DuckDB {duckdb.__version__}")
        for name in QUESTIONS:
            answer, read = asked(folder, name, "answer"), asked(folder, name, "read")
            print(
                f"{name:38} {answer['answer']:>12,} {answer['cpu']:7.2f} CPU s {answer['wall']:7.2f} s, at most "
                f"{answer['peak']:5,.0f} MB; x{answer['cpu'] / read['cpu']:.2f} of reading its columns ({read['cpu']:.2f} s)"
            )
        ours = asked(folder, "quotes that mention any", "answer")
        for kind, name in PEERS.items():
            peer = asked(folder, "quotes that mention any", kind)
            assert peer["answer"] == ours["answer"], (peer, ours)
            print(
                f"{name:38} {peer['answer']:>12,} {peer['cpu']:7.2f} CPU s {peer['wall']:7.2f} s, {peer['peak']:5,.0f} MB; "
                f"ours x{ours['cpu'] / peer['cpu']:.2f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
