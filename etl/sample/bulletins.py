"""The stream of finished bulletins: planned, written, framed; each from a seed of its own, so none needs the others."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, Final

from etl.sample.chances import a_family
from etl.sample.meter import Meter
from etl.sample.page import Bulletin, Printed, as_html, compose
from etl.sample.plan import Cell, a_day, cells
from etl.sample.story import Story, Writer
from etl.sample.templates import SampleSite
from etl.sample.traps import Trap, traps

COPIED_WITHIN: Final = 21
"""Days after publication in which a page is copied."""
SLUG_LENGTH: Final = 48
TRIES: Final = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What to make: how many bulletins, from which seed, between which days."""

    bulletins: int
    seed: int
    first: date
    last: date

    def meter(self, site: SampleSite) -> Meter:
        """The visitor counter of a site."""
        return _meter(site, self.first, self.last, self.seed)


@cache
def _meter(site: SampleSite, first: date, last: date, seed: int) -> Meter:
    """One meter per site, its days worked out once."""
    return Meter(site, first, last, seed)


def bulletins(order: Order) -> Iterator[Bulletin]:
    """Every bulletin of an order, site by site and month by month; holds one at a time."""
    special = [trap for trap in traps() if order.first <= trap.day <= order.last][: order.bulletins]
    for cell in cells(order.bulletins - len(special), order.first, order.last):
        mine = [trap for trap in special if trap.site == cell.site.site and trap.day.replace(day=1) == cell.month]
        for at in range(cell.count):
            yield _bulletin(order, cell, at)
        for at, trap in enumerate(mine, start=cell.count):
            yield _trap(order, cell, at, trap)


def _bulletin(order: Order, cell: Cell, at: int) -> Bulletin:
    """One bulletin of a cell."""
    rng = Random(f"{order.seed}/{cell.site.site}/{cell.month}/{at}")  # noqa: S311 - repeatable data, no secret
    for _ in range(TRIES):
        family = a_family(rng, cell.site, cell.month)
        day = a_day(rng, cell, family, order.first, order.last)
        if day:
            break
    else:
        family, day = a_family(rng, cell.site, cell.month), max(cell.month, order.first)
    writer = Writer(rng, cell.site, family, day)
    story = writer.write()
    related = (writer.related(), writer.related(), writer.related())
    stem = f"{folder(order, cell)}/{at + 1:03d}"
    return _finish(rng, cell.site, stem, story, _printed(rng, order, cell.site, day, related))


def _printed(rng: Random, order: Order, site: SampleSite, day: date, related: tuple[str, str, str]) -> Printed:
    """The page around a story: time of day, day of copying, counter."""
    clock = _copied_on(rng, order, site, day)
    counted = rng.random() < site.counter
    return Printed(
        published_on=day,
        hour=7 + int(rng.random() * 13),
        minute=int(rng.random() * 60),
        clock=clock,
        traffic=order.meter(site).reading(clock) if counted else None,
        related=related,
    )


def _copied_on(rng: Random, order: Order, site: SampleSite, day: date) -> date:
    """The day somebody saved the page: never outside the meter's days, never while nobody read it."""
    clock = min(day + timedelta(days=int(rng.random() * COPIED_WITHIN)), order.last)
    meter = order.meter(site)
    while meter.is_missing(clock):
        clock += timedelta(days=1)
    return min(clock, order.last)


def _finish(rng: Random, site: SampleSite, stem: str, story: Story, printed: Printed) -> Bulletin:
    """Frame a story and write down the truth about it."""
    text, page = compose(rng, site, story, printed)
    is_html = rng.random() < site.html
    file = f"{stem}-{slug(story.title)}.{'html' if is_html else 'txt'}"
    return Bulletin(file, site.site, as_html(text, story.title) if is_html else text, _truth(file, site, story, page))


def _trap(order: Order, cell: Cell, at: int, trap: Trap) -> Bulletin:
    """A bulletin written for one difficulty, inside its site's frame."""
    rng = Random(f"{order.seed}/{trap.name}")  # noqa: S311 - repeatable data, no secret
    printed = _printed(rng, order, cell.site, trap.day, trap.related)
    if trap.is_undated:
        printed = Printed(None, printed.hour, printed.minute, printed.clock, printed.traffic, printed.related)
    text, page = compose(rng, cell.site, trap.story, printed)
    file = f"{folder(order, cell)}/{at + 1:03d}-{slug(trap.story.title)}.txt"
    truth = _truth(file, cell.site, trap.story, page)
    truth["resolutions"] += list(trap.undecided)
    truth["traps"] = list(trap.traps)
    truth["encoding"] = trap.encoding
    return Bulletin(file, cell.site.site, text, truth, trap.encoding)


def _truth(file: str, site: SampleSite, story: Story, page: dict[str, Any]) -> dict[str, Any]:
    """What the generator knows about a bulletin."""
    return {
        "file": file,
        "site": site.site,
        **page,
        "event_dates": [story.event_date.isoformat()] if story.event_date and story.took_place else [],
        "provinces": [
            {"unit": unit, "code": code, "name": name, "role": role}
            for (unit, code, name), role in story.provinces.items()
        ],
        "resolutions": [
            {"key": key, "status": "resolved", "mentions": mentions} for key, mentions in story.resolutions.items()
        ],
        "activity": {"kind": story.kind or None, "took_place": story.took_place},
        "family": story.family,
        "traps": [],
        "encoding": "utf-8",
    }


def folder(order: Order, cell: Cell) -> str:
    """Where a cell's bulletins lie: the site, the load they came in, the month."""
    return f"bulletins/{cell.site.site}/{load_name(order, cell.site, cell.month)}/{cell.month:%Y-%m}"


def load_name(order: Order, site: SampleSite, month: date) -> str:
    """The load that a month belongs to; collecting again after a pause starts a new one."""
    start = order.first.replace(day=1)
    at = ((month.year - start.year) * 12 + month.month - start.month) // site.months_per_load
    return f"dot-{at + 1:02d}"


def slug(title: str) -> str:
    """A title as part of a file name: plain letters and hyphens."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-")
