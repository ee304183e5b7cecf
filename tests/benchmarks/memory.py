"""Whether the memory of `annotate` stays flat: resident MB after the first tenth of many short articles and after the last.

    python tests/benchmarks/memory.py            100,000 articles
    python tests/benchmarks/memory.py --smoke    1,000 articles; too few to judge by

The articles lie in a corpus, as a user's do, and share 2,500 names, since each entity is kept until the end. Exit
status 1 where the end lies over 1.1 times the first tenth.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path

from articlekit import Corpus
from articlekit.annotate.run import annotate_corpus
from articlekit.errors import ArticlekitError

LIMIT = 1.1
STORY = (
    "{town} floods\n\n{town} Water ({short}) said more than {number:,} homes in {town} were hit.\n\n"
    '"We are sorry," said its chief executive, {first} {last}. Mr {last} hopes the bill will fall by {share}%.\n'
)


def name(chance: random.Random) -> str:
    """Make up a name."""
    return "".join(chance.choice("bdfklmnprst") + chance.choice("aeiou") for _ in range(chance.randint(3, 5))).title()


def fill(folder: Path, count: int) -> None:
    """Make a corpus of articles up."""
    chance = random.Random(0)
    people = [(name(chance), name(chance)) for _ in range(2_000)]
    towns = [name(chance) for _ in range(500)]
    (folder / "corpus").mkdir()
    for at in range(count):
        town, (first, last) = chance.choice(towns), chance.choice(people)
        number, share = chance.randint(100, 99_999), chance.randint(1, 60)
        text = STORY.format(town=town, short=town[0] + "W", first=first, last=last, number=number, share=share)
        (folder / "corpus" / f"a{at:06}.txt").write_text(text, encoding="utf-8")


def resident() -> float:
    """Give this process's resident memory in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def refuse(error: ArticlekitError) -> None:
    """Stop at the first article that fails."""
    raise error


def main() -> int:
    """Measure and print."""
    count = 1_000 if (smoke := "--smoke" in sys.argv) else 100_000
    tenths: list[float] = []
    done = 0

    def step(_: str) -> None:
        nonlocal done
        done += 1
        if done % (count // 10) == 0:
            tenths.append(resident())
            print(f"{done:8,} articles  {tenths[-1]:6,.0f} MB", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), count)
        annotate_corpus(Corpus(folder), on_error=refuse, on_done=step)
    print(f"last / first tenth: x{tenths[-1] / tenths[0]:.2f} (limit x{LIMIT})")
    return int(not smoke and tenths[-1] > LIMIT * tenths[0])


if __name__ == "__main__":
    sys.exit(main())
