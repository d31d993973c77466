"""What was read from one bulletin, and the panel that shows each fact with the reason for it."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import links
from pages.kit.highlight import quoted
from pages.kit.resolution_choice import CHOSEN, FILE
from pages.kit.terms import issuer, roles, statuses
from pages.kit.told import told
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

Rows = tuple[dict[Any, Any], ...]
_LONGEST: Final = 160
"""Letters of a quotation."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one bulletin as rows of their questions."""

    provinces: Rows
    resolutions: Rows
    others: Rows
    mentions: Rows
    readings: Rows
    events: tuple[Any, ...]
    warnings: tuple[str, ...]
    keywords: tuple[str, ...]
    names: dict[str, str]
    """Short names of the candidates of what stayed open."""


def facts(build: Build, bulletin_id: str) -> Facts:
    """Ask for everything that is known of a bulletin."""

    def rows(name: str) -> Rows:
        return tuple(frame(build, name, id=bulletin_id).to_dict("records"))

    notes = rows("bulletin_notes")
    resolutions = rows("bulletin_resolutions")
    candidates = tuple(sorted({str(key) for one in resolutions for key in one["candidates"]}))
    named = frame(build, "resolution_names", choices=candidates).to_dict("records") if candidates else []
    return Facts(
        provinces=rows("bulletin_provinces"),
        resolutions=resolutions,
        others=rows("bulletin_others"),
        mentions=rows("bulletin_mentions"),
        readings=rows("bulletin_readings"),
        events=tuple(note["day"] for note in notes if note["kind"] == "event"),
        warnings=tuple(str(note["words"]) for note in notes if note["kind"] == "warning"),
        keywords=tuple(str(note["words"]) for note in notes if note["kind"] == "keyword"),
        names={str(one["key"]): str(one["short"]) for one in named},
    )


def show(one: dict[str, Any], found: Facts, text: str, encoding: str) -> None:
    """The panel beside the text."""
    _provinces(found)
    _resolutions(found)
    _others(found, text)
    _frame(one, found, encoding)
    _counter(found)


def _section(title: str, lines: list[str]) -> None:
    """A heading with its lines; nothing where there are none."""
    if lines:
        st.markdown(f"#### {title}\n" + "\n".join(f"- {line}" for line in lines), anchors=False)


def _provinces(found: Facts) -> None:
    """Each province with its role and the words that decided it."""
    said = roles()
    lines = [
        f"**{links.escaped(str(row['name']))}** — {said.get(row['role'], row['role'])}, "
        + t("{count} lần", count=number(row["mentions"]))
        + f"  \n:small[{t('vì')} “{links.escaped(str(row['evidence']))}”]"
        for row in found.provinces
    ]
    _section(t("Tỉnh, thành"), lines or [t("không có")])


def _resolutions(found: Facts) -> None:
    """Each resolution with its status, the reason, and what else it could be; the settled ones open."""
    st.markdown(f"#### {t('Nghị quyết')}", anchors=False)
    if not found.resolutions:
        st.markdown(f"- {t('không có')}")
    said = statuses()
    for row in found.resolutions:
        unsure = "" if row["is_verified"] else t("; dòng danh mục chưa kiểm chứng")
        by = issuer(row["issuer"])
        head = f"**{links.escaped(str(row['label']))}** ({links.escaped(by)}) — {said.get(row['status'], '')}{unsure}, "
        why = links.escaped(told(str(row["why"])))
        lines = [head + t("{count} lần", count=number(row["mentions"])), f":small[{why}]"]
        if len(row["candidates"]):
            names = "; ".join(found.names.get(str(key), str(key)) for key in row["candidates"])
            lines.append(f":small[{t('Có thể là: {names}', names=links.escaped(names))}]")
        st.markdown("- " + "  \n  ".join(lines))
        if row["status"] == "resolved" and pd.notna(row["key"]):
            st.page_link(FILE, label=t("Xem nghị quyết này"), icon=":material/gavel:",
                         query_params=links.shared() | {CHOSEN: str(row["key"])})  # fmt: skip


def _others(found: Facts, text: str) -> None:
    """Other documents, bodies and activities, each with where it stands, and the words of the title."""
    from pages.kit.bulletin_marks import other_words  # noqa: PLC0415 - it reads Facts

    titles = {"document": t("Văn bản khác"), "body": t("Tổ chức công đoàn"), "activity": t("Hoạt động")}
    for kind, title in titles.items():
        rows = [row for row in found.others if row["kind"] == kind]
        _section(title, [links.escaped(other_words(row)) + _role(row) + _quote(found, row, text) for row in rows])
    if found.keywords:
        _section(t("Từ khóa"), [links.escaped(", ".join(found.keywords))])


def _quote(found: Facts, row: dict[Any, Any], text: str) -> str:
    """The words on which a fact rests, with a few around them."""
    names = {"kind": row["kind"], "name": str(row["place"])}
    spans = [one for one in found.mentions if {"kind": one["kind"], "name": one["name"]} == names]
    if not spans or not text:
        return ""
    start, end = int(spans[0]["span_start"]), int(spans[0]["span_end"])
    said = quoted(text, start, min(end, start + _LONGEST))
    return f"  \n:small[{t('vì')} “{links.escaped(said)}”]"


def _role(row: dict[Any, Any]) -> str:
    """What a body does; the others have no role."""
    return f" — {roles().get(row['detail'], '')}" if row["kind"] == "body" else ""


def _frame(one: dict[str, Any], found: Facts, encoding: str) -> None:
    """What the page's frame says; the article's date and the copy's are told apart."""
    unknown = t("không thấy")
    published = t("chưa rõ") if one["published_on"] is None else day(one["published_on"])
    if one["published_on"] is not None and one["published_time"]:
        published += f" {one['published_time']}"
    clock = unknown if one["page_clock"] is None else day(one["page_clock"])
    events = ", ".join(day(value) for value in found.events) or unknown
    lines = [
        t("Ngày đăng: **{day}**", day=published),
        t("Đồng hồ của trang (ngày sao chép, không phải ngày đăng): {day}", day=clock),
        t("Ngày diễn ra: {days}", days=events),
        t("Tác giả: {name}", name=links.escaped(str(one["author"] or unknown))),
        t("Chuyên mục: {name}", name=links.escaped(str(one["section"] or unknown))),
        t("Tệp: {name}", name=links.escaped(PurePosixPath(str(one["file"])).name)),
        t("Định dạng: {format}, bảng mã {encoding}", format=str(one["format"]), encoding=encoding or "?"),
    ]
    if one["loaded_at"] is not None:
        lines.append(t("Nạp lúc: {moment}", moment=f"{day(one['loaded_at'])} {one['loaded_at']:%H:%M}"))
    _section(t("Khung trang"), lines)


def _counter(found: Facts) -> None:
    """The visitor counter as printed."""
    words = {"today": t("hôm nay"), "yesterday": t("hôm qua"), "week": t("tuần"), "month": t("tháng"),
             "total": t("tổng"), "online": t("đang xem")}  # fmt: skip
    for row in found.readings:
        figures = [f"{word} {number(row[name])}" for name, word in words.items() if pd.notna(row[name])]
        _section(
            t("Bộ đếm lượt truy cập"), [t("Đọc ngày {day}", day=day(row["observed_on"])) + ": " + ", ".join(figures)]
        )
