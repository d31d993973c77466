"""Union bodies that nobody knows where to find, on the review page: their sentences, and the form that places them."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.kit import review_ask, review_sentences, review_write, step, tables
from pages.kit.access import User
from pages.kit.review_write import New
from pages.kit.terms import level
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import number, t

QUEUE = 200


def show(build: Build, user: User) -> None:
    """The bodies without a province, the sentences of one, and the form."""
    found = frame(build, "review_bodies", limit=QUEUE).to_dict("records")
    if not found:
        st.success(t("Mọi tổ chức đều đã rõ ở tỉnh nào."), icon=":material/task_alt:")
        return
    head = t("Bảng các tổ chức cần soát ({count})", count=number(len(found)))
    alt, key = t("Các tổ chức chưa rõ ở tỉnh nào, nhiều bản tin nhất trước"), f"review_bodies_{build.name}"
    tables.folded(head, lambda: _table(found), key=key, alt=alt, icon=":material/list:")
    waiting = {str(one["name"]): one for one in found}
    names = {name: f"{name} · {t('{count} bản tin', count=number(one['bulletins']))}" for name, one in waiting.items()}
    name = review_ask.chosen(t("Tổ chức cần xác định"), names, "review_body")
    if name is None:
        return
    one = waiting[name]
    count = int(one["bulletins"])
    review_sentences.show(build, "review_body_bulletins", count, kind="body", name=str(one["name"]))
    _form(build, one, user)


def _table(found: list[dict[Any, Any]]) -> pd.DataFrame:
    """All of them."""
    known = review_write.provinces()
    return pd.DataFrame(
        {
            t("Tổ chức"): [one["name"] for one in found],
            t("Cấp"): [level(str(one["level"])) for one in found],
            t("Bản tin"): [one["bulletins"] for one in found],
            t("Trong đó có hoạt động"): [one["acting"] for one in found],
            t("Tỉnh hay đi cùng"): [known.get(one["code"], "") for one in found],
        }
    )


def _form(build: Build, one: dict[Any, Any], user: User) -> None:
    """Where the body is."""
    review_ask.demo(build)
    key = f"{step.done()}_{one['name']}"
    known = review_write.provinces()
    codes = sorted(known, key=lambda code: code != one["code"])
    code = st.selectbox(
        t("Tổ chức này thuộc tỉnh nào? (bản đồ 63 đơn vị)"),
        codes,
        index=None,
        format_func=known.__getitem__,
        key=f"place_{key}",
        placeholder=t("Chọn tỉnh; tỉnh hay đi cùng đứng đầu"),
        filter_mode="contains",
    )
    if code is None:
        return
    effect = row(build, "review_body_effect", name=one["name"], code=code)
    count, gained = number(effect["bulletins"]), number(effect["gained"])
    st.markdown(
        t("Sẽ đổi: **{count} bản tin**; {name} thành tỉnh có hoạt động ở thêm **{gained} bản tin**.",
          count=count, name=known[code], gained=gained)
    )  # fmt: skip
    with review_ask.form(key):
        why = review_ask.reason(key)
        missing = review_ask.no_reason(why)
        if review_write.submit(build, t("Ghi vào danh mục"), "review_include", missing=missing):
            review_write.include(New("body", str(one["name"]), {"province": code}, why), user)
