"""Figures: separators, what a click carries, missing cells; and the look that .streamlit/config.toml promises."""

import re
import tomllib

import pandas as pd
import plotly.graph_objects as go
import pytest

from etl.paths import PROJECT
from pages.kit import charts, charts_cells, export_charts, links, shades

MONTHS = pd.DataFrame({"month": pd.to_datetime(["2025-01-01", "2025-02-01"]), "bulletins": [1234, None]})


def test_numbers_in_figures_follow_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert charts.months_bars(MONTHS, x="month", y="bulletins").layout.separators == ",."
    monkeypatch.setattr(charts, "language", lambda: "en")
    assert charts.months_bars(MONTHS, x="month", y="bulletins").layout.separators == ".,"


def test_a_month_carries_itself_to_the_click() -> None:
    figure = charts.months_bars(MONTHS, x="month", y="bulletins")
    assert list(figure.data[0].customdata) == ["2025-01", "2025-02"]


def test_a_missing_month_is_hatched_by_its_reason_and_carries_nothing() -> None:
    figure = charts.months_bars(MONTHS, x="month", y="bulletins")
    unknown = figure.data[1]
    assert (list(unknown.x), list(unknown.y)) == (list(MONTHS["month"][1:]), [1234])
    assert list(unknown.marker.pattern.shape) == ["/"]
    assert (unknown.customdata, unknown.text[0]) == (None, "chưa thu thập")
    why = MONTHS.assign(bulletins=[None, None], state=["failed_to_read", "merged_away"])
    shapes = charts.months_bars(why, x="month", y="bulletins").data[1].marker.pattern.shape
    assert len({"/", *shapes}) == 3


def test_a_zero_is_a_column_and_not_hatched() -> None:
    assert len(charts.months_bars(MONTHS.fillna(0), x="month", y="bulletins").data) == 1


def test_bars_of_the_workbook_stand_from_the_greatest_down() -> None:
    data = pd.DataFrame({"name": ["Nghệ An", "Huế"], "n": [1234, 5]})
    found = export_charts.drawn(charts.ranked_bars(data, label="name", value="n"))
    assert found is not None
    assert (found.kind, list(found.series[0].points)) == ("bar", [("Nghệ An", 1234), ("Huế", 5)])


def test_a_cell_nobody_collected_stays_empty() -> None:
    data = pd.DataFrame(
        {
            "month": pd.to_datetime(["2025-01-01", "2025-02-01", "2025-03-01"]),
            "label": "Huế",
            "bulletins": pd.array([0, None, 7], dtype="Int64"),
            "key": "34-46",
        }
    )
    drawn = charts_cells.months(
        data, rows=["Huế", "Nghệ An"], address=lambda key, month: f"/?{key}&{month}", caption="Nơi & tháng"
    )
    cells = re.findall(r"<td class='k(\d)'>(.*?)</td>", drawn)
    unknown = ("0", "<i title='chưa thu thập, chưa biết'></i>")
    assert [cells[0], cells[1], *cells[3:]] == [("1", "<b>0</b>"), *[unknown] * 4]
    assert cells[2][1] == "<a href='/?34-46&amp;2025-03' target='_self'>7</a>"
    assert re.findall(r"<span>(.*?)</span>", drawn) == ["01/2025", "02/2025", "03/2025"]
    assert "<caption>Nơi &amp; tháng</caption>" in drawn


def test_numbers_in_cells_give_way_to_a_legend_where_they_would_not_fit() -> None:
    heads = [str(k) for k in range(12)]
    drawn = charts_cells.cells([[1] + [250] * 11], ["Huế"], heads, lambda y, x: f"/?{y}&{x}", "")
    assert "np-cells np-wide" in drawn
    legend = re.findall(r"<i class='k\d'></i>(.*?)</span>", drawn)
    assert legend[1:] == ["0", "1–19", "20–54", "55–99", "100–199", "≥ 200"]
    drawn = charts_cells.cells([[0] + [25] * 11], ["Huế"], heads, lambda y, x: f"/?{y}&{x}", "")
    assert "np-wide'" not in drawn
    assert "np-legend'" not in drawn


@pytest.mark.parametrize(
    ("greatest", "step"), [(0, 1), (1, 1), (4, 1), (6, 2), (27, 10), (900, 500), (float("nan"), 1)]
)
def test_whole_numbers_stand_once_on_an_axis(greatest: float, step: int) -> None:
    figure = go.Figure()
    charts.count_axis(figure, pd.Series([0, greatest]))
    assert figure.layout.yaxis.dtick == step


def test_each_month_is_named_once() -> None:
    one = charts.months_bars(MONTHS.head(1), x="month", y="bulletins")
    assert list(one.layout.xaxis.ticktext) == [f"{MONTHS['month'].iloc[0]:%m/%Y}"]
    many = pd.DataFrame({"month": pd.date_range("2020-01-01", periods=60, freq="MS"), "bulletins": 1})
    named = list(charts.months_bars(many, x="month", y="bulletins").layout.xaxis.ticktext)
    assert named == ["01/2020", "01/2021", "01/2022", "01/2023", "01/2024"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ink_can_be_read_on_every_shade(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "mode", lambda: mode)
    for colour in (*charts.SEQUENCE[mode], charts.NO_DATA[mode]):
        assert _contrast(shades.ink(colour), colour) > 4


def _contrast(ink: str, ground: str) -> float:
    """The contrast of two colours as WCAG counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    paler, darker = sorted((light(ink), light(ground)), reverse=True)
    return (paler + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("point", "key"),
    [
        ({"customdata": "2025-01"}, "2025-01"),
        ({"customdata": ["34-40", "Nghệ An"]}, "34-40"),
        ({"customdata": {"0": "34-40", "1": "Nghệ An"}}, "34-40"),
        ({"customdata": []}, None),
        ({}, None),
    ],
)
def test_what_a_click_chose(point: dict[str, object], key: str | None) -> None:
    assert charts.selected({"selection": {"points": [point]}}) == key
    assert charts.selected({"selection": {"points": []}}) is None
    assert charts.selected(None) is None


def test_bulletin_text_does_nothing_in_markdown() -> None:
    assert links.escaped("a*b* [x](y) :red[z] <b>\n$1") == r"a\*b\* \[x\]\(y\) \:red\[z\] \<b\> \$1"


def test_the_font_is_ours_and_complete() -> None:
    theme = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    assert {(face["weight"], "vietnamese" in face["url"]) for face in theme["fontFaces"]} == {
        (weight, subset) for weight in ("400", "600", "700") for subset in (True, False)
    }
    for face in theme["fontFaces"]:
        assert face["url"].startswith("app/static/")
        assert (PROJECT / "static" / face["url"].removeprefix("app/static/")).read_bytes()[:4] == b"wOF2"
    assert "SIL Open Font License" in (PROJECT / "static" / "be-vietnam-pro-LICENSE.txt").read_text(encoding="utf-8")


def test_both_lights_have_every_colour() -> None:
    for palette in (
        charts.ACCENT,
        charts.MUTED,
        charts.TEXT,
        charts.GRID,
        charts.NO_DATA,
        charts.SERIES,
        charts.SEQUENCE,
    ):
        assert set(palette) == {"light", "dark"}


@pytest.mark.parametrize("text", ["http://a.vn/x", "xem https://a.vn", "www.a.vn", "thư: ai@a.vn"])
def test_addresses_in_bulletin_text_do_not_become_links(text: str) -> None:
    escaped = links.escaped(text)
    assert "\u2060" in escaped
    assert escaped.replace("\u2060", "").replace("\\", "") == text
