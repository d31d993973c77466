"""Every number of the provinces page opens as many bulletins as it says, under any filters: in SQL, then as links."""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from etl.paths import Home
from pages.kit import warehouse
from pages.kit.conditions import Conditions, province_unit
from pages.kit.filters import Filters, values
from tests.pages.cards import cards, pieces
from tests.pages.published_fixture import by_hand, publish

CROWD = (Path(__file__).parent / "province_crowd.sql").read_text(encoding="utf-8")
MONTHS = [date(2024, 9, 1), date(2025, 1, 1), date(2025, 5, 1), date(2025, 7, 1), date(2025, 8, 1)]
Ask = Callable[..., list[dict[Any, Any]]]


def crowded(home: Home) -> Path:
    """A build with enough bulletins for filters to bite."""
    path = publish(home)
    with by_hand(path) as file:
        file.execute(CROWD)
    return path


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    handle = warehouse.opened(str(crowded(Home(tmp_path_factory.mktemp("crowd")))))
    off = dict.fromkeys(("activity", "limit", "month", "partner"))

    def asked(question: str, filters: Filters, **more: object) -> list[dict[Any, Any]]:
        bound = off | values(filters) | {"limit": 500} | more
        return warehouse.ask(handle, question, bound).to_dict("records")

    yield asked
    handle.close()


@st.composite
def filters(draw: st.DrawFn) -> Filters:
    """Whole months, a few provinces or all, a few sites or all, each view."""
    first, last = sorted(draw(st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS))))
    return Filters(
        first,
        last.replace(day=calendar.monthrange(last.year, last.month)[1]),
        tuple(draw(st.lists(st.sampled_from(["01", "40", "33", "34", "24", "96"]), unique=True, max_size=3))),
        tuple(draw(st.lists(st.sampled_from(["nghean", "thaibinh", "hanoi"]), unique=True, max_size=2))),
        draw(st.sampled_from(["34", "63", "published"])),
    )


def opened(ask: Ask, chosen: Filters, **conditions: str | None) -> int:
    """How many bulletins a link with these conditions lists."""
    asked = Conditions(**conditions).values(chosen)
    return int(ask("matching_count", chosen, **asked)[0]["bulletins"])


@given(chosen=filters(), role=st.sampled_from(["active", "any"]))
@settings(max_examples=12, deadline=None)
def test_units_and_months_count_what_they_open(ask: Ask, chosen: Filters, role: str) -> None:
    for question, months in (("province_ranking", False), ("province_month", True)):
        rows = [
            one for one in ask(question, chosen, role=role) if one["bulletins"] and one["bulletins"] == one["bulletins"]
        ]
        for one in rows[:8]:
            named = {"province": one["code"], "province_unit": province_unit(chosen.unit, one["unit"]), "role": role}
            month = f"{one['month']:%Y-%m}" if months else None
            assert opened(ask, chosen, **named, month=month) == one["bulletins"], (question, one)


TWO_OLD_UNITS_NOW_ONE = Filters(date(2024, 9, 1), date(2025, 7, 31), ("33",), (), "published")


@given(chosen=filters(), activity=st.sampled_from([None, "cooperation"]))
@example(chosen=TWO_OLD_UNITS_NOW_ONE, activity=None)
@settings(max_examples=12, deadline=None)
def test_pairs_count_what_they_open(ask: Ask, chosen: Filters, activity: str | None) -> None:
    pairs = ask("province_pairs", chosen, activity=activity)
    for one in pairs[:8]:
        named = {"province": one["code_a"], "partner": one["code_b"], "activity": activity}
        unit = province_unit(chosen.unit, one["unit"])
        assert opened(ask, chosen, **named, province_unit=unit) == one["bulletins"], one
        turned = {"province": one["code_b"], "partner": one["code_a"], "activity": activity}
        assert opened(ask, chosen, **turned, province_unit=unit) == one["bulletins"], one
    for partner in ("*", "many"):
        named = {"province": "*", "partner": partner, "province_unit": chosen.unit, "activity": activity}
        told = ask("province_together", chosen, **named)[0]["bulletins"]
        assert opened(ask, chosen, **named) == told
        if partner == "*":
            assert bool(told) == bool(pairs)
            assert max((one["bulletins"] for one in pairs), default=0) <= told <= sum(one["bulletins"] for one in pairs)


@given(chosen=filters(), place=st.integers(0, 5), role=st.sampled_from(["active", "any"]))
@settings(max_examples=12, deadline=None)
def test_a_province_s_page_counts_what_it_opens(ask: Ask, chosen: Filters, place: int, role: str) -> None:
    ranked = ask("province_ranking", replace(chosen, provinces=()), role=role)
    if not ranked:
        return
    one = ranked[place]
    named = {"province": one["code"], "province_unit": province_unit(chosen.unit, one["unit"]), "role": role}
    figures = ask("province_figures", chosen, **named)[0]
    assert figures["bulletins"] == one["bulletins"] == opened(ask, chosen, **named)
    assert figures["citing"] == opened(ask, chosen, **named, resolution="*")
    assert figures["with_activity"] == opened(ask, chosen, **named, activity="*")
    opens = {
        "province_activities": lambda row: {"activity": row["kind"]},
        "province_resolutions": lambda row: {"resolution": row["key"], "status": "resolved"},
        "province_bodies": lambda row: {"body": row["name"]},
        "province_sites": lambda row: {"site": row["site"]},
    }
    for question, conditions in opens.items():
        for row in ask(question, chosen, **named):
            assert opened(ask, chosen, **named, **conditions(row)) == row["bulletins"], (question, row)
    assert sum(row["bulletins"] for row in ask("province_sites", chosen, **named)) == one["bulletins"]


@given(chosen=filters())
@settings(max_examples=12, deadline=None)
def test_the_newest_signings_count_what_they_open(ask: Ask, chosen: Filters) -> None:
    found = ask("province_cooperation", chosen)
    assert len(found) == opened(ask, chosen, activity="cooperation")
    assert all(row["bulletins"] == len(found) for row in found)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"bando": "63", "tu": "01/2025", "den": "06/2025", "trang": ["Công đoàn Hà Nội"]},
        {"bando": "34+63", "tinh": ["Nghệ An", "Hà Nội"], "nhac": "true"},
        {"bando": "34+63", "chon": "Cà Mau (cũ)", "tu": "10/2024", "trang": ["Công đoàn Nghệ An", "Công đoàn Hà Nội"]},
        {"chon": "Bắc Ninh", "nhac": "true", "tinh": ["Hà Nội"]},
        {"phoi-hop": "true", "lang": "en"},
    ],
    ids=["all", "old map", "named, as published", "an old unit", "a unit outside the filter", "signed, English"],
)
def test_each_link_of_the_page_lists_what_its_number_says(
    home: Home, open_page: Callable[..., AppTest], query: dict[str, Any]
) -> None:
    crowded(home)
    build = warehouse.current()
    assert build is not None
    app = open_page("public/provinces.py", **query)
    assert not app.exception
    shared = app.session_state["shared_filters"]
    seen = 0
    for words, asked in numbers_of(app):
        bound = Conditions.from_query(asked).values(shared)
        assert warehouse.row(build, "matching_count", **bound)["bulletins"] == int(words.split()[0]), (words, asked)
        seen += 1
    assert seen >= 5


def numbers_of(app: AppTest) -> Iterator[tuple[str, dict[str, str]]]:
    """The words of each link that is a number, with the parameters of its address."""
    for card in cards(app).values():
        yield from card.links.items()
    for piece in pieces(app):
        for cell in piece.find_class("np-n"):
            for link in cell.iter("a"):
                query = link.get("href").partition("?")[2]
                yield link.text_content(), {key: found[-1] for key, found in parse_qs(query).items()}
