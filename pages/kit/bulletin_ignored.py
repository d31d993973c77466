"""What was left aside when a bulletin was read, and why: lines of the frame, names that are no place, other dates."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

import streamlit as st

from etl.models import NEWS, Aside, Block, BlockKind, Why
from pages.kit import links
from pages.kit.highlight import Highlight, full_dates, quoted
from pages.kit.words import number, t

KIND: Final = "ignored"
_SHOWN: Final = 60
"""Lines of the list; all are marked in the text."""
_QUOTED: Final = 120


def reasons() -> dict[BlockKind, str]:
    """Why nothing is looked for in each kind of line of the frame."""
    return {
        BlockKind.SECTION: t("chuyên mục của trang, không phải nội dung tin"),
        BlockKind.CLOCK: t("đồng hồ của trang: ngày sao chép, không phải ngày đăng"),
        BlockKind.COUNTER: t("bộ đếm lượt truy cập, đọc riêng thành số liệu"),
        BlockKind.FURNITURE: t("khung trang (trình đơn, liên kết, tin khác, chân trang)"),
    }


def of_names() -> dict[Why, str]:
    """Why a name or a word gives nothing."""
    return {
        Why.LONGER: t("nằm trong một tên dài hơn, không chỉ địa phương"),
        Why.STREET: t("tên đường, phố, công trình, không chỉ địa phương"),
        Why.FEATURE: t("tên sông, núi, cầu, hồ, không chỉ địa phương"),
        Why.UNIT: t("tên một đơn vị nhỏ, không đủ để biết thuộc tỉnh nào"),
        Why.PERSON: t("tên người, không chỉ địa phương"),
        Why.ORGANISATION: t("tên công ty, trường, câu lạc bộ, báo hay nhãn hàng, không chỉ địa phương"),
        Why.NAMESAKE: t("trường hay chợ mang tên này nhưng nằm ở nơi khác"),
        Why.ABROAD: t("địa danh nước ngoài"),
        Why.CREDIT: t("tên người chụp ảnh"),
        Why.COMMON: t("từ thường hay chữ tắt nhiều nghĩa, bên cạnh không có từ chỉ nơi chốn"),
        Why.ELSEWHERE: t("ngay sau đó bài ghi một tỉnh khác"),
        Why.LEAGUE: t("tên đội bóng, không chỉ địa phương"),
        Why.OTHER_MAP: t("đơn vị này không có trên bản đồ của thời bản tin"),
        Why.GENERAL: t("nói chung, không chỉ nghị quyết nào"),
    }


def ignored(text: str, lines: Sequence[Block], taken: Sequence[Highlight], aside: Iterable[Aside]) -> list[Highlight]:
    """What was left aside in a text taken apart, where these marks are what was taken."""
    why, named = reasons(), of_names()
    frame = [Highlight(line.start, line.end, KIND, why[line.kind]) for line in lines if line.kind in why]
    dated = t("ngày này không phải ngày đăng, ngày diễn ra hay đồng hồ của trang")
    news = _merged((line.start, line.end) for line in lines if line.kind in NEWS)
    taken_at = _merged((mark.start, mark.end) for mark in taken if mark.kind != "activity")
    found = [(one.span, named[one.why]) for one in aside] + [(span, dated) for span in full_dates(text)]
    inside = [(span, said) for span, said in found if _meets(span, news) and not _meets(span, taken_at)]
    return sorted([*frame, *(Highlight(*span, KIND, said) for span, said in inside)], key=lambda one: one.start)


def show(text: str, found: Sequence[Highlight]) -> None:
    """The list below the text, each with its reason."""
    st.markdown(f"#### {t('Bị bỏ qua, và vì sao')}", anchors=False)
    if not found:
        st.markdown(t("Không có gì bị bỏ qua: mọi dòng đều là nội dung tin."))
    lines = [f"- “{links.escaped(_quote(text, one))}” — {links.escaped(one.label)}" for one in found[:_SHOWN]]
    st.markdown("\n".join(lines))
    if len(found) > _SHOWN:
        st.caption(t("và {count} chỗ nữa, đều được đánh dấu trong văn bản", count=number(len(found) - _SHOWN)))


def _quote(text: str, one: Highlight) -> str:
    """The words left aside; a short piece with what stands around it."""
    is_line = text[one.start - 1 : one.start] in {"", "\n"}
    said = " ".join(text[one.start : one.end].split()) if is_line else quoted(text, one.start, one.end)
    return said if len(said) <= _QUOTED else said[:_QUOTED] + "…"


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _meets(span: tuple[int, int], merged: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares a letter with one of these, which are in order and apart."""
    place = bisect_left(merged, (span[1], 0)) - 1
    return place >= 0 and merged[place][1] > span[0]
