"""Sites that no register knows, on the review page: the one with most bulletins first, and the form that names it."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.kit import links, review_ask, review_write, step, tables
from pages.kit.access import User
from pages.kit.review_write import New
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

QUEUE = 200


def show(build: Build, user: User) -> None:
    """The unknown sites, and the form for one."""
    found = frame(build, "review_sites", limit=QUEUE).to_dict("records")
    if not found:
        st.success(t("Mọi trang đều có trong danh mục."), icon=":material/task_alt:")
        return
    head = t("Bảng các trang chưa biết ({count})", count=number(len(found)))
    alt, key = t("Các trang chưa có trong danh mục, nhiều bản tin nhất trước"), f"review_sites_{build.name}"
    tables.folded(head, lambda: _table(found), key=key, alt=alt, icon=":material/list:")
    waiting = {str(one["site"]): one for one in found}
    names = {site: f"{site} · {t('{count} bản tin', count=number(one['bulletins']))}" for site, one in waiting.items()}
    site = review_ask.chosen(t("Trang cần ghi vào danh mục"), names, "review_site")
    if site is not None:
        _form(build, waiting[site], user)


def _table(found: list[dict[Any, Any]]) -> pd.DataFrame:
    """All of them."""
    return pd.DataFrame(
        {
            t("Trang"): [one["site"] for one in found],
            t("Bản tin"): [one["bulletins"] for one in found],
            t("Tỉnh hoạt động nhiều nhất"): [one["province"] for one in found],
            t("Từ ngày"): [_day(one["first_on"]) for one in found],
            t("Đến ngày"): [_day(one["last_on"]) for one in found],
            t("Một tiêu đề"): [one["title"] for one in found],
        }
    )


def _day(value: Any) -> str:  # noqa: ANN401 - a cell of a frame
    """A day, or a dash."""
    return tables.UNKNOWN if pd.isna(value) else day(value)


def _form(build: Build, one: dict[Any, Any], user: User) -> None:
    """What it changes, what the register should know of a site, and the button."""
    review_ask.demo(build)
    key = f"{step.done()}_{one['site']}"
    if pd.notna(one["title"]):
        st.markdown(t("Một bản tin của trang này: “{title}”", title=links.escaped(str(one["title"]))))
    count = number(one["bulletins"])
    st.markdown(t("Sẽ đổi: **{count} bản tin** của trang này được đọc lại với tỉnh đã ghi.", count=count))
    with review_ask.form(key):
        entry = _asked(one, key)
        why = review_ask.reason(key)
        missing = "" if entry["name"] and why else review_ask.not_full()
        if review_write.submit(build, t("Ghi vào danh mục"), "review_include", missing=missing):
            review_write.include(New("site", str(one["site"]), entry, why), user)


def _asked(one: dict[Any, Any], key: str) -> dict[str, str | None]:
    """What the register should know of a site; the province that acts most on it stands there already."""
    known = review_write.provinces()
    codes = list(known)
    left, right = st.columns(2)
    name = left.text_input(t("Tên trang"), key=f"name_{key}", max_chars=150)
    body = right.text_input(t("Cơ quan chủ quản"), key=f"body_{key}", max_chars=150)
    code = left.selectbox(
        t("Tỉnh (bản đồ 63 đơn vị); để trống với trang toàn quốc"),
        codes,
        index=codes.index(one["code"]) if one["code"] in known else None,
        format_func=known.__getitem__,
        key=f"province_{key}",
        placeholder=t("không thuộc tỉnh nào"),
        filter_mode="contains",
    )
    address = right.text_input(t("Địa chỉ"), key=f"address_{key}", max_chars=150)
    said = {"name": name, "body": body, "address": address}
    return {field: (text or "").strip() for field, text in said.items()} | {"province": code}
