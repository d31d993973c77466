"""How much faster the whole extraction reads a bulletin than underthesea's named entities alone, on one core."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

from underthesea import ner

from bench.report import Ratio
from etl.paths import SAMPLE
from etl.pipeline import read_one

MEASURED = 20
"""How many bulletins both read: the yardstick takes seconds for them, so ours reads them again and again."""
Item = TypeVar("Item")


def bulletins(count: int) -> list[bytes]:
    """This many plain-text bulletins of the sample, in turn."""
    files = sorted((SAMPLE / "bulletins").rglob("*.txt"))
    texts = [path.read_bytes() for path in files]
    return [texts[place % len(texts)] for place in range(count)]


def measure(count: int, _root: Path) -> list[Ratio]:
    """Bulletins a second of `read_one`, as a multiple of those of NER on the same bulletins."""
    known = bulletins(count)
    texts = known[:: max(1, len(known) // MEASURED)][:MEASURED]
    read_one(texts[0], "warm-up.txt")
    ner("Công đoàn")
    ours = rate(lambda data: read_one(data, "bench.txt"), texts * max(1, count // len(texts)))
    theirs = rate(ner, [data.decode("utf-8", errors="ignore") for data in texts])
    return [Ratio("extraction, bulletins a second", ours, "underthesea NER", theirs, "at least 200")]


def rate(work: Callable[[Item], object], items: Sequence[Item]) -> float:
    """Items a second of one core's time, whatever else runs beside it."""
    began = process_time()
    for item in items:
        work(item)
    return len(items) / (process_time() - began)
