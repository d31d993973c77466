"""Lines over months in HTML: where points stand, what opens, where a line breaks, and that words stay words."""

import re
from datetime import date, datetime
from itertools import pairwise
from urllib.parse import unquote

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pages.kit import charts_lines, charts_resolutions, plots
from pages.kit.charts_lines import Happened, Line, Point
from pages.kit.words import number, said_in

MONTHS = [date(2025, month, 1) for month in (1, 2, 3, 4, 5, 6)]


def line(values: list[float | None], name: str = "NQ 20") -> Line:
    points = [
        Point(month, value, f"{month:%m/%Y} <b>", f"/ban-tin?a=1&thang={month:%Y-%m}")
        for month, value in zip(MONTHS, values, strict=True)
    ]
    return Line(name, "#0B5CAD", "dash", "●", points)


def parsed(lines: list[Line], happened: list[Happened] | None = None) -> html.HtmlElement:
    return html.fromstring(charts_lines.drawn(lines, happened or [], number, "Đường <i>", whole=True))


def paths(drawn: html.HtmlElement) -> list[str]:
    return re.findall(r"<path d='([^']*)'", unquote(drawn.xpath("//img/@src")[0]))


def test_a_point_opens_its_month_and_says_it_as_text() -> None:
    drawn = parsed([line([1, 2, None, 0, 5, 3])])
    assert [one.get("href").rpartition("=")[2] for one in drawn.iter("a")] == [
        "2025-01", "2025-02", "2025-04", "2025-05", "2025-06",
    ]  # fmt: skip
    assert drawn.xpath("//a/@data-said")[0] == "01/2025 <b>"
    assert drawn.xpath("//*[@data-chart]/@aria-label") == ["Đường <i>"]
    assert not list(drawn.iter("i"))


def test_a_line_begins_anew_behind_a_month_that_nobody_knows() -> None:
    (found,) = paths(parsed([line([1, 2, None, 0, 5, 3])]))
    assert re.findall("[ML]", found) == ["M", "L", "M", "L", "L"]
    assert paths(parsed([line([None] * 6)])) == [""]


def test_strokes_go_through_the_marks() -> None:
    drawn = parsed([line([1, 2, 4, 0, 5, 3]), line([3, 3, 3, 3, 3, 3], "NQ 02")])
    turns = [one for found in paths(drawn) for one in re.findall(r"[ML](\S+) ([\d.]+)", found)]
    drawn_at = [(float(x), 100 - float(y)) for x, y in turns]
    styles = [re.findall(r"(?:left|bottom):([\d.]+)%", one) for one in drawn.xpath("//a/@style")]
    marks = [(float(left), float(bottom)) for left, bottom in styles]
    assert drawn_at == [pytest.approx(one) for one in marks]
    assert all(0 < x < 100 and 0 <= y < 100 for x, y in drawn_at)


def test_names_of_lines_and_of_what_happened_stay_text() -> None:
    flood = Happened(datetime(2025, 2, 3), datetime(2025, 2, 20), "Lũ <b>lớn</b>")  # noqa: DTZ001 - a place on an axis
    drawn = parsed([line([1] * 6, "<script>x</script>")], [flood, Happened(flood.start, flood.start, "Tết")])
    assert not drawn.xpath("//script")
    assert drawn.xpath("//li/text()") == ["<script>x</script>"]
    assert drawn.xpath("//em/@title") == ["Lũ <b>lớn</b>", "Tết"]
    assert [one.text for one in drawn.iter("em")] == ["1", "2"]
    assert ["np-band" in str(one.get("class")) for one in drawn.iter("s")] == [True, False]


@pytest.mark.parametrize(
    ("measure", "said", "sides"),
    [
        ("bulletins", "01/2025: 1.200 bản tin · NQ 20", ["0", "500", "1.000"]),
        ("share", "01/2025: 0,3% số bản tin của tháng · NQ 20", ["0%", "0,1%", "0,2%", "0,3%"]),
        ("mentions", "01/2025: 1.200 lần nêu · NQ 20", ["0", "500", "1.000"]),
    ],
)
def test_each_measure_has_its_words_and_numbers_up_the_side(measure: str, said: str, sides: list[str]) -> None:
    value = 0.003 if measure == "share" else 1200
    data = pd.DataFrame({"choice": "A", "month": pd.to_datetime(MONTHS[:2]), measure: [value, None]})
    drawn = html.fromstring(
        charts_resolutions.months_html(
            data, {"A": "NQ 20"}, measure, happened=[], address=lambda choice, month: f"/?{choice}={month}", alt="x"
        )
    )
    assert drawn.xpath("//a/@data-said") == [said]
    assert drawn.xpath("//a/@href") == ["/?A=2025-01"]
    assert drawn.xpath("//*[@class='np-y']/text()") == sides


def test_a_share_that_is_next_to_nothing_is_no_zero() -> None:
    said = charts_resolutions.spelled("share")
    assert [said(one) for one in (0, 0.00034, 0.0123, 1)] == ["0%", "0,034%", "1,2%", "100%"]
    assert [said(one) for one in (0.0005, 0.001, 0.0015, 0.002)] == ["0,05%", "0,1%", "0,15%", "0,2%"]


def test_a_month_without_bulletins_opens_none_and_one_is_one_in_english() -> None:
    data = pd.DataFrame({"choice": "A", "month": pd.to_datetime(MONTHS[:3]), "bulletins": [0, 1, 2]})
    with said_in("en"):
        drawn = html.fromstring(
            charts_resolutions.months_html(
                data, {"A": "NQ 20"}, "bulletins", happened=[], address=lambda _, month: f"/?{month}", alt="x"
            )
        )
    assert [(one.get("data-said"), one.get("href")) for one in drawn.iter("a")] == [
        ("01/2025: 0 bulletins · NQ 20", None),
        ("02/2025: 1 bulletin · NQ 20", "/?2025-02"),
        ("03/2025: 2 bulletins · NQ 20", "/?2025-03"),
    ]


@given(st.floats(0.0001, 1e9), st.booleans())
def test_round_numbers_are_few_apart_alike_and_inside(high: float, whole: bool) -> None:  # noqa: FBT001 - drawn
    found = plots.rounded(0, high, whole=whole)
    assert 1 <= len(found) <= plots.TICKS + 2
    assert found[0] == 0
    assert found[-1] <= high * (1 + 1e-9)
    steps = {round((two - one) / (found[1] - found[0]), 6) for one, two in pairwise(found)}
    assert steps <= {1.0}
    assert not whole or all(one == round(one) for one in found)
