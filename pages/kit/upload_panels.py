"""The panels of the upload page: what is asked, what was found, the load, and taking the last one back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.load.reference import real_sites
from etl.load.slugs import is_slug
from etl.paths import home
from etl.settings import MAX_ARCHIVE_BYTES, MAX_BATCH_FILES, MAX_DOCUMENT_BYTES, MAX_SHEET_BYTES
from pages.kit import intake, links, tables
from pages.kit.access import User, current_user
from pages.kit.intake import File, Item, Outcome, Preview
from pages.kit.upload_preview import details, line
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, sort_key, t

OTHER: Final = ""
"""The choice of a site that is not in the list."""
OPENED: Final = 20
"""Files whose text is shown; all are in the table."""
NOTES: Final = 20
"""Sentences of the load that are shown: files it refused, rows of tables it left out."""
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batch:
    """What somebody is about to load."""

    files: tuple[File, ...]
    previews: tuple[Preview, ...]
    repeated: tuple[File, ...]
    site: str | None
    """None while no valid site is chosen."""
    covers: tuple[date, date] | None
    problem: str = ""
    """Why this cannot be loaded yet, as a sentence."""

    def items(self) -> list[Item]:
        """Every file and, after an archive or a table of bulletins, its entries."""
        return list(intake.items(self.files, self.previews))


@dataclass(slots=True)
class Desk:
    """What the page remembers between runs; an object, so that a click during a load cannot lose its outcome."""

    generation: int = 0
    """Part of the uploader's key: raised to empty it."""
    outcome: Outcome | None = None
    undone: Outcome | None = None


def _desk() -> Desk:
    """This session's memory."""
    kept: Desk = st.session_state.setdefault("upload_desk", Desk())
    return kept


@st.cache_data(max_entries=2000, max_size="128MB", show_spinner=False)
def _preview(checksum: str, site: str | None, province: str | None, _file: File) -> Preview:  # noqa: ARG001 - the key
    """What a file holds. An uploader hands over the same file on every rerun: its checksum says that it is known."""
    return intake.preview(_file.data, _file.name, site, province)


def ask(build: Build | None) -> Batch:
    """Site, days and files."""
    names, provinces = _sites(build)
    site, problem = _site(names)
    covers, wrong = _covers()
    st.markdown(
        t(
            "**Chọn tệp bản tin** (trang web lưu lại: html, mht; Word: docx, doc; odt, rtf; pdf có chữ; văn bản: txt), "
            "**tệp nén zip** gồm các tệp như vậy, **bảng nhiều bản tin** (xlsx, csv, jsonl có cột Tiêu đề, Ngày đăng, "
            "Nội dung) **hoặc bảng số đọc bộ đếm** (xlsx, csv có cột Trang, Ngày đọc, Tổng, Hôm nay). "
            "Tối đa {size} MB một tệp ({archive} MB với tệp nén, {sheet} MB với bảng), {files} tệp một lần. "
            "Bấm “Chọn tệp” hoặc kéo tệp thả vào khung dưới; chưa có gì được lưu cho đến khi bấm nút nạp.",
            size=MAX_DOCUMENT_BYTES // _MEGABYTE,
            archive=MAX_ARCHIVE_BYTES // _MEGABYTE,
            sheet=MAX_SHEET_BYTES // _MEGABYTE,
            files=MAX_BATCH_FILES,
        )
    )
    _uploader_in_words()
    given = st.file_uploader(
        t("Tệp bản tin hoặc bảng số đọc"),
        type=list(intake.TYPES),
        accept_multiple_files=True,
        max_upload_size=MAX_ARCHIVE_BYTES // _MEGABYTE,
        key=f"upload_files_{_desk().generation}",
        label_visibility="collapsed",
    )
    if intake.too_many(given):
        problem = t(
            "Quá {files} tệp một lần; hãy chia thành nhiều lần, hoặc nạp bằng dòng lệnh.", files=MAX_BATCH_FILES
        )
        given = given[:MAX_BATCH_FILES]
    files, repeated = intake.distinct(intake.received(one.name, one.getvalue()) for one in given)
    previews = tuple(_preview(file.checksum, site, provinces.get(site or ""), file) for file in files)
    return Batch(tuple(files), previews, tuple(repeated), site, covers, problem or wrong)


def _uploader_in_words() -> None:
    """Streamlit's uploader speaks English only: its button gets our word, by the class that its key gives it."""
    button = "[class*='st-key-upload_files'] button p"
    st.html(f"<style>{button}{{font-size:0}}{button}::after{{content:'{t('Chọn tệp')}';font-size:.95rem}}</style>")


def _sites(build: Build | None) -> tuple[dict[str, str], dict[str, str]]:
    """Names and provinces of the sites that can be picked: the real ones, and those that the real build has met."""
    known = real_sites()
    if build is not None and not build.is_demo:
        rows = frame(build, "upload_sites").to_dict("records")
        known |= {one["site"]: (one["name"], None if pd.isna(one["province"]) else one["province"]) for one in rows}
    names = {site: name for site, (name, _) in known.items()}
    return (
        dict(sorted(names.items(), key=lambda item: sort_key(item[1]))),
        {site: province for site, (_, province) in known.items() if province is not None},
    )


def _site(names: dict[str, str]) -> tuple[str | None, str]:
    """The site that the files come from, or why there is none yet."""
    picked = st.selectbox(
        t("Các tệp lấy từ trang nào?"),
        [*names, OTHER],
        index=None,
        format_func=lambda one: names.get(one, t("Trang khác…")),
        placeholder=t("Chọn trang"),
        key="upload_site",
    )
    if picked is None:
        return None, t("Hãy chọn trang mà các tệp lấy từ đó.")
    if picked != OTHER:
        return str(picked), ""
    typed = st.text_input(
        t("Tên ngắn của trang"),
        placeholder="congdoan-nghean",
        max_chars=64,
        key="upload_slug",
        help=t("Chữ thường không dấu, số, dấu chấm, gạch nối; ví dụ congdoan-nghean. Lần sau dùng lại đúng tên này."),
    )
    slug = (typed or "").strip()
    if is_slug(slug):
        return slug, ""
    return None, t("Tên trang chỉ gồm chữ thường không dấu, số, dấu chấm và gạch nối, bắt đầu bằng chữ hoặc số.")


def _covers() -> tuple[tuple[date, date] | None, str]:
    """The days that were collected completely, if somebody says so."""
    with st.expander(
        t("Các tệp này là toàn bộ tin của một khoảng ngày? (không bắt buộc)"), icon=":material/date_range:"
    ):
        st.caption(t("Nhờ đó những ngày không có tin được hiểu là không đăng tin, chứ không phải chưa thu thập."))
        left, right = st.columns(2)
        first = left.text_input(t("Đã thu đủ từ ngày"), placeholder="01/12/2024", key="upload_from", max_chars=10)
        last = right.text_input(t("đến ngày"), placeholder="31/12/2024", key="upload_to", max_chars=10)
    if not first and not last:
        return None, ""
    start, end = _day(first or ""), _day(last or "")
    if start is None or end is None:
        return None, t("Ngày thu đủ phải có dạng ngày/tháng/năm, ví dụ 01/12/2024, và phải có cả hai ngày.")
    if start > end:
        return None, t("Ngày đầu của khoảng thu đủ đứng sau ngày cuối.")
    return (start, end), ""


def _day(text: str) -> date | None:
    """A day as people write it."""
    try:
        return datetime.strptime(text.strip(), "%d/%m/%Y").date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return None


def found(build: Build | None, batch: Batch) -> None:
    """What is in the files, before anything is kept."""
    items, known = batch.items(), _known(build, batch)
    st.subheader(t("Tìm thấy trong các tệp"), anchor=False)
    st.markdown(_in_all(batch, items, known))
    rows = [line(item, known.get(item.checksum[:16])) for item in items]
    tables.show(pd.DataFrame(rows), key="upload_found", alt=t("Những gì tìm thấy trong từng tệp"), narrow=_wide())
    for item in items[:OPENED]:
        details(item, known.get(item.checksum[:16]))
    if len(items) > OPENED:
        st.caption(t("Văn bản của {count} tệp đầu hiện ở trên; các tệp còn lại xem trong bảng.", count=number(OPENED)))


def _in_all(batch: Batch, items: list[Item], known: dict[str, str]) -> str:
    """How many files there are, and how many of them bring nothing."""
    old = sum(item.checksum[:16] in known for item in items)
    rejected = sum(item.preview.kind == "rejected" for item in items)
    inside = len(items) - len(batch.files)
    said = t("{count} tệp khác nhau", count=number(len(batch.files)))
    if inside:
        said += t("; {count} mục bên trong đã xem", count=number(inside))
    if batch.repeated:
        said += t("; {count} tệp lặp lại trong lần này, bỏ qua", count=number(len(batch.repeated)))
    if old:
        said += t("; {count} tệp đã có trong dữ liệu, không nạp lại", count=number(old))
    if rejected:
        said += t("; {count} tệp không đọc được", count=number(rejected))
    return said + "."


def _wide() -> tuple[str, ...]:
    """Columns whose words are long."""
    return t("Tệp"), t("Tiêu đề"), t("Tỉnh, thành"), t("Nghị quyết"), t("Bộ đếm")


def _known(build: Build | None, batch: Batch) -> dict[str, str]:
    """The files that the real data already have, with when they came in; the demonstration's do not count."""
    if build is None or build.is_demo:
        return {}
    ids = tuple(sorted({item.checksum[:16] for item in batch.items()}))
    rows = frame(build, "upload_known", ids=ids).to_dict("records")
    return {str(row["bulletin_id"]): "" if pd.isna(row["loaded_at"]) else day(row["loaded_at"]) for row in rows}


def confirm(build: Build | None, batch: Batch, user: User) -> None:
    """The one button that loads."""
    known = _known(build, batch)
    wanted = [
        file for file, preview in zip(batch.files, batch.previews, strict=True) if _new(file.checksum, preview, known)
    ]
    if not wanted:
        st.info(t("Không có gì mới để nạp."), icon=":material/info:")
        return
    if build is not None and build.is_demo:
        st.warning(
            t(
                "Đang hiện **dữ liệu minh họa**. Sau lần nạp này, mọi trang chỉ còn dữ liệu thật; "
                "bản minh họa được cất đi."
            ),
            icon=":material/science:",
        )
    if batch.problem:
        st.warning(batch.problem, icon=":material/edit:")
    label = _label(batch, known)
    if st.button(label, type="primary", disabled=bool(batch.problem), icon=":material/publish:", key="upload_load"):
        _load(batch, wanted, user)


def _new(checksum: str, preview: Preview, known: dict[str, str]) -> bool:
    """Whether a file brings something; of an archive that was not seen to its end nobody knows, so it does."""
    if preview.kind == "container":
        unseen = len(preview.entries) < preview.count
        return unseen or any(_new(one.checksum, one.preview, known) for one in preview.entries)
    return preview.kind != "rejected" and checksum[:16] not in known


def _label(batch: Batch, known: dict[str, str]) -> str:
    """What the button loads."""
    new = {item.checksum: item.preview for item in batch.items() if _new(item.checksum, item.preview, known)}
    kinds = [preview.kind for preview in new.values()]
    count = number(kinds.count("bulletin"))
    is_more = any(len(preview.entries) < preview.count for preview in new.values())
    label = t("Nạp hơn {count} bản tin", count=count) if is_more else t("Nạp {count} bản tin", count=count)
    return label + (t(" và {count} bảng số đọc", count=number(kinds.count("table"))) if "table" in kinds else "")


def _load(batch: Batch, files: list[File], user: User) -> None:
    """Load, remember what came of it, and begin anew with an empty uploader."""
    _staff_only()
    desk = _desk()
    with st.status(t("Đang nạp {count} tệp: đọc, ghi vào kho, dựng bản mới…", count=number(len(files))), expanded=True):
        desk.outcome = intake.add(home(), files, str(batch.site), covers=batch.covers, who=user.name)
        desk.undone = None
        if desk.outcome.report:
            desk.generation += 1
    st.rerun()


def _staff_only() -> None:
    """Every function that writes asks for itself; whoever may not write stops here."""
    if not current_user().is_staff:
        st.stop()


def result(user: User) -> None:
    """What came of the last load, and a way back."""
    desk = _desk()
    if desk.undone is not None:
        _undone(desk.undone)
    elif desk.outcome is not None:
        _loaded(desk, desk.outcome, user)


def _undone(outcome: Outcome) -> None:
    """What came of taking a load back."""
    if outcome.status == 0:
        st.success(t("Đã hoàn tác lần nạp: các bản tin của lần đó không còn trong dữ liệu; tệp gốc vẫn được giữ."))
    else:
        st.error(_said(outcome))


def _loaded(desk: Desk, outcome: Outcome, user: User) -> None:
    """What came of a load."""
    report = outcome.report
    if not report:
        st.error(t("Chưa nạp được gì. {why}", why=_said(outcome)), icon=":material/error:")
        return
    st.success(
        t(
            "Đã nạp: **{bulletins} bản tin mới**, {duplicates} bản đã có, {readings} lần đọc bộ đếm, "
            "{rejected} tệp bị từ chối.",
            bulletins=number(report["bulletins"]),
            duplicates=number(report["duplicates"]),
            readings=number(report["readings"]),
            rejected=number(len(report["rejected"])),
        ),
        icon=":material/check_circle:",
    )
    for sentence in outcome.sentences[:NOTES]:
        st.warning(links.escaped(sentence), icon=":material/block:")
    with st.container(horizontal=True, vertical_alignment="center"):
        links.open_number(int(report["bulletins"]), load=str(report["load"]), dated="all")
        if st.button(t("Hoàn tác lần nạp này"), icon=":material/undo:", key="upload_undo"):
            _staff_only()
            with st.spinner(t("Đang hoàn tác…")):
                desk.undone = intake.undo(home(), str(report["load"]), who=user.name)
            st.rerun()


def _said(outcome: Outcome) -> str:
    """The child's sentences as Markdown."""
    said = " ".join(links.escaped(sentence) for sentence in outcome.sentences[-3:])
    return said or t("Chương trình nạp dừng mà không nói lý do; hãy thử lại hoặc báo người quản trị.")


def recent(build: Build | None) -> None:
    """The newest loads."""
    if build is None:
        return
    loads: list[dict[Any, Any]] = frame(build, "upload_loads").to_dict("records")
    if not loads:
        return
    table = pd.DataFrame(
        {
            t("Lúc"): [f"{day(one['loaded_at'])} {one['loaded_at']:%H:%M}" for one in loads],
            t("Trang"): [one["site"] for one in loads],
            t("Người nạp"): [one["who"] for one in loads],
            t("Tệp"): [one["files"] for one in loads],
            t("Bản tin"): [one["bulletins"] for one in loads],
            t("Đã có"): [one["duplicates"] for one in loads],
            t("Lần đọc"): [one["readings"] for one in loads],
            t("Từ chối"): [one["rejected"] for one in loads],
        }
    )
    with st.expander(t("Các lần nạp gần đây"), icon=":material/history:"):
        tables.show(table, key=f"upload_recent_{build.name}", alt=t("Các lần nạp gần đây"))
