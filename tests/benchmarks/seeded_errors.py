"""How many planted errors each rule finds, and how often other rules speak of the same annotation.

    python tests/benchmarks/seeded_errors.py            200 errors a rule, 20 for a rule over the corpus
    python tests/benchmarks/seeded_errors.py --smoke    2 and 1

Errors are planted in the article in corpus/ and in the data that ARTICLEKIT_EVAL names, with another seed than in the tests.
"""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.check.samples import pools  # noqa: E402
from tests.check.seeding import score, score_corpora  # noqa: E402


def main() -> int:
    """Measure and print."""
    smoke = "--smoke" in sys.argv
    samples = pools(Path(os.environ.get("ARTICLEKIT_EVAL", ROOT / ".." / "shared" / "eval")), ROOT)
    print("rule  planted  found  recall  others")
    for each in chain(score(samples, 2 if smoke else 200, 1), score_corpora(samples, 1 if smoke else 20, 1)):
        print(f"{each.rule}  {each.planted:7}  {each.found:5}  {each.recall:6.1%}  {each.others:6}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
