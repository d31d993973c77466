"""A bar for the person who waits: only on a terminal, only when it takes long."""

from collections.abc import Iterable, Iterator
from sys import stderr
from typing import TypeVar

from tqdm import tqdm

_Item = TypeVar("_Item")


def progress(items: Iterable[_Item]) -> Iterator[_Item]:
    """The items, counted on standard error from the second second on."""
    bar: Iterator[_Item] = iter(
        tqdm(items, desc="Đang đọc", unit=" tệp", delay=2, disable=not stderr.isatty(), file=stderr)
    )
    return bar
