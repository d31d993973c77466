"""One uploaded file as the upload page shows it: what it holds, and the text with its mentions marked."""

from typing import Final

import streamlit as st

from etl.desk.previews import Item, Preview
from etl.models import Record
from pages.kit import highlight, links
from pages.kit.bulletin_marks import meanings
from pages.kit.highlight import Highlight
from pages.kit.terms import document, level, roles, statuses
from pages.kit.told import told
from pages.kit.words import day, number, t

_SHOWN: Final = 30_000
"""Characters of a preview; the whole text is in the reader after the load."""


def verdict(item: Item) -> str:
    """What a file, or an entry of one, holds."""
    preview = item.preview
    if preview.kind == "rejected":
        return t("không đọc được")
    if preview.kind == "container":
        return t("{count} mục bên trong, đã xem {seen}", count=number(preview.count), seen=number(len(preview.entries)))
    if preview.kind == "table":
        good, bad = number(preview.good), number(len(preview.bad))
        return t("bảng số đọc: {good} dòng dùng được, {bad} dòng lỗi", good=good, bad=bad)
    return t("bản tin")


def _published(record: Record) -> str:
    """When it was published."""
    if record.published_on is None:
        return t("chưa rõ ngày")
    return day(record.published_on) + (f" {record.published_time}" if record.published_time else "")


def _provinces(record: Record) -> str:
    """Provinces with their roles."""
    said = roles()
    return ", ".join(f"{one.name} ({said[one.role]})" for one in record.provinces) or t("không có")


def _resolutions(record: Record) -> str:
    """Resolutions with how sure they are."""
    said = statuses()
    return ", ".join(f"{one.label} ({said[one.status]})" for one in record.resolutions) or t("không có")


def _counter(record: Record) -> str:
    """The visitor counter."""
    traffic = record.traffic
    if traffic is None:
        return t("không có")
    words = {
        "today": t("hôm nay"),
        "yesterday": t("hôm qua"),
        "week": t("tuần"),
        "month": t("tháng"),
        "total": t("tổng"),
    }
    figures = [
        f"{word} {number(getattr(traffic, name))}" for name, word in words.items() if getattr(traffic, name) is not None
    ]
    read = t("đọc ngày {day}", day=day(traffic.observed_on)) if traffic.observed_on else t("chưa rõ ngày đọc")
    return f"{read}: {', '.join(figures)}"


def show(item: Item) -> None:
    """A file opened: why it cannot be read, the bad rows of a table, or the text with its mentions."""
    preview = item.preview
    st.markdown(f"**{links.escaped(item.name)}** — {verdict(item)}")
    if preview.kind == "rejected":
        st.error(links.escaped(f"{item.name}: {told(str(preview.why))}"))
    elif preview.kind == "container":
        _container(preview)
    elif preview.kind == "table":
        _table(preview)
    elif preview.record is not None:
        _bulletin(preview, preview.record)


def _container(preview: Preview) -> None:
    """What an archive or a table of bulletins says of itself; its entries follow on their own."""
    for note in preview.notes:
        st.markdown(links.escaped(note))
    if len(preview.entries) < preview.count:
        left = number(preview.count - len(preview.entries))
        st.markdown(t("Còn {count} mục nữa chưa xem ở đây; khi nạp, tất cả đều được đọc.", count=left))
    else:
        st.markdown(t("Mọi mục bên trong đều chọn xem được ở trên."))


def _table(preview: Preview) -> None:
    """The rows of a table that cannot be used, with the reason."""
    for note in preview.notes:
        st.markdown(links.escaped(note))
    if not preview.bad:
        st.markdown(t("Mọi dòng đều dùng được."))
    for row in preview.bad[:20]:
        st.markdown(t("- Dòng {line}: {why}", line=row.line, why=links.escaped(told(row.why))))
    if len(preview.bad) > 20:  # noqa: PLR2004 - the twenty shown above
        st.caption(t("Và {count} dòng lỗi nữa.", count=number(len(preview.bad) - 20)))


def _bulletin(preview: Preview, record: Record) -> None:
    """What was found, and where in the text."""
    facts = {
        t("Tiêu đề"): record.title or t("(không có tiêu đề)"),
        t("Ngày đăng"): _published(record),
        t("Tỉnh, thành"): _provinces(record),
        t("Nghị quyết"): _resolutions(record),
        t("Bộ đếm"): _counter(record),
    }
    st.markdown("\n".join(f"- {name}: {links.escaped(value)}" for name, value in facts.items()))
    for warning in record.warnings:
        st.warning(links.escaped(told(warning)), icon=":material/warning:")
    marks = marks_of(record, preview.text)
    used = {mark.kind for mark in marks}
    legend = highlight.legend({kind: word for kind, word in meanings().items() if kind in used})
    _beside(preview, highlight.sheet() + legend + highlight.render(preview.text[:_SHOWN], marks))
    if len(preview.text) > _SHOWN:
        st.caption(t("Hiện {count} ký tự đầu.", count=number(_SHOWN)))


def _beside(preview: Preview, shown: str) -> None:
    """The text; where it was converted from a legacy font, what it was stands beside it."""
    if not preview.original:
        st.html(shown)
        return
    left, right = st.columns(2)
    with left:
        st.caption(t("Trước khi chuyển mã"))
        st.html(highlight.sheet() + highlight.render(preview.original[:_SHOWN], []))
    with right:
        st.caption(t("Sau khi chuyển sang Unicode"))
        st.html(shown)


def marks_of(record: Record, text: str) -> list[Highlight]:
    """The mentions of a record that is not in any build yet."""
    said, sure = roles(), statuses()
    named = [
        *((one.spans, one.role, f"{one.name}: {said[one.role]} — “{one.evidence[:160]}”") for one in record.provinces),
        *((one.spans, "resolution", f"{one.label}: {sure[one.status]}") for one in record.resolutions),
        *((one.spans, "document", f"{document(one.kind)} {one.number or ''}".strip()) for one in record.documents),
        *((one.spans, "body", f"{one.name} ({level(one.level)})") for one in record.bodies),
    ]
    found = [Highlight(*span, kind, label) for spans, kind, label in named for span in spans]
    days = {one: t("Ngày diễn ra") for one in record.event_dates}
    if record.page_clock:
        days[record.page_clock] = t("Đồng hồ của trang: ngày sao chép")
    if record.published_on:
        days[record.published_on] = t("Ngày đăng")
    return found + highlight.dates(text, days)
