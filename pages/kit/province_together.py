"""Who works with whom: provinces acting in one bulletin, as a network and as pairs that open to their bulletins."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, charts_bars, links, panels, periods, province_network, province_programmes
from pages.kit.charts_bars import Bar
from pages.kit.conditions import province_unit
from pages.kit.filters import values
from pages.kit.panels import Panel, made
from pages.kit.province_programmes import Programmes
from pages.kit.province_view import View, labels
from pages.kit.warehouse import frame, row
from pages.kit.words import day, number, t

PAIRS: Final = 12
NEWEST: Final = 6
_SWITCH: Final = "phoi-hop"
_ALL: Final = "provinces_all_pairs"
"""Of the two switches."""
SIGNED: Final = "cooperation"
"""The kind of activity where somebody signs, hands over, works by a common programme."""


@dataclass(frozen=True, slots=True)
class Together:
    """What is seen of a view, asked and made; shared by readers, so nobody may change it."""

    picture: Panel
    pairs: Panel
    all_pairs: int
    round_ups: int
    """Bulletins that are left out because too many act in them."""
    signings: Sequence[links.Line]
    signed: int
    programmes: Programmes | None


def make(view: View) -> Together:
    """All that is drawn below, before the first of it is; kept until it is drawn."""
    activity = SIGNED if st.session_state.get(_SWITCH) else None
    everything = bool(st.session_state.get(_ALL))
    return made(view.build, (*view.asked, activity, everything), lambda: _make(view, activity, everything=everything))


def _make(view: View, activity: str | None, *, everything: bool) -> Together:
    """The network and its pairs, under all filters, and who signed what."""
    found = pairs(view, activity, view.filters.provinces)
    count = _count(view, "*", activity)
    signed = frame(view.build, "province_cooperation", **values(view.filters), limit=NEWEST)
    if not count or signed.empty:
        periods.nothing()  # what the empty panels will say: asked before anything is drawn
    return Together(
        _network(view, found, count, activity),
        _pairs(view, found, count, activity, everything=everything),
        len(found),
        _count(view, "many", activity),
        [_signing(one) for one in signed.to_dict("records")],
        0 if signed.empty else int(signed["bulletins"].iloc[0]),
        province_programmes.make(view),
    )


def panel(view: View) -> None:
    """The network and its pairs, then who signed what."""
    st.header(t("Ai phối hợp với ai"), anchor=False, divider="gray")
    activity = _signed()
    found = make(view)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        panels.show(found.picture, key=f"provinces_network_{view.build.name}")
    with right:
        charts_bars.draw(found.pairs, key=f"provinces_pairs_{view.build.name}")
        if found.all_pairs > PAIRS:
            st.toggle(t("Hiện đủ {count} cặp", count=number(found.all_pairs)), key=_ALL)
    _round_ups(view, found.round_ups, activity)
    _cooperation(found)
    province_programmes.panel(found.programmes)


def _signed() -> str | None:
    """Whether only bulletins of signing and common programmes count; kept in the address."""
    only = st.toggle(
        t("Chỉ bản tin kể việc ký kết, phối hợp đã diễn ra"),
        key=_SWITCH,
        bind="query-params",
        help=t("Bình thường tính mọi bản tin có hai đến năm tỉnh, thành cùng hoạt động."),
    )
    return SIGNED if only else None


def pairs(view: View, activity: str | None, provinces: tuple[str, ...]) -> pd.DataFrame:
    """The pairs, with the names to show."""
    found = frame(view.build, "province_pairs", **values(view.filters) | {"provinces": provinces}, activity=activity)
    for end in ("a", "b"):
        found[f"label_{end}"] = labels(found.assign(name=found[f"name_{end}"]), view.filters)
    return found


def pair_url(view: View, one: Mapping[Hashable, Any], activity: str | None = None) -> str:
    """The bulletins of a pair."""
    unit = province_unit(view.filters.unit, one["unit"])
    both = {"province": str(one["code_a"]), "partner": str(one["code_b"]), "province_unit": unit}
    return links.bulletins_url(**both, activity=activity)


def _count(view: View, partner: str, activity: str | None) -> int:
    """Bulletins with several units acting (`*`), or with too many (`many`)."""
    unit = view.filters.unit
    asked = values(view.filters) | {"partner": partner, "activity": activity, "province_unit": _all_units(unit)}
    return int(row(view.build, "province_together", **asked)["bulletins"])


def _all_units(view: str) -> str:
    """The `province_unit` that reads every bulletin of a view."""
    return "published" if view == "published" else view


def _network(view: View, found: pd.DataFrame, count: int, activity: str | None) -> Panel:
    """The picture of the strongest pairs with its words."""
    pairs = found.to_dict("records")
    shown = province_network.nodes(pairs)
    arcs = province_network.arcs(pairs, shown)
    sentence = t(
        "{shown} nơi, xếp từ bắc vào nam, với {drawn} trong {all} cặp; nét càng đậm càng nhiều bản tin. "
        "Bấm vào chấm trên cung để mở.",
        shown=number(len(shown)),
        drawn=number(len(arcs)),
        all=number(len(found)),
    )
    chosen = set(view.looked_at["key"]) if view.filters.provinces else ()
    alt = t("Mạng lưới: cung nối hai tỉnh, thành cùng hoạt động. {sentence}", sentence=sentence)
    return Panel(
        province_network.drawn(shown, arcs, lambda one: pair_url(view, one, activity), alt, chosen),
        title=t("Tỉnh, thành cùng hoạt động trong một bản tin"),
        sentence=sentence,
        table=partial(table, found),
        count=count,
        alt=alt,
    )


def _pairs(view: View, found: pd.DataFrame, count: int, activity: str | None, *, everything: bool) -> Panel:
    """The strongest pairs as bars that open."""
    bars = [
        Bar(
            label=f"{one['label_a']} – {one['label_b']}",
            value=float(one["bulletins"]),
            said=number(one["bulletins"]),
            opens=pair_url(view, one, activity),
            note=t("gần nhất {day}", day=day(one["last_day"])),
        )
        for one in (found if everything else found.head(PAIRS)).to_dict("records")
    ]
    return charts_bars.panel(
        bars,
        title=t("Các cặp, nhiều bản tin nhất trước"),
        sentence=t("Bấm vào số để mở bản tin."),
        table=partial(table, found),
        count=count,
    )


def table(found: pd.DataFrame) -> pd.DataFrame:
    """All pairs as a table."""
    return pd.DataFrame(
        {
            t("Tỉnh, thành"): found["label_a"],
            t("Cùng với"): found["label_b"],
            t("Bản tin"): found["bulletins"],
            t("Gần nhất"): found["last_day"].map(day),
        }
    )


def _round_ups(view: View, count: int, activity: str | None) -> None:
    """What is left out, and why."""
    if count:
        st.markdown(
            t("Không tính vào cặp: bản tin có hơn năm tỉnh, thành cùng hoạt động, vì đó là tin tổng hợp nhiều nơi.")
        )
        unit = _all_units(view.filters.unit)
        links.open_number(count, province="*", partner="many", province_unit=unit, activity=activity)


def _cooperation(found: Together) -> None:
    """The newest bulletins of signing and common programmes, whoever acts in them."""
    title = t("Ký kết, chương trình phối hợp gần nhất")
    if not found.signings:
        charts.headed(title, periods.nothing(t("Không có trong kỳ và bộ lọc này.")))
        return
    charts.headed(
        title, t("Bản tin kể việc ký kết, phối hợp đã diễn ra, cùng nơi có hoạt động; kể cả phối hợp trong một tỉnh.")
    )
    links.lines(found.signings)
    links.open_number(found.signed, activity=SIGNED)


def _signing(one: Mapping[Hashable, Any]) -> links.Line:
    """One such bulletin with the units acting in it."""
    line = links.bulletin_line(one)
    where = str(one["provinces"]) if pd.notna(one["provinces"]) else t("chưa rõ nơi nào")
    return links.Line(line.words, line.address, f"{line.below} · {where}")
