"""Where the files of an upload come from, and which days they cover."""

from datetime import date, datetime
from typing import Final

import streamlit as st

from etl.desk.uploads import Upload
from etl.load.reference import real_sites
from etl.load.slugs import is_slug
from pages.kit.access import User
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, sort_key, t

OTHER: Final = ""
"""The choice of a site that is not in the list."""

Days = tuple[date, date]


def names(build: Build | None, user: User) -> dict[str, str]:
    """The sites that can be picked: the real ones, and those that the real build has met; for some, only their own."""
    known = {site: name for site, (name, _) in real_sites().items()}
    if build is not None and not build.is_demo:
        met = dict(frame(build, "upload_sites")[["site", "name"]].to_numpy())
        known = met if user.provinces is not None else known | met
    elif user.provinces is not None:
        known = {}
    return dict(sorted(known.items(), key=lambda item: sort_key(item[1])))


def site(known: dict[str, str], user: User, chosen: str | None, key: str) -> tuple[str | None, str]:
    """The site that the files come from, or why there is none yet."""
    options = [*known, *([OTHER] if user.provinces is None else [])]
    default = chosen if chosen in known else OTHER if chosen and OTHER in options else None
    picked = st.selectbox(
        t("Các tệp lấy từ trang nào?"),
        options,
        index=options.index(default) if default is not None else None,
        format_func=lambda one: known.get(one, t("Trang khác…")),
        placeholder=t("Chọn trang"),
        filter_mode="contains",  # letters in any order found sites of other names
        key=f"upload_site_{key}",
    )
    if picked is None:
        return None, t("Hãy chọn trang mà các tệp lấy từ đó.")
    return (str(picked), "") if picked != OTHER else _typed("" if chosen in known else chosen or "", key)


def _typed(before: str, key: str) -> tuple[str | None, str]:
    """A site that is in no list, by the short name that somebody types."""
    typed = st.text_input(
        t("Tên ngắn của trang"),
        before,
        placeholder="congdoan-nghean",
        max_chars=64,
        key=f"upload_slug_{key}",
        help=t("Chữ thường không dấu, số, dấu chấm, gạch nối; ví dụ congdoan-nghean. Lần sau dùng lại đúng tên này."),
    )
    slug = (typed or "").strip()
    if is_slug(slug):
        return slug, ""
    return None, t("Tên trang chỉ gồm chữ thường không dấu, số, dấu chấm và gạch nối, bắt đầu bằng chữ hoặc số.")


def covers(one: Upload) -> tuple[Days | None, str]:
    """The days that were collected completely, if somebody says so; or what is wrong with them."""
    with st.expander(
        t("Các tệp này là toàn bộ tin của một khoảng ngày? (không bắt buộc)"), icon=":material/date_range:"
    ):
        st.caption(t("Nhờ đó những ngày không có tin được hiểu là không đăng tin, chứ không phải chưa thu thập."))
        left, right = st.columns(2)
        first = _asked(left, t("Đã thu đủ từ ngày"), "01/12/2024", one.covers_from, f"upload_from_{one.upload}")
        last = _asked(right, t("đến ngày"), "31/12/2024", one.covers_to, f"upload_to_{one.upload}")
    if not first and not last:
        return None, ""
    start, end = day_of(first), day_of(last)
    if start is None or end is None:
        return None, t("Ngày thu đủ phải có dạng ngày/tháng/năm, ví dụ 01/12/2024, và phải có cả hai ngày.")
    if start > end:
        return None, t("Ngày đầu của khoảng thu đủ đứng sau ngày cuối.")
    return (start, end), ""


def _asked(where: st.delta_generator.DeltaGenerator, label: str, example: str, before: date | None, key: str) -> str:
    """A day as somebody types it."""
    typed = where.text_input(label, day(before) if before else "", placeholder=example, key=key, max_chars=10)
    return (typed or "").strip()


def day_of(text: str) -> date | None:
    """A day as people write it."""
    try:
        return datetime.strptime(text.strip(), "%d/%m/%Y").date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return None
