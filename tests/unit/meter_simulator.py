"""A meter whose visits are known, with faults put in: what the rules must find again.

Visits come at a steady pace within a day, days differ by weekday and chance, a few bring several times the usual. The
meter keeps a base and the pieces of time it has counted; faults change these as the real ones do: a backup brings back
the base and the pieces of its moment, a new counter forgets both. Looks come at irregular hours and may lack figures.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise
from random import Random

from etl.load.meter import Look
from etl.load.meter.faults import STILL

FIRST = date(2024, 1, 1).toordinal()
METER_FAULTS = ("reset", "replacement", "rollover", "bump", "rollback", "outage")
LOOK_FAULTS = ("duplicate", "contradiction")
KINDS = (*METER_FAULTS, *LOOK_FAULTS)
SHOWN = (
    ("total",),
    ("total", "today"),
    ("total", "today", "yesterday"),
    ("total", "today", "month"),
    ("total", "today", "yesterday", "week", "month"),
)
KNOWN_BEFORE, KNOWN_AFTER = 5, 3
"""Looks with a total that it takes on either side of a fault to know the meter by."""
Piece = tuple[float, float]


@dataclass(frozen=True)
class Injected:
    """A fault as it truly happened; `is_visible` says whether the looks can tell it in principle."""

    kind: str
    at: float
    until: float
    is_visible: bool = False
    window: tuple[int, int] = (0, 0)
    """The days of the looks on either side."""


@dataclass(frozen=True)
class Seen:
    """A look with the moment it was really taken, and the fault of the look itself."""

    at: float
    look: Look
    fault: str | None = None


@dataclass(frozen=True)
class Run:
    """One simulated site."""

    visits: dict[int, int]
    looks: list[Look]
    injected: list[Injected]
    usual: float


class Meter:
    """Visits, and the counter that counts them."""

    def __init__(self, rng: Random, days: int, faults: Sequence[tuple[str, float]], daily: int) -> None:
        """Make the days and let the faults happen in order."""
        self.daily, self.rng = daily, rng
        self.outages = [(at, at + rng.uniform(3, 9)) for kind, at in faults if kind == "outage"]
        self.full = [self._visits(day) for day in range(days)]
        self.visits = [self.within(day, day + 1) for day in range(days)]
        self.sums = [0, *accumulate(self.visits)]
        base = rng.randint(200 * daily, 900 * daily)
        for kind, at in faults:
            if kind == "rollover":
                base = 10 ** len(str(base)) - self.counted([(0, at)], at)
        self.width = 10 ** len(str(base + self.sums[-1])) if "rollover" not in dict(faults) else 10 ** len(str(base))
        self.history: list[tuple[float, int, list[Piece]]] = [(0.0, base, [(0.0, 1e9)])]
        for kind, at in faults:
            self._happen(kind, at)

    def _visits(self, day: int) -> int:
        """What would come on a day if the site were up."""
        weekend = 0.5 if day % 7 > 4 else 1.0
        story = self.rng.choice((3, 5, 8)) if self.rng.random() < 0.01 else 1
        return round(self.daily * weekend * story * self.rng.uniform(0.6, 1.5))

    def within(self, start: float, end: float) -> int:
        """Visits of a part of one day; none while the site is down."""
        day = int(start)
        down = sum(max(0.0, min(end, till) - max(start, since)) for since, till in self.outages)
        return round(self.full[day] * max(0.0, end - start - down))

    def since_start(self, at: float) -> int:
        """Visits up to a moment."""
        day = min(int(at), len(self.full) - 1)
        return self.sums[day] + min(self.within(day, at), self.visits[day]) if at > 0 else 0

    def counted(self, pieces: Sequence[Piece], until: float, since: float = 0.0) -> int:
        """Visits in the pieces of time that the meter holds, between two moments."""
        parts = [(max(start, since), min(end, until)) for start, end in pieces]
        return sum(self.since_start(end) - self.since_start(start) for start, end in parts if end > start)

    def state(self, at: float) -> tuple[int, list[Piece]]:
        """Base and pieces as they stood at a moment."""
        place = bisect_left([moment for moment, *_ in self.history], at + 1e-9) - 1
        _, base, pieces = self.history[max(place, 0)]
        return base, pieces

    def raw(self, at: float) -> int:
        """What the counter would show if it had more digits."""
        base, pieces = self.state(at)
        return base + self.counted(pieces, at)

    def _happen(self, kind: str, at: float) -> None:
        """Change the meter as a fault does."""
        base, pieces = self.state(at)
        shown = base + self.counted(pieces, at)
        if kind == "bump":
            base += self.rng.choice((1, 3, 10, 100, 400)) * self.rng.randint(self.daily, 4 * self.daily)
        elif kind == "reset":
            base, pieces = 0, [(at, 1e9)]
        elif kind == "replacement":
            base, pieces = round(shown * self.rng.choice((0.3, 0.5, 0.7, 1.4, 3.0))), [(at, 1e9)]
        elif kind == "rollback":
            back = max(0.1, at - self.rng.uniform(0.5, 20))
            base, kept = self.state(back)
            pieces = [(start, min(end, back)) for start, end in kept if start < back] + [(at, 1e9)]
        self.history.append((at, base, pieces))

    def look(self, at: float) -> Look:
        """Every figure at a moment."""
        _, pieces = self.state(at)
        today = int(at)
        blank = Look(FIRST + today)
        since = {"today": today, "week": blank.monday - FIRST, "month": blank.first - FIRST}
        figures = {name: self.counted(pieces, at, start) for name, start in since.items()}
        return replace(
            blank,
            total=self.raw(at) % self.width,
            yesterday=self.counted(pieces, today, today - 1),
            **figures,
        )


def run(seed: int, faults: int = 3) -> Run:
    """One site with some faults, several of them perhaps at once."""
    rng = Random(seed)  # noqa: S311 - repeatable, no secret
    days = rng.randint(60, 150)
    kinds = rng.sample(KINDS, rng.randint(0, faults))
    moments = sorted(rng.uniform(15, days - 12) for kind in kinds if kind in METER_FAULTS)
    happened = list(zip([kind for kind in kinds if kind in METER_FAULTS], moments, strict=True))
    meter = Meter(rng, days, happened, rng.choice((15, 60, 250, 1200, 6000)))
    shown, seen = rng.choice(SHOWN), []
    for at in _moments(rng, days):
        look = meter.look(at)
        missing = {name for name in SHOWN[-1] if name not in shown or rng.random() < 0.06}
        seen.append(Seen(at, replace(look, **dict.fromkeys(missing))))
    for kind in (kind for kind in kinds if kind in LOOK_FAULTS):
        _spoil(rng, seen, kind)
    meter_faults = [
        Injected(kind, at, next((till for since, till in meter.outages if since == at), at))
        for kind, at in happened
        if kind != "rollover"
    ]
    meter_faults += _rollovers(meter, [one.at for one in seen])
    look_faults = [Injected(found.fault, found.at, found.at) for found in seen if found.fault]
    told = [_judged(fault, seen, [*meter_faults, *look_faults], meter) for fault in [*meter_faults, *look_faults]]
    looks = [found.look for found in seen]
    visits = {FIRST + day: count for day, count in enumerate(meter.visits)}
    return Run(visits, rng.sample(looks, len(looks)), told, meter.daily)


def _rollovers(meter: Meter, moments: Sequence[float]) -> list[Injected]:
    """When the digits truly ran out, which may be twice after a backup."""
    crossed = [
        (early, late)
        for early, late in pairwise(moments)
        if meter.raw(early) // meter.width < meter.raw(late) // meter.width
    ]
    return [Injected("rollover", (early + late) / 2, (early + late) / 2) for early, late in crossed]


def _moments(rng: Random, days: int) -> list[float]:
    """When somebody looks: daily, every few days or weekly, at any hour, sometimes twice."""
    step, at, moments = rng.choice((1, 1, 2, 4, 7)), 0, []
    while at < days:
        moments += [at + rng.uniform(0.02, 0.98) for _ in range(2 if rng.random() < 0.1 else 1)]
        at += step if step == 1 else rng.randint(1, 2 * step - 1)
        at += rng.randint(2, 6) if rng.random() < 0.03 else 0
    return sorted(moments)


def _spoil(rng: Random, seen: list[Seen], kind: str) -> None:
    """Put a wrong look among the right ones: the copy of an old page, or a misread total."""
    at = rng.randint(5, len(seen) - 4) if len(seen) > 9 else -1
    good, old = seen[at], seen[at - rng.randint(1, 3)]
    if at < 0 or good.fault or old.fault:
        return
    if kind == "duplicate":
        seen[at] = Seen(good.at, replace(old.look, day=good.look.day), kind)
    elif good.look.total is not None:
        digits = str(good.look.total)
        wrong = rng.choice((digits[:-1], digits[1:], digits + "0", "9" + digits[1:], digits[0] + digits))
        if int(wrong) != good.look.total:
            seen[at] = Seen(good.at, replace(good.look, total=int(wrong)), kind)


@dataclass(frozen=True)
class Around:
    """What can be seen of a fault: the looks before, after and after that, those within, and its own if it is one."""

    before: Look
    after: Look
    later: Look
    within: tuple[Look, ...]
    own: Look | None
    usual: int

    @property
    def days(self) -> int:
        """Between the looks on either side."""
        return self.after.day - self.before.day

    @property
    def rise(self) -> int:
        """Of the total, between the looks on either side."""
        return total(self.after) - total(self.before)

    @property
    def few(self) -> int:
        """Visits that nobody would wonder at over these days."""
        return 12 * self.usual * (self.days + 1) + 200


def total(look: Look) -> int:
    """The total of a look that has one."""
    assert look.total is not None
    return look.total


def _judged(fault: Injected, seen: Sequence[Seen], every: Sequence[Injected], meter: Meter) -> Injected:
    """Whether a fault can be seen in principle, by the true figures around it.

    Never when the looks on either side lack a total, when another fault lies between these looks, or when too few looks
    stand before or after to know the meter by. Beyond that each kind has its own condition.
    """
    totals = [one for one in seen if one.look.total is not None]
    before = [one for one in totals if one.at < fault.at and not one.fault]
    after = [one for one in totals if one.at > fault.until and not one.fault]
    hidden = replace(fault, window=_wide(before, after, len(meter.full)))
    if len(before) < KNOWN_BEFORE or len(after) < KNOWN_AFTER:
        return hidden
    a, b = before[-1], after[0]
    window = (a.look.day, b.look.day)
    is_crowded = any(one is not fault and one.until > a.at and one.at < b.at for one in every)
    is_spoilt = any(one.look.day in window and one.fault and one.at != fault.at for one in totals)
    if is_crowded or is_spoilt or a.look.day == b.look.day:
        return hidden
    later = next((one.look for one in after if one.look.day > b.look.day), b.look)
    within = tuple(one.look for one in totals if fault.at < one.at < fault.until)
    own = next((one.look for one in seen if one.at == fault.at), None)
    around = Around(a.look, b.look, later, within, own, meter.daily)
    return replace(fault, is_visible=True, window=window) if VISIBLE[fault.kind](around) else hidden


def _wide(before: Sequence[Seen], after: Sequence[Seen], days: int) -> tuple[int, int]:
    """Three looks on either side: where a fault that cannot be told may make another look seem odd."""
    first = before[-KNOWN_AFTER].look.day if len(before) >= KNOWN_AFTER else FIRST
    return first, after[KNOWN_AFTER - 1].look.day if len(after) >= KNOWN_AFTER else FIRST + days


def _sees_reset(around: Around) -> bool:
    """The total was too large to be taken for a small setback, and not so near its last digit as to run over."""
    before = total(around.before)
    is_old = before > around.usual * (60 + 3 * around.days)
    return is_old and around.rise < 0 and 10 ** len(str(before)) - before > around.few


def _sees_replacement(around: Around) -> bool:
    """It fell far, to more than a reset leaves; or it rose, and another figure began again."""
    if around.rise >= 0:
        return _shows_restart(around.before, around.after)
    return around.rise < -60 * around.usual and total(around.after) > around.few


def _sees_rollover(around: Around) -> bool:
    """It fell."""
    return around.rise < 0


def _sees_bump(around: Around) -> bool:
    """It rose beyond any day, or the meter prints beside it what the visits were."""
    is_told = _is_told(around.before, around.after) and around.rise > 12 * around.usual + 100
    return around.rise / around.days > max(7500, 60 * around.usual) or is_told


def _sees_rollback(around: Around) -> bool:
    """It fell, to more than a reset leaves, and was not yet back at the next look."""
    return around.rise < 0 and total(around.later) < total(around.before) and total(around.after) > around.few


def _sees_outage(around: Around) -> bool:
    """Two looks within it, so far apart that twenty visits were missed even on weekends."""
    if len(around.within) < 2:
        return False
    days = around.within[-1].day - around.within[0].day - 1
    return around.usual * 0.4 * days >= STILL


def _sees_copy(around: Around) -> bool:
    """The old page shows its "hôm nay", on a day that has no true look beside it before."""
    own = around.own
    return own is not None and bool(own.today) and own.total is not None and around.before.day < own.day


def _sees_contradiction(around: Around) -> bool:
    """The misread total lies further off than days can bring, on a day of its own."""
    own = around.own
    if own is None or not around.before.day < own.day < around.after.day:
        return False
    return abs(total(own) - total(around.before)) > 12 * around.usual * (own.day - around.before.day + 1) + 100


VISIBLE: dict[str, Callable[[Around], bool]] = {
    "reset": _sees_reset, "replacement": _sees_replacement, "rollover": _sees_rollover, "bump": _sees_bump,
    "rollback": _sees_rollback, "outage": _sees_outage, "duplicate": _sees_copy, "contradiction": _sees_contradiction,
}  # fmt: skip
"""Each kind's own condition."""


def _shows_restart(early: Look, late: Look) -> bool:
    """Whether a figure that only grows grew smaller."""
    starts = (("week", "monday"), ("month", "first"))
    names = [name for name, start in starts if getattr(early, start) == getattr(late, start)]
    pairs = [(getattr(early, name), getattr(late, name)) for name in names]
    if late.day == early.day + 1:
        pairs.append((early.today, late.yesterday))
    return any(one is not None and two is not None and two < one for one, two in pairs)


def _is_told(early: Look, late: Look) -> bool:
    """Whether the visits from midnight to midnight are printed beside the total."""
    if None in (early.today, late.today):
        return False
    if late.day == early.day + 1 and late.yesterday is not None:
        return True
    return (early.monday == late.monday and None not in (early.week, late.week)) or (
        early.first == late.first and None not in (early.month, late.month)
    )
