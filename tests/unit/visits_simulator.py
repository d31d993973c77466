"""Daily visits of sites as they are, news or not: weekdays, days bound to the days before, other people's stories, Tết.

What the news itself brings is put in by hand, so that it is known whether it can be found again.
"""

from dataclasses import dataclass, field
from datetime import date
from math import exp, sqrt
from random import Random

FIRST = date(2024, 3, 4).toordinal()
WEEKEND = 5


@dataclass
class Sites:
    """Some sites over a year, with what moves all of them together."""

    seed: int
    count: int = 1
    days: int = 365
    usual: int = 300
    bound: float = 0.4
    """How far a day takes after the day before."""
    scatter: float = 0.3
    visits: dict[str, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make every day."""
        rng = Random(self.seed)  # noqa: S311 - repeatable, no secret
        shared = [rng.gauss(0, 0.1) for _ in range(self.days)]
        self.visits = {f"trang-{place}": self._site(rng, shared) for place in range(self.count)}

    def _site(self, rng: Random, shared: list[float]) -> dict[int, int]:
        """One site: a level that drifts, half as many on weekends, a story of its own now and then."""
        usual, drift = self.usual * rng.uniform(0.3, 3), rng.uniform(-0.4, 0.4)
        away, found = 0.0, {}
        for day in range(self.days):
            away = self.bound * away + rng.gauss(0, self.scatter * sqrt(1 - self.bound**2))
            story = rng.choice((2.0, 4.0)) if rng.random() < 0.02 else 1.0
            weekend = 0.5 if (FIRST + day - 1) % 7 >= WEEKEND else 1.0
            level = usual * weekend * story * exp(away + shared[day] + drift * day / self.days)
            found[FIRST + day] = max(0, round(rng.gauss(level, sqrt(level))))
        return found

    def events(self, rng: Random, count: int) -> list[tuple[str, int]]:
        """News on some days of some sites."""
        return [(rng.choice(list(self.visits)), FIRST + rng.randint(60, self.days - 40)) for _ in range(count)]

    def moved(self, events: list[tuple[str, int]], by: float, days: int = 3) -> None:
        """Let news bring so many times the visits on its days."""
        for site, day in set(events):
            for after in range(days):
                self.visits[site][day + after] = round(self.visits[site][day + after] * by)
