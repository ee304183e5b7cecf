"""Pools of worker processes that end with the process that began them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Literal, ParamSpec, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")
_INTERRUPT = (signal.SIGINT,)


def pool(jobs: int, method: Literal["fork", "spawn"], prepare: Callable[[Given], None], given: Given) -> ProcessPoolExecutor:
    """Give a pool of `jobs` processes, begun by fork or spawn; each runs `prepare(given)` before its first task."""
    return _Pool(jobs, multiprocessing.get_context(method), _start, (prepare, given))


class _Pool(ProcessPoolExecutor):
    """Processes begin when something is submitted, and with Ctrl-C held back until they can end without a word."""

    def submit(
        self, work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Result]:
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(work, *args, **kwargs)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
        try:
            return super().submit(work, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def fastest() -> Literal["fork", "spawn"]:
    """Say how processes begin soonest: as copies of this one where it has no other thread, an engine's own neither."""
    try:
        return "fork" if len(os.listdir("/proc/self/task")) == 1 else "spawn"  # noqa: PTH208  this room does without pathlib
    except OSError:
        return "spawn"


def _start(prepare: Callable[[Given], None], given: Given) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends a worker without a word
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(given)


def _end_with_parent() -> None:
    """Wait for the parent to die, killed perhaps, and end at once: there is nobody to give an answer to."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
