"""Weeks known well enough: what the loader tells is what the pages' own SQL reckons, over simulated meters."""

from datetime import date
from pathlib import Path

from etl.load.meter import days_of, looks_of, story_of
from etl.load.meter.weeks import OFF
from etl.paths import Home
from pages.kit import warehouse
from tests.pages.published_fixture import by_hand, publish
from tests.unit import meter_simulator

AGAIN = (Path(__file__).parent / "visit_weeks_again.sql").read_text(encoding="utf-8")
SITE = "INSERT INTO site VALUES (?, ?, NULL, NULL, NULL, NULL, NULL, NULL, true)"
DAY = "INSERT INTO visit_day VALUES (?, ?, ?, ?, ?, ?, 'mô phỏng')"
MARK = "INSERT INTO visit_mark VALUES (?, ?, ?, ?, ?)"


def test_the_loader_s_weeks_are_those_that_pages_reckon(home: Home) -> None:
    path = publish(home, filled=False)
    with by_hand(path) as build:
        for seed in range(60):
            looks = meter_simulator.run(seed).looks
            every = [one.day for one in looks]
            days, marks = days_of(story_of(looks_of(looks)), min(every), max(every))
            site = f"s{seed:02}"
            build.execute(SITE, [site, site])
            build.executemany(
                DAY, [[site, date.fromordinal(one.day), one.state, one.low, one.best, one.high] for one in days]
            )
            if marks:
                build.executemany(
                    MARK, [[site, one.line, date.fromordinal(one.day), one.low, one.high] for one in marks]
                )
    handle = warehouse.opened(str(path))
    handle.execute(warehouse.SEARCH_PATH)
    weeks, shared = handle.execute(
        "SELECT count(*), count(*) FILTER (EXISTS (FROM visit_day d WHERE d.site = w.site AND state = 'spread'"
        " AND date_trunc('week', day) = week)) FROM visit_week w"
    ).fetchone() or (0, 0)
    differ = handle.execute(AGAIN, {"off": OFF}).fetchall()
    handle.close()
    assert differ == []
    assert weeks > 300
    assert shared > 50
