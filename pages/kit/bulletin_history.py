"""What people put right in one bulletin: each correction with who, when, why and its alarm, the way back, the form."""

import json
from collections.abc import Callable
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.desk import LONGEST_WHY, Correction, open_desk
from etl.desk.corrections import FIGURES
from etl.desk.uploads import Edit
from etl.errors import UnionPulseError
from etl.models import ProvinceFact, Record, ResolutionFact, Traffic
from etl.paths import home
from pages.kit import links, review_ask, review_publish, step, typed_citation, upload_edit, upload_values
from pages.kit.bulletin_facts import Facts
from pages.kit.filters import site_names
from pages.kit.guard import Right, may, require
from pages.kit.step import Said
from pages.kit.terms import issuer, roles
from pages.kit.upload_values import Values
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t


def show(build: Build, one: dict[str, Any], facts: Facts) -> None:
    """The corrections of the bulletin, and below them the form for staff."""
    bulletin_id = str(one["bulletin_id"])
    step.result(bulletin_id)
    is_writer = not build.is_demo and may(Right.WRITE, bulletins=[bulletin_id])
    made = [] if build.is_demo else _made(bulletin_id)
    if made:
        st.markdown(f"#### {t('Cán bộ đã sửa')}", anchors=False)
        states = {int(row["correction"]): str(row["state"]) for row in _states(build, bulletin_id)}
        for correction in made:
            _one(build, correction, states.get(correction.correction), is_writer=is_writer)
    if is_writer:
        with st.expander(t("Sửa những gì máy đọc ở bản tin này"), icon=":material/edit:"):
            _form(build, one, facts, len(made))


def _made(bulletin_id: str) -> list[Correction]:
    """The corrections of a bulletin; a home without a desk has none, and looking does not make one."""
    if not home().desk.exists():
        return []
    with open_desk(home()) as desk:
        return desk.corrections.of(bulletin_id)


def _states(build: Build, bulletin_id: str) -> list[dict[Any, Any]]:
    """How each stands in the build."""
    return frame(build, "bulletin_corrections", id=bulletin_id).to_dict("records")


def _one(build: Build, made: Correction, state: str | None, *, is_writer: bool) -> None:
    """One correction: what, who, when, why; taken back, or with its alarm and the way back."""
    before, after = (words(build, made.field, text) for text in (made.before, made.after))
    what = f"{fields()[made.field]}: {before} → **{after}**"
    st.markdown(f"~~{what}~~" if not made.stands else what)
    st.caption(links.escaped(f"{made.who} · {day(made.at)} {made.at:%H:%M} · {made.why}"))
    if made.undone_at:
        st.caption(links.escaped(t("{name} đã hoàn tác ngày {day}", name=made.undone_by, day=day(made.undone_at))))
        return
    if alarm := alarms().get(state or ""):
        st.warning(alarm, icon=":material/notifications:")
    if is_writer and st.button(t("Hoàn tác"), icon=":material/undo:", key=f"history_undo_{made.correction}"):
        step.carry_out(made.bulletin_id, lambda: _take_back(made))


def fields() -> dict[str, str]:
    """What can be corrected."""
    return {
        "site": t("Trang đăng tin"),
        "published_on": t("Ngày đăng"),
        "province": t("Tỉnh, thành"),
        "resolution": t("Nghị quyết"),
        "reading": t("Số đọc bộ đếm"),
    }


def alarms() -> dict[str, str]:
    """Why a correction needs another look, by how it stands in the build."""
    return {
        "agreed": t("Máy nay tự đọc ra đúng như vậy; chỗ sửa này có thể thừa."),
        "changed": t("Máy nay đọc khác trước; hãy xem lại chỗ sửa này."),
        "gone": t("Bản tin không còn trong dữ liệu."),
        "unknown": t("Danh mục không còn giá trị này nên chỗ sửa không được áp dụng."),
    }


def words(build: Build, field: str, text: str | None) -> str:
    """A value of a correction in words, safe in Markdown."""
    return links.escaped(said(build, field, text))


def said(build: Build, field: str, text: str | None) -> str:
    """A value of a correction as people say it."""
    return t("không có") if text is None else _WORDS[field](build, json.loads(text))


def plain_words(build: Build, made: Correction) -> str:
    """A correction on one line."""
    before, after = (said(build, made.field, text) for text in (made.before, made.after))
    return f"{fields()[made.field]}: {before} → {after}"


def _site_words(build: Build, said: Any) -> str:  # noqa: ANN401 - a value of JSON, here and below
    """A site by its name."""
    return site_names(build).get(said, str(said))


def _province_words(_: Build, said: Any) -> str:  # noqa: ANN401
    """A unit and what it does."""
    name = upload_values.provinces(said["unit"]).get(said["code"], said["code"])
    return f"{name} ({roles().get(said['role'], said['role'])})"


def _resolution_words(build: Build, said: Any) -> str:  # noqa: ANN401
    """A resolution by its short name, or by what is known of it."""
    if "key" in said:
        known = {str(row["key"]): str(row["short"]) for row in frame(build, "review_register").to_dict("records")}
        return known.get(str(said["key"]), str(said["key"]))
    parts = (t("Nghị quyết"), said["number"], issuer(said["issuer"]), said["year"])
    return " · ".join(str(part) for part in parts if part)


def _reading_words(_: Build, said: Any) -> str:  # noqa: ANN401
    """The day and the figures."""
    named = {"today": t("hôm nay"), "yesterday": t("hôm qua"), "week": t("tuần"), "month": t("tháng"),
             "total": t("tổng"), "online": t("đang xem")}  # fmt: skip
    figures = ", ".join(f"{word} {number(said[name])}" for name, word in named.items() if name in said)
    return f"{day(pd.Timestamp(said['observed_on']))}: {figures}"


_WORDS: Final[dict[str, Callable[[Build, Any], str]]] = {
    "site": _site_words,
    "published_on": lambda _, said: day(pd.Timestamp(said)),
    "province": _province_words,
    "resolution": _resolution_words,
    "reading": _reading_words,
}


def _form(build: Build, one: dict[str, Any], facts: Facts, count: int) -> None:
    """The form, filled with what the page shows."""
    record = _record(one, facts)
    now = upload_values.found(record, str(one["site"]))
    key = f"history_{one['bulletin_id']}_{count}"  # what was typed outlives what others publish meanwhile
    with st.form(key, border=False, enter_to_submit=False):
        asked, problem = upload_edit.ask(record, now, site_names(build), key)
        typed = st.text_input(
            t("Thêm nghị quyết ngoài danh mục"),
            placeholder=t("ví dụ: 12-NQ/TW, 7/NQ-TLĐ năm 2022"),
            max_chars=typed_citation.LONGEST,
            key=f"typed_{key}",
        )
        why = review_ask.one_line(st.text_input(t("Căn cứ"), max_chars=LONGEST_WHY, key=f"why_{key}"))
        saved = st.form_submit_button(t("Ghi và công bố lại"), icon=":material/save:")
    if not saved:
        return
    if missing := problem or review_ask.no_reason(why):
        st.error(missing)
        return
    _keep(record, (now, asked), typed or "", why)


def _record(one: dict[str, Any], facts: Facts) -> Record:
    """The bulletin as the page shows it, corrections and decisions included."""
    reading = facts.readings[0] if facts.readings else None
    figures = {} if reading is None else {name: _whole(reading[name]) for name in FIGURES}
    looked = None if reading is None else pd.Timestamp(reading["observed_on"]).date()
    published = one["published_on"]
    return Record(
        file=str(one["file"]),
        bulletin_id=str(one["bulletin_id"]),
        published_on=None if published is None else pd.Timestamp(published).date(),
        provinces=tuple(
            ProvinceFact(row["unit"], row["code"], row["name"], row["role"], 1, "", ()) for row in facts.provinces
        ),
        resolutions=tuple(_fact(row) for row in facts.resolutions),
        traffic=None if reading is None else Traffic(looked, **figures),
    )


def _fact(row: dict[Any, Any]) -> ResolutionFact:
    """A citation as the page shows it."""
    year, paper = _whole(row["year"]), str(row["number"]) if pd.notna(row["number"]) else None
    key = str(row["key"]) if pd.notna(row["key"]) else None
    return ResolutionFact(
        key, row["issuer"], paper, year, row["label"], 1, row["status"], "", tuple(row["candidates"]), (), ()
    )


def _whole(cell: Any) -> int | None:  # noqa: ANN401 - a cell of a frame
    """A whole number, or nothing."""
    return int(cell) if pd.notna(cell) else None


def _keep(record: Record, values: tuple[Values, Values], typed: str, why: str) -> None:
    """Read what was changed, and write it where it can be."""
    require(Right.WRITE, bulletins=[record.bulletin_id], sites=[one.site for one in values if one.site])
    try:
        edits = [*upload_values.edits(record, *values), *typed_citation.addition(typed, record)]
    except UnionPulseError as error:
        st.error(links.escaped(str(error)))
        return
    if not edits:
        st.info(t("Chưa có gì khác với những gì đang hiện."))
        return
    step.carry_out(record.bulletin_id, lambda: _write(record.bulletin_id, edits, why))


def _write(bulletin_id: str, edits: list[Edit], why: str) -> Said:
    """Write what was changed to the desk and publish with it; what cannot be published is taken back."""
    user = require(Right.WRITE, bulletins=[bulletin_id])
    with open_desk(home()) as desk:
        made = [
            desk.corrections.add(
                bulletin_id, one.field, one.before, one.after, at=review_publish.now(), who=user.name, why=why
            )
            for one in edits
        ]
    return review_publish.publish(
        home(),
        Said(t("Đã sửa {count} chỗ; mọi trang đã đổi theo.", count=number(len(made)))),
        lambda desk, problem: [
            desk.corrections.undo(one, by=user.name, at=review_publish.now(), why=problem) for one in made
        ],
    )


def _take_back(made: Correction) -> Said:
    """Take a correction back and publish without it."""
    user = require(Right.WRITE, bulletins=[made.bulletin_id])
    with open_desk(home()) as desk:
        desk.corrections.undo(
            made.correction, by=user.name, at=review_publish.now(), why=t("hoàn tác trên trang đọc bản tin")
        )
    return review_publish.publish(home(), Said(t("Đã hoàn tác chỗ sửa.")))
