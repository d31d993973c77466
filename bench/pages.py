"""What a visit and a filter change cost on every page in Chromium, against a bare Streamlit page with as many panels.

Both are measured in turns, from the click to the last change on the screen: a change that nobody made before beside the
bare page's own first one, a repeated one beside what the bare page remembers. `sessions` asks it of fifty at once.
"""

import statistics
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from playwright.sync_api import Browser

from bench.homes import grown
from bench.report import Ratio
from bench.servers import Server, served
from bench.sessions import at_once
from bench.visits import Tab, Visited, chromium
from etl.paths import PROJECT
from pages.kit.frame_of_page import specs
from pages.kit.search import TEXT

BARE: Final = PROJECT / "bench" / "bare.py"
SAME: Final = PROJECT / "bench" / "same_panels.py"
TWINS: Final = ("tinh-thanh", "nghi-quyet", "luot-truy-cap")
"""The pages that `same_panels.py` has once more."""
PICKER: Final = "Từ tháng"
MONTHS: Final = ("08/2026", "06/2026", "09/2026", "05/2026")
SEARCHED: Final = {"tim-kiem": {TEXT: "công đoàn"}}
"""What a page is asked so that it has something to show."""
SESSIONS: Final = 50
CHANGE: Final = "at most 1.3"


@dataclass(frozen=True, slots=True)
class Pair:
    """The dashboard and the bare page, on servers of their own."""

    ours: Server
    bare: Server


@dataclass(slots=True)
class Measured:
    """One side's figures on one page."""

    cold: Visited
    warm: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    cpu_first: list[float] = field(default_factory=list)
    cpu_again: list[float] = field(default_factory=list)
    """Seconds that server and tab computed together at each change: what else the machine does changes them little."""
    server: list[float] = field(default_factory=list)
    """Seconds of it that the server computed."""


@contextmanager
def pair(root: Path, count: int, yardstick: Path = BARE) -> Iterator[Pair]:
    """Both served on a home of this many bulletins."""
    home = grown(root, count)
    with served(home) as ours, served(home, yardstick) as bare:
        yield Pair(ours, bare)


def measure(count: int, root: Path) -> Iterator[Ratio]:
    """Every page beside the bare page, one after the other."""
    with pair(root, count) as servers, chromium() as browser:
        woken = Tab.of(browser)
        woken.visit(servers.bare.url)  # a browser's own start is nobody's page
        woken.close()
        for address in addresses():
            yield from _page(browser, servers, address)
        yield Ratio(
            "memory of the server after all pages, MB",
            servers.ours.memory(),
            "bare page",
            servers.bare.memory(),
            "under 1000 MB",
        )


def same(count: int, root: Path) -> Iterator[Ratio]:
    """The pages that have a twin of the same panels beside it."""
    with pair(root, count, SAME) as servers, chromium() as browser:
        for page in TWINS:
            yield from _page(browser, servers, page, "same panels")


def sessions(count: int, root: Path) -> Iterator[Ratio]:
    """Fifty sessions that change a filter at the same time, twice; over Streamlit's protocol, without browsers."""
    with pair(root, count) as servers:
        alone = [statistics.median(at_once(one.url, 1, PICKER, MONTHS)) for one in (servers.ours, servers.bare)]
        many = [statistics.median(at_once(one.url, SESSIONS, PICKER, MONTHS)) for one in (servers.ours, servers.bare)]
        yield Ratio("filter change of one session, server only, seconds", alone[0], "bare page", alone[1], "-")
        yield Ratio(f"filter change of {SESSIONS} sessions at once, seconds", many[0], "bare page", many[1], "-")
        yield Ratio(
            f"memory of the server after {SESSIONS} sessions, MB",
            servers.ours.memory(),
            "bare page",
            servers.bare.memory(),
            "under 1000 MB",
        )


def addresses() -> list[str]:
    """Every page of the menu, asked so that it shows something."""
    paths = ["" if place == 0 else one.path for place, one in enumerate(specs())]
    return [f"{path}?{urlencode(SEARCHED[path])}" if path in SEARCHED else path for path in paths]


def _page(browser: Browser, servers: Pair, address: str, yardstick: str = "bare page") -> Iterator[Ratio]:
    """One page beside a bare one with as many panels, or one with the same."""
    tabs = Tab.of(browser), Tab.of(browser)
    cold = tabs[0].visit(f"{servers.ours.url}/{address}")
    asked = tabs[0].panels()
    places = f"{servers.ours.url}/{address}", f"{servers.bare.url}/?{urlencode({**asked, 'trang': address})}"
    sides = Measured(cold), Measured(tabs[1].visit(places[1]))
    pairs = tuple(zip(tabs, sides, places, (servers.ours, servers.bare), strict=True))
    for lap in range(2):
        for tab, side, place, _ in pairs:
            side.warm.append(tab.visit(place).seconds)
        for month in MONTHS:
            for tab, side, _, server in pairs:
                before, tab_before = server.cpu(), tab.cpu()
                (side.again if lap else side.first).append(tab.choose(PICKER, month))
                side.server.append(server.cpu() - before)
                (side.cpu_again if lap else side.cpu_first).append(side.server[-1] + tab.cpu() - tab_before)
    for tab in tabs:
        tab.close()
    yield from _ratios(f"/{address.partition('?')[0]} ({_told(asked)})", *sides, yardstick)


def _told(asked: Mapping[str, int]) -> str:
    """How many panels a page has."""
    names = {"so": "figures", "hinh": "charts", "bang": "tables", "chu": "texts", "loc": "filters"}
    return ", ".join(f"{count} {names[name]}" for name, count in asked.items() if count)


def _ratios(page: str, ours: Measured, bare: Measured, yardstick: str) -> Iterator[Ratio]:
    """What is printed of a page."""
    middle = statistics.median
    for when, mine, its, cpu, its_cpu in (
        ("first time", ours.first, bare.first, ours.cpu_first, bare.cpu_first),
        ("repeated", ours.again, bare.again, ours.cpu_again, bare.cpu_again),
    ):
        yield Ratio(f"{page}: filter change, {when}, seconds", middle(mine), yardstick, middle(its), CHANGE)
        yield Ratio(f"{page}: computing for a change, {when}, seconds", middle(cpu), yardstick, middle(its_cpu), CHANGE)
    yield Ratio(f"{page}: of it the server, seconds", middle(ours.server), yardstick, middle(bare.server), "-")
    yield Ratio(f"{page}: warm visit, seconds", min(ours.warm), yardstick, min(bare.warm), "-")
    yield Ratio(f"{page}: largest paint of a first visit, seconds", ours.cold.paint, yardstick, bare.cold.paint, "-")
    yield Ratio(f"{page}: layout shift", ours.cold.shift, yardstick, bare.cold.shift, "under 0.1")
    yield Ratio(f"{page}: first visit over the wire, MB", ours.cold.wire / 1e6, yardstick, bare.cold.wire / 1e6, "-")
