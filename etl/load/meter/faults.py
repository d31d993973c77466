"""What happened to a meter: the cheapest story that explains every look at it.

Each look is either kept or called wrong, each step between two kept looks is plain counting or one fault; every fault
has a price and the cheapest sum wins. So a number that the meter itself takes back is a wrong reading, and one that it
goes on from is a fault. The rules, in the order they are asked, with their reasons:

* **duplicate**: the day began with the total of an earlier day, though "hôm nay" counted on both: an old page copied.
* **outage**: the total stood still over whole days on which `STILL` visits were usual: chance does not do that.
* **rollover**: the total falls, and stood just below a power of ten: the digits ran out; visits across it are known.
* **reset**: it falls to no more than it can have counted since the look before: it began again at nought.
* **rollback**: it falls by no more than `BACKUP_DAYS` of usual days, or to where it stood within them, and goes on: an
  older copy of the site was put back.
* **replacement**: it falls to any other number, or rises while week, month or yesterday began again: another counter.
* **bump**: it rises beyond what a day can bring, or by more than its own week, month or yesterday: set by hand.
* **contradiction**: a look that neither neighbour can follow, while they follow each other: misread, or a wrong day.

What people say of a look or a stretch (`verdicts`) goes before all of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise
from typing import Final

from etl.load.meter import verdicts as words
from etl.load.meter.looks import AGREEING, ENOUGH, Look, usual_days
from etl.load.meter.verdicts import Verdict

BUMP_FACTOR: Final = 30
"""A stretch whose days average this many times the usual day is a number set by hand. A front-page story or a contest
brings a union site perhaps tenfold; webmasters who "start" a counter add hundreds or thousands of days at once."""

BUMP_FLOOR: Final = 5_000
"""Below this many visits a day size alone makes no bump: a site with ten visits a day may have three hundred."""

BACKUP_DAYS: Final = 31
"""A backup that is put back is seldom older than a month."""

PAST: Final = 60
"""Looks before a fall among which its backup is sought."""

STILL: Final = 20
"""Where twenty visits are usual, none at all happens once in five hundred million days by chance."""

LIVELY: Final = 3
"""A stretch may well bring three times the usual day; more is possible, and only less likely."""

SLACK: Final = 50
"""Visits that a small site may have beyond any multiple of few."""

SMALLEST_ROLLOVER: Final = 4
"""Digits of the smallest counter that runs over; union sites had four-digit ones once, never fewer."""

PRICES: Final = {"rollover": 1.0, "reset": 1.2, "bump": 1.4, "rollback": 1.6, "replacement": 1.9}
BORNE_OUT: Final = 0.4
"""Less for a fall that week, month or yesterday share: nobody misreads two numbers alike."""
ODD: Final = 1.0
"""A step that is possible and unlikely."""
WRONG: Final = 1.5
"""A look called wrong: dearer than a fault that explains it, cheaper than two faults that undo each other."""
OLD_COPY: Final = 0.3
UNCONFIRMED: Final = 1.5
"""More for a wrong look at either end: nothing shows the meter going back to its line."""
NEVER: Final = 1000.0
"""A look that somebody called right."""
REACH: Final = 8
"""Wrong looks in a row; more of them are the meter's own."""

FALLS: Final = frozenset({"reset", "rollback", "replacement"})
"""After these the meter's other figures began again too: they say nothing of the days before."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that happened between two looks, or one look that is wrong (then both days are its day)."""

    kind: str
    first: int
    last: int
    before: int | None = None
    after: int | None = None
    """The totals on either side."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one kept look to the next."""

    price: float
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The looks that count, the faults in order, and whether week, month and yesterday count what the total counts."""

    looks: tuple[Look, ...]
    faults: tuple[Fault, ...]
    uses_sides: bool


def story_of(looks: Sequence[Look], verdicts: Sequence[Verdict] = ()) -> Story:
    """The cheapest story of a site's looks, as people know it better; looks without a total are told nothing about."""
    totals = [look for look in looks if look.total is not None]
    sides = _sides_fit(totals)
    kept, steps, prices = _cheapest(totals, verdicts, uses_sides=sides)
    faults = [_fault(steps[late], totals[early], totals[late]) for early, late in pairwise(kept) if steps[late].kind]
    still = _outages([totals[at] for at in kept])
    faults += [fault for fault in still if not words.counted(fault.first, fault.last, verdicts)]
    wrong = sorted(set(range(len(totals))) - set(kept))
    faults += [
        Fault("duplicate" if prices[at] == OLD_COPY else "contradiction", day, day, after=totals[at].total)
        for at in wrong
        for day in [totals[at].day]
    ]
    dropped = {id(totals[at]) for at in wrong}
    left = tuple(look for look in looks if id(look) not in dropped)
    return Story(left, tuple(sorted(faults, key=lambda fault: (fault.first, fault.last))), sides)


def _fault(step: Step, early: Look, late: Look) -> Fault:
    """The fault of a step."""
    return Fault(step.kind or "", early.day, late.day, early.total, late.total)


def _outages(kept: Sequence[Look]) -> Iterator[Fault]:
    """The times over which the total stood still longer than chance explains."""
    usual = usual_days(kept)
    for total, group in groupby(zip(kept, usual, strict=True), key=lambda each: each[0].total):
        still = list(group)
        first, last = still[0][0].day, still[-1][0].day
        if (last - first - 1) * min(pace or 0.0 for _, pace in still) >= STILL:
            yield Fault("outage", first, last, total, total)


def _cheapest(
    totals: Sequence[Look], verdicts: Sequence[Verdict], *, uses_sides: bool
) -> tuple[list[int], dict[int, Step], list[float]]:
    """The kept looks by place, the step that leads to each, and what each would cost as a wrong one."""
    usual, prices = usual_days(totals), _wrong_prices(totals)
    prices = [NEVER if words.is_right(look, verdicts) else price for look, price in zip(totals, prices, strict=True)]
    best: list[float] = []
    came: list[int] = []
    steps: dict[int, Step] = {}
    for at, look in enumerate(totals):
        skipped = sum(prices[:at]) + (UNCONFIRMED if at else 0) if at <= REACH else float("inf")
        best.append(skipped)
        came.append(-1)
        passed = 0.0
        for back in range(at - 1, max(-1, at - 2 - REACH), -1):
            if best[back] + passed < best[at]:
                past = totals[max(0, back - PAST) : back]
                step = _said(totals[back], look, verdicts) or step_between(
                    totals[back], look, usual[at], past, uses_sides=uses_sides
                )
                if step and best[back] + passed + step.price < best[at]:
                    best[at], came[at], steps[at] = best[back] + passed + step.price, back, step
            passed += prices[back]
    return _path(best, came, prices), steps, prices


def _path(best: Sequence[float], came: Sequence[int], prices: Sequence[float]) -> list[int]:
    """The kept looks of the cheapest story, first to last."""
    ends = range(len(best) - 1, max(-1, len(best) - 2 - REACH), -1)
    costs = {at: best[at] + sum(_at_end(price) for price in prices[at + 1 :]) for at in ends}
    at = min(costs, key=lambda end: (costs[end], -end), default=-1)
    path = []
    while at >= 0:
        path.append(at)
        at = came[at]
    return path[::-1]


def _at_end(price: float) -> float:
    """What a wrong look costs after the last kept one."""
    return price if price == OLD_COPY else price + UNCONFIRMED


def _wrong_prices(totals: Sequence[Look]) -> list[float]:
    """What calling each look wrong costs: little when it repeats an earlier day, "hôm nay" included.

    Two days that count cannot have begun with the same total.
    """
    prices: list[float] = []
    days: dict[int, Look] = {}
    for look in totals:
        earlier = days.get(look.midnight) if look.midnight and look.today else None
        is_old = earlier is not None and earlier.day < look.day and (look.total or 0) <= (earlier.total or 0)
        if look.midnight and look.today and not is_old:
            days[look.midnight] = look
        prices.append(OLD_COPY if is_old else WRONG)
    return prices


def _said(early: Look, late: Look, verdicts: Sequence[Verdict]) -> Step | None:
    """The step from one look to another day's, as people know it; None where nobody said anything that it can be."""
    if not verdicts or early.day == late.day or early.total is None or late.total is None:
        return None
    if kind := words.named(early, late, verdicts):
        return Step(0.0, kind)
    floor = late.total if late.midnight is None else late.midnight
    is_counted = floor >= early.total and words.counted(early.day, late.day, verdicts)
    return Step(0.0) if is_counted else None


def step_between(
    early: Look, late: Look, usual: float | None, past: Sequence[Look] = (), *, uses_sides: bool
) -> Step | None:
    """What the step from one look to a later one is, given looks before; None when the one cannot follow the other."""
    if early.total is None or late.total is None:
        return None
    days = late.day - early.day
    if not days:
        return _same_day(early, late, usual)
    floor = late.total if late.midnight is None else late.midnight
    if floor < early.total:
        step = _fall(early, late, usual or 0.0, past)
        is_shared = uses_sides and step.kind in FALLS and restarted(early, late)
        return Step(step.price - BORNE_OUT, step.kind) if is_shared else step
    if uses_sides and (verdict := _against_sides(early, late, usual or 0.0)):
        return verdict
    return _rise(late.total - early.total, days, usual)


def _same_day(early: Look, late: Look, usual: float | None) -> Step | None:
    """Two looks of one day must agree on its midnight, and lie no further apart than a day brings."""
    if early.midnight is not None and late.midnight is not None:
        return None
    rise = (late.total or 0) - (early.total or 0)
    return _rise(rise, 1, usual) if early.midnight is None or rise >= 0 else None


def _rise(rise: int, days: int, usual: float | None) -> Step:
    """Plain counting, or too much."""
    if usual is None:
        return Step(0.0)
    if rise / days > max(BUMP_FLOOR, BUMP_FACTOR * usual):
        return Step(PRICES["bump"], "bump")
    return Step(0.0 if rise <= 2 * _plausible(usual, days) else ODD)


def _plausible(usual: float, days: int) -> float:
    """What a meter may well count from some hour of one day to some hour of another."""
    return LIVELY * usual * (days + 1) + SLACK


def _fall(early: Look, late: Look, usual: float, past: Sequence[Look]) -> Step:
    """Which fault made the total fall."""
    before, after = early.total or 0, late.total or 0
    plausible = _plausible(usual, late.day - early.day)
    digits = len(str(before))
    if digits >= SMALLEST_ROLLOVER and 10**digits - before + after <= plausible and after < before:
        return _priced("rollover")
    if after <= plausible and after < before:
        return _priced("reset")
    restored = before - (after if late.midnight is None else late.midnight)
    if restored <= BACKUP_DAYS * usual + plausible or _goes_on_from(past, early, late, plausible):
        return _priced("rollback")
    return _priced("replacement")


def _goes_on_from(past: Sequence[Look], early: Look, late: Look, plausible: float) -> bool:
    """Whether the meter was just here within the age of a backup, before something raised it."""
    recent = (look for look in past if early.day - look.day <= BACKUP_DAYS)
    return any(0 <= (late.total or 0) - (look.total or 0) <= plausible for look in recent)


def _priced(kind: str) -> Step:
    """A fault with its price."""
    return Step(PRICES[kind], kind)


def _against_sides(early: Look, late: Look, usual: float) -> Step | None:
    """What the meter's other figures say against the rise of the total; None when they do not."""
    if restarted(early, late):
        return _priced("replacement")
    excess = _excess(early, late)
    if excess is None or abs(excess) <= max(SLACK, usual):
        return None
    return _priced("bump") if excess > 0 else Step(ODD)


def restarted(early: Look, late: Look) -> bool:
    """Whether a figure that only grows within its week or month, or yesterday, says less than it said before."""
    return (
        (late.day == early.day + 1 and _less(late.yesterday, early.today))
        or (late.monday == early.monday and _less(late.week, early.week))
        or (late.first == early.first and _less(late.month, early.month))
    )


def _less(late: int | None, early: int | None) -> bool:
    """Whether both are known and the later one is smaller."""
    return late is not None and early is not None and late < early


def _excess(early: Look, late: Look) -> int | None:
    """By how much the total rose more from midnight to midnight than yesterday, week or month did."""
    if early.midnight is None or late.midnight is None or early.today is None or late.today is None:
        return None
    rise = late.midnight - early.midnight
    if late.day == early.day + 1 and late.yesterday is not None:
        return rise - late.yesterday
    sides = partial(_between, early.today, late.today)
    side = sides(early.week, late.week) if early.monday == late.monday else None
    if side is None and early.first == late.first:
        side = sides(early.month, late.month)
    return None if side is None else rise - side


def _between(early_today: int, late_today: int, early: int | None, late: int | None) -> int | None:
    """Visits from midnight to midnight by a figure that only grew."""
    return None if early is None or late is None else (late - late_today) - (early - early_today)


def _sides_fit(totals: Sequence[Look]) -> bool:
    """Whether yesterday, week and month count what the total counts."""
    found = [_excess(early, late) for early, late in pairwise(totals) if early.day < late.day]
    told = [excess for excess in found if excess is not None]
    fits = sum(abs(excess) <= SLACK for excess in told)
    return len(told) < ENOUGH or fits >= AGREEING * len(told)
