"""Figures: separators, what a click carries, missing cells; and the look that .streamlit/config.toml promises."""

import tomllib

import pandas as pd
import pytest

from etl.paths import PROJECT
from pages.kit import charts, links

MONTHS = pd.DataFrame({"month": pd.to_datetime(["2025-01-01", "2025-02-01"]), "bulletins": [1234, None]})


def test_numbers_in_figures_follow_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert charts.months_bars(MONTHS, x="month", y="bulletins").layout.separators == ",."
    monkeypatch.setattr(charts, "language", lambda: "en")
    assert charts.months_bars(MONTHS, x="month", y="bulletins").layout.separators == ".,"


def test_a_month_carries_itself_to_the_click() -> None:
    figure = charts.months_bars(MONTHS, x="month", y="bulletins")
    assert list(figure.data[0].customdata) == ["2025-01", "2025-02"]


def test_a_missing_month_is_a_gap() -> None:
    line = charts.months_line(MONTHS, x="month", y="bulletins").data[0]
    assert line.connectgaps is False
    assert pd.isna(line.y[1])


def test_bars_write_their_number_and_carry_their_key() -> None:
    data = pd.DataFrame({"name": ["Nghệ An", "Huế"], "n": [1234, 5], "key": ["34-40", "34-46"]})
    bars = charts.ranked_bars(data, label="name", value="n", key="key", chosen="34-46").data[0]
    assert list(bars.text) == ["1.234", "5"]
    assert bars.customdata.tolist() == [["34-40", "Nghệ An"], ["34-46", "Huế"]]
    assert bars.marker.color[0] != bars.marker.color[1]


def test_a_cell_nobody_collected_stays_empty() -> None:
    data = pd.DataFrame(
        {
            "m": pd.to_datetime(["2025-01-01", "2025-02-01"]),
            "name": ["Huế", "Huế"],
            "n": pd.array([0, None], dtype="Int64"),
        }
    )
    cells = charts.heat_map(data, x="m", y="name", value="n", rows=["Huế", "Nghệ An"]).data[0].z
    assert cells[0][0] == 0
    assert pd.isna(cells[0]).tolist() == [False] + [True] * (len(cells[0]) - 1)
    assert pd.isna(cells[1]).all()


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
