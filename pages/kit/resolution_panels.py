"""The resolutions page without a chosen one: which to compare, all that were named in a table, and what stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import charts, links, periods, resolution_places, resolution_time, tables
from pages.kit.filters import Filters, values
from pages.kit.panels import made
from pages.kit.resolution_choice import AT_ONCE, COMPARED, candidate, compare, compared, every_name, go_to, leave
from pages.kit.terms import issuer, statuses
from pages.kit.told import told
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, t

FOUND: Final = 6
"""Answers to a search in the register."""
_PICKED: Final = "resolution_compared"


def comparison(build: Build, filters: Filters) -> None:
    """The page without a chosen resolution."""
    names = called(build)
    ranking, said = named(build, filters)
    _summary(said, is_empty=ranking.empty)
    chosen = _choice(build, filters, ranking, names)
    table = ranking_table(build, filters, chosen)
    unclear, undated = undecided(build, filters), undated_of(build, filters)
    if not chosen:
        st.info(t("Chọn ít nhất một nghị quyết để xem biểu đồ."), icon=":material/info:")
    else:
        side_by_side(build, filters, {one: names[one] for one in chosen})
    if not ranking.empty:
        _ranking(build, ranking, table, chosen)
    if not unclear.rows.empty:
        _undecided(build, unclear)
    if undated:
        _undated(undated)


def side_by_side(build: Build, filters: Filters, names: Mapping[str, str]) -> None:
    """The charts of the chosen ones, made before the first is shown: what comes together is laid out once."""
    lines = resolution_time.months_panel(build, filters, names)
    for make in (
        resolution_time.strengths_panel,
        resolution_places.uptake_panel,
        resolution_places.matrix_panel,
    ):
        make(build, filters, names)
    resolution_time.months(build, *lines)
    resolution_time.strengths(build, filters, names)
    resolution_places.uptake(build, filters, names)
    resolution_places.matrix(build, filters, names)


def called(build: Build) -> dict[str, str]:
    """A name for everything that can be chosen; shared by readers."""
    return made(build, (), lambda: every_name(build))


def named(build: Build, filters: Filters) -> tuple[pd.DataFrame, str]:
    """All that are named in the period, and the page in one sentence."""
    return made(build, (filters,), lambda: _named(build, frame(build, "resolution_ranking", **values(filters))))


def _named(build: Build, found: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The same of these rows."""
    return found, _said(found, called(build))


def _summary(said: str, *, is_empty: bool) -> None:
    """The page in one sentence."""
    if is_empty:
        st.info(said, icon=":material/info:")
    else:
        st.markdown(said)


def _said(ranking: pd.DataFrame, names: Mapping[str, str]) -> str:
    """How many are named, and which most."""
    if ranking.empty:
        return periods.nothing(t("Trong kỳ và phạm vi đang chọn, chưa bản tin nào nêu nghị quyết."))
    settled, unclear = (int((ranking["status"] == one).sum()) for one in ("resolved", "ambiguous"))
    said = t(
        "**{settled} nghị quyết** trong danh mục được nêu trong kỳ; thêm {open_ones} cách gọi chưa rõ là "
        "nghị quyết nào và {others} cách gọi ngoài danh mục hoặc chưa ban hành.",
        settled=number(settled),
        open_ones=number(unclear),
        others=number(len(ranking) - settled - unclear),
    )
    if settled:
        first = ranking[ranking["status"] == "resolved"].iloc[0]
        said += " " + t(
            "Nêu nhiều nhất: **{name}** ({count} bản tin).",
            name=links.escaped(names[str(first["choice"])]),
            count=number(first["bulletins"]),
        )
    return said


# --- which ones -------------------------------------------------------------------------------------------------------


def _choice(build: Build, filters: Filters, ranking: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    """The resolutions to set side by side, kept in the address; found by name here, or in the register by any word."""
    chosen = compared(list(names), ranking)
    st.session_state[_PICKED] = chosen
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.multiselect(
            t("So sánh (tối đa {count} nghị quyết)", count=AT_ONCE),
            list(names),
            format_func=lambda choice: names.get(choice, choice),
            max_selections=AT_ONCE,
            placeholder=t("Chọn nghị quyết"),
            select_all=False,
            wrap=True,
            key=_PICKED,
            on_change=lambda: compare(st.session_state[_PICKED]),
        )
    with right:
        text = st.text_input(
            t("Tìm trong danh mục nghị quyết"),
            key="resolution_search",
            type="search",
            icon=":material/search:",
            placeholder=t("số, tên, trích yếu, năm; có dấu hay không"),
            max_chars=100,
        )
    if (text or "").strip():
        _search(build, filters, str(text), chosen)
    return chosen


def _search(build: Build, filters: Filters, text: str, chosen: Sequence[str]) -> None:
    """The register, searched: a resolution opens, or joins the comparison."""
    found = frame(build, "resolution_search", **values(filters), text=text, limit=FOUND)
    if found.empty:
        st.caption(t("Danh mục không có nghị quyết nào khớp."))
        return
    with st.container(border=True, gap="xsmall"):
        for row in found.to_dict("records"):
            _found(row, chosen)


def _found(row: Mapping[Any, Any], chosen: Sequence[str]) -> None:
    """One answer: the button that compares it, and the one that opens it."""
    choice = str(row["choice"])
    issued = day(row["issued_on"]) if pd.notna(row["issued_on"]) else t("chưa rõ ngày")
    about = (issuer(row["issuer"]), issued, t("{count} bản tin", count=number(row["bulletins"])))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            t("So sánh"),
            key=f"resolution_add_{choice}",
            icon=":material/check:" if choice in chosen else ":material/add:",
            disabled=choice in chosen or len(chosen) >= AT_ONCE,
            on_click=partial(compare, [*chosen, choice]),
        )
        label = f"**{links.escaped(str(row['short']))}** · {links.escaped(' · '.join(about))}"
        if st.button(label, key=f"resolution_found_{choice}", type="tertiary", wrap=True, width="content"):
            go_to(choice)


# --- all of them ------------------------------------------------------------------------------------------------------


def _columns() -> dict[str, str]:
    """The columns of the ranking."""
    return {
        "name": t("Nghị quyết"), "bulletins": t("Bản tin"), "mentions": t("Lần nêu"), "provinces": t("Tỉnh, thành"),
        "compared": t("So sánh"), "status": t("Tình trạng"), "title": t("Trích yếu"), "issuer": t("Cơ quan ban hành"),
        "first": t("Nêu lần đầu"), "last": t("Nêu gần nhất"),
    }  # fmt: skip


def ranked(ranking: pd.DataFrame, names: Mapping[str, str], chosen: Sequence[str]) -> pd.DataFrame:
    """The ranking as a table to read."""
    said = statuses()
    unsure = t("; chưa kiểm chứng")
    return pd.DataFrame(
        {
            "name": [names[choice] for choice in ranking["choice"]],
            "bulletins": ranking["bulletins"],
            "mentions": ranking["mentions"],
            "provinces": ranking["provinces"],
            "compared": ["✓" if choice in chosen else "" for choice in ranking["choice"]],
            "status": [
                said[status] + ("" if verified else unsure)
                for status, verified in zip(ranking["status"], ranking["is_verified"], strict=True)
            ],
            "title": ranking["title"].fillna(""),
            "issuer": ranking["issuer"].map(issuer),
            "first": ranking["first_on"].map(day),
            "last": ranking["last_on"].map(day),
        }
    ).rename(columns=_columns())


def ranking_table(build: Build, filters: Filters, chosen: list[str]) -> pd.DataFrame:
    """All of them as a table; the chosen ones are marked."""
    return made(build, (filters, chosen), lambda: ranked(named(build, filters)[0], called(build), chosen))


def _ranking(build: Build, ranking: pd.DataFrame, table: pd.DataFrame, chosen: list[str]) -> None:
    """All of them in a table; of a row one opens the bulletins or the resolution, or compares it."""
    columns, asked = _columns(), st.query_params.get_all(COMPARED)
    charts.headed(
        t("Tất cả nghị quyết được nêu"),
        t(
            "Chọn một dòng, rồi dùng nút dưới bảng để xem kỹ nghị quyết, mở các bản tin, thêm hay bớt khi so sánh. "
            "Cách gọi chưa rõ đứng riêng, không cộng vào nghị quyết nào."
        ),
    )
    key = f"resolution_ranking_{build.name}_{len(asked)}{'~'.join(asked)}"
    place, room = tables.row_of(
        table,
        key=key,
        alt=t("Bảng các nghị quyết được nêu trong kỳ"),
        narrow=(columns["name"],),
        whole=lambda: table.drop(columns=columns["compared"]).assign(
            **{columns["first"]: ranking["first_on"], columns["last"]: ranking["last_on"]}
        ),
    )
    if place is not None:
        with room:
            _offered(ranking.iloc[place], str(table[columns["name"]].iloc[place]), chosen, key)


def _offered(row: pd.Series, name: str, chosen: Sequence[str], key: str) -> None:
    """What can be done with the chosen row."""
    choice = str(row["choice"])
    if tables.is_pressed(t("Xem kỹ {name}", name=links.escaped(name)), key=f"{key}_open", icon=":material/article:"):
        go_to(choice)
    if _bulletins_pressed(int(row["bulletins"]), key):
        leave(choice)
    known = choice in chosen
    words, icon = (t("Bỏ khỏi so sánh"), ":material/remove:") if known else (t("Thêm vào so sánh"), ":material/add:")
    if tables.is_pressed(words, key=f"{key}_compare", icon=icon):
        compare([one for one in chosen if one != choice] if known else [*chosen, choice][-AT_ONCE:])
        st.rerun()


def _bulletins_pressed(count: int, key: str) -> bool:
    """The button that opens the bulletins of the chosen row."""
    return tables.is_pressed(
        t("Mở {count} bản tin", count=number(count)), key=f"{key}_bulletins", icon=":material/list:"
    )


@dataclass(frozen=True, slots=True)
class Undecided:
    """The namings that stay open, and the same as a table to read. Shared by readers."""

    rows: pd.DataFrame
    table: pd.DataFrame


def undecided(build: Build, filters: Filters) -> Undecided:
    """What stays open, what it could mean, and why nothing was chosen."""
    return made(build, (filters,), lambda: _open(build, frame(build, "resolution_undecided", **values(filters))))


def _open(build: Build, found: pd.DataFrame) -> Undecided:
    """The same of these rows."""
    if found.empty:
        return Undecided(found, found)
    keys = tuple(sorted({str(key) for one in found["candidates"] for key in one}))
    known = frame(build, "resolution_names", choices=keys)
    called = {str(row["key"]): str(row["short"]) for row in known.to_dict("records")}
    table = pd.DataFrame(
        {
            t("Cách gọi"): [", ".join(map(str, one)) for one in found["surfaces"]],
            t("Bản tin"): found["bulletins"],
            t("Có thể là"): [
                "; ".join(candidate(str(key), called) for key in one) or t("không rõ") for one in found["candidates"]
            ],
            t("Vì sao chưa chọn"): found["why"].astype(str).map(told),
        }
    )
    return Undecided(found, table)


def _undecided(build: Build, found: Undecided) -> None:
    """What stays open, in a table behind the words; of a row one opens the bulletins or the sentences."""
    charts.headed(
        t("Chưa rõ là nghị quyết nào"),
        t(
            "Những lần nêu này được giữ lại và đếm riêng, không gán cho nghị quyết nào. Chọn một dòng để đọc các câu "
            "hay mở các bản tin."
        ),
    )
    key = f"resolution_undecided_{build.name}"
    room = tables.opened(t("{count} cách gọi", count=number(len(found.rows))), key=f"{key}_figures")
    if room is None:
        return
    with room:
        place, below = tables.row_of(found.table, key=key, alt=t("Các cách gọi chưa rõ là nghị quyết nào"))
    if place is None:
        return
    choice = str(found.rows["choice"].iloc[place])
    with below:
        if tables.is_pressed(t("Đọc các câu"), key=f"{key}_open", icon=":material/article:"):
            go_to(choice)
        if _bulletins_pressed(int(found.rows["bulletins"].iloc[place]), key):
            leave(choice)


def undated_of(build: Build, filters: Filters) -> int:
    """How many bulletins without a date name a resolution: they stand outside every period."""
    return int(row(build, "resolution_undated", **values(filters))["bulletins"])


def _undated(count: int) -> None:
    """How many these are, and the way to them."""
    st.caption(t("{count} bản tin chưa rõ ngày cũng nêu nghị quyết, không tính ở trên.", count=number(count)))
    links.open_number(count, resolution="*", dated="undated")
