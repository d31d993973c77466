"""Marks on charts over time: which are drawn, where a day stands among columns of months, what stays harmless."""

from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go
from hypothesis import given
from hypothesis import strategies as st

from pages.kit import charts_time
from pages.kit.charts_time import Mark

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


def mark(first: date, *, days: int = 0, kind: charts_time.Kind = "event", weight: int = 0, words: str = "x") -> Mark:
    return Mark(first, first + timedelta(days=days), words, kind, weight=weight)


def test_few_marks_are_all_drawn_in_order_of_time() -> None:
    marks = [mark(date(2025, 9, 2)), mark(date(2025, 2, 1), kind="note"), mark(date(2025, 5, 1), days=30)]
    assert charts_time.drawn(marks, FIRST, LAST) == sorted(marks, key=lambda one: one.first_day)


def test_a_note_is_drawn_before_what_the_calendar_says_beside_it() -> None:
    note = mark(date(2025, 5, 4), kind="note")
    assert charts_time.drawn([mark(date(2025, 5, 1)), note], FIRST, LAST) == [note]


def test_resolutions_leave_room_for_the_union_year() -> None:
    issued = [mark(date(2025, month, 15), kind="resolution", weight=month) for month in range(1, 13)]
    found = charts_time.drawn([*issued, mark(date(2025, 7, 1))], FIRST, LAST)
    assert [one.first_day.month for one in found if one.kind == "resolution"] == [10, 11, 12]
    assert date(2025, 7, 1) in [one.first_day for one in found]


@given(st.lists(st.tuples(st.dates(FIRST, LAST), st.sampled_from(["note", "resolution", "event"])), max_size=40))
def test_never_more_than_stay_readable(days: list[tuple[date, charts_time.Kind]]) -> None:
    found = charts_time.drawn([mark(day, kind=kind) for day, kind in days], FIRST, LAST)
    assert len(found) <= charts_time.DRAWN
    places = [one.first_day for one in found]
    assert all((two - one).days >= 364 * charts_time.APART for one, two in pairwise(places))
    assert bool(found) == bool(days)


def shape(one: Mark, step: charts_time.Step) -> dict[str, object]:
    figure = go.Figure()
    charts_time.draw(figure, [one], FIRST, LAST, step)
    drawn: dict[str, object] = figure.layout.shapes[0].to_plotly_json()
    return drawn


def test_the_middle_of_a_month_stands_where_its_column_is() -> None:
    """A column of June is drawn around 1 June; so is a line of 15 June."""
    line = shape(mark(date(2025, 6, 15)), "month")
    assert str(line["x0"]) == "2025-05-31 12:00:00"
    assert line["x0"] == line["x1"]
    assert str(shape(mark(date(2025, 6, 15)), "day")["x0"]) == "2025-06-15 00:00:00"


def test_a_span_is_a_band_that_stays_on_the_chart() -> None:
    band = shape(mark(date(2024, 12, 20), days=400), "day")
    assert band["type"] == "rect"
    assert (str(band["x0"]), str(band["x1"])) == ("2025-01-01 00:00:00", "2025-12-31 00:00:00")


def test_words_of_a_note_stay_words() -> None:
    figure = go.Figure()
    charts_time.draw(figure, [mark(date(2025, 6, 15), words="<a href='x'>y</a>")], FIRST, LAST, "day")
    assert figure.layout.annotations[0].text == "<b>1</b>"
    assert "<a" not in figure.layout.annotations[0].hovertext
