"""What stands around every page: navigation, the language switch, and the lines that say which data is shown."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Final

import streamlit as st

from etl.errors import ForbiddenError
from pages.kit import access, links
from pages.kit.told import told
from pages.kit.warehouse import Build, OtherTablesError, frame, row
from pages.kit.words import LANGUAGES, day, language, number, t

_LOG: Final = logging.getLogger(__name__)
PAGES: Final = Path(__file__).parent.parent
ICON: Final = PAGES.parent / "static" / "icon.svg"
"""Ours: a named Material icon in the tab would be fetched from a font host."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One page: its file below pages/, its address, its Vietnamese title and icon."""

    file: str
    path: str
    title: str
    icon: str


def specs() -> tuple[Spec, ...]:
    """The pages in the order of the menu."""
    return (
        Spec("public/overview.py", "tong-quan", t("Tổng quan"), ":material/dashboard:"),
        Spec("public/provinces.py", "tinh-thanh", t("Tỉnh, thành phố"), ":material/map:"),
        Spec("public/resolutions.py", "nghi-quyet", t("Nghị quyết"), ":material/gavel:"),
        Spec("public/traffic.py", "luot-truy-cap", t("Lượt truy cập"), ":material/trending_up:"),
        Spec("public/search.py", "tim-kiem", t("Tìm kiếm"), ":material/search:"),
        Spec("public/bulletin.py", "ban-tin", t("Bản tin"), ":material/article:"),
        Spec("staff/upload.py", "tai-len", t("Tải lên"), ":material/upload_file:"),
        Spec("staff/review.py", "soat-lai", t("Soát lại"), ":material/rule:"),
        Spec("staff/quality.py", "chat-luong", t("Chất lượng"), ":material/verified:"),
    )


TRAFFIC: Final = "luot-truy-cap"
UPLOAD: Final = "pages/staff/upload.py"
REJECTED: Final = 10
"""Refused files that are named while there is nothing else to show."""
_LONGEST: Final = 80
"""Letters of a value from an address that a note repeats."""
WITHOUT_DATA: Final = ("tai-len", "soat-lai", "chat-luong")
"""Pages that work before anything was loaded."""


def navigation() -> st.Page:
    """The menu; the page that the address asks for. Who writes nothing has no pages to write on.

    A guest sees no menu, but the server must have heard of every page before anybody comes (`serve`).
    """
    user = access.current_user()
    is_guest = not user.has(access.Right.LOOK)
    return st.navigation(
        [
            st.Page(PAGES / one.file, title=one.title, icon=one.icon, url_path=one.path, default=place == 0)
            for place, one in enumerate(specs())
            if (PAGES / one.file).exists() and (one.file.startswith("public/") or user.is_staff or is_guest)
        ],
        position="hidden" if is_guest else "sidebar",
    )


def about_reader(build: Build | None) -> None:
    """Who is looking, which part of the data they see, and the way out."""
    st.caption(t("Người dùng: {name}", name=links.escaped(access.current_user().name)))
    if build and build.limit is not None:
        names = dict(frame(build, "provinces_of_map", map="34")[["code", "name"]].to_numpy())
        st.caption(
            t("Bạn xem phần của {provinces}: những gì trang của tỉnh ấy đăng.", provinces=", ".join(names.values()))
        )
    access.sign_out()


@contextmanager
def errors_as_a_sentence(path: str) -> Iterator[None]:
    """The last resort: the reader gets a sentence, the log gets the traceback. Streamlit's own signals pass."""
    try:
        yield
    except ForbiddenError as error:
        st.error(str(error), icon=":material/lock:")
    except OtherTablesError:
        st.error(
            t(
                "Dữ liệu do một phiên bản khác của chương trình dựng nên các trang chưa đọc được. "
                "Người quản trị hãy chạy `python -m etl build`, hoặc `python -m etl demo` với dữ liệu minh họa."
            )
        )
    except Exception:  # noqa: BLE001 - whatever it was, readers never see a traceback
        _LOG.exception("page %s", path or specs()[0].path)
        st.error(
            t("Trang này gặp lỗi và chưa hiện được. Hãy tải lại trang; nếu vẫn lỗi, báo người quản trị kèm giờ xảy ra.")
        )


@cache
def settled() -> None:
    """After the first run, beside it: tell Python that what is loaded by now stays for good.

    Each full round of its collector looked through all of it, and held up one change of a filter in a few dozen.
    """
    Thread(target=_settle, name="settle").start()


def _settle() -> None:
    """Collect, and look no more at what is left."""
    gc.collect()
    gc.freeze()


def language_switch() -> None:
    """Vietnamese or English, kept in the address as `lang=en`."""
    st.segmented_control(
        t("Ngôn ngữ"),
        LANGUAGES,
        default="vi",
        required=True,
        key="lang",
        bind="query-params",
    )


def about_data(build: Build) -> None:
    """Which data this is: the demonstration's banner, the newest load and the newest bulletin."""
    about = row(build, "build")
    if build.is_demo:
        st.warning(
            t(
                "**Dữ liệu minh họa** — do nhóm làm phần mềm tự viết, không phải tin thật. "
                "Vào trang Tải lên hoặc chạy `python -m etl add THƯ_MỤC` để nạp bản tin thật; "
                "bản minh họa sẽ tự nhường chỗ."
            ),
            icon=":material/science:",
        )
    loaded, newest = about["last_load_at"], about["newest_bulletin_date"]
    st.caption(
        t(
            "Lần nạp gần nhất: {loaded} · Bản tin mới nhất: {newest}",
            loaded=f"{day(loaded)} {loaded:%H:%M}" if loaded is not None else t("chưa nạp"),
            newest=day(newest) if newest is not None else t("chưa có"),
        )
    )
    if language() != "vi":
        st.caption(t("Tiêu đề và lời trích giữ nguyên tiếng Việt."))


def what_was_left_aside(said: list[str]) -> None:
    """A note on what the address asks for in vain; the page shows what it shows without it."""
    if said:
        named = ", ".join(f"“{links.escaped(one[:_LONGEST])}”" for one in said[:REJECTED])
        st.info(t("Dữ liệu này không có {named}, nên bộ lọc ấy được bỏ qua.", named=named), icon=":material/info:")


def has_something(build: Build | None, path: str) -> bool:
    """Whether a page has anything to show: bulletins, or on the traffic page readings."""
    if path in WITHOUT_DATA:
        return True
    about = row(build, "build") if build else None
    return about is not None and bool(about["bulletins"] or (path == TRAFFIC and about["readings"]))


def nothing_yet(build: Build | None) -> None:
    """What to do while there is no build at all, or nothing in it."""
    st.title(t("Nhịp Công đoàn"), anchor=False)
    if build is None:
        st.info(
            t(
                "Chưa có dữ liệu nào. Chạy `python -m etl demo` để xem với dữ liệu minh họa, "
                "hoặc `python -m etl add THƯ_MỤC` để nạp bản tin của đơn vị."
            ),
            icon=":material/info:",
        )
        return
    st.info(t("Chưa có bản tin nào trong dữ liệu. Vào trang Tải lên để nạp bản tin."), icon=":material/info:")
    st.page_link(UPLOAD, label=t("Tải lên") + " →", icon=":material/upload_file:")
    about = row(build, "build")
    if about["readings"]:
        st.markdown(t("Đã có {count} lần đọc bộ đếm: xem trang Lượt truy cập.", count=number(about["readings"])))
    if about["rejected"]:
        st.markdown(t("{count} tệp bị từ chối:", count=number(about["rejected"])))
        for one in frame(build, "rejected_newest", limit=REJECTED).to_dict("records"):
            name = PurePosixPath(str(one["file"])).name
            st.markdown(f"- {links.escaped(name)}: {links.escaped(told(str(one['why'])))}")
