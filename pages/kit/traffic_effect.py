"""Does news move the meter? The panel that asks it of a bulletin, a resolution or an activity, and the way to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.load.trend.effect import BEFORE, REACH, WINDOW, Effect, Refusal, SiteDays, effect_of
from pages.kit import links
from pages.kit.filters import Filters, values
from pages.kit.panels import made
from pages.kit.terms import activity
from pages.kit.warehouse import Build, frame
from pages.kit.words import number, percent, t

BULLETIN: Final = "tin"
RESOLUTION: Final = "nq"
ACTIVITY: Final = "hoat-dong"
"""The parameters that name what is asked about; at most one is given."""
ASKED: Final = (BULLETIN, RESOLUTION, ACTIVITY)
FILE: Final = "pages/public/traffic.py"
_CHOSEN: Final = "traffic_effect"
_REMEMBERED: Final = 200
_SMALL: Final = 0.01
"""Smaller shares need a digit more."""
_AROUND: Final = timedelta(days=REACH + BEFORE + WINDOW)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about, under which name."""

    kind: str
    code: str
    name: str

    def values(self) -> dict[str, str | None]:
        """As `visit_events.sql` binds it."""
        names = {BULLETIN: "bulletin", RESOLUTION: "resolution", ACTIVITY: "activity"}
        return {name: self.code if kind == self.kind else None for kind, name in names.items()}


def link(**asked: str) -> None:
    """The way here from a bulletin (`bulletin=`) or a resolution (`resolution=`)."""
    names = {"bulletin": BULLETIN, "resolution": RESOLUTION}
    st.page_link(
        FILE,
        label=t("Có làm tăng lượt truy cập không?") + " →",
        icon=":material/query_stats:",
        query_params=links.shared() | {names[name]: code for name, code in asked.items()},
    )


def panel(build: Build, filters: Filters) -> None:
    """The question, its answer with the interval, or why there is none."""
    st.subheader(t("Tin có làm tăng lượt truy cập không?"), anchor=False)
    question = _question(build, filters)
    if question is None:
        st.markdown(
            t("Chọn một nghị quyết hay một loại hoạt động; với một bản tin, hãy mở bản tin ấy rồi bấm vào đường dẫn.")
        )
        return
    told = answer(build, filters, question)
    name = links.escaped(question.name)
    if isinstance(told, Refusal):
        st.warning(f"**{name}** — {refused(told)}", icon=":material/do_not_disturb_on:")
    else:
        st.markdown(f"**{name}** — {said(told)}")
    with st.expander(t("Cách trả lời"), icon=":material/rule:"):
        st.markdown(rule())


def asked(build: Build, filters: Filters) -> dict[str, str]:
    """What a reader may ask about: the name of each parameter with its value."""
    return made(build, (filters,), lambda: _asked(frame(build, "visit_asked", **values(filters))))


def _asked(found: pd.DataFrame) -> dict[str, str]:
    """The same of the rows of `visit_asked.sql`."""
    return {f"{_kind(one)}={one['code']}": _name(one) for one in found.to_dict("records")}


def answer(build: Build, filters: Filters, question: Question) -> Effect | Refusal:
    """What the meters say of a question."""
    found = frame(build, "visit_events", **values(filters), **question.values())
    events = [(str(site), when.date()) for site, when in found[["site", "day"]].itertuples(index=False)]
    return _answer(build, tuple(events))


def said(told: Effect) -> str:
    """An answer in words."""
    counted = {"used": number(told.used), "events": number(told.events), "sites": number(told.sites),
               "placebos": number(told.placebos)}  # fmt: skip
    bounds = t("khoảng tin cậy từ {low} đến {high}", low=_signed(told.low), high=_signed(told.high))
    basis = t(
        "Tính trên {used} trong {events} ngày đăng của {sites} trang, so với {placebos} lần dời cả nhóm sang ngày "
        "khác.",
        **counted,
    )
    if not told.is_seen:
        return t(
            "**không thấy tác động**: ngày đăng và hai ngày sau có {more} lượt so với thường, {bounds}, không khác "
            "những ngày bất kỳ. {basis}",
            more=_signed(told.more),
            bounds=bounds,
            basis=basis,
        )
    share = percent(abs(told.more))
    higher = t("**lượt truy cập cao hơn thường {more}**", more=share)
    head = higher if told.more > 0 else t("**lượt truy cập thấp hơn thường {more}**", more=share)
    tail = t("ở ngày đăng và hai ngày sau, {bounds}. Cùng lúc không có nghĩa là do tin này.", bounds=bounds)
    return f"{head} {tail} {basis}"


def refused(told: Refusal) -> str:
    """Why there is no answer, in words."""
    words = {
        "no_event": t("không có bản tin nào như vậy có trang và ngày đăng."),
        "no_meter": t("chưa biết lượt truy cập của trang vào những ngày ấy; chưa biết không phải là 0."),
        "doubted": t("độ tin cậy của bộ đếm trong tháng ấy thấp."),
        "not_exact": t("lượt truy cập những ngày ấy chỉ biết gộp nhiều ngày, không biết từng ngày."),
        "few_before": t("quá ít ngày biết rõ trong bốn tuần trước đó để so."),
        "crowded": t("không đủ ngày khác để so: tin như vậy đăng gần kín lịch, hoặc trang mới được biết rõ chưa lâu."),
    }
    why = t("không trả lời được: {why}", why=words[told.why])
    if told.used and told.why != "crowded":
        part = t("Chỉ dùng được {used} trong {events} ngày đăng.", used=number(told.used), events=number(told.events))
        return f"{why} {part}"
    return why


def rule() -> str:
    """How it is answered, in words."""
    return t(
        "Lấy ngày đăng và hai ngày sau, so với mức giữa của bốn tuần trước đó, đã trừ khác biệt của các thứ trong "
        "tuần. Rồi dời cả nhóm ngày đăng sang trước và sau, tới nửa năm, để xem ngẫu nhiên cho ra những gì; chỉ khi "
        "kết quả nằm ngoài 97% các lần dời mới nói là có khác. Chỉ dùng ngày mà bộ đếm cho biết đúng, ở tháng có độ "
        "tin cậy vừa trở lên; thiếu thì không trả lời. Với ngày không có tin, cách này nói “không thấy” trong hơn 95% "
        "số lần thử."
    )


def _signed(share: float) -> str:
    """A share with its sign."""
    return ("+" if share >= 0 else "−") + percent(abs(share), 1 if abs(share) < _SMALL else 0)


def _question(build: Build, filters: Filters) -> Question | None:
    """What the address or the reader's choice asks about."""
    names = asked(build, filters)
    named = next(((kind, st.query_params[kind]) for kind in ASKED if st.query_params.get(kind)), None)
    if named and "=".join(named) not in names:
        names = {"=".join(named): _told_name(build, *named), **names}
    chosen = st.selectbox(
        t("Hỏi về"),
        list(names),
        index=list(names).index("=".join(named)) if named else None,
        format_func=lambda one: names.get(one, one),
        placeholder=t("Chọn nghị quyết hoặc hoạt động"),
        key=_CHOSEN + (f"_{'='.join(named)}" if named else ""),
    )
    if chosen is None:
        return None
    kind, _, code = str(chosen).partition("=")
    return Question(kind, code, names[str(chosen)])


def _kind(one: Mapping[Any, Any]) -> str:
    """The parameter of a row of `visit_asked.sql`."""
    return RESOLUTION if one["kind"] == "resolution" else ACTIVITY


def _name(one: Mapping[Any, Any]) -> str:
    """What a row of `visit_asked.sql` is called."""
    name = activity(str(one["code"])) if one["kind"] == "activity" else str(one["name"])
    return f"{name} ({t('{count} bản tin', count=number(one['bulletins']))})"


def _told_name(build: Build, kind: str, code: str) -> str:
    """What the address names: a bulletin by its title; anything else as it stands."""
    if kind != BULLETIN:
        return activity(code) if kind == ACTIVITY else code
    found = frame(build, "bulletin_one", id=code)
    title = found["title"].iloc[0] if len(found) else None
    return str(title) if isinstance(title, str) else t("bản tin {code}", code=code)


@st.cache_data(max_entries=_REMEMBERED, show_spinner=False, hash_funcs={Build: repr})
def _answer(build: Build, events: tuple[tuple[str, date], ...]) -> Effect | Refusal:
    """The answer for sites and days, remembered."""
    if not events:
        return Refusal("no_event", 0)
    days = [when for _, when in events]
    found = frame(
        build, "visit_around", of=tuple(sorted({site for site, _ in events})),
        first=min(days) - _AROUND, last=max(days) + _AROUND,
    )  # fmt: skip
    sites = {str(site): _site(rows) for site, rows in found.groupby("site")}
    return effect_of(sites, [(site, when.toordinal()) for site, when in events])


def _site(rows: pd.DataFrame) -> SiteDays:
    """The days of one site."""
    days = rows["day"].map(lambda when: when.toordinal())
    is_exact = rows["visits"].notna() & rows["is_trusted"]
    return SiteDays(
        dict(zip(days[is_exact], rows["visits"][is_exact].astype(int), strict=True)),
        frozenset(days[rows["is_known"] & ~rows["is_trusted"]]),
        frozenset(days[rows["is_known"]]),
    )
