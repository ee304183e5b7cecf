"""How the index does beside peers, in one run: its building beside reading the same files, its answers beside other engines'.

    python tests/benchmarks/query.py            10,000 articles of 25 annotations, 15 rounds
    python tests/benchmarks/query.py --smoke    300 articles, 3 rounds

The articles come from a generator with a fixed seed. Polars is in the development lock; `pip install stam` (GPL, for this
benchmark only) adds STAM. A peer that is not installed is left out. Every answer is compared with the others'.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb

sys.path.insert(0, str(Path(__file__).parents[2]))
from articlekit import AnnotationFile, Corpus
from articlekit.query.quick import quick_file
from articlekit.store import index
from tests.benchmarks.made_articles import articles, make_corpus

SPEAKER, LEAST = "person-7", 400
Task = Callable[[], Any]
QUERIES = ("quotes by one speaker", "the same, all fields", "claims > 400 with a unit", "quotes that contain an organisation")


def peer(name: str) -> Any:
    """Import a peer; give None where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        return None


def took(task: Task) -> tuple[float, float]:
    """Run a task; give CPU and wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    task()
    return time.process_time() - cpu, time.perf_counter() - wall


def in_turns(tasks: dict[str, Task], rounds: int) -> dict[str, float]:
    """Run tasks in turns, in another order each round, and the second of two runs measured; give the median wall seconds."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    pick = random.Random(1)
    for _ in range(rounds):
        for name in pick.sample(list(tasks), len(tasks)):
            tasks[name]()
            times[name].append(took(tasks[name])[1])
    return {name: statistics.median(taken) for name, taken in times.items()}


def show(title: str, seconds: dict[str, float], base: str, unit: float = 1e3, name: str = "ms") -> None:
    """Print times beside a base."""
    print(f"\n{title}")
    for each, taken in seconds.items():
        ratio = f"  x{taken / seconds[base]:.2f} of {base}" if base in seconds and each != base else ""
        print(f"  {each:28} {taken * unit:10.2f} {name}{ratio}")


# Ours


def ours(corpus: Corpus) -> dict[str, Task]:
    """Ask an open snapshot."""
    snapshot = corpus.snapshot("gold")
    contained = "SELECT count(*) AS n FROM quotes WHERE organisations IS NOT NULL"
    tables = snapshot.tables()
    return {
        QUERIES[0]: lambda: snapshot.count("quotes", {"speaker": SPEAKER}),
        QUERIES[1]: lambda: len(list(snapshot.records("quotes", {"speaker": SPEAKER}))),
        QUERIES[2]: lambda: next(tables.rows(f"SELECT count(*) FROM {tables.source('claims')} WHERE {OVER}"))[0],
        QUERIES[3]: lambda: next(iter(tables.rows(contained.replace("quotes", tables.source("quotes"), 1))))[0],
    }


OVER = f"low > {LEAST} AND unit IS NOT NULL"
CONTAIN = (
    "SELECT count(*) FROM quotes q WHERE EXISTS (SELECT 1 FROM organisations o WHERE o.article = q.article "
    'AND o.start >= q.start AND o."end" <= q."end")'
)


# Peers, over the same tables


def of_duckdb(connection: duckdb.DuckDBPyConnection) -> dict[str, Task]:
    """Ask DuckDB."""
    fields = 'article, id, form, speaker, source, cue, text, start, "end", line'

    def rows(query: str, *values: Any) -> list[Any]:
        return connection.execute(query, list(values)).fetchall()

    return {
        QUERIES[0]: lambda: rows("SELECT count(*) FROM quotes WHERE speaker = ?", SPEAKER)[0][0],
        QUERIES[1]: lambda: len(rows(f"SELECT {fields} FROM quotes WHERE speaker = ?", SPEAKER)),
        QUERIES[2]: lambda: rows(f"SELECT count(*) FROM claims WHERE {OVER}")[0][0],
        QUERIES[3]: lambda: rows(CONTAIN)[0][0],
    }


def of_polars(polars: Any, files: Mapping[str, Sequence[str]]) -> dict[str, Task]:
    """Ask Polars, the tables in memory."""
    quotes, claims, bodies = (polars.read_parquet(list(files[table])) for table in ("quotes", "claims", "organisations"))
    fields = "article id form speaker source cue text start end line".split()
    spoken = polars.col("speaker") == SPEAKER
    over = (polars.col("low") > LEAST) & polars.col("unit").is_not_null()
    within = (polars.col("start") >= polars.col("from")) & (polars.col("end") <= polars.col("to"))
    return {
        QUERIES[0]: lambda: quotes.select(spoken.sum()).item(),
        QUERIES[1]: lambda: len(quotes.filter(spoken).select(fields).rows()),
        QUERIES[2]: lambda: claims.select(over.sum()).item(),
        QUERIES[3]: lambda: (
            quotes.select("article", "n", **{"from": "start", "to": "end"})
            .join(bodies.select("article", "start", "end"), on="article")
            .filter(within)
            .select("article", "n")
            .unique()
            .height
        ),
    }


def make_stam(stam: Any, count: int, file: Path) -> None:
    """Write the same annotations as STAM's CBOR."""
    store = stam.AnnotationStore(id="bench")
    store.add_dataset("k")
    for made in articles(count):
        text = store.add_resource(text=made.text, id=made.id)
        for each in made.annotations:
            span = each.get("span") or each["content"][0]
            said = {key: each[key] for key in ("kind", "speaker", "form", "unit", "organisation") if each.get(key)}
            if "value" in each:
                said["value"] = int(each["value"])
            data = [{"set": "k", "key": key, "value": value} for key, value in said.items()]
            place = stam.Selector.textselector(text, stam.Offset.simple(span["start"], span["end"]))
            store.annotate(id=f"{made.id}/{each['id']}", target=place, data=data)
    store.set_filename(str(file))
    store.save()


def of_stam(stam: Any, store: Any) -> dict[str, Task]:
    """Ask STAM."""
    said = store.dataset("k")
    unit, embedded = said.key("unit"), stam.TextSelectionOperator.embedded()
    bodies = said.key("kind").data(value="organisation")
    over = said.key("value").data(value_greater=LEAST)
    return {
        QUERIES[0]: lambda: len(said.key("speaker").data(value=SPEAKER).annotations()),
        QUERIES[2]: lambda: sum(1 for each in over.annotations() if each.test_data(unit)),
        QUERIES[3]: lambda: len(bodies.annotations().related_text(embedded).annotations()),
    }


# The run


def cpu_of(command: list[str]) -> float:
    """Run a process; give its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


LOADING = "loading with pydantic"


def building(root: Path) -> None:
    """Measure building the index beside reading the files."""
    paths = sorted((root / "annotations/gold").glob("*.json"))

    def models() -> Iterator[AnnotationFile]:
        return (AnnotationFile.model_validate_json(path.read_bytes()) for path in paths)

    def one_by_one() -> None:
        for _ in models():
            pass

    def structures() -> None:
        for path in paths:
            assert quick_file(path.stem, "gold", path.read_bytes())

    groups = ["layers/gold", "entities", "articles"]
    tasks = {
        LOADING: lambda: list(models()),
        "the same, one by one": one_by_one,
        "reading with msgspec": structures,
        "building the index": lambda: index.refreshed(root, groups),
        "finding it up to date": lambda: index.refreshed(root, groups),
    }
    times = {name: took(task) for name, task in tasks.items()}
    show("Building, CPU", {name: cpu for name, (cpu, _) in times.items()}, LOADING, 1, "s")
    show("Building, wall", {name: wall for name, (_, wall) in times.items()}, LOADING, 1, "s")
    path = paths[len(paths) // 2]
    time.sleep(1.1)
    path.write_bytes(path.read_bytes().replace(b'"q1"', b'"q0"'))
    print(f"  {'one article changed':28} {took(lambda: index.refreshed(root, groups))[1]:10.2f} s")
    size = sum(each.stat().st_size for each in (root / index.PLACE).rglob("*") if each.is_file())
    old = sum(each.stat().st_size for each in (root / index.PLACE).rglob("000001*"))
    files = sum(
        each.stat().st_size for folder in ("corpus", "annotations") for each in (root / folder).rglob("*") if each.is_file()
    )
    print(f"\nDisk\n  files {files / 1e6:.1f} MB, tables {(size - old / 4) / 1e6:.1f} MB")


def main() -> int:
    """Measure and print."""
    smoke = "--smoke" in sys.argv
    count, rounds = (300, 3) if smoke else (10_000, 15)
    stam, polars = peer("stam"), peer("polars")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "corpus"
        make_corpus(root, count)
        building(root)
        corpus = Corpus(root)
        files = dict(corpus.snapshot("gold").tables().files)
        file = duckdb.connect(str(Path(folder) / "peer.duckdb"))
        parquet = duckdb.connect()
        for table in ("quotes", "claims", "organisations"):
            listed = ", ".join(f"'{path}'" for path in files[table])
            file.execute(f"CREATE TABLE {table} AS FROM read_parquet([{listed}])")
            parquet.execute(f"CREATE VIEW {table} AS FROM read_parquet([{listed}])")
        file.execute("CHECKPOINT")
        first: dict[str, Task] = {"articlekit": lambda: Corpus(root).snapshot("gold").count("quotes", {"speaker": SPEAKER})}
        engines = {"articlekit": ours(corpus), "DuckDB file": of_duckdb(file), "DuckDB over Parquet": of_duckdb(parquet)}
        if polars:
            engines["Polars"] = of_polars(polars, files)
            first["Polars"] = lambda: of_polars(polars, files)[QUERIES[0]]()
        if stam:
            store = Path(folder) / "peer.store.stam.cbor"
            make_stam(stam, count, store)
            print(f"  STAM CBOR {store.stat().st_size / 1e6:.1f} MB")
            engines["STAM"] = of_stam(stam, stam.AnnotationStore(file=str(store)))
            first["STAM"] = lambda: stam.AnnotationStore(file=str(store))
        show("Open and first answer (STAM: load)", in_turns(first, min(rounds, 5)), "STAM")
        for query in QUERIES:
            tasks = {name: answers[query] for name, answers in engines.items() if query in answers}
            found = {name: task() for name, task in tasks.items()}
            assert len(set(found.values())) == 1, found
            show(f"{query}: {found['articlekit']:,}", in_turns(tasks, rounds), "DuckDB file")
        whole(root, rounds)
    return 0


def whole(root: Path, rounds: int) -> None:
    """Measure whole processes."""
    python = [sys.executable, "-c"]
    asked = "duckdb.sql(\"SELECT article, id, text FROM read_parquet('{}') WHERE speaker = '{}'\").fetchall()"
    parquet = f"{root}/{index.PLACE}/layers/gold/quotes/*.parquet"
    commands = {
        "import duckdb": [*python, "import duckdb"],
        "import duckdb, and the query": [*python, f"import duckdb; {asked.format(parquet, SPEAKER)}"],
        "articlekit quotes --speaker": [
            sys.executable,
            "-m",
            "articlekit",
            "quotes",
            "--speaker",
            SPEAKER,
            "--root",
            str(root),
        ],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = cpu_of(command)
            if number:
                times[name].append(seconds)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    show("Whole processes, CPU", medians, "import duckdb, and the query", 1, "s")


if __name__ == "__main__":
    sys.exit(main())
