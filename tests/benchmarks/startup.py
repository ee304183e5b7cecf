"""How long `articlekit --help` takes beside a bare typer program's help: CPU seconds of whole processes, run in turns.

    python tests/benchmarks/startup.py            21 runs of each
    python tests/benchmarks/startup.py --smoke    5 runs of each

Exit status 1 where the ratio of the medians is over 2.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

LIMIT = 2.0
BARE = """\
import typer

app = typer.Typer()


@app.command()
def first(number: int) -> None:
    "Do the first thing."


@app.command()
def second(number: int) -> None:
    "Do the second thing."


app()
"""


def cpu_seconds(command: list[str]) -> float:
    """Run a command and give the CPU time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure and print."""
    runs = 5 if "--smoke" in sys.argv else 21
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        commands = {
            "bare typer --help": [sys.executable, str(bare), "--help"],
            "articlekit --help": [sys.executable, "-m", "articlekit", "--help"],
            "articlekit --version": [sys.executable, "-m", "articlekit", "--version"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(runs + 1):
            for name, command in commands.items():
                seconds = cpu_seconds(command)
                if number:
                    times[name].append(seconds)
    base = statistics.median(times["bare typer --help"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:22} {median:.3f} CPU s  x{median / base:.2f}")
    return int(statistics.median(times["articlekit --help"]) > LIMIT * base)


if __name__ == "__main__":
    sys.exit(main())
