from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

PROGRAM = """
import os, sys, time
from articlekit.processes import pool

if __name__ == "__main__":
    workers = pool(2, sys.argv[1], len, "")
    found = [workers.submit(time.sleep, 600), workers.submit(time.sleep, 600)]
    print(*workers._processes, flush=True)
    found[0].result()
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_the_process_that_began_them(tmp_path: Path, method: str, number: int) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    listening = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell's background jobs are deaf to Ctrl-C
    with subprocess.Popen(
        [sys.executable, program, method],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listening,
        start_new_session=True,
    ) as running:
        assert running.stdout
        assert running.stderr
        workers = [Path("/proc", name) for name in running.stdout.readline().split()]
        assert len(workers) == 2
        assert all(each.exists() for each in workers)
        if number == signal.SIGINT:
            os.killpg(running.pid, number)  # as a terminal does
        else:
            running.send_signal(number)
        assert "Process-" not in running.stderr.read()  # a worker's traceback begins with its name
    for _ in range(100):
        if not any(each.exists() for each in workers):
            return
        time.sleep(0.1)
    pytest.fail("workers are left behind")


def test_a_process_with_another_thread_is_not_copied() -> None:
    program = "import threading, time; from articlekit.processes import fastest; print(fastest(), flush=True); "
    program += "threading.Thread(target=time.sleep, args=(1,)).start(); print(fastest())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fork", "spawn"]
