"""The page of one province: its figures, months, activities, resolutions, bodies, sites, partners, bulletins."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, charts_bars, links, periods, province_together
from pages.kit.charts_bars import Bar
from pages.kit.filters import Filters, values
from pages.kit.overview_cards import Card, Clause, joined
from pages.kit.overview_cards import draw as draw_cards
from pages.kit.overview_figures import changed, explained
from pages.kit.province_scale import COUNT
from pages.kit.province_view import View, states
from pages.kit.terms import activity, level
from pages.kit.warehouse import frame, row
from pages.kit.words import day, number, t

LISTED: Final = 10
"""Bars of a chart."""
ROWS: Final = 50
"""Rows of the table below it, and of the same table in the report."""


@dataclass(frozen=True)
class One:
    """One unit looked at closely."""

    view: View
    key: str

    @property
    def unit(self) -> dict[str, Any]:
        """The unit's row of the ranking."""
        return {str(name): value for name, value in self.view.units.set_index("key").loc[self.key].items()}

    def frame(self, question: str, **more: object) -> pd.DataFrame:
        """The answer to a question about this unit under the filters."""
        asked = values(self.view.filters) | self.view.named(self.key) | more
        return frame(self.view.build, question, **asked)

    def url(self, **more: str | None) -> str:
        """The unit's bulletins under one more condition."""
        return self.view.bulletins_url(self.key, **more)


@dataclass(frozen=True)
class Counts:
    """What the bulletins of a unit tell of, and how many tell of each: a chart of the page, a table of the report."""

    title: str
    sentence: str
    head: str
    found: pd.DataFrame
    """`label`, `bulletins`; perhaps `note`, `page`, and `altogether`: how many there are, where not all are here."""
    names: Mapping[str, str]
    """The conditions that open a row, and their columns."""

    @property
    def altogether(self) -> int:
        """How many there are."""
        return max([len(self.found), *map(int, self.found.get("altogether", []))])

    def url(self, one: One, each: Mapping[Any, Any]) -> str:
        """The bulletins of a row."""
        return one.url(**{name: str(each[column]) for name, column in self.names.items()})


def head(view: View, key: str) -> None:
    """The name and the way back."""
    name = view.units.set_index("key")["label"][key]
    st.title(str(name), anchor=False)
    label = t("Mọi tỉnh, thành")
    st.button(label, key="province_back", icon=":material/arrow_back:", type="tertiary", on_click=_leave)


def _leave() -> None:
    """Back to all provinces: the picker holds the parameter of the address, so the picker is emptied."""
    st.session_state[links.PROVINCE] = None


def show(view: View, key: str) -> None:
    """All that is known of the unit."""
    one = One(view, key)
    st.markdown(about(one))
    _figures(one)
    if not one.unit["is_collected"]:
        st.info(t("Chưa biết nơi này có bản tin hay không: trong kỳ chưa trang nào đưa tin về đây được thu thập."))
        _sites(one)
        return
    _months(one)
    left, right = st.columns(2, gap="medium")
    with left:
        _bars(one, activities(one))
        _bars(one, bodies(one))
        _bars(one, _partners(one))
    with right:
        _bars(one, resolutions(one))
        _sites(one)
        _newest(one)


def about(one: One) -> str:
    """What the unit is, and how it stands."""
    unit = one.unit
    said = [t("{name} thuộc vùng {region}.", name=unit["label"], region=unit["region"])]
    old = frame(one.view.build, "provinces_of_map", map="63")
    merged = list(old.loc[old["code_34"] == unit["code"], "name"]) if unit["unit"] == "34" else []
    if len(merged) > 1:
        said.append(t("Từ 01/07/2025, gồm các tỉnh, thành cũ: {names}.", names=", ".join(merged)))
    if unit["unit"] == "63":
        said.append(t("Theo bản đồ 63 tỉnh, thành, có hiệu lực đến 30/06/2025."))
    if not unit["bulletins"]:
        said.append(t("Trong kỳ: {state}.", state=states()[unit["state"]]))
    return " ".join(said)


def _figures(one: One) -> None:
    """The unit's figures with their change against the period before."""
    period, cards = figures(one)
    st.caption(t("Kỳ {start} – {end}.", start=day(period.start), end=day(period.end)))
    draw_cards(cards)


def figures(one: One) -> tuple[Filters, list[Card]]:
    """The days that are counted, and the unit's figures, for the page and its report."""
    period, compared = periods.of_build(one.view.build, one.view.filters)
    named = one.view.named(one.key)
    now = row(one.view.build, "province_figures", **values(period), **named)
    before = [
        (each.short, row(one.view.build, "province_figures", **values(each.filters), **named)) for each in compared
    ]
    unit = one.unit
    known: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("bulletins", t("Bản tin"), {}),
        ("citing", t("Bản tin nhắc nghị quyết"), {"resolution": "*"}),
        ("with_activity", t("Bản tin có hoạt động"), {"activity": "*"}),
    )
    cards = [_card(one, column, label, opens, now, before) for column, label, opens in known]
    cards[0] = replace(cards[0], sentence=_rank(one))
    cards.append(
        Card(
            "watched",
            t("Trang đưa tin đã thu thập"),
            number(unit["sites"]),
            t("Trang có đưa tin về nơi này và được thu thập trong kỳ."),
            changes=[t("theo dõi {weeks} tuần của kỳ", weeks=number(unit["weeks"]))],
        )
    )
    return period, cards


def _rank(one: One) -> list[Clause]:
    """Where the unit stands among those of its map, by the scale of the page; nothing of one that nobody watched."""
    unit, units = one.unit, one.view.units
    if pd.isna(unit["rank"]):
        return []
    ranked = int(units.loc[units["unit"] == unit["unit"], "rank"].notna().sum())
    rank = t("hạng {rank} trong {all}", rank=number(unit["rank"]), all=number(ranked))
    scale = one.view.scale
    measured = "" if scale.key == COUNT else f"{scale.name}: {unit['said']}, "
    return joined([[Clause(measured + rank)]])


def _card(  # noqa: PLR0913, PLR0917 - what a card is made of
    one: One,
    column: str,
    label: str,
    opens: Mapping[str, str],
    now: Mapping[str, Any],
    before: list[tuple[str, dict[str, Any]]],
) -> Card:
    """One figure; of a unit that nobody watched, a word instead of a zero."""
    count = int(now[column])
    if not count and not one.unit["is_collected"]:
        return Card(column, label, t("chưa biết"), states()[one.unit["state"]])
    changes = [changed(count, int(then[column]), name) for name, then in before]
    link = Clause(t("{count} bản tin", count=number(count)) + " →", one.url(**opens)) if count else None
    return Card(column, label, number(count), explained()[column], changes=changes, opens=link)


def _months(one: One) -> None:
    """Bulletins a month, a gap where nobody looked; a click opens the month."""
    everywhere = values(one.view.everywhere)
    data = frame(one.view.build, "province_month", **everywhere, role=one.view.role)
    data = data[(data["unit"] == one.unit["unit"]) & (data["code"] == one.unit["code"])]
    gaps = int(data["bulletins"].isna().sum())
    sentence = t("Mỗi cột là một tháng; bấm vào cột để mở bản tin.")
    if gaps:
        sentence += " " + t("{count} tháng gạch chéo: chưa biết, không phải 0.", count=number(gaps))
    counts = data["bulletins"].map(lambda count: t("chưa thu thập") if pd.isna(count) else number(count))
    charts.show(
        charts.months_bars(data, x="month", y="bulletins", unit=t("bản tin"), height=220),
        title=t("Bản tin theo tháng"),
        sentence=sentence,
        table=pd.DataFrame({t("Tháng"): data["month"].map(lambda at: f"{at:%m/%Y}"), t("Bản tin"): counts}),
        count=int(data["bulletins"].sum()),
        key=f"province_months_{one.key}_{one.view.build.name}",
        alt=t("Cột: số bản tin mỗi tháng của {name}.", name=one.unit["label"]),
        on_select=lambda picked: links.go_to_bulletins(**one.view.named(one.key), month=picked),
    )


def _bars(one: One, counts: Counts) -> None:
    """Counts of the unit's bulletins, a row each."""
    found = counts.found
    bars = [
        Bar(
            label=str(each["label"]),
            value=float(each["bulletins"]),
            said=number(each["bulletins"]),
            opens=counts.url(one, each),
            note=str(each.get("note", "")),
            page=each.get("page"),
        )
        for each in found.head(LISTED).to_dict("records")
    ]
    table = pd.DataFrame({counts.head: found["label"], t("Bản tin"): found["bulletins"]})
    key = f"province_{'_'.join(counts.names)}_{one.key}_{one.view.build.name}"
    sentence = f"{counts.sentence} {_left_out(counts)}".strip()
    charts_bars.show(bars, title=counts.title, sentence=sentence, table=table, count=None, key=key)


def _left_out(counts: Counts) -> str:
    """That not all are drawn, where they are not."""
    if counts.altogether <= LISTED:
        return ""
    return t(
        "Vẽ {shown} nhiều nhất trong {all}; bảng số liệu có {rows}.",
        shown=number(LISTED),
        all=number(counts.altogether),
        rows=number(len(counts.found)),
    )


def activities(one: One) -> Counts:
    """Kinds of activity that took place."""
    found = one.frame("province_activities")
    return Counts(
        t("Hoạt động đã diễn ra"),
        t("Số bản tin kể từng loại hoạt động; một bản tin có thể kể nhiều loại."),
        t("Hoạt động"),
        found.assign(label=found["kind"].map(activity)),
        {"activity": "kind"},
    )


def resolutions(one: One) -> Counts:
    """The resolutions taken up."""
    found = one.frame("province_resolutions", limit=ROWS).assign(status="resolved")
    return Counts(
        t("Nghị quyết được nhắc"),
        t("Số bản tin nêu từng nghị quyết đã nhận đúng; số chưa rõ xem ở trang Nghị quyết."),
        t("Nghị quyết"),
        found.rename(columns={"short": "label", "title": "note"}),
        {"resolution": "key", "status": "status"},
    )


def bodies(one: One) -> Counts:
    """The union bodies named."""
    found = one.frame("province_bodies", limit=ROWS)
    return Counts(
        t("Tổ chức công đoàn được nêu"),
        t("Tổ chức ở tỉnh, thành này hoặc chưa rõ thuộc nơi nào, không kể Tổng Liên đoàn."),
        t("Tổ chức"),
        found.assign(label=found["name"], note=found["level"].map(level)),
        {"body": "name"},
    )


def _sites(one: One) -> None:
    """The sites that report on the unit, and whether they were collected."""
    found = one.frame("province_sites")
    bars = [_site(one, each) for each in found.to_dict("records")]
    charts_bars.show(
        bars,
        title=t("Trang đưa tin"),
        sentence=t("Trang của tỉnh, thành và trang khác có đưa tin về nơi này; gạch chéo là chưa thu thập, chưa biết."),
        table=sites_table(found),
        count=None,
        key=f"province_sites_{one.key}_{one.view.build.name}",
    )


def sites_table(found: pd.DataFrame) -> pd.DataFrame:
    """The sites with their bulletins; of one that was not collected they are unknown."""
    return pd.DataFrame(
        {
            t("Trang"): found["name"],
            t("Bản tin"): found["bulletins"].astype("Int64").where((found["bulletins"] > 0) | (found["weeks"] > 0)),
            t("Tuần theo dõi"): found["weeks"],
            t("Tuần của kỳ"): found["weeks_known"],
        }
    )


def _site(one: One, each: Mapping[Any, Any]) -> Bar:
    """A site's line."""
    is_known = each["bulletins"] > 0 or each["weeks"] > 0
    weeks = t("theo dõi {weeks} trong {all} tuần", weeks=number(each["weeks"]), all=number(each["weeks_known"]))
    last = t("gần nhất {day}", day=day(each["last_day"])) if pd.notna(each["last_day"]) else ""
    unknown = states()["merged_away" if each["is_merged"] else "not_collected"]
    return Bar(
        label=str(each["name"]),
        value=float(each["bulletins"]) if is_known else None,
        said=number(each["bulletins"]) if is_known else unknown,
        opens=one.url(site=str(each["site"])) if each["bulletins"] else None,
        note=" · ".join(part for part in (weeks, last) if part),
    )


def _partners(one: One) -> Counts:
    """Who acts with the unit in one bulletin."""
    found = province_together.pairs(one.view, None, ())
    code, unit = one.unit["code"], one.unit["unit"]
    found = found[(found["unit"] == unit) & ((found["code_a"] == code) | (found["code_b"] == code))]
    is_first = found["code_a"] == code
    found = found.assign(
        label=found["label_b"].where(is_first, found["label_a"]),
        other=found["code_b"].where(is_first, found["code_a"]),
        note=found["last_day"].map(lambda last: t("gần nhất {day}", day=day(last))),
    )
    found["page"] = [one.view.page_url(f"{unit}-{other}") for other in found["other"]]
    return Counts(
        t("Cùng hoạt động với"),
        t("Số bản tin có cả hai nơi cùng hoạt động; không tính tin tổng hợp hơn năm nơi."),
        t("Tỉnh, thành"),
        found,
        {"partner": "other"},
    )


def _newest(one: One) -> None:
    """The newest bulletins, each a link to the reader."""
    st.subheader(t("Bản tin mới nhất"), anchor=False)
    newest = one.frame("province_newest", limit=LISTED)
    if newest.empty:
        st.markdown(periods.nothing())
        return
    links.bulletin_list(newest)
    links.open_number(int(one.unit["bulletins"]), **one.view.named(one.key))
