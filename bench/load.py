"""Two hundred readers who come within two minutes and stay for ten: filtering, opening pages, searching.

They are clients of Streamlit's own protocol, like those of `sessions`: two hundred browsers would measure the browsers.
Each thinks between two deeds. The same crowd meets one process of the dashboard, two, and one of the bare page.
"""

import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import urlencode

from bench.homes import grown
from bench.pages import BARE, MONTHS, PICKER
from bench.report import Ratio
from bench.servers import Server, served
from bench.sessions import Session
from pages.kit.search import TEXT
from pages.kit.serve import APP

PAGES: Final = ("", "tinh-thanh", "nghi-quyet", "luot-truy-cap", "ban-tin")
SEARCHES: Final = ("cong doan", "mái ấm công đoàn", "nghị quyết 20", "tết sum vầy")
FILTERS: Final = 0.6
OPENS: Final = 0.85
"""Of ten deeds six are another filter, two or three another page, the rest searches."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many come, within how many seconds, for how many, and how long each thinks."""

    readers: int = 200
    arriving: float = 120
    staying: float = 600
    thinking: tuple[float, float] = (15, 45)


@dataclass(slots=True)
class Told:
    """What the crowd met."""

    filters: list[float] = field(default_factory=list)
    """Seconds of each change of a filter."""
    others: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: float = 0
    cpu: float = 0

    def p95(self) -> float:
        """What 95 of 100 changes of a filter take at most."""
        return statistics.quantiles(self.filters, n=20)[-1]


def measure(count: int, root: Path) -> Iterator[Ratio]:
    """The dashboard by one process and by two, beside the bare page.

    Raises:
        RuntimeError: something went wrong for one of the readers.
    """
    home, plan = grown(root, count), Plan()
    one, two, bare = crowd(home, APP, 1, plan), crowd(home, APP, 2, plan), crowd(home, BARE, 1, plan)
    for name, told in (("one process", one), ("two processes", two)):
        said = f"{plan.readers} readers, {name}"
        yield Ratio(f"{said}: p95 of a filter change, seconds", told.p95(), "bare page", bare.p95(), "-")
        deed = told.cpu / (len(told.filters) + len(told.others))
        bare_deed = bare.cpu / (len(bare.filters) + len(bare.others))
        yield Ratio(f"{said}: computing for a deed, seconds", deed, "bare page", bare_deed, "-")
        yield Ratio(f"{said}: memory of all processes, MB", told.memory, "bare page", bare.memory, "-")


def crowd(home: Path, script: Path, processes: int, plan: Plan) -> Told:
    """What a crowd meets at so many processes over one home, each reader always at the same one.

    Raises:
        RuntimeError: something went wrong for one of them.
    """
    told = Told()
    with ExitStack() as running, ThreadPoolExecutor(plan.readers) as readers:
        servers = [running.enter_context(served(home, script)) for _ in range(processes)]
        before = sum(server.cpu() for server in servers)
        began = time.monotonic()
        deeds = [readers.submit(_reader, servers, script == APP, number, plan, told) for number in range(plan.readers)]
        while time.monotonic() - began < plan.arriving + plan.staying and not all(one.done() for one in deeds):
            told.memory = max(told.memory, sum(server.memory() for server in servers))
            time.sleep(0.5)
        for one in deeds:
            one.result()
        told.cpu = sum(server.cpu() for server in servers) - before
    if told.wrong:
        raise RuntimeError(f"{len(told.wrong)} times something went wrong, first: {told.wrong[0]}")
    return told


def _reader(servers: Sequence[Server], has_pages: bool, number: int, plan: Plan, told: Told) -> None:  # noqa: FBT001 - handed to a pool
    """One of the crowd, from coming to going."""
    chance = Random(number)  # noqa: S311 - the same crowd each time
    time.sleep(plan.arriving * number / plan.readers)
    until = time.monotonic() + plan.staying
    try:
        session = Session.to(servers[number % len(servers)].url)
        told.others.append(session.run())
        while time.monotonic() + plan.thinking[0] < until:
            time.sleep(chance.uniform(*plan.thinking))
            _deed(session, chance, told, has_pages=has_pages)
        session.connection.close()
        told.wrong += session.wrong
    except Exception as error:  # noqa: BLE001 - whatever a reader meets is told
        told.wrong.append(f"{type(error).__name__}: {error}")


def _deed(session: Session, chance: Random, told: Told, *, has_pages: bool) -> None:
    """One thing that a reader does; on the bare page what is no filter is looking again."""
    drawn = chance.random()
    if drawn < FILTERS:
        told.filters.append(session.choose(PICKER, chance.choice(MONTHS)))
    elif not has_pages:
        told.others.append(session.run())
    elif drawn < OPENS:
        told.others.append(session.open(chance.choice(PAGES)))
    else:
        told.others.append(session.open("tim-kiem", urlencode({TEXT: chance.choice(SEARCHES)})))
