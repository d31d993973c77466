"""One upload: how far each file is, what was found, the one button that loads it whole, and the way back."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.desk import open_desk
from etl.desk.uploads import FileState, Upload, UploadFile
from etl.paths import home
from pages.kit import intake, links, step, tables, upload_file, upload_site
from pages.kit.access import User
from pages.kit.guard import Right, require
from pages.kit.review_publish import wrong
from pages.kit.step import Said
from pages.kit.told import told
from pages.kit.upload_new import go_to
from pages.kit.warehouse import Build, frame
from pages.kit.words import number, t

POLL_SECONDS: Final = 1.0
UNDO_DAYS: Final = 30


def show(build: Build | None, name: str, user: User) -> None:
    """An upload as it stands now."""
    found = intake.upload(home(), name)
    if st.button(t("Các lần tải lên khác"), icon=":material/arrow_back:", key="upload_back"):
        go_to(None)
    if found is None or not is_theirs(found[0], user):
        st.warning(t("Không có lần tải lên này, hoặc nó là của người khác."), icon=":material/search_off:")
        return
    one, files = found
    st.caption(t("{who} tải lên lúc {moment}; địa chỉ trang này mở lại được lần tải lên ở bất kỳ thẻ nào.",
                 who=links.escaped(one.who), moment=moment(one.at)))  # fmt: skip
    if intake.is_busy(home(), one):
        _moving(name)
    elif one.state == "open":
        _open(build, one, files, user)
    elif one.state == "loaded":
        _loaded(build, one, files, user)
    else:
        st.info(t("Lần tải lên này đã bị bỏ; không có gì được nạp."), icon=":material/delete:")


def is_theirs(one: Upload, user: User) -> bool:
    """Whether somebody may see an upload: who brought it, or an administrator."""
    return user.is_admin or one.who == user.name


def moment(at: datetime) -> str:
    """A moment on Vietnam's clock."""
    return f"{at.astimezone(upload_file.HERE):%d/%m/%Y %H:%M}"


# --- while a process is at it -----------------------------------------------------------------------------------------


@st.fragment(run_every=POLL_SECONDS)
def _moving(name: str) -> None:
    """How far it is, again and again until it is done."""
    found = intake.upload(home(), name)
    if found is None or not intake.is_busy(home(), found[0]):
        st.rerun()
    one, files = found
    done, every = len(files) - one.unread, len(files)
    if one.state == "loading":
        st.progress(1.0, t("Đang nạp {count} tệp: ghi vào kho, dựng bản mới…", count=number(_waiting(one))))
    else:
        st.progress(done / max(every, 1), t("Đã đọc {done}/{all} tệp…", done=number(done), all=number(every)))
    st.caption(t("Có thể đóng thẻ này hoặc tải lại trang: việc vẫn tiếp tục."))
    _table(files)


def _waiting(one: Upload) -> int:
    """How many files wait for the load."""
    return one.counts.get(FileState.EYES, 0)


# --- waiting for eyes -------------------------------------------------------------------------------------------------


def _open(build: Build | None, one: Upload, files: list[UploadFile], user: User) -> None:
    """What was found, to be looked at and changed; then the button."""
    if one.why:
        st.error(t("Chưa nạp được gì. {why}", why=links.escaped(told(one.why))), icon=":material/error:")
    known = upload_site.names(build, user)
    site, problem = upload_site.site(known, user, one.site, one.upload)
    covers, wrong = upload_site.covers(one)
    if not problem and not wrong and (site, covers) != (one.site, _covers(one)):
        _choose(one, site, covers)
    st.subheader(t("Tìm thấy trong các tệp"), anchor=False)
    st.markdown(summary(files))
    _table(files)
    upload_file.opened(build, one, files, known)
    _confirm(build, one, files, problem or wrong)


def _covers(one: Upload) -> upload_site.Days | None:
    """The days that an upload covers so far."""
    return (one.covers_from, one.covers_to) if one.covers_from and one.covers_to else None


def _choose(one: Upload, site: str | None, covers: upload_site.Days | None) -> None:
    """Write down where the files come from; another site reads them again, for it takes part in reading."""
    require(Right.WRITE, sites=[site] if site else [])
    with open_desk(home()) as desk:
        desk.uploads.choose(one.upload, site, covers)
        if site != one.site:
            desk.uploads.read_again(one.upload, everything=True)
    st.rerun()


def summary(files: list[UploadFile]) -> str:
    """How many files there are, and how many of them bring nothing."""
    states = [file.state for file in files]
    said = t("**{count} tệp**", count=number(len(files)))
    for state, words in {
        FileState.EYES: t("; {count} tệp cần xem rồi nạp"),
        FileState.LOADED: t("; {count} tệp đã nạp"),
        FileState.DUPLICATE: t("; {count} tệp đã có, không nạp lại"),
        FileState.REJECTED: t("; {count} tệp không đọc được"),
    }.items():
        if count := states.count(state):
            said += words.format(count=number(count))
    return said + "."


def _table(files: list[UploadFile]) -> None:
    """Every file with its state."""
    rows = [upload_file.line(file) for file in files]
    wide = (t("Tệp"), t("Tiêu đề"), t("Tỉnh, thành"), t("Nghị quyết"), t("Cần chú ý"))
    tables.show(pd.DataFrame(rows), key="upload_found", alt=t("Những gì tìm thấy trong từng tệp"), narrow=wide)


def _confirm(build: Build | None, one: Upload, files: list[UploadFile], problem: str) -> None:
    """The one button that loads, and the one that leaves it."""
    wanted = [file for file in files if file.state is FileState.EYES]
    if not wanted:
        st.info(t("Không có gì mới để nạp."), icon=":material/info:")
    elif build is not None and build.is_demo:
        st.warning(
            t(
                "Đang hiện **dữ liệu minh họa**. Sau lần nạp này, mọi trang chỉ còn dữ liệu thật; "
                "bản minh họa được cất đi."
            ),
            icon=":material/science:",
        )
    if wanted and problem:
        st.warning(problem, icon=":material/edit:")
    with st.container(horizontal=True):
        if wanted and st.button(
            _label(wanted), type="primary", disabled=bool(problem), icon=":material/publish:", key="upload_load"
        ):
            _load(one, files)
        if st.button(t("Bỏ lần tải lên này"), icon=":material/delete:", key="upload_drop"):
            _drop(one)


def _label(wanted: list[UploadFile]) -> str:
    """What the button loads; of an archive that was not looked at to its end it is more."""
    found: list[dict[str, Any]] = [file.found or {} for file in wanted]
    count = number(sum(one.get("bulletins", 0) for one in found))
    is_more = any(one.get("count", 0) > one.get("seen", 0) for one in found)
    label = t("Nạp hơn {count} bản tin", count=count) if is_more else t("Nạp {count} bản tin", count=count)
    several = sum(one.get("kind") == "table" for one in found)
    return label + (t(" và {count} bảng số đọc", count=number(several)) if several else "")


def _load(one: Upload, files: list[UploadFile]) -> None:
    """Confirm: a process of its own loads the upload whole."""
    require(Right.WRITE, sites=[one.site] if one.site else [])
    intake.confirm(home(), one, files)
    st.rerun()


def _drop(one: Upload) -> None:
    """Leave an upload: nothing of it was loaded, and nothing stays."""
    require(Right.WRITE, sites=[one.site] if one.site else [])
    intake.drop(home(), one.upload)
    go_to(None)


# --- loaded -----------------------------------------------------------------------------------------------------------


def _loaded(build: Build | None, one: Upload, files: list[UploadFile], user: User) -> None:
    """What came of it, and the way back."""
    if one.load_state == "undone":
        st.success(t("Đã hoàn tác lần nạp: các bản tin của lần đó không còn trong dữ liệu; tệp gốc vẫn được giữ."))
    elif one.load is None:
        st.info(t("Không có gì mới để nạp."), icon=":material/info:")
    else:
        _brought(build, one)
        undo_button(one, user)
    said = step.last(one.upload)
    if said is not None and not said.is_done:
        st.error(said.sentence)
    counted = summary(files)
    st.markdown(t("Khi nạp: {counted}", counted=counted) if one.load_state == "undone" else counted)
    _table(files)


def _brought(build: Build | None, one: Upload) -> None:
    """What the load brought, with a link to it."""
    rows = frame(build, "upload_load", load=one.load).to_dict("records") if build else []
    if not rows:
        st.success(t("Đã nạp; các trang đang được dựng lại."), icon=":material/check_circle:")
        return
    brought = rows[0]
    st.success(
        t(
            "Đã nạp: **{bulletins} bản tin mới**, {duplicates} bản đã có, {readings} lần đọc bộ đếm.",
            **{name: number(brought[name]) for name in ("bulletins", "duplicates", "readings")},
        ),
        icon=":material/check_circle:",
    )
    links.open_number(int(brought["bulletins"]), load=str(one.load), dated="all")


def undo_button(one: Upload, user: User) -> None:
    """Take the load back: for thirty days, by who brought it or an administrator."""
    last = one.at + timedelta(days=UNDO_DAYS)
    if one.load is None or one.load_state != "landed" or datetime.now(UTC) > last or not is_theirs(one, user):
        return
    label, until = t("Hoàn tác lần nạp này"), t("Hoàn tác được đến {moment}.", moment=moment(last))
    if st.button(label, icon=":material/undo:", key=f"upload_undo_{one.upload}", help=until):
        step.carry_out(one.upload, partial(_undo, one, one.load, user), doing=t("Đang hoàn tác…"))


def _undo(one: Upload, load: str, user: User) -> Said:
    """The step; once undone, the upload itself says so."""
    require(Right.WRITE, sites=[one.site] if one.site else [])
    outcome = intake.undo(home(), load, who=user.name)
    unsaid = t("Chương trình nạp dừng mà không nói lý do; hãy thử lại hoặc báo người quản trị.")
    return Said(wrong(outcome, unsaid), is_done=False) if outcome.status else Said("")
