"""Everything about one resolution: its entry in the register, its namesakes, its life, where and in which words."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import bulletin_rows, charts, charts_resolutions, links, same_page
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.terms import issuer, statuses
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

CHOSEN: Final = "nq"
"""The parameter that names the resolution: the register's key, or `issuer|number|status` while the key is open."""
FILE: Final = "pages/public/resolutions.py"
SHOWN: Final = 30
"""Bulletins listed here; the list page has them all."""
TOP: Final = 15


def go_to(choice: str) -> None:
    """Open the file of one resolution, on its own page: Streamlit lets no page switch to itself with bound filters."""
    same_page.go({CHOSEN: choice})
    st.rerun()


def opened_by(choice: str) -> dict[str, str | None]:
    """The conditions under which the list page shows the bulletins that name a resolution."""
    if choice.count("|") < 2:  # noqa: PLR2004 - a key of the register holds none
        return {"resolution": choice}
    resolution, _, status = choice.rpartition("|")
    return {"resolution": resolution, "status": status}


def file_of_one(build: Build, filters: Filters, choice: str) -> None:
    """The page with a chosen resolution."""
    same_page.button(t("Tất cả nghị quyết"), {CHOSEN: None}, key="resolution_all", icon=":material/arrow_back:")
    ranking = frame(build, "resolution_ranking", **values(filters))
    mine = ranking[ranking["choice"] == choice]
    entry = frame(build, "resolution_entry", choice=choice)
    if entry.empty and mine.empty:
        st.info(
            t("Không có nghị quyết này trong danh mục, cũng không bản tin nào trong kỳ nêu."),
            icon=":material/search_off:",
        )
        return
    figures = mine.iloc[0].to_dict() if len(mine) else {}
    _head(entry.iloc[0].to_dict() if len(entry) else figures, figures, registered=len(entry) > 0)
    _counts(figures, choice)
    if len(entry):
        _namesakes(frame(build, "resolution_namesakes", choice=choice))
    _life(build, filters, choice, entry)
    _provinces(build, filters, choice)
    _bulletins(build, filters, choice, int(figures.get("bulletins", 0)))


def _head(entry: dict[Any, Any], figures: dict[Any, Any], *, registered: bool) -> None:
    """What it is called, who issued it when, and how sure that is."""
    st.title(links.escaped(str(entry.get("short") or entry.get("label"))), anchor=False)
    if pd.notna(entry.get("title")):
        st.markdown(f"**{links.escaped(str(entry['title']))}**")
    facts = [issuer(entry.get("issuer"))]
    if pd.notna(entry.get("number")):
        facts.append(t("số {number}", number=links.escaped(str(entry["number"]))))
    if pd.notna(entry.get("issued_on")):
        facts.append(t("ban hành {day}", day=day(entry["issued_on"])))
    if pd.notna(entry.get("term")):
        facts.append(t("khóa {term}", term=links.escaped(str(entry["term"]))))
    st.markdown(" · ".join(facts))
    if not registered:
        st.warning(
            t("Chưa có trong danh mục nghị quyết: {status}.", status=statuses().get(str(figures.get("status")), "")),
            icon=":material/help:",
        )
    elif not entry["is_verified"]:
        st.warning(t("Dòng này của danh mục **chưa kiểm chứng** với nguồn chính thức."), icon=":material/help:")
    if registered and pd.notna(entry.get("source")) and entry["is_verified"]:
        st.caption(t("Nguồn: {source}", source=links.escaped(str(entry["source"]))))


def _counts(figures: dict[Any, Any], choice: str) -> None:
    """How often in the period, opening to the bulletins."""
    if not figures:
        st.info(t("Trong kỳ và phạm vi đang chọn, không bản tin nào nêu nghị quyết này."), icon=":material/info:")
        return
    with st.grid(3, min_column_width=150, gap="small"):
        with st.container(border=True):
            st.metric(t("Bản tin trong kỳ"), number(figures["bulletins"]))
            links.open_number(int(figures["bulletins"]), **opened_by(choice))
        with st.container(border=True):
            st.metric(t("Lần nêu"), number(figures["mentions"]), help=t("Mọi lần nêu, kể cả tiêu đề."))
        with st.container(border=True):
            st.metric(t("Tỉnh, thành"), number(figures["provinces"]), help=t("Nơi có hoạt động trong các bản tin đó."))


def _namesakes(found: pd.DataFrame) -> None:
    """Others with the same number: the reason why a number alone decides nothing."""
    if found.empty:
        return
    with st.expander(t("{count} nghị quyết khác cùng số", count=number(len(found))), icon=":material/content_copy:"):
        for row in found.to_dict("records"):
            issued = day(row["issued_on"]) if pd.notna(row["issued_on"]) else t("chưa rõ ngày")
            unsure = "" if row["is_verified"] else t(" (chưa kiểm chứng)")
            label = f"{links.escaped(str(row['short']))} · {issuer(row['issuer'])} · {issued}{unsure}"
            if st.button(label, key=f"namesake_{row['key']}", type="tertiary", wrap=True):
                go_to(str(row["key"]))
            st.caption(links.escaped(str(row["title"])))


def _life(build: Build, filters: Filters, choice: str, entry: pd.DataFrame) -> None:
    """Every month it was named in, whatever the period."""
    data = frame(build, "resolution_life", **values(filters), choice=choice)
    if data.empty:
        return
    issued = entry["issued_on"].iloc[0] if len(entry) and pd.notna(entry["issued_on"].iloc[0]) else None
    first, last = data["month"].iloc[0], data["month"].iloc[-1]
    sentence = t("Tính trên mọi thời kỳ: được nêu từ {first} đến {last}.", first=f"{first:%m/%Y}", last=f"{last:%m/%Y}")
    table = pd.DataFrame(
        {
            t("Tháng"): [f"{month:%m/%Y}" for month in data["month"]],
            t("Bản tin"): data["bulletins"],
            t("Lần nêu"): data["mentions"],
        }
    )
    charts.show(
        charts_resolutions.life(data, None if issued is None else pd.Timestamp(issued).date()),
        title=t("Đường đời"),
        sentence=sentence,
        table=table,
        count=int(data["bulletins"].sum()),
        key=f"resolution_life_{build.name}",
        alt=t("Cột theo tháng: số bản tin nêu nghị quyết"),
        on_select=lambda month: links.go_to_bulletins(**opened_by(choice), month=month, dated="all"),
    )


def _provinces(build: Build, filters: Filters, choice: str) -> None:
    """Where it is taken up in the period; a click opens."""
    data = frame(build, "resolution_province", **values(filters), choices=(choice,))
    named = data[data["bulletins"] > 0].sort_values("bulletins", ascending=False, kind="stable")
    if named.empty:
        return
    old = t(" (cũ)") if filters.unit == "published" else ""
    named = named.assign(
        key=named["unit"] + "~" + named["code"],
        label=[name + (old if unit == "63" else "") for name, unit in zip(named["name"], named["unit"], strict=True)],
    )
    silent = data[(data["bulletins"] == 0) & (data["all_bulletins"] > 0)]
    sentence = t(
        "{count} tỉnh, thành; {silent} nơi khác có bản tin trong kỳ mà không nêu.",
        count=number(len(named)), silent=number(len(silent)),
    )  # fmt: skip
    charts.show(
        charts.ranked_bars(named.head(TOP), label="label", value="bulletins", key="key", unit=t("bản tin")),
        title=t("Ở đâu"),
        sentence=sentence,
        table=named[["label", "bulletins", "all_bulletins"]].rename(
            columns={"label": t("Tỉnh, thành"), "bulletins": t("Bản tin nêu"), "all_bulletins": t("Bản tin trong kỳ")}
        ),
        count=None,
        key=f"resolution_where_{build.name}",
        alt=t("Cột ngang: tỉnh, thành có bản tin nêu nghị quyết"),
        on_select=lambda picked: _open_province(picked, filters, choice),
    )


def _open_province(picked: str, filters: Filters, choice: str) -> None:
    """The bulletins of a province, from `unit~code`."""
    unit, _, code = picked.partition("~")
    links.go_to_bulletins(province=code, province_unit=province_unit(filters.unit, unit), **opened_by(choice))


def _bulletins(build: Build, filters: Filters, choice: str, count: int) -> None:
    """The newest bulletins with the very words that name it."""
    found = frame(build, "resolution_bulletins", **values(filters), choice=choice, rows=SHOWN)
    if found.empty:
        return
    st.subheader(t("Bản tin và câu chữ"), anchor=False)
    st.html(bulletin_rows.render(_naming(row, choice) for row in found.to_dict("records")))
    if count > len(found):
        links.open_number(count, t("Mở cả {count} bản tin", count=number(count)), **opened_by(choice))


def _naming(row: dict[Any, Any], choice: str) -> bulletin_rows.Row:
    """One bulletin with the words that name the resolution in it, and why they were taken for it."""
    return bulletin_rows.Row(
        when=day(row["published_on"]),
        title=str(row["title"]) if pd.notna(row["title"]) else t("(không có tiêu đề)"),
        address=links.bulletin_url(str(row["bulletin_id"]), **opened_by(choice)),
        about=(str(row["site"]), *(f"“{one}”" for one in row["surfaces"]), str(row["why"])),
    )
