"""The one HTML worker of this process: started when needed, asked in turn, replaced after a crash or a timeout."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from typing import Final

from etl.paths import PROJECT
from etl.read.frames import read_frame, write_frame
from etl.settings import WORKER_TIMEOUT_SECONDS

COMMAND: Final = [sys.executable, "-m", "etl.read.worker"]


class WorkerError(Exception):
    """The worker gave no answer; `kind` is `timeout`, `crash` or `unreadable`."""

    def __init__(self, kind: str) -> None:
        """Keep what happened."""
        super().__init__(kind)
        self.kind = kind


class Worker:
    """A child process that answers one request at a time."""

    def __init__(self) -> None:
        """No process yet: the first request starts it."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, source: str, timeout: float) -> dict[str, str | None]:
        """The worker's answer for one page.

        Raises:
            WorkerError: no answer, or none in time; the next request gets a new process.
        """
        with self._lock:
            process = self._running()
            late = threading.Event()
            timer = threading.Timer(timeout, _kill, (process, late))
            timer.start()
            try:
                answer = _exchange(process, source)
            finally:
                timer.cancel()
            if answer is None:
                self._stop()
                raise WorkerError("timeout" if late.is_set() else "crash")
        if "error" in answer:
            raise WorkerError("unreadable")
        return answer

    def _running(self) -> "subprocess.Popen[bytes]":
        """The process, started if there is none or it has ended."""
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                COMMAND, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process

    def _stop(self) -> None:
        """End the process and close its pipes."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close() if pipe is not None else None

    def forget(self) -> None:
        """In a forked child: leave the parent's process alone, let go of its pipes without touching their buffers."""
        process, self._process = self._process, None
        self._lock = threading.Lock()
        if process is not None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None and not pipe.closed:
                    os.dup2(nowhere, pipe.fileno(), inheritable=False)
            os.close(nowhere)
            _not_ours.append(process)


_not_ours: Final[list["subprocess.Popen[bytes]"]] = []
"""Processes of the parent, kept so that nothing here waits for them or flushes into them."""


def _exchange(process: "subprocess.Popen[bytes]", source: str) -> dict[str, str | None] | None:
    """Send a page, receive the answer; None where the process died on the way."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
    try:
        write_frame(process.stdin, source.encode("utf-8", errors="replace"))
        answer = read_frame(process.stdout)
    except (OSError, ValueError):
        return None
    return None if answer is None else dict(json.loads(answer))


def _kill(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    """End a worker that takes too long."""
    late.set()
    process.kill()


_worker: Final = Worker()
os.register_at_fork(after_in_child=_worker.forget)


def ask(source: str, timeout: float = WORKER_TIMEOUT_SECONDS) -> dict[str, str | None]:
    """What the worker of this process makes of a page: `text`, `title`, `date`, `author`.

    Raises:
        WorkerError: no answer, or none in time.
    """
    return _worker.ask(source, timeout)
