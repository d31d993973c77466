"""The workers of this process, for all that is no plain text: started when needed, replaced when they fail."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from typing import Any, Final

from etl.paths import PROJECT
from etl.read.frames import read_frame, write_frame
from etl.read.parsed import RefusedError
from etl.settings import WORKER_TIMEOUT_SECONDS, WORKERS

COMMAND: Final = [sys.executable, "-m", "etl.read.worker"]

Answer = tuple[dict[str, Any], bytes]
"""What a worker says, and the bytes that go with it."""


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

    def ask(self, question: dict[str, Any], data: bytes, timeout: float) -> Answer:
        """The worker's answer to one question.

        Raises:
            RefusedError: the worker understands what the file is, and says why it is not taken.
            WorkerError: no answer, or none in time; the next request gets a new process.
        """
        with self._lock:
            process = self._running()
            late = threading.Event()
            timer = threading.Timer(timeout, _kill, (process, late))
            timer.start()
            try:
                answer = _exchange(process, question, data)
            finally:
                timer.cancel()
            if answer is None:
                self._stop()
                raise WorkerError("timeout" if late.is_set() else "crash")
        said = answer[0]
        if "refused" in said:
            raise RefusedError(said["refused"])
        if "error" in said:
            raise WorkerError(said["error"])
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


def _exchange(process: "subprocess.Popen[bytes]", question: dict[str, Any], data: bytes) -> Answer | None:
    """Send a question, receive the answer; None where the process died on the way."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
    try:
        write_frame(process.stdin, json.dumps(question).encode())
        write_frame(process.stdin, data)
        said, entry = read_frame(process.stdout), read_frame(process.stdout)
    except (OSError, ValueError):
        return None
    return None if said is None or entry is None else (dict(json.loads(said)), entry)


def _kill(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    """End a worker that takes too long."""
    late.set()
    process.kill()


class Workers:
    """A few workers: a file that takes its time holds up nobody else's. One does all where nobody waits."""

    def __init__(self, count: int) -> None:
        """No process yet."""
        self._count = count
        self.renew()

    def renew(self) -> None:
        """Begin without processes; in a forked child the parent's are left alone."""
        for worker in getattr(self, "_all", []):
            worker.forget()
        self._free = threading.Condition()
        self._all = [Worker() for _ in range(self._count)]
        self._idle = list(self._all)
        self._holds: dict[Worker, str] = {}

    def ask(self, question: dict[str, Any], data: bytes, timeout: float) -> Answer:
        """The answer of the worker that has the container of this question open, or of the one that was busy last.

        Raises:
            RefusedError: it understands what the file is, and says why it is not taken.
            WorkerError: no answer, or none in time.
        """
        token = str(question.get("token", ""))
        worker = self._taken(token)
        try:
            return worker.ask(question, data, timeout)
        finally:
            with self._free:
                self._idle.append(worker)
                self._free.notify()

    def _taken(self, token: str) -> Worker:
        """An idle worker, waited for where there is none."""
        with self._free:
            self._free.wait_for(lambda: self._idle)
            worker = next((one for one in self._idle if token and self._holds.get(one) == token), self._idle[-1])
            self._idle.remove(worker)
            if token:
                self._holds[worker] = token
            return worker


_workers: Final = Workers(WORKERS)
os.register_at_fork(after_in_child=_workers.renew)


def ask(question: dict[str, Any], data: bytes = b"", timeout: float = WORKER_TIMEOUT_SECONDS) -> Answer:
    """What a worker of this process says of a file.

    Raises:
        RefusedError: it understands what the file is, and says why it is not taken.
        WorkerError: no answer, or none in time.
    """
    return _workers.ask(question, data, timeout)
