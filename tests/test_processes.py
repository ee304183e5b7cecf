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
    print(*workers._executor._processes, workers._folder.name, flush=True)
    found[0]()
"""

DYING = """
import os, signal, subprocess, sys, threading
from articlekit.processes import pool

def large(size):
    parent = os.getppid()
    subprocess.Popen(["sh", "-c", f"sleep 2; kill -CONT {parent}"])
    os.kill(parent, signal.SIGSTOP)  # it reads nothing more, so that no more goes into the pipe than that holds
    threading.Timer(1, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(size)

if __name__ == "__main__":
    workers = pool(2, sys.argv[1], len, "")
    print(len(workers.submit(large, 2**20)()), end="")
    workers.shutdown()
"""

FULL = """
import resource, sys
from articlekit.errors import BadFile
from articlekit.processes import pool

def large(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
    return bytes(size)

if __name__ == "__main__":
    workers = pool(2, sys.argv[1], len, "")
    try:
        workers.submit(large, 2**20)()
    except BadFile as error:
        print(error, end="")
    workers.shutdown()
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
        left = [Path("/proc", name) for name in running.stdout.readline().split()]  # the last is absolute
        assert len(left) == 3
        assert all(each.exists() for each in left)
        if number == signal.SIGINT:
            os.killpg(running.pid, number)  # as a terminal does
        else:
            running.send_signal(number)
        assert "Process-" not in running.stderr.read()  # a worker's traceback begins with its name
    for _ in range(100):
        if not any(each.exists() for each in left):
            return
        time.sleep(0.1)
    pytest.fail("workers or their files are left behind")


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_worker_that_is_killed_while_it_hands_over_a_result_is_no_hang(tmp_path: Path, method: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(DYING, encoding="utf-8")
    done = subprocess.run([sys.executable, program, method], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == (str(2**20), "")


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_result_that_cannot_be_written_is_told_in_a_line(tmp_path: Path, method: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(FULL, encoding="utf-8")
    done = subprocess.run([sys.executable, program, method], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout.partition(":")[0], done.stderr) == ("temporary files cannot be written", "")


def test_a_process_with_another_thread_is_not_copied() -> None:
    program = "import threading, time; from articlekit.processes import fastest; print(fastest(), flush=True); "
    program += "threading.Thread(target=time.sleep, args=(1,)).start(); print(fastest())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["fork", "spawn"]
