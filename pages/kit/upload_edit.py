"""The form that changes what was found in an uploaded bulletin, before it counts; on loading it is a correction."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final

import streamlit as st

from etl.desk import open_desk
from etl.desk.corrections import FIGURES
from etl.desk.previews import Item
from etl.desk.uploads import Upload
from etl.errors import UnionPulseError
from etl.models import Record, ResolutionFact
from etl.paths import home
from pages.kit import links, upload_values
from pages.kit.guard import Right, require
from pages.kit.upload_site import day_of
from pages.kit.upload_values import AS_READ, NONE, Values
from pages.kit.words import day, number, t

_WIDE: Final = 420
_NARROW: Final = 130
"""Widths of fields side by side, which stand below each other where there is no room."""


def show(one: Upload, item: Item, sites: dict[str, str]) -> None:
    """The form, filled with what was read and what was changed of it so far."""
    record = item.preview.record
    if record is None:
        return
    with open_desk(home()) as desk:
        made = desk.uploads.edits(one.upload).get(item.bulletin_id, [])
    read = upload_values.found(record, one.site)
    now = upload_values.edited(record, read, made)
    if made:
        st.info(t("Đã sửa {count} chỗ; khi nạp, các chỗ này đè lên kết quả máy đọc.", count=number(len(made))),
                icon=":material/edit:")  # fmt: skip
    key = f"{one.upload}_{item.bulletin_id}_{len(made)}"
    with st.form(f"upload_edit_{key}", border=False, enter_to_submit=False):
        st.markdown(f"#### {t('Sửa những gì máy đọc')}")
        asked, problem = ask(record, now, sites, key)
        saved = st.form_submit_button(t("Lưu sửa"), icon=":material/save:")
    if saved and problem:
        st.error(problem)
    elif saved:
        _keep(one, item.bulletin_id, record, (read, asked))


def ask(record: Record, now: Values, sites: dict[str, str], key: str) -> tuple[Values, str]:
    """What the form holds, and what is wrong with it."""
    line = st.container(horizontal=True)
    options = list(dict.fromkeys([*([now.site] if now.site else []), *sites]))
    site = line.selectbox(
        t("Trang"),
        options,
        index=0 if now.site else None,
        format_func=lambda one: sites.get(one, one),
        key=f"site_{key}",
        placeholder=t("Chọn trang"),
        filter_mode="contains",
        width=_WIDE,
    )
    typed = line.text_input(
        t("Ngày đăng"),
        day(now.published_on) if now.published_on else "",
        placeholder="31/12/2024",
        max_chars=10,
        help=t("ngày/tháng/năm; để trống nếu không rõ"),
        key=f"day_{key}",
        width=_NARROW,
    )
    published, problem = _day(typed or "")
    active, mentioned = _provinces(record, now, key)
    keys, settled = _resolutions(record, now, key)
    reading, wrong = _reading(now.reading, key)
    asked = Values(site, published, active, mentioned, keys, settled, reading)
    return asked, problem or wrong


def _day(typed: str) -> tuple[date | None, str]:
    """A day that was typed, or what is wrong with it."""
    found = day_of(typed)
    problem = t("Ngày phải có dạng ngày/tháng/năm, ví dụ 31/12/2024.") if typed.strip() and not found else ""
    return found, problem


def _provinces(record: Record, now: Values, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The provinces that act and those only named."""
    names = upload_values.provinces(upload_values.map_of(record))
    active = _several(t("Tỉnh có hoạt động"), names, now.active, f"acts_{key}")
    return active, _several(t("Tỉnh chỉ được nhắc tên"), names, now.mentioned, f"named_{key}")


def _several(label: str, names: Mapping[str, str], now: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Some of many, by name."""
    options = list(dict.fromkeys([*now, *names]))
    picked = st.multiselect(
        label,
        options,
        list(now),
        format_func=lambda one: names.get(one, one),
        key=key,
        placeholder=t("không có"),
        filter_mode="contains",
    )
    return tuple(picked)


def _resolutions(record: Record, now: Values, key: str) -> tuple[tuple[str, ...], dict[int, str]]:
    """The resolutions of the register, and what the undecided ones are."""
    keys = _several(t("Nghị quyết"), upload_values.register(), now.resolutions, f"papers_{key}")
    settled = {
        place: _settled(fact, now.undecided[place], place, key) for place, fact in upload_values.undecided(record)
    }
    return keys, settled


def _settled(fact: ResolutionFact, now: str, place: int, key: str) -> str:
    """What an undecided resolution is: its candidates come first."""
    known = upload_values.register()
    options = list(dict.fromkeys([AS_READ, NONE, *(one for one in fact.candidates if one in known), *known]))
    words = {AS_READ: t("để như máy đọc"), NONE: t("không phải nghị quyết")}
    picked = st.selectbox(
        t("“{label}” là", label=fact.label),
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda one: words.get(one) or known[one],
        key=f"paper_{place}_{key}",
    )
    return str(picked)


def _reading(now: Mapping[str, Any] | None, key: str) -> tuple[dict[str, Any] | None, str]:
    """The counter's reading, and what is wrong with it."""
    words = {
        "total": t("Tổng"),
        "today": t("Hôm nay"),
        "yesterday": t("Hôm qua"),
        "week": t("Tuần"),
        "month": t("Tháng"),
        "online": t("Đang xem"),
    }
    read_on = date.fromisoformat(now["observed_on"]) if now else None
    with st.expander(t("Số đọc bộ đếm"), icon=":material/speed:", expanded=bool(now)):
        line = st.container(horizontal=True)
        typed = line.text_input(
            t("Ngày đọc"), day(read_on) if read_on else "", max_chars=10, key=f"read_{key}", width=_NARROW
        )
        figures = {
            name: line.text_input(
                said, str((now or {}).get(name, "")), max_chars=12, key=f"{name}_{key}", width=_NARROW
            )
            for name, said in words.items()
        }
    return _read(typed or "", {name: (said or "").strip() for name, said in figures.items()})


def _read(typed: str, figures: dict[str, str]) -> tuple[dict[str, Any] | None, str]:
    """A reading as it was typed."""
    given = {name: said.replace(".", "").replace(" ", "") for name, said in figures.items() if said}
    found, problem = _day(typed)
    if not given and not typed.strip():
        return None, ""
    if problem or found is None or not given or not all(one.isascii() and one.isdigit() for one in given.values()):
        return None, t("Số đọc bộ đếm cần một ngày đọc và ít nhất một con số nguyên.")
    return {"observed_on": found.isoformat(), **{name: int(given[name]) for name in FIGURES if name in given}}, ""


def _keep(one: Upload, bulletin_id: str, record: Record, values: tuple[Values, Values]) -> None:
    """Write down what was changed; what is as the machine read it is no change."""
    user = require(Right.WRITE, sites=[site for site in (one.site, values[1].site) if site])
    try:
        made = upload_values.edits(record, *values)
    except UnionPulseError as error:
        st.error(links.escaped(str(error)))
        return
    with open_desk(home()) as desk:
        desk.uploads.edit(one.upload, bulletin_id, [replace(edit, who=user.name) for edit in made], datetime.now(UTC))
    st.rerun()
