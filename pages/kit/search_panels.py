"""What the search page draws: the box and the form, what was understood, the hits, and what to try else."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.load.index import finding
from etl.load.index.finding import Found, Limits, Search
from etl.load.index.query import composed
from etl.load.index.schema import IndexDamagedError
from etl.load.index.shelf import Shelf
from etl.load.index.snippets import marked, snippet
from etl.load.index.suggestions import suggestions
from etl.running.log import slow_logged
from pages.kit import links, same_page, search_facets, search_rows
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters
from pages.kit.panels import made
from pages.kit.search import MOST_SCREENS, ORDER, PLACE, ROWS, SCREEN, TEXT, WIDE, Asked, shelf
from pages.kit.told import told
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, number, t

_FIELDS: Final = ("search_every", "search_phrase", "search_some", "search_none")


# --- asking -----------------------------------------------------------------------------------------------------------


def box() -> None:
    """The line to type into; Enter searches."""
    st.text_input(
        t("Từ khóa"),
        key=TEXT,
        bind="query-params",
        type="search",
        icon=":material/search:",
        placeholder=t("ví dụ: thỏa ước lao động, 20-NQ/TW, cong doan"),
        max_chars=500,
        on_change=_first_screen,
    )


def form() -> None:
    """The form for people who write no operators, and what can be written without it."""
    with st.expander(t("Tìm theo biểu mẫu, cách viết câu tìm"), icon=":material/tune:"):
        with st.form("search_form", border=False):
            left, right = st.columns(2)
            left.text_input(t("Có tất cả các từ"), key=_FIELDS[0], max_chars=200)
            right.text_input(t("Có đúng cụm từ"), key=_FIELDS[1], max_chars=200)
            left.text_input(
                t("Có ít nhất một trong"), key=_FIELDS[2], max_chars=200, placeholder=t("cách nhau bằng dấu phẩy")
            )
            right.text_input(t("Không có"), key=_FIELDS[3], max_chars=200, placeholder=t("cách nhau bằng dấu phẩy"))
            st.form_submit_button(t("Tìm"), icon=":material/search:", on_click=_fill)
        st.markdown(
            t(
                'Gõ có dấu thì tìm đúng dấu, gõ không dấu thì tìm mọi dấu. `"…"` đúng cụm từ; '
                "`VÀ`, `HOẶC`, `KHÔNG` viết hoa (cũng là `AND`, `OR`, `NOT`), hoặc `-từ` để loại; `( )` để nhóm."
            )
        )


def _fill() -> None:
    """Write the form's fields into the line."""
    said = composed(*(str(st.session_state.get(name) or "") for name in _FIELDS))
    if said:
        st.session_state[TEXT] = said
        _first_screen()


def _first_screen() -> None:
    """Other words have other screens, and other look-alikes."""
    same_page.go({SCREEN: None, WIDE: None})


# --- answering --------------------------------------------------------------------------------------------------------


def answer(build: Build, filters: Filters) -> None:
    """The answer to the search in the address; where the index cannot give one, a sentence that says what to do."""
    asked = Asked.from_query(st.query_params, filters.unit)
    if not asked.text:
        st.markdown(t("Gõ từ cần tìm rồi nhấn Enter. Kết quả theo bộ lọc ở thanh bên."))
        return
    try:
        _answer(build, shelf(build), filters, asked)
    except IndexDamagedError as error:
        said = t("Chỉ mục tìm kiếm bị hỏng hoặc thiếu. Hãy chạy `python -m etl index` để dựng lại.")
        st.error(f"{said} {t('Các trang khác vẫn dùng được.')}", icon=":material/build:")
        st.caption(links.escaped(told(error.why)))


def _answer(build: Build, opened: Shelf, filters: Filters, asked: Asked) -> None:
    """Hits beside facets, or what to try where there is none."""
    search = asked.search(filters)
    found = made(build, (search,), lambda: _found(build, opened, search))
    if found.meaning.query is None:
        st.info(t("Câu tìm không có từ nào; hãy gõ chữ hoặc số."), icon=":material/info:")
        return
    heading(opened, search, found, filters, asked)
    search_facets.in_force(build, filters, asked)
    if not found.total:
        nothing(opened, search, asked)
    left, right = st.columns([5, 2], gap="large")
    with left:
        if found.total:
            order()
            hits(build, opened, found, asked)
    with right:
        search_facets.draw(build, opened, search, filters, asked)


def _found(build: Build, opened: Shelf, search: Search) -> Found:
    """What the index finds."""
    with slow_logged("search", build.name):
        return finding.find(opened, search)


# --- what was found ---------------------------------------------------------------------------------------------------


def heading(opened: Shelf, search: Search, found: Found, filters: Filters, asked: Asked) -> None:
    """How many bulletins, within what; and how bare words were understood."""
    st.markdown(
        t(
            "**{count} bản tin** có “{words}”, {period}.",
            count=number(found.total),
            words=links.escaped(_inside(asked.text)),
            period=_period(filters, asked.conditions),
        )
    )
    _readings(opened, search, found, asked)
    if found.cut:
        st.caption(t("Câu tìm quá dài: chỉ dùng phần đầu."))
    if not asked.conditions.dated:
        undated = finding.count(opened, finding.within(search, undated=True))
        if undated:
            label = t("Ngoài ra có {count} bản tin chưa rõ ngày", count=number(undated))
            away = {"ngay": "undated", SCREEN: None}
            same_page.button(label, away, key="search_undated", icon=":material/event_busy:")


def _inside(text: str) -> str:
    """What was asked, without quotation marks around all of it: the sentence has its own."""
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' and text.count('"') == 2 else text  # noqa: PLR2004 - a pair


def _period(filters: Filters, conditions: Conditions) -> str:
    """When the bulletins were published."""
    if conditions.dated == "undated":
        return t("chưa rõ ngày đăng")
    if conditions.dated == "all":
        return t("mọi thời gian, kể cả chưa rõ ngày")
    return t("đăng từ {start} đến {end}", start=day(filters.start), end=day(filters.end))


def _readings(opened: Shelf, search: Search, found: Found, asked: Asked) -> None:
    """Which words were set aside, and the way to have them too."""
    if asked.wide:
        same_page.button(
            t("Đang tìm mọi từ viết giống nhau khi bỏ dấu; chỉ tìm từ hay gặp nhất"),
            {WIDE: None, SCREEN: None},
            key="search_narrow",
            icon=":material/filter_alt:",
        )
        return
    said = 0
    for one in found.meaning.readings:
        aside = finding.set_aside(opened, one, search.limits)
        if not aside:
            continue
        said += 1
        others = ", ".join(f"“{links.escaped(word)}” ({number(bulletins)})" for word, bulletins in aside)
        st.markdown(
            t(
                "Hiểu “{typed}” là **{meant}**; để riêng từ khác viết giống khi bỏ dấu: {others}.",
                typed=links.escaped(one.typed),
                meant=links.escaped(one.meant),
                others=others,
            )
        )
    if said:
        every = finding.count(opened, replace(search, wide=True))
        label = t("Tìm cả những từ để riêng ({count} bản tin)", count=number(every))
        same_page.button(label, {WIDE: "1", SCREEN: None}, key="search_wide", icon=":material/unfold_more:")


def order() -> None:
    """By relevance or by date."""
    names = {"": t("Liên quan nhất"), "moi": t("Mới nhất")}
    st.segmented_control(
        t("Xếp theo"),
        list(names),
        default="moi" if st.query_params.get(ORDER) == "moi" else "",
        required=True,
        format_func=names.__getitem__,
        key="search_order",
        on_change=_reorder,
    )


def _reorder() -> None:
    """Put the order into the address."""
    same_page.go({ORDER: st.session_state["search_order"] or None, SCREEN: None})


def hits(build: Build, opened: Shelf, found: Found, asked: Asked) -> None:
    """One screen of hits, and the way to the others."""
    rows = {
        str(one["bulletin_id"]): one for one in frame(build, "search_rows", ids=list(found.names)).to_dict("records")
    }
    first = (asked.screen - 1) * ROWS + 1
    drawn = [
        _hit(opened, rows[name], found, asked, first + place) for place, name in enumerate(found.names) if name in rows
    ]
    st.html(search_rows.render(drawn))
    screens = min(-(-found.total // ROWS), MOST_SCREENS)
    if screens > 1:
        key = f"search_screen_{abs(hash((*asked.to_query().items(), found.total)))}"
        st.pagination(screens, default=min(asked.screen, screens), key=key, on_change=_turn, args=(key,))
        last = first + len(found.names) - 1
        st.caption(t("Dòng {first}–{last} trong {count}", first=number(first), last=number(last),
                     count=number(found.total)))  # fmt: skip


def _turn(key: str) -> None:
    """Put the screen into the address."""
    screen = int(st.session_state[key])
    same_page.go({SCREEN: str(screen) if screen > 1 else None})


def _hit(opened: Shelf, one: Mapping[Any, Any], found: Found, asked: Asked, place: int) -> search_rows.Hit:
    """One hit with the place of its text that answers."""
    name = str(one["bulletin_id"])
    title = str(one["title"]) if pd.notna(one["title"]) else None
    kept = opened.text(name)
    patterns = found.meaning.patterns
    when = day(one["published_on"]) if pd.notna(one["published_on"]) else t("chưa rõ ngày")
    about = [str(one[part]) for part in ("site", "provinces") if pd.notna(one[part])]
    shown = title or t("(không có tiêu đề) {file}", file=PurePosixPath(str(one["file"])).name)
    return search_rows.Hit(
        title=marked(shown, patterns),
        address=links.hit_url(name, asked.to_query() | {PLACE: str(place)}),
        below=" · ".join([when, *about]),
        snippet=snippet(kept.text, kept.parts, patterns, title) if kept else (),
    )


# --- nothing found ----------------------------------------------------------------------------------------------------


def nothing(opened: Shelf, search: Search, asked: Asked) -> None:
    """What to try: each way with the number of bulletins it finds."""
    ways: list[tuple[str, dict[str, str | None], str]] = []
    for one in suggestions(opened, search):
        said = {
            "apart": t("Các từ không cần liền nhau: “{words}”", words=one.text),
            "spelling": t("Có phải “{words}”?", words=one.text),
            "bare": t("Bỏ dấu: “{words}”", words=one.text),
            "any": t("Chỉ cần một trong các từ: {words}", words=one.text),
        }[one.kind]
        ways.append((f"{said} ({number(one.bulletins)})", {TEXT: one.text, SCREEN: None}, ":material/lightbulb:"))
    ways += _without_filters(opened, search, asked)
    st.info(t("Không có bản tin nào khớp."), icon=":material/search_off:")
    if not ways:
        st.markdown(t("Hãy thử từ khác, hoặc bớt từ."))
    for place, (label, changes, icon) in enumerate(ways):
        st.button(label, key=f"search_try_{place}", icon=icon, type="tertiary", on_click=_try, args=(changes,))


def _try(changes: dict[str, str | None]) -> None:
    """Search for something else."""
    if TEXT in changes:
        st.session_state[TEXT] = changes[TEXT]
    same_page.go({name: value for name, value in changes.items() if name != TEXT})


def _without_filters(opened: Shelf, search: Search, asked: Asked) -> list[tuple[str, dict[str, str | None], str]]:
    """The same search with facets, the period, or both taken away."""
    facets_away: dict[str, str | None] = dict.fromkeys(asked.conditions.without("dated").to_query()) | {SCREEN: None}
    shared = replace(
        search, limits=replace(search.limits, province=None, resolution=None, site=None, kind=None, month=None)
    )
    whole = finding.within(search, start=None, end=None, undated=False)
    open_shared = finding.within(shared, start=None, end=None, undated=False)
    tried = (
        (t("Bỏ các mục đã chọn"), shared, facets_away),
        (t("Tìm trong mọi thời gian"), whole, {"ngay": "all", SCREEN: None}),
        (t("Bỏ các mục đã chọn, tìm trong mọi thời gian"), open_shared, facets_away | {"ngay": "all"}),
    )
    found = []
    for label, other, changes in tried:
        bulletins = finding.count(opened, other) if other != search else 0
        if bulletins:
            found.append((f"{label} ({number(bulletins)})", changes, ":material/filter_alt_off:"))
    everywhere = finding.count(opened, replace(search, limits=Limits()))
    if everywhere and not found:
        st.caption(t("Bỏ bộ lọc ở thanh bên thì có {count} bản tin.", count=number(everywhere)))
    return found
