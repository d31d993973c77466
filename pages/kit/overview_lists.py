"""The lists of the overview: the bulletins that matter, who fell silent, who was never heard, who never asked."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links
from pages.kit.filters import Filters, values
from pages.kit.overview_cards import Clause, listed, sentence
from pages.kit.overview_stretch import Stretch
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

TOGETHER: Final = 3
"""So many provinces acting in one bulletin make it matter."""
OFTEN: Final = 5
"""So often one resolution has to be named."""
MATTERING: Final = 5
NAMED: Final = 6
"""Silent places named; all are in the table."""
_ROW: Final = "margin:0 0 0.45rem 0;overflow-wrap:anywhere;font-size:0.95rem;line-height:1.4"


def matters(build: Build, stretch: Stretch) -> None:
    """The bulletins of the stretch that matter, each with the reason; the rule stands below."""
    st.subheader(t("Bản tin đáng chú ý"), anchor=False)
    asked = values(stretch.filters) | {"together": TOGETHER, "often": OFTEN, "limit": MATTERING}
    found = frame(build, "overview_matters", **asked)
    if found.empty:
        st.markdown(t("Không bản tin nào của kỳ vào diện đáng chú ý."))
    else:
        links.lines(_matter(one) for one in found.to_dict("records"))
    st.caption(
        t(
            "Đáng chú ý khi: lần đầu có bản tin nhắc một nghị quyết; từ {together} tỉnh, thành cùng hoạt động; "
            "hoặc nêu một nghị quyết từ {often} lần. Nhiều lý do đứng trước.",
            together=number(TOGETHER),
            often=number(OFTEN),
        )
    )


def _matter(one: Mapping[Hashable, Any]) -> links.Line:
    """One bulletin with its reasons."""
    reasons = [
        t("lần đầu nhắc {name}", name=one["first_of"]) if pd.notna(one["first_of"]) else "",
        t("{count} tỉnh, thành cùng hoạt động", count=number(one["provinces"])) if pd.notna(one["provinces"]) else "",
        t("nêu một nghị quyết {count} lần", count=number(one["mentions"])) if pd.notna(one["mentions"]) else "",
    ]
    line = links.bulletin_line(one)
    return links.Line(line.words, line.address, " · ".join(part for part in (line.below, *reasons) if part))


@dataclass(frozen=True, slots=True)
class Silence:
    """Who is silent (the ledger says that somebody looked), and of whom nobody knows."""

    fell: pd.DataFrame
    """Had news in the six months before; `is_collected` as in the question `silent`."""
    unheard: pd.DataFrame
    """Never had any; `is_collected`: somebody looked."""
    view: str


def silence(build: Build, filters: Filters) -> None:
    """Who fell silent, who was never heard, and of whom nobody knows, because nobody looked."""
    st.subheader(t("Nơi đang im ắng"), anchor=False)
    view = "34" if filters.unit == "published" else filters.unit
    asked = values(filters) | {"view": view}
    found = Silence(frame(build, "silent", **asked | {"unit": view}), frame(build, "overview_unheard", **asked), view)
    rows = [row for row in _rows(found) if row]
    if not rows:
        st.markdown(t("Không nơi nào từng có tin trong sáu tháng trước đó mà im ắng trong 8 tuần cuối của kỳ."))
        return
    st.html("".join(f"<div style='{_ROW}'>{sentence(row)}</div>" for row in rows))
    charts.figures(_table(found), key=f"overview_silent_{build.name}", alt=t("Nơi đang im ắng"), is_lazy=True)


def _rows(found: Silence) -> list[list[Clause]]:
    """The three kinds of silence, each a line that names the first and counts the rest."""
    fell, unknown = (found.fell[found.fell["is_collected"] == known] for known in (True, False))
    never, unasked = (found.unheard[found.unheard["is_collected"] == known] for known in (True, False))
    heads = (
        (t("Im ắng 8 tuần cuối dù vẫn được thu thập ({count}):"), fell),
        (t("Thu thập rồi mà chưa từng có tin ({count}):"), never),
        (t("Chưa biết, vì trang từng đưa tin về đó chưa được thu thập ({count}):"), unknown),
        (t("Chưa từng thu thập nên chưa biết, không phải là 0 ({count}):"), unasked),
    )
    return [_row(words.format(count=number(len(rows))), rows, found.view) for words, rows in heads]


def _row(words: str, rows: pd.DataFrame, view: str) -> list[Clause]:
    """One line: the first places as links to what they had, and how many others there are."""
    named = [_place(one, view) for one in rows.head(NAMED).to_dict("records")]
    more = len(rows) - len(named)
    rest = [Clause(t(" và {count} nơi khác", count=number(more)))] if more > 0 else []
    return [*listed(words, named), *rest, Clause(".")] if named else []


def _place(one: Mapping[Hashable, Any], view: str) -> Clause:
    """A place; where it ever had bulletins they open, the newest first."""
    if "last_day" not in one:
        return Clause(str(one["name"]))
    where = {"site": one["code"]} if one["kind"] == "site" else {"province": one["code"], "province_unit": view}
    return Clause(str(one["name"]), links.bulletins_url(**where, dated="all"))


def _table(found: Silence) -> pd.DataFrame:
    """All of them, with the words for each state."""
    kinds = {"province": t("Tỉnh, thành phố"), "site": t("Trang")}
    said = {
        (True, True): t("đã thu thập, không có tin"),
        (True, False): t("chưa thu thập đủ, chưa biết"),
        (False, True): t("đã thu thập, chưa từng có tin"),
        (False, False): t("chưa từng thu thập, chưa biết"),
    }
    both = pd.concat([found.fell.assign(spoke=True), found.unheard.assign(spoke=False)], ignore_index=True)
    return pd.DataFrame(
        {
            t("Tên"): both["name"],
            t("Loại"): both["kind"].map(kinds),
            t("Lần cuối có tin"): both["last_day"].map(lambda one: day(one) if pd.notna(one) else "–"),
            t("Bản tin sáu tháng trước đó"): both["bulletins_before"],
            t("Tình trạng"): [
                said[bool(spoke), bool(known)] for spoke, known in zip(both["spoke"], both["is_collected"], strict=True)
            ],
        }
    )
