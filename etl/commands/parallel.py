"""The same work on many items, in this process or in several, in the order of the items."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import Final, TypeVar

from etl.errors import UnionPulseError
from etl.settings import default_jobs

_MANY: Final = 200
"""From this many items on, starting worker processes pays."""

_CHUNK: Final = 16
_AHEAD: Final = 4
"""Chunks that may wait for each process."""

_Item = TypeVar("_Item")
_Done = TypeVar("_Done")


def in_order(work: Callable[[_Item], _Done], items: Iterable[_Item], jobs: int | None = None) -> Iterator[_Done]:
    """What becomes of each item. Without `jobs` a few are done here and many on every processor."""
    waiting = iter(items)
    first = list(islice(waiting, _MANY))
    workers = jobs or (default_jobs() if len(first) == _MANY else 1)
    every = chain(first, waiting)
    return map(work, every) if workers == 1 else _in_processes(work, every, workers)


def _in_processes(work: Callable[[_Item], _Done], items: Iterator[_Item], workers: int) -> Iterator[_Done]:
    """The same in several processes, with a few chunks waiting so that none is idle.

    Raises:
        UnionPulseError: a process was killed, most likely for want of memory.
    """
    begun: deque[Future[list[_Done]]] = deque()
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            while chunk := list(islice(items, _CHUNK)):
                begun.append(pool.submit(_chunk, work, chunk))
                if len(begun) > _AHEAD * workers:
                    yield from begun.popleft().result()
            while begun:
                yield from begun.popleft().result()
    except BrokenProcessPool as error:
        raise UnionPulseError("Một tiến trình đọc bị hệ thống dừng (có thể thiếu bộ nhớ); hãy giảm --jobs.") from error


def _chunk(work: Callable[[_Item], _Done], items: list[_Item]) -> list[_Done]:
    """What becomes of a few items."""
    return [work(item) for item in items]
