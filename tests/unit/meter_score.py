"""How well the rules find again what the simulator did: faults by kind, days within their bounds, sums, grades."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise

from etl.load.meter import Day, Fault, Mark, Story, days_of, looks_of, story_of, trust_of
from tests.unit.meter_simulator import KINDS, Injected, Run, run

NEAR = 0.1
"""A month's sum, or its days' figures together, no further off than this are near the truth."""


@dataclass
class Score:
    """Counts over many runs."""

    injected: Counter[str] = field(default_factory=Counter)
    visible: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    """Visible faults that were told as what they were."""
    found_all: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    """Told where nothing of the kind happened, and nothing hidden happened near."""
    mistaken: Counter[str] = field(default_factory=Counter)
    """Told where another thing happened that could not be told apart."""
    days: int = 0
    outside: int = 0
    days_near_hidden: int = 0
    outside_near_hidden: int = 0
    sums: int = 0
    wrong_sums: int = 0
    periods: int = 0
    untrue_periods: int = 0
    months: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    """By grade: whether what is known of the month is near the truth in all."""
    month_days: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    """By grade: whether its days are, one by one and their differences added up."""

    def recall(self, kind: str) -> float:
        """Of the visible faults of a kind."""
        return self.found[kind] / max(1, self.visible[kind])

    def precision(self, kind: str) -> float:
        """Of what was told as this kind, apart from what lies near hidden faults."""
        return self.found[kind] / max(1, self.found[kind] + self.invented[kind])

    def strict_precision(self, kind: str) -> float:
        """Of all that was told as this kind."""
        told = self.found_all[kind] + self.invented[kind] + self.mistaken[kind]
        return self.found_all[kind] / max(1, told)

    def wrong(self, grade: str, *, days: bool = False) -> float:
        """The share of months of a grade that are further off."""
        near = (self.month_days if days else self.months)[grade]
        return 1 - sum(near) / max(1, len(near))

    def lines(self) -> Iterator[str]:
        """The figures, to read."""
        yield f"{'kind':14} injected  visible  recall precision  all: recall precision"
        for kind in KINDS:
            every = self.found_all[kind] / max(1, self.injected[kind])
            yield (
                f"{kind:14}{self.injected[kind]:9}{self.visible[kind]:9}{self.recall(kind):8.3f}"
                f"{self.precision(kind):10.3f}{every:13.3f}{self.strict_precision(kind):10.3f}"
            )
        yield f"days {self.days}, outside their bounds {self.outside}"
        yield f"days near hidden faults {self.days_near_hidden}, outside their bounds {self.outside_near_hidden}"
        yield f"stretches between midnights {self.sums}, not adding up {self.wrong_sums}"
        yield f"weeks and whole lines {self.periods}, outside their bounds {self.untrue_periods}"
        for grade, near in sorted(self.months.items()):
            yield (
                f"months graded {grade}: {len(near)}, off by more than a tenth in all {self.wrong(grade):.3f}, "
                f"day by day {self.wrong(grade, days=True):.3f}"
            )


def score(seeds: Iterable[int], *, faults: int = 3) -> Score:
    """Simulate and compare."""
    told = Score()
    for seed in seeds:
        site = run(seed, faults)
        story = story_of(looks_of(site.looks))
        shown = [look.day for look in site.looks]
        days, marks = days_of(story, min(shown), max(shown))
        hidden = {day for fault in site.injected if not fault.is_visible for day in _window(fault)}
        _score_faults(told, site, story)
        _score_days(told, site, days, hidden)
        _score_sums(told, site, days, marks, hidden)
        _score_months(told, site, days, story)
    return told


def _window(fault: Injected) -> range:
    """The days among which a fault shows."""
    return range(fault.window[0], fault.window[1] + 1)


def _meets(told: Fault, fault: Injected) -> bool:
    """Whether what is told touches the days of what happened."""
    return told.first <= fault.window[1] and told.last >= fault.window[0]


def _score_faults(score: Score, site: Run, story: Story) -> None:
    """What was found, and what was invented."""
    for fault in site.injected:
        is_found = any(told.kind == fault.kind and _meets(told, fault) for told in story.faults)
        score.injected[fault.kind] += 1
        score.visible[fault.kind] += fault.is_visible
        score.found[fault.kind] += fault.is_visible and is_found
        score.found_all[fault.kind] += is_found
    for told in story.faults:
        near = [fault for fault in site.injected if _meets(told, fault)]
        if not any(fault.kind == told.kind for fault in near):
            is_excused = any(not fault.is_visible for fault in near)
            (score.mistaken if is_excused else score.invented)[told.kind] += 1


def _score_days(score: Score, site: Run, days: Iterable[Day], hidden: set[int]) -> None:
    """Whether the truth lies within the bounds; bounds are in order whatever happened."""
    for day in days:
        assert day.low >= 0
        assert day.best is None or (day.high is not None and day.low <= day.best <= day.high)
        truth = site.visits[day.day]
        is_outside = truth < day.low or (day.high is not None and truth > day.high)
        if day.day in hidden:
            score.days_near_hidden += 1
            score.outside_near_hidden += is_outside
        else:
            score.days += 1
            score.outside += is_outside


def _score_sums(score: Score, site: Run, days: Iterable[Day], marks: Iterable[Mark], hidden: set[int]) -> None:
    """Whether best figures add up between midnights that are known, and the truth lies within what midnights allow."""
    best = {day.day: day.best for day in days}
    for _, line in groupby(marks, key=lambda mark: mark.line):
        midnights = list(line)
        sure = [mark for mark in midnights if mark.low == mark.high]
        for early, late in pairwise(sure):
            figures = [best[day] for day in range(early.day, late.day)]
            is_open = None in figures
            score.sums += 1
            score.wrong_sums += not is_open and sum(figure or 0 for figure in figures) != late.low - early.low
        for early, late in [*pairwise(midnights[::7]), (midnights[0], midnights[-1])]:
            stretch = range(early.day, late.day)
            if hidden.isdisjoint(stretch):
                truth = sum(site.visits[day] for day in stretch)
                score.periods += 1
                score.untrue_periods += not late.low - early.high <= truth <= late.high - early.low


def _score_months(score: Score, site: Run, days: list[Day], story: Story) -> None:
    """Whether the grade of a month promises what it holds."""
    best = {day.day: day.best for day in days if day.best is not None}
    for trust in trust_of(days, story.faults):
        known = [day for day in best if date.fromordinal(day).replace(day=1) == trust.month]
        told, truth = sum(best[day] or 0 for day in known), sum(site.visits[day] for day in known)
        off = sum(abs((best[day] or 0) - site.visits[day]) for day in known)
        score.months[trust.grade].append(abs(told - truth) <= NEAR * truth)
        score.month_days[trust.grade].append(off <= NEAR * truth)
