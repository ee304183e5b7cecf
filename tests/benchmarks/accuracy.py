"""How good `annotate` is: F1 on gold annotations of several corpora, by the evaluation data's own scorers.

    python tests/benchmarks/accuracy.py                 every corpus, with 2 processes
    python tests/benchmarks/accuracy.py --accurate      the same with annotate --accurate
    python tests/benchmarks/accuracy.py --smoke         our own articles only
    python tests/benchmarks/accuracy.py --part held-out another part of each corpus than `dev`

The data are read from the folder that ARTICLEKIT_EVAL names (default: ../shared/eval); a corpus without the part is left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from articlekit import Corpus
from articlekit.annotate.run import annotate_corpus
from articlekit.errors import ArticlekitError

EVAL = Path(os.environ.get("ARTICLEKIT_EVAL", Path(__file__).parents[2].parent / "shared" / "eval"))
FORMS = ("all", "direct", "mixed", "indirect")
SCORED = (
    ("own", "score_own.py", ("quote+speaker", "speaker wrong", "claim+all", "claim+measure", "claim+period")),
    ("polnear", "score_quotes.py", (*(f"{form} / full" for form in FORMS), "all / content exact")),
    ("newsquant", "score_claims.py", ("value", "value+change", "value+change+unit")),
    ("gum", "score_organisations.py", ("names", "nominals", "linking")),
    ("worldwide", "score_organisations.py", ("names",)),
)


def refuse(error: ArticlekitError) -> None:
    """Stop at the first article that fails."""
    raise error


def scores(folder: Path, scorer: str, accurate: bool, jobs: int) -> dict[str, list[float] | float]:
    """Annotate a copy of a corpus and score it; F1 comes last of three, a share stands alone."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(folder / "corpus", Path(scratch) / "corpus")
        annotate_corpus(Corpus(scratch), accurate=accurate, jobs=jobs, on_error=refuse)
        gold = folder / "gold.json" if (folder / "gold.json").exists() else folder
        command = [sys.executable, str(EVAL / scorer), str(gold), scratch, "--json"]
        found: dict[str, list[float] | float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return found


def rows(options: argparse.Namespace) -> Iterator[str]:
    """Give a line for each score."""
    for name, scorer, measures in SCORED[: 1 if options.smoke else None]:
        folder = EVAL / name / options.part
        if folder.exists():
            found = scores(folder, scorer, options.accurate, 1 if options.smoke else 2)
            for measure in measures:
                value = found[measure]
                yield f"{name + '/' + options.part:18} {measure:24} {value[-1] if isinstance(value, list) else value:5.1f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--accurate", action="store_true")
    parser.add_argument("--part", default="dev")
    for row in rows(parser.parse_args()):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
