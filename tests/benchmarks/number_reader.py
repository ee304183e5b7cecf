"""How the number reader's time grows with the length of texts made to slow it down.

    python tests/benchmarks/number_reader.py            20,000 and 80,000 characters of each text
    python tests/benchmarks/number_reader.py --smoke    2,000 and 8,000

Four times the text should take four times as long; the exit status is 1 where it takes more than ten times as long.
"""

from __future__ import annotations

import sys
import time

from articlekit.text.numbers import quantities

PIECES = (
    "1", " ", "1,111,", "1.", "1-", "1/", "1:", "$1", "5%", "½", "1e1", "1x10", "1\n", "one-", "hundred and ",
    "one million ", "1 to ", "from 1 to ", "one in ", "3 of the ", "5 years old ", "half a ", "four times ", "5 ft 2 in ",
    "in 1988 and ",
    "May 1 ", "Name ", "www.", "a@", "a.", "<a 1", "1.1.1-", "more than ", "two, three, ", "3 dollars 50 cents ", "aged 5 and ",
    "١", "1\u200d",
)  # fmt: skip
MOST = 10


def seconds(text: str) -> float:
    """Give the least of three runs."""
    runs = []
    for _ in range(3):
        began = time.process_time()
        quantities(text)
        runs.append(time.process_time() - began)
    return min(runs)


def main() -> int:
    """Measure and print."""
    size = 2_000 if "--smoke" in sys.argv else 20_000
    slowest = 0.0
    for piece in PIECES:
        short, long = (seconds((piece * (n // len(piece) + 1))[:n]) for n in (size, 4 * size))
        growth = long / max(short, 0.001)
        slowest = max(slowest, growth)
        print(f"{piece!r:24} {long / 4 / size * 1e6:8.1f} µs a character   x{growth:.1f}")
    print(f"slowest growth x{slowest:.1f} for four times the text")
    return int(slowest > MOST)


if __name__ == "__main__":
    sys.exit(main())
