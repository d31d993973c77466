"""The queue of the review page: citations of resolutions that the machine left open, most frequent first."""

from collections.abc import Mapping
from html import escape
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import bulletin_reader, highlight, links, review_form, same_page, tables
from pages.kit.access import User
from pages.kit.highlight import Highlight
from pages.kit.resolution_choice import candidate
from pages.kit.resolution_sentences import Passage, passages
from pages.kit.review_form import Group
from pages.kit.terms import issuer, statuses
from pages.kit.warehouse import Build, frame
from pages.kit.words import number, t

PART: Final = "muc"
"""The parameter that names the part of the page."""
_PART: Final = "review_part"
OPEN: Final = "chua-ro"
DECIDED: Final = "quyet-dinh"
WITHDRAW: Final = "rut"
AUDIT: Final = "so-ghi"
QUEUE: Final = 200
"""Citations in the queue; settling the first lets the next ones in."""
ROWS: Final = 5
"""Bulletins on one screen."""
_OPEN_STATUSES: Final = ("ambiguous", "unregistered")
_STYLE: Final = (
    "<style>.np-review{list-style:none;margin:0;padding:0!important}.np-review>li{padding:.5rem 0;"
    "border-bottom:1px solid #8884;overflow-wrap:anywhere}.np-review a{font-weight:600;color:inherit}</style>"
)


def section() -> str:
    """The part of the page that the reader chose; the address keeps it."""
    names = {
        OPEN: t("Cách gọi chưa rõ"),
        DECIDED: t("Quyết định đã ghi"),
        WITHDRAW: t("Rút bản tin"),
        AUDIT: t("Sổ ghi việc"),
    }
    asked = st.query_params.get(PART, OPEN)
    chosen = st.segmented_control(
        t("Phần"),
        list(names),
        format_func=lambda one: names[one],
        default=asked if asked in names else OPEN,
        required=True,
        key=_PART,
        on_change=lambda: same_page.go({PART: st.session_state[_PART]}),
        label_visibility="collapsed",
    )
    return str(chosen or OPEN)


def show(build: Build | None, user: User) -> None:
    """The queue, the chosen citation with its sentences, and the form that settles it."""
    if build is None:
        st.info(t("Chưa có dữ liệu nào để soát."), icon=":material/info:")
        return
    status = _status()
    groups = [
        _group(row, status) for row in frame(build, "review_queue", status=status, limit=QUEUE).to_dict("records")
    ]
    if not groups:
        st.success(t("Không còn cách gọi nào như vậy."), icon=":material/task_alt:")
        return
    _table(build, groups)
    chosen = st.selectbox(
        t("Soát cách gọi"),
        range(len(groups)),
        format_func=lambda place: _name(groups[place]),
        key=f"review_group_{build.name}_{status}",
    )
    group = groups[chosen or 0]
    count, why = number(group.bulletins), links.escaped(group.why)
    st.markdown(t("**{count} bản tin** gọi như vậy. Máy chưa chọn vì: {why}", count=count, why=why))
    bulletins = _sentences(build, group)
    review_form.show(build, group, bulletins, user)


def _status() -> str:
    """Which kind of open citation."""
    said = statuses()
    chosen = st.radio(
        t("Loại"),
        _OPEN_STATUSES,
        format_func=lambda one: said[one],
        horizontal=True,
        key="review_status",
    )
    return str(chosen)


def _group(row: Mapping[Any, Any], status: str) -> Group:
    """A row of the queue."""
    return Group(
        issuer=str(row["issuer"]),
        number=str(row["number"]) if pd.notna(row["number"]) else None,
        label=str(row["label"]),
        status=status,
        why=str(row["why"]),
        candidates=tuple(map(str, row["candidates"])),
        surfaces=tuple(map(str, row["surfaces"])),
        bulletins=int(row["bulletins"]),
    )


def _name(group: Group) -> str:
    """A citation in the list."""
    count = t("{count} bản tin", count=number(group.bulletins))
    return f"{group.label} · {issuer(group.issuer)} · {count}"


def _table(build: Build, groups: list[Group]) -> None:
    """The queue as a table."""
    known = frame(build, "review_register").to_dict("records")
    called = {str(row["key"]): str(row["short"]) for row in known}
    table = pd.DataFrame(
        {
            t("Cách gọi"): [one.label for one in groups],
            t("Cơ quan ban hành"): [issuer(one.issuer) for one in groups],
            t("Bản tin"): [one.bulletins for one in groups],
            t("Trong bài viết"): [", ".join(one.surfaces) for one in groups],
            t("Có thể là"): ["; ".join(candidate(key, called) for key in one.candidates) for one in groups],
        }
    )
    with st.expander(t("Bảng các cách gọi cần soát ({count})", count=number(len(groups))), icon=":material/list:"):
        tables.show(table, key=f"review_queue_{build.name}", alt=t("Các cách gọi cần soát, nhiều bản tin nhất trước"))


def _sentences(build: Build, group: Group) -> dict[str, str]:
    """The sentences of the chosen citation, one screen of bulletins; return the title of each shown."""
    screens = -(-group.bulletins // ROWS)
    place = st.pagination(screens, key=f"review_screen_{build.name}_{group.label}") if screens > 1 else 1
    found = frame(build, "review_bulletins", **group.values(), rows=ROWS, skip=(place - 1) * ROWS).to_dict("records")
    shown = "".join(_row(build, one) for one in found)
    st.html(f'{highlight.sheet()}{_STYLE}<ul class="np-review">{shown}</ul>')
    return {str(one["bulletin_id"]): links.bulletin_line(one).words for one in found}


def _row(build: Build, one: Mapping[Any, Any]) -> str:
    """One bulletin with its sentences; without its text, the words that were read."""
    line = links.bulletin_line(one)
    spans = [(int(span["first"]), int(span["last"])) for span in _listed(one["spans"])]
    text = bulletin_reader.original(build, dict(one)).text
    if text and spans and max(last for _, last in spans) <= len(text):
        said = "".join(_passage(text, part) for part in passages(text, [(*span, "") for span in spans]))
    else:
        words = ", ".join(f"“{surface}”" for surface in _listed(one["surfaces"]))
        said = f"<div>{links.plain(words)}</div>"
    address = escape(line.address, quote=True)
    title = f'<a href="{address}" target="_self" lang="vi">{links.plain(line.words)}</a>'
    return f"<li>{title} <small>{links.plain(line.below)}</small>{said}</li>"


def _listed(cell: Any) -> list[Any]:  # noqa: ANN401 - a list of DuckDB, or missing
    """A list cell of a frame."""
    return [] if cell is None or (pd.api.types.is_scalar(cell) and pd.isna(cell)) else list(cell)


def _passage(text: str, part: Passage) -> str:
    """One passage with its mentions marked."""
    label = t("cách gọi đang soát")
    marks = [Highlight(start - part.start, end - part.start, "resolution", label) for start, end, _ in part.mentions]
    return highlight.render(text[part.start : part.end], marks)
