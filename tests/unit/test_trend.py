"""Spikes, changes of level, whether news moves the meter: what is put in is found, and where nothing is, nothing."""

from math import exp, sqrt
from random import Random

import pytest

from etl.load.meter import Look, days_of, looks_of, story_of
from etl.load.trend.effect import FEWEST_DAYS, Effect, Refusal, SiteDays, effect_of
from etl.load.trend.shifts import Change, Point, Spike, changes_of, spikes_of_days, spikes_of_weeks
from tests.unit.visits_simulator import FIRST, Sites

MONDAY = FIRST


def weeks(seed: int, count: int = 60, usual: int = 800, scatter: float = 0.15, bound: float = 0.3) -> list[Point]:
    """Quiet weeks, each somewhat like the week before."""
    rng, away, found = Random(seed), 0.0, []  # noqa: S311 - repeatable, no secret
    for week in range(count):
        away = bound * away + rng.gauss(0, scatter * sqrt(1 - bound**2))
        level = usual * exp(away)
        found.append(Point(MONDAY + 7 * week, max(0, round(rng.gauss(level, sqrt(level))))))
    return found


def times(points: list[Point], by: float, first: int, last: int | None = None) -> list[Point]:
    """Some of the weeks with so many times the visits."""
    chosen = range(first, len(points) if last is None else last)
    return [Point(one.day, round(one.visits * by)) if at in chosen else one for at, one in enumerate(points)]


def found_in(seeds: range, **more: float) -> tuple[float, float]:
    """In which share of quiet runs a change, a spike is told."""
    runs = [weeks(1000 + seed, **more) for seed in seeds]  # type: ignore[arg-type]
    changed = sum(bool(changes_of(run)) for run in runs)
    return changed / len(runs), sum(bool(spikes_of_weeks(run)) for run in runs) / len(runs)


@pytest.mark.parametrize("more", [{}, {"scatter": 0.25}, {"bound": 0.5}, {"usual": 15}, {"count": 16}, {"count": 120}])
def test_where_nothing_happened_nothing_is_told(more: dict[str, float]) -> None:
    changed, odd = found_in(range(60), **more)
    assert changed <= 0.05
    assert odd <= 0.05


@pytest.mark.parametrize("by", [0.4, 0.6, 1.7, 2.5])
def test_a_new_level_is_found_in_its_week(by: float) -> None:
    runs = [changes_of(times(weeks(seed), by, 30)) for seed in range(40)]
    near = [any(abs(one.day - MONDAY - 7 * 30) <= 14 for one in run) for run in runs]
    assert sum(near) >= 0.95 * len(near)
    assert sum(len(run) for run in runs) <= 1.1 * len(runs)


def test_a_change_says_both_levels_and_where_weeks_are_missing_between_which() -> None:
    known = [Point(MONDAY + 7 * week, 500 if week < 20 else 1000) for week in range(40) if week not in (20, 21)]
    assert changes_of(known) == [Change(MONDAY + 7 * 22, MONDAY + 7 * 19, 500, 1000)]


def test_a_spike_is_no_change_and_a_dip_is_a_spike() -> None:
    points = times(times(weeks(1), 5, 20, 21), 0.2, 40, 41)
    assert [(one.day - MONDAY) // 7 for one in spikes_of_weeks(points)] == [20, 40]
    assert changes_of(points) == changes_of(points, spikes_of_weeks(points)) == []


def test_days_beside_a_new_level_are_no_spikes() -> None:
    rng = Random(9)  # noqa: S311 - repeatable, no secret
    days = [Point(MONDAY + day, rng.randint(90, 110) * (3 if day > 100 else 1)) for day in range(200)]
    assert spikes_of_days(days) == []


def test_a_day_is_held_against_its_own_weekday() -> None:
    days = [Point(MONDAY + day, 100 if day % 7 < 5 else 40) for day in range(84)]
    assert spikes_of_days(days) == []
    days[47] = Point(MONDAY + 47, 160)
    assert spikes_of_days(days) == [Spike(MONDAY + 47, 160, 40)]
    assert spikes_of_days([one for one in days if one.day - MONDAY not in {1, 40, 54}]) == [Spike(MONDAY + 47, 160, 40)]


@pytest.mark.parametrize("points", [[], [Point(MONDAY, 5)], weeks(1, count=11)])
def test_of_few_weeks_nothing_is_told(points: list[Point]) -> None:
    assert changes_of(points) == []
    assert spikes_of_weeks(points) == [] == spikes_of_days(points)


def test_few_visits_scatter_by_chance() -> None:
    rng = Random(3)  # noqa: S311 - repeatable, no secret
    points = [Point(MONDAY + 7 * week, sum(rng.random() < 0.04 for _ in range(100))) for week in range(60)]
    assert (spikes_of_weeks(points), changes_of(points)) == ([], [])


def answer(sites: Sites, events: list[tuple[str, int]]) -> Effect | Refusal:
    return effect_of({site: SiteDays(visits) for site, visits in sites.visits.items()}, events)


def seen(runs: int, *, events: int, count: int, by: float = 1.0) -> float:
    """In which share of runs an effect is seen."""
    total = 0
    for seed in range(runs):
        sites = Sites(seed, count)
        news = sites.events(Random(1_000_000 + seed), events)  # noqa: S311 - repeatable, no secret
        sites.moved(news, by)
        told = answer(sites, news)
        assert isinstance(told, Effect)
        total += told.is_seen
    return total / runs


@pytest.mark.parametrize(("events", "count"), [(1, 1), (8, 4)])
def test_placebo_dates_show_nothing(events: int, count: int) -> None:
    """The long run is in tests/soak; in so few runs the share itself is uncertain."""
    assert seen(60, events=events, count=count) <= 0.07


@pytest.mark.parametrize(("events", "count", "by"), [(1, 1, 4.0), (10, 5, 1.6)])
def test_news_that_moves_visits_is_found(events: int, count: int, by: float) -> None:
    assert seen(20, events=events, count=count, by=by) >= 0.85


def test_the_interval_holds_what_was_put_in() -> None:
    sites = Sites(6, 5)
    news = sites.events(Random(5), 12)  # noqa: S311 - repeatable, no secret
    sites.moved(news, 1.8)
    told = answer(sites, news)
    assert isinstance(told, Effect)
    assert told.low < 0.8 < told.high
    assert told.low < told.more < told.high
    assert (told.events, told.used, told.is_seen) == (len(set(news)), len(set(news)), True)


def without(sites: Sites, days: range) -> SiteDays:
    return SiteDays({day: visits for day, visits in sites.visits["trang-0"].items() if day not in days})


def refused(days: dict[str, SiteDays], *events: tuple[str, int]) -> str:
    told = effect_of(days, events)
    assert isinstance(told, Refusal)
    return told.why


def test_what_cannot_be_answered_is_refused_with_the_reason() -> None:
    sites, day = Sites(1), FIRST + 200
    known, event = {"trang-0": SiteDays(sites.visits["trang-0"])}, ("trang-0", day)
    hole = without(sites, range(day, day + 3))
    assert refused(known) == "no_event"
    assert refused(known, ("trang-khac", day)) == "no_meter"
    assert refused(known, ("trang-0", FIRST + 900)) == "no_meter"
    assert refused({"trang-0": hole}, event) == "no_meter"
    assert refused({"trang-0": SiteDays(hole.exact, known=range(day, day + 3))}, event) == "not_exact"
    doubted = SiteDays(hole.exact, doubted=range(day, day + 3), known=range(day, day + 3))
    assert refused({"trang-0": doubted}, event) == "doubted"
    assert refused({"trang-0": without(sites, range(day - 28, day))}, event) == "few_before"
    every = [("trang-0", FIRST + 60 + 2 * place) for place in range(120)]
    assert refused(known, *every) == "crowded"


def test_a_site_known_for_a_few_weeks_answers_nothing() -> None:
    short = dict.fromkeys(range(FIRST, FIRST + FEWEST_DAYS - 1), 100)
    assert isinstance(effect_of({"a": SiteDays(short)}, [("a", FIRST + 40)]), Refusal)


def test_many_events_of_which_few_can_be_used_are_refused() -> None:
    sites = Sites(2)
    events = [("trang-0", FIRST + 100), *[("trang-khac", FIRST + day) for day in range(3)]]
    told = effect_of({"trang-0": SiteDays(sites.visits["trang-0"])}, events)
    assert told == Refusal("no_meter", 4, 1)


def test_days_without_a_visit_are_days_like_others() -> None:
    visits = {FIRST + day: day % 5 % 2 for day in range(300)}
    told = effect_of({"a": SiteDays(visits)}, [("a", FIRST + 150)])
    assert isinstance(told, Effect)
    assert not told.is_seen


def test_from_looks_at_the_counter_to_the_answer() -> None:
    """Read once a day at any hour, total and today: the days come out as they were, and news is found among them."""
    sites, rng = Sites(8), Random(8)  # noqa: S311 - repeatable, no secret
    news = sites.events(rng, 1)
    sites.moved(news, 5.0)
    (visits,) = sites.visits.values()
    looks, total = [], 90_000
    for day, count in visits.items():
        today = round(count * rng.random())
        looks.append(Look(day, total + today, today))
        total += count
    story = story_of(looks_of(looks))
    days, _ = days_of(story, FIRST, FIRST + len(looks) - 1)
    exact = {one.day: one.best for one in days if one.state == "measured" and one.best is not None}
    assert (story.faults, exact) == ((), dict(list(visits.items())[:-1]))
    told = effect_of({"trang-0": SiteDays(exact)}, news)
    assert isinstance(told, Effect)
    assert told.is_seen
    assert told.more > 1
