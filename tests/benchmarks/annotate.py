"""How fast annotate is beside the bare spaCy pipeline (tok2vec, tagger, parser, ner) on the same articles, in one run.

    python tests/benchmarks/annotate.py            300 articles of PolNeAR, also with two processes
    python tests/benchmarks/annotate.py --smoke    10 articles of our own, one process

The articles are read from the folder that ARTICLEKIT_EVAL names (default: ../shared/eval).
"""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

import spacy

from articlekit.annotate.pipeline import BATCH, Text, annotate, annotate_all, load
from articlekit.annotate.pipelines import chosen

BARE = ("tok2vec", "tagger", "parser", "ner")


def texts(smoke: bool) -> list[str]:
    """Read the articles."""
    root = Path(os.environ.get("ARTICLEKIT_EVAL", Path(__file__).parents[2].parent / "shared" / "eval"))
    folder = root / ("own/dev" if smoke else "polnear/train") / "corpus"
    return [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))[: 10 if smoke else 300]]


def main() -> int:
    """Measure and print."""
    smoke = "--smoke" in sys.argv
    articles = texts(smoke)
    bare = spacy.load(chosen())
    bare.select_pipes(enable=[name for name in BARE if name in bare.pipe_names])
    began = time.process_time()
    tokens = sum(len(doc) for doc in bare.pipe(articles, batch_size=BATCH))
    base = time.process_time() - began
    print(f"bare pipeline        {tokens / base:8,.0f} tokens per CPU s")
    for accurate in (False, True):
        nlp = load(accurate=accurate)
        began = time.process_time()
        for first in range(0, len(articles), BATCH):
            annotate(nlp, [Text(each) for each in articles[first : first + BATCH]])
        ours = time.process_time() - began
        name = "annotate --accurate" if accurate else "annotate"
        print(f"{name:20} {tokens / ours:8,.0f} tokens per CPU s  x{base / ours:.2f} of the bare pipeline")
    print(f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8,.0f} MB")
    if not smoke:
        walls = []
        for jobs in (1, 2):
            began = time.perf_counter()
            sum(1 for _ in annotate_all(map(Text, articles), jobs=jobs))
            walls.append(time.perf_counter() - began)
        print(f"annotate --jobs 2    {tokens / walls[1]:8,.0f} tokens per s      x{walls[0] / walls[1]:.2f} of --jobs 1")
    return 0


if __name__ == "__main__":
    sys.exit(main())
