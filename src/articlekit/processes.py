"""Pools of worker processes that end with the process that began them."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar

from articlekit.errors import BadFile

Given = TypeVar("Given")
Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")
_INTERRUPT = (signal.SIGINT,)
_READY = "ready"


def pool(jobs: int, method: Literal["fork", "spawn"], prepare: Callable[[Given], None], given: Given) -> Pool:
    """Give a pool of `jobs` processes, begun by fork or spawn; each runs `prepare(given)` before its first task.

    Raise `BadFile` where no temporary folder can be written to.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="articlekit-", ignore_cleanup_errors=True)
    except OSError as error:
        raise _no_room(error) from None
    executor = ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _start, (prepare, given, folder.name))
    return Pool(executor, folder)


class Pool:
    """Processes begin when something is submitted, and with Ctrl-C held back until they can end without a word.

    Results come in files, and only their names through the pipe that all processes share: one that is killed leaves half of
    a long message there, and whoever reads it waits for the rest for ever, but a short one is written in one piece.
    """

    def __init__(self, executor: ProcessPoolExecutor, folder: tempfile.TemporaryDirectory[str]) -> None:
        self._executor = executor
        self._folder = folder

    def submit(
        self, work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Callable[[], Result]:
        """Have a process do some work; give a function that waits for the result.

        That raises `BrokenProcessPool` where a process died, and `BadFile` where the result could not be written.
        """
        with _interrupt_held_back():
            file = self._executor.submit(_in_a_file, self._folder.name, work, *args, **kwargs)

        def result() -> Result:
            path = Path(file.result())
            found: Result = pickle.loads(path.read_bytes())
            path.unlink()
            return found

        return result

    def began(self) -> bool:
        """Tell whether any process came as far as its first task."""
        return Path(self._folder.name, _READY).exists()

    def shutdown(self, *, wait: bool = True) -> None:
        """Leave undone what is not begun, and end the processes; wait for that, or for nothing."""
        self._executor.shutdown(wait=wait, cancel_futures=True)
        self._folder.cleanup()


def _in_a_file(folder: str, work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> str:
    """Do some work, and give the name of a file in `folder` with what came of it."""
    result = work(*args, **kwargs)
    try:
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            pickle.dump(result, file)
    except OSError as error:
        raise _no_room(error) from None
    return file.name


def _no_room(error: OSError) -> BadFile:
    reason = (error.strerror or str(error)).lower()
    return BadFile(f"temporary files cannot be written: {reason}; name a folder with room in TMPDIR, or take --jobs 1")


@contextmanager
def _interrupt_held_back() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def fastest() -> Literal["fork", "spawn"]:
    """Say how processes begin soonest: as copies of this one where it has no other thread, an engine's own neither."""
    try:
        return "fork" if len(os.listdir("/proc/self/task")) == 1 else "spawn"  # noqa: PTH208  this room does without pathlib
    except OSError:
        return "spawn"


def _start(prepare: Callable[[Given], None], given: Given, folder: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a word
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    prepare(given)
    with suppress(OSError):  # results will tell that there is no room
        Path(folder, _READY).touch()


def _end_with_parent(folder: str) -> None:
    """Wait for the parent to die, killed perhaps, and end at once: there is nobody to give an answer to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)
