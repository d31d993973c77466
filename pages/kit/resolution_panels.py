"""The panels of the resolutions page: side by side over time, all in a table, by province, and what stays open."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import streamlit as st

from pages.kit import charts, charts_resolutions, links
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.resolution_file import CHOSEN, file_of_one, go_to, opened_by
from pages.kit.tables import cell_of
from pages.kit.terms import issuer, statuses
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, sort_key, t

__all__ = ["CHOSEN", "comparison", "file_of_one"]

AT_ONCE: Final = 8
"""Lines that can still be told apart."""
FIRST: Final = 5
"""Lines drawn before anybody chose."""


def comparison(build: Build, filters: Filters) -> None:
    """The page without a chosen resolution."""
    ranking = frame(build, "resolution_ranking", **values(filters))
    if ranking.empty:
        st.info(t("Trong kỳ và phạm vi đang chọn, chưa bản tin nào nêu nghị quyết."), icon=":material/info:")
        _undated(build, filters)
        return
    names = names_of(ranking)
    _summary(ranking)
    _find(names)
    chosen = _choice(names)
    if chosen:
        _months(build, filters, {one: names[one] for one in chosen})
    _ranking(build, ranking, names)
    if chosen:
        _matrix(build, filters, {one: names[one] for one in chosen})
    _undecided(build, filters)
    _undated(build, filters)


def names_of(ranking: pd.DataFrame) -> dict[str, str]:
    """A name for each choice, none twice: what is not settled says so, equal names carry who issued them."""
    names: dict[str, str] = {}
    twice = set(ranking.loc[ranking["label"].duplicated(keep=False), "label"])
    for row in ranking.to_dict("records"):
        name = str(row["label"])
        if row["label"] in twice and row["status"] != "ambiguous":
            name += f" ({issuer(row['issuer'])})"
        if row["status"] == "ambiguous":
            name += t(" (chưa rõ)")
        while name in names.values():
            name += " ·"
        names[str(row["choice"])] = name
    return names


def _summary(ranking: pd.DataFrame) -> None:
    """The page in one sentence."""
    settled, open_ones = (int((ranking["status"] == one).sum()) for one in ("resolved", "ambiguous"))
    others = len(ranking) - settled - open_ones
    first = ranking.iloc[0]
    st.markdown(
        t(
            "**{settled} nghị quyết** trong danh mục được nêu trong kỳ; thêm {open_ones} cách gọi chưa rõ là "
            "nghị quyết nào và {others} nghị quyết ngoài danh mục hoặc chưa ban hành. "
            "Nêu nhiều nhất: **{name}** ({count} bản tin).",
            settled=number(settled),
            open_ones=number(open_ones),
            others=number(others),
            name=links.escaped(str(first["label"])),
            count=number(first["bulletins"]),
        )
    )


def _find(names: Mapping[str, str]) -> None:
    """A way to one resolution without the mouse."""
    picked = st.selectbox(
        t("Xem kỹ một nghị quyết"),
        sorted(names, key=lambda choice: sort_key(names[choice])),
        index=None,
        format_func=lambda choice: names.get(choice, choice),
        placeholder=t("Gõ số hoặc tên nghị quyết"),
        key="resolution_find",
    )
    if picked:
        go_to(picked)


def _choice(names: Mapping[str, str]) -> list[str]:
    """The resolutions to set side by side."""
    kept = [one for one in st.session_state.get("resolution_choice", []) if one in names]
    if "resolution_choice" in st.session_state:
        st.session_state["resolution_choice"] = kept
    else:
        st.session_state["resolution_choice"] = list(names)[:FIRST]
    chosen: list[str] = st.multiselect(
        t("So sánh (tối đa {count} nghị quyết)", count=AT_ONCE),
        list(names),
        format_func=lambda choice: names.get(choice, choice),
        max_selections=AT_ONCE,
        placeholder=t("Chọn nghị quyết"),
        select_all=False,
        key="resolution_choice",
        persist_state="session",
    )
    return chosen


def _months(build: Build, filters: Filters, names: Mapping[str, str]) -> None:
    """The chosen ones over the months; a click opens the bulletins of that month."""
    words = {"bulletins": t("Số bản tin"), "share": t("Tỷ lệ bản tin"), "mentions": t("Số lần nêu")}
    measure = st.segmented_control(
        t("Đếm theo"),
        list(words),
        default="bulletins",
        required=True,
        format_func=lambda one: words[one],
        key="resolution_measure",
        persist_state="session",
    )
    data = frame(build, "resolution_month", **values(filters), choices=tuple(names))
    data = charts_resolutions.with_share(data)
    wide = data.pivot_table(index="month", columns="choice", values=measure, aggfunc="sum", min_count=1)
    table = wide.reindex(columns=list(names)).rename(columns=dict(names))
    table.insert(0, t("Tháng"), [f"{month:%m/%Y}" for month in table.index])
    if measure == "share":
        table = table.map(lambda cell: charts_resolutions.share_words(cell) if isinstance(cell, float) else cell)
    explained = {
        "bulletins": t("Mỗi bản tin tính một lần, dù nêu bao nhiêu lần."),
        "share": t("Phần trăm số bản tin của tháng có nêu nghị quyết."),
        "mentions": t("Mọi lần nêu trong bản tin, kể cả tiêu đề."),
    }
    charts.show(
        charts_resolutions.months(data, names, measure or "bulletins"),
        title=t("Theo tháng"),
        sentence=" ".join(
            (
                explained[measure or "bulletins"],
                t("Kỳ này có {count} bản tin.", count=number(data.drop_duplicates("month")["all_bulletins"].sum())),
                t("Bấm vào một điểm để mở bản tin của tháng đó."),
            )
        ),
        table=table,
        count=None,
        key=f"resolution_months_{build.name}",
        alt=t("Đường theo tháng của {names}", names=", ".join(names.values())),
        on_select=_open_month,
    )


def _open_month(picked: str) -> None:
    """The bulletins of a month that name a resolution, from `choice~2024-06`."""
    choice, _, month = picked.rpartition("~")
    links.go_to_bulletins(**opened_by(choice), month=month)


def _ranking(build: Build, ranking: pd.DataFrame, names: Mapping[str, str]) -> None:
    """All of them in a table; a cell opens the bulletins or the resolution."""
    said = statuses()
    columns = {
        "name": t("Nghị quyết"), "bulletins": t("Bản tin"), "mentions": t("Lần nêu"), "provinces": t("Tỉnh, thành"),
        "status": t("Tình trạng"), "title": t("Trích yếu"), "issuer": t("Cơ quan ban hành"),
        "first": t("Nêu lần đầu"), "last": t("Nêu gần nhất"),
    }  # fmt: skip
    table = pd.DataFrame(
        {
            "name": [names[choice] for choice in ranking["choice"]],
            "bulletins": ranking["bulletins"],
            "mentions": ranking["mentions"],
            "provinces": ranking["provinces"],
            "status": [
                said[status] + ("" if verified else t("; chưa kiểm chứng"))
                for status, verified in zip(ranking["status"], ranking["is_verified"], strict=True)
            ],
            "title": ranking["title"].fillna(""),
            "issuer": ranking["issuer"].map(issuer),
            "first": ranking["first_on"].map(day),
            "last": ranking["last_on"].map(day),
        }
    ).rename(columns=columns)
    st.subheader(t("Tất cả nghị quyết được nêu"), anchor=False)
    st.caption(t("Bấm vào số bản tin để mở danh sách; bấm vào ô khác để xem kỹ nghị quyết đó."))
    place, column = cell_of(
        table,
        key=f"resolution_ranking_{build.name}",
        alt=t("Bảng các nghị quyết được nêu trong kỳ"),
        narrow=(columns["name"],),
    )
    if place is not None:
        choice = str(ranking["choice"].iloc[place])
        if column in {columns["bulletins"], columns["mentions"]}:
            links.go_to_bulletins(**opened_by(choice))
        go_to(choice)


def _matrix(build: Build, filters: Filters, names: Mapping[str, str]) -> None:
    """The chosen ones by province, silent provinces included; a click opens the bulletins of a cell."""
    data = frame(build, "resolution_province", **values(filters), choices=tuple(names))
    if data.empty:
        return
    old = t(" (cũ)") if filters.unit == "published" else ""
    data = data.assign(
        row=[name + (old if unit == "63" else "") for name, unit in zip(data["name"], data["unit"], strict=True)],
        key=data["unit"] + "~" + data["code"] + "~" + data["choice"],
        bulletins=data["bulletins"].where(data["all_bulletins"] > 0),
    )
    rows = list(dict.fromkeys(data.sort_values(["unit", "place"])["row"]))
    by_row = data.groupby("row", sort=False).agg(named=("bulletins", "sum"), published=("all_bulletins", "max"))
    table = data.pivot_table(index="row", columns="choice", values="bulletins", aggfunc="sum", min_count=1)
    table = (
        table.reindex(index=rows, columns=list(names)).rename(columns=dict(names)).reset_index(names=t("Tỉnh, thành"))
    )
    charts.show(
        charts_resolutions.matrix(data, names, rows),
        title=t("Theo tỉnh, thành"),
        sentence=_silence(by_row) + " " + t("Bấm vào một ô để mở bản tin."),
        table=table,
        count=None,
        key=f"resolution_matrix_{build.name}",
        alt=t("Bảng màu: tỉnh, thành theo hàng, nghị quyết theo cột"),
        on_select=lambda picked: _open_cell(picked, filters),
    )


def _silence(by_row: pd.DataFrame) -> str:
    """Who published and stayed silent, and of whom nothing is known."""
    silent = by_row[(by_row["published"] > 0) & (by_row["named"] == 0)]
    unknown = int((by_row["published"] == 0).sum())
    speaking = int((by_row["named"] > 0).sum())
    listed = ", ".join(str(name) for name in silent.index)
    said = t("**{count}/{all} tỉnh, thành** có bản tin nêu.", count=number(speaking), all=number(len(by_row)))
    if len(silent):
        said += " " + t("Có bản tin mà không nêu (số 0): {names}.", names=listed)
    if unknown:
        said += " " + t("{count} nơi chưa có bản tin nào trong kỳ (ô xám), nên chưa biết.", count=number(unknown))
    return said


def _open_cell(picked: str, filters: Filters) -> None:
    """The bulletins of a province that name a resolution, from `unit~code~choice`."""
    unit, code, choice = picked.split("~", 2)
    links.go_to_bulletins(province=code, province_unit=province_unit(filters.unit, unit), **opened_by(choice))


def _undecided(build: Build, filters: Filters) -> None:
    """What stays open, what it could mean, and why nothing was chosen."""
    found = frame(build, "resolution_undecided", **values(filters))
    if found.empty:
        return
    keys = tuple(sorted({str(key) for one in found["candidates"] for key in one}))
    known = frame(build, "resolution_names", choices=keys)
    called = {row["key"]: row["short"] for row in known.to_dict("records")}
    table = pd.DataFrame(
        {
            t("Cách gọi"): [", ".join(map(str, one)) for one in found["surfaces"]],
            t("Bản tin"): found["bulletins"],
            t("Có thể là"): [
                "; ".join(str(called.get(key, key)) for key in one) or t("không rõ") for one in found["candidates"]
            ],
            t("Vì sao chưa chọn"): found["why"],
        }
    )
    st.subheader(t("Chưa rõ là nghị quyết nào"), anchor=False)
    st.caption(
        t("Những lần nêu này được giữ lại và đếm riêng, không gán cho nghị quyết nào. Bấm vào một ô để mở bản tin.")
    )
    place, _ = cell_of(table, key=f"resolution_undecided_{build.name}", alt=t("Các cách gọi chưa rõ là nghị quyết nào"))
    if place is not None:
        links.go_to_bulletins(**opened_by(str(found["choice"].iloc[place])))


def _undated(build: Build, filters: Filters) -> None:
    """Bulletins without a date stand outside every period; how many name a resolution is said."""
    count = int(frame(build, "resolution_undated", **values(filters))["bulletins"].iloc[0])
    if count:
        st.caption(t("{count} bản tin chưa rõ ngày cũng nêu nghị quyết, không tính ở trên.", count=number(count)))
        links.open_number(count, resolution="*", dated="undated")
