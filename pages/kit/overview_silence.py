"""Who is silent, in kinds that are never confused: silent though collected, never heard, unread, merged, not asked.

Each kind is a line with its number; it opens to its rows, and each row to the bulletins of the place.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links
from pages.kit.filters import Filters, values
from pages.kit.links import plain
from pages.kit.overview_cards import Clause, clause, listed
from pages.kit.panels import made
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, t

NAMED: Final = 4
"""Silent places named in a line; all are in its rows."""
_STYLE: Final = (
    "<style>.np-silent details{margin:0 0 .3rem 0;font-size:.95rem;line-height:1.4;overflow-wrap:anywhere}"
    ".np-silent summary{cursor:pointer}.np-silent .np-mark{display:inline-block;width:.85rem;height:.85rem;"
    "margin:0 .35rem -.1rem 0;border-radius:2px}"
    ".np-silent ul{margin:.2rem 0 .4rem 1.1rem;padding:0;max-height:22rem;overflow-y:auto}"
    ".np-silent li{margin:0 0 .2rem 0;font-size:.9rem}.np-silent a{color:inherit}</style>"
)


@dataclass(frozen=True)
class Silence:
    """Rows of the question `overview_silence`, the map in which its provinces are read, and which weeks are asked."""

    rows: pd.DataFrame
    view: str
    weeks: str

    @cached_property
    def by_state(self) -> Mapping[str, Sequence[Mapping[Hashable, Any]]]:
        """The places in each state."""
        found: dict[str, list[Mapping[Hashable, Any]]] = {}
        for one in self.rows.to_dict("records"):
            found.setdefault(one["state"], []).append(one)
        return found

    def of(self, state: str) -> Sequence[Mapping[Hashable, Any]]:
        """The places in one state."""
        return self.by_state.get(state, ())


def kinds() -> dict[str, str]:
    """What each state is called, in the order of the list; the number of places follows."""
    return {
        "fell_silent": t("Im ắng 8 tuần cuối dù vẫn được thu thập"),
        "never_published": t("Đã thu thập mà chưa từng có tin"),
        "failed_to_read": t("Có tệp không đọc được, nên chưa biết"),
        "no_longer_collected": t("Từng có tin, nay không được thu thập đủ, nên chưa biết"),
        "never_collected": t("Chưa từng được thu thập, nên chưa biết, không phải là 0"),
        "undated": t("Chỉ có bản tin chưa rõ ngày"),
        "merged_away": t("Đã nhập vào trang khác, không phải im ắng"),
    }


def silence(build: Build, found: Silence, lines: str) -> None:
    """The list of the silent: a line for each kind that there is, which opens to its rows."""
    st.subheader(t("Nơi đang im ắng"), anchor=False)
    if found.rows.empty:
        st.markdown(nobody_silent())
        st.caption(found.weeks)
        return
    st.html(lines)
    st.caption(found.weeks)
    charts.figures(partial(silent_table, found), key=f"overview_silent_{build.name}", alt=t("Nơi đang im ắng"))


def listed_silence(build: Build, filters: Filters) -> tuple[Silence, str]:
    """Who is silent, and their list in HTML."""
    return made(build, (filters,), lambda: _listed(silent(build, filters)))


def _listed(found: Silence) -> tuple[Silence, str]:
    """The kinds in HTML, each a line."""
    lines = "".join(_folded(found, state) for state in kinds() if len(found.of(state)))
    return found, f"{_STYLE}<div class='np-silent'>{lines}</div>"


def silent(build: Build, filters: Filters) -> Silence:
    """Who is silent at the end of the period."""
    view = "34" if filters.unit == "published" else filters.unit
    span = row(build, "overview_silence_span", end=filters.end)
    return Silence(frame(build, "overview_silence", **values(filters), view=view), view, _weeks(span, filters))


def _weeks(span: Mapping[str, Any], filters: Filters) -> str:
    """Which eight weeks are asked: the last of the period that somebody knows of."""
    said = t("8 tuần cuối: {since} – {last}", since=day(span["since"]), last=day(span["last_day"]))
    is_whole = pd.Timestamp(span["last_day"]) == pd.Timestamp(filters.end)
    return said + ("." if is_whole else t("; sau đó chưa thu thập."))


def silent_sentences(found: Silence) -> list[list[Clause]]:
    """Each kind of silence that there is, as a sentence."""
    return [_sentence(found, state) for state in kinds() if len(found.of(state))]


def nobody_silent() -> str:
    """The sentence where nobody is."""
    return t("Nơi nào cũng có tin trong 8 tuần cuối.")


def _sentence(found: Silence, state: str) -> list[Clause]:
    """A kind with its number, the first places as links to what they had, and how many others there are."""
    rows = found.of(state)
    named = [_place(one, found.view) for one in rows[:NAMED]]
    more = len(rows) - len(named)
    others = t(" và {count} nơi khác", count=number(more)) if more else ""
    return [*listed(f"{kinds()[state]} ({number(len(rows))}):", named, others), Clause(".")]


def _folded(found: Silence, state: str) -> str:
    """A kind as a line that opens to all its rows."""
    said = escape("".join(one.words for one in _sentence(found, state)))
    rows = "".join(
        f"<li>{clause(_place(one, found.view))}{' · ' + plain(below) if (below := _told(one)) else ''}</li>"
        for one in found.of(state)
    )
    mark = f"<span class='np-mark' style='{_mark(state)}'></span>"
    return f"<details data-state='{state}'><summary>{mark}{said}</summary><ul tabindex='0'>{rows}</ul></details>"


def _mark(state: str) -> str:
    """The sign of a kind: an empty frame is a zero; hatched, each in its way, is what nobody knows."""
    ink = charts.TEXT[charts.mode()]
    edge = f"border:1px {'solid' if state in {'fell_silent', 'merged_away'} else 'dashed'} {ink};"
    stripes = f"repeating-linear-gradient({{}}deg,{ink} 0 1px,transparent 1px 4px)"
    drawn = {
        "fell_silent": "",
        "never_published": "",
        "failed_to_read": f"background:{stripes.format(45)},{stripes.format(135)}",
        "no_longer_collected": f"background:{stripes.format(135)}",
        "never_collected": f"background:{stripes.format(135)}",
        "undated": f"background:{stripes.format(90)}",
        "merged_away": f"background:radial-gradient({ink} 1px,transparent 1.5px) 0 0/4px 4px",
    }
    return edge + drawn[state]


def _place(one: Mapping[Hashable, Any], view: str) -> Clause:
    """A place; where it ever had bulletins they open, of any time."""
    if not one["bulletins"]:
        return Clause(str(one["name"]))
    where = {"site": one["code"]} if one["kind"] == "site" else {"province": one["code"], "province_unit": view}
    return Clause(str(one["name"]), links.bulletins_url(**where, dated="all"))


def _told(one: Mapping[Hashable, Any]) -> str:
    """What is known of a place, on one line."""
    parts = [
        t("lần cuối có tin {day}", day=day(one["last_on"])) if pd.notna(one["last_on"]) else "",
        t("mọi thời gian {count} bản tin", count=number(one["bulletins"])) if one["bulletins"] else "",
        t("đã thu thập {count} tuần", count=number(one["weeks"])) if one["weeks"] else "",
        _merged(one),
        str(one["failed"]) if pd.notna(one["failed"]) else "",
    ]
    return " · ".join(part for part in parts if part)


def _merged(one: Mapping[Hashable, Any]) -> str:
    """Into which site another went, and when."""
    if one["state"] != "merged_away":
        return ""
    since = t("từ {day}", day=day(one["merged_on"]))
    return t("nhập vào {name} {since}", name=one["merged_into"], since=since) if pd.notna(one["merged_into"]) else since


def silent_tables(found: Silence) -> dict[str, pd.DataFrame]:
    """For paper: those of each state under its words, unless its sentence has named them all and there is no more."""
    table = silent_table(found)
    tables = {words: _terse(table[table[t("Tình trạng")] == words]) for words in kinds().values()}
    return {words: one for words, one in tables.items() if len(one) > NAMED or len(one.columns) > 1}


def _terse(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of one state without their state, and without the columns that are empty or zero in all of them."""
    told = table.drop(columns=[t("Loại"), t("Tình trạng")])
    says = ~told.isin(["", "–", 0]) & told.notna()
    return told.loc[:, says.any() | (told.columns == t("Tên"))]


def silent_table(found: Silence) -> pd.DataFrame:
    """All of them, with the words for each state; no bulletins are a zero only where somebody looked."""
    sorts = {"province": t("Tỉnh, thành phố"), "site": t("Trang")}
    rows = found.rows
    is_known = (rows["bulletins"] > 0) | (rows["weeks"] > 0)
    return pd.DataFrame(
        {
            t("Tên"): rows["name"],
            t("Loại"): rows["kind"].map(sorts),
            t("Tình trạng"): rows["state"].map(kinds()),
            t("Lần cuối có tin"): rows["last_on"].map(lambda one: day(one) if pd.notna(one) else "–"),
            t("Bản tin mọi thời gian"): rows["bulletins"].where(is_known).astype("Int64"),
            t("Tuần đã thu thập"): rows["weeks"],
            t("Ghi chú"): [
                _merged(one) or (one["failed"] if pd.notna(one["failed"]) else "") for one in rows.to_dict("records")
            ],
        }
    )
