"""What is possible: bounds of each day from every figure of a meter, by difference constraints.

Each figure is a meter of its own: the total since the counter began (or since its last fault), month since the first,
week since Monday. Unknown is what each showed at each midnight. Looks bound midnights, days bound what lies between,
and two passes along the days make every bound as tight as it can be. What one meter tells of a day helps the next.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ANY = 10**18
"""Beyond every counter: no upper bound."""


@dataclass
class Days:
    """Bounds of each day's visits, first to last."""

    first: int
    low: list[int]
    high: list[int]

    @classmethod
    def between(cls, first: int, last: int) -> "Days":
        """Nothing known yet."""
        count = last - first + 1
        return cls(first, [0] * count, [ANY] * count)

    def at_least(self, day: int, visits: int) -> None:
        """A day had no fewer, unless it is known that it had."""
        at = day - self.first
        if 0 <= at < len(self.low):
            self.low[at] = max(self.low[at], min(visits, self.high[at]))

    def exactly(self, day: int, visits: int) -> bool:
        """A day had just so many; False when that contradicts what is known."""
        at = day - self.first
        if not 0 <= at < len(self.low):
            return True
        if not self.low[at] <= visits <= self.high[at]:
            return False
        self.low[at] = self.high[at] = visits
        return True

    def copy(self) -> "Days":
        """The same, to go back to."""
        return Days(self.first, self.low.copy(), self.high.copy())


@dataclass
class Meter:
    """Bounds of what one meter showed at midnights: `low[k]` and `high[k]` when day `first + k` began."""

    first: int
    low: list[int]
    high: list[int]
    kind: str
    """`total`, `month` or `week`."""

    @classmethod
    def between(cls, first: int, last: int, kind: str) -> "Meter":
        """A meter from the midnight of `first` to that after `last`; nothing known yet."""
        count = last - first + 2
        return cls(first, [-ANY] * count, [ANY] * count, kind)

    def bound(self, day: int, low: int | None = None, high: int | None = None) -> None:
        """Say what the meter showed when a day began."""
        at = day - self.first
        if 0 <= at < len(self.low):
            self.low[at] = max(self.low[at], -ANY if low is None else low)
            self.high[at] = min(self.high[at], ANY if high is None else high)

    def tighten(self, days: Days) -> bool:
        """Bring midnights and days together; False, and days unchanged, when they contradict each other."""
        start, count = self.first - days.first, len(self.low)
        lows, highs = days.low[start : start + count - 1], days.high[start : start + count - 1]
        self._forward(lows, highs)
        self._backward(lows, highs)
        if any(low > high for low, high in zip(self.low, self.high, strict=True)):
            return False
        for at in range(count - 1):
            days.low[start + at] = max(lows[at], min(self.low[at + 1] - self.high[at], ANY))
            days.high[start + at] = min(highs[at], self.high[at + 1] - self.low[at])
        return True

    def _forward(self, lows: Sequence[int], highs: Sequence[int]) -> None:
        """A day begins with what the day before began with, and what it had."""
        for at, (low, high) in enumerate(zip(lows, highs, strict=True)):
            self.low[at + 1] = max(self.low[at + 1], self.low[at] + low)
            self.high[at + 1] = min(self.high[at + 1], self.high[at] + high)

    def _backward(self, lows: Sequence[int], highs: Sequence[int]) -> None:
        """The same, from the last day back."""
        for at in range(len(lows) - 1, -1, -1):
            self.high[at] = min(self.high[at], self.high[at + 1] - lows[at])
            self.low[at] = max(self.low[at], self.low[at + 1] - highs[at])


def shared(visits: int, lows: Sequence[int], highs: Sequence[int]) -> list[int]:
    """Whole visits shared out as evenly as the bounds of each day let, the earlier days first; they add up."""
    level, top = 0, max([visits, *lows])
    while level < top:
        middle = (level + top) // 2
        if sum(_clipped(middle, lows, highs)) < visits:
            level = middle + 1
        else:
            top = middle
    parts = list(_clipped(level - 1, lows, highs))
    rest = visits - sum(parts)
    for at, high in enumerate(highs):
        if rest > 0 and parts[at] == level - 1 < high:
            parts[at] += 1
            rest -= 1
    return parts


def _clipped(level: int, lows: Iterable[int], highs: Iterable[int]) -> Iterable[int]:
    """The level, or the nearest bound."""
    return (min(max(level, low), high) for low, high in zip(lows, highs, strict=True))
