"""How much faster the whole extraction reads a bulletin than underthesea's named entities alone, on one core."""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TypeVar

from underthesea import ner

from bench.report import Ratio
from etl.paths import SAMPLE
from etl.pipeline import read_one

YARDSTICK_BULLETINS = 10
Item = TypeVar("Item")


def bulletins(count: int) -> list[bytes]:
    """This many plain-text bulletins of the sample, in turn."""
    files = sorted((SAMPLE / "bulletins").rglob("*.txt"))
    texts = [path.read_bytes() for path in files]
    return [texts[place % len(texts)] for place in range(count)]


def measure(count: int) -> list[Ratio]:
    """Bulletins a second of `read_one`, as a multiple of those of NER."""
    texts = bulletins(count)
    read_one(texts[0], "warm-up.txt")
    ner("Công đoàn")
    ours = rate(lambda data: read_one(data, "bench.txt"), texts)
    readable = [data.decode("utf-8", errors="ignore") for data in texts[:YARDSTICK_BULLETINS]]
    theirs = rate(ner, readable)
    return [Ratio("extraction, bulletins a second", ours, "underthesea NER", theirs, "at least 200")]


def rate(work: Callable[[Item], object], items: Sequence[Item]) -> float:
    """Items a second."""
    began = perf_counter()
    for item in items:
        work(item)
    return len(items) / (perf_counter() - began)
