"""Spikes and changes of level on the traffic page: those of the build (etl/load/trend), with their rule beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import streamlit as st

from etl.load.trend import shifts
from pages.kit import charts, links, tables
from pages.kit.charts_traffic import Move, moment_words
from pages.kit.filters import Filters, values
from pages.kit.panels import made
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, filled, number, percent, t

SAID: Final = 5
"""Moves that are said in full; all are in the table."""
TOGETHER: Final = 3
"""So many sites in the same week are said in one sentence."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What was found for a period, and of how many sites weeks, or days, are known well enough to look."""

    found: tuple[Move, ...]
    sites: int
    step: str


def moves(build: Build, filters: Filters, site: str | None, step: str) -> Moves:
    """The changes of level among weeks, and the spikes among weeks or days, that lie in the period."""
    asked = {**values(filters), "one_site": site, "step": step, "fewest": shifts.FEWEST}
    return made(build, (filters, site, step), lambda: _found(frame(build, "visit_moves", **asked), step))


def _found(rows: pd.DataFrame, step: str) -> Moves:
    """The answer of `visit_moves.sql`."""
    moved = rows[rows["kind"].notna()]
    return Moves(
        tuple(_move(one, step) for one in moved.to_dict("records")),
        rows.loc[rows["is_looked_at"], "site"].nunique(),
        step,
    )


def _move(row: dict[Any, Any], step: str) -> Move:
    """One of its rows; a level changes from a week on, whatever is looked at."""
    found_in = step if row["kind"] in {"spike", "dip"} else "week"
    return Move(
        row["site"], row["name"], row["kind"], row["day"].date(), int(row["before"]), int(row["after"]), found_in
    )


def told(build: Build, filters: Filters, site: str | None, found: Moves) -> tuple[str, pd.DataFrame]:
    """The moves of a period in sentences and as a table, the newest first."""
    return made(build, (filters, site, found.step), lambda: _told(found))


def _told(found: Moves) -> tuple[str, pd.DataFrame]:
    """The same, made; "nothing" is said only where one could look."""
    if not found.sites:
        said = t(
            "Chưa trang nào có đủ {count} {unit} biết rõ, nên chưa thể nói có đổi mức hay đột biến hay không.",
            count=number(shifts.FEWEST),
            unit=t("tuần") if found.step == "week" else t("ngày"),
        )
    elif not found.found:
        said = t("Không thấy đổi mức hay đột biến nào ở {count} trang đủ số liệu.", count=number(found.sites))
    else:
        said = ""
    newest = sorted(found.found, key=lambda one: one.day, reverse=True)
    listed = "\n".join(f"- {one}" for one in sentences(newest)[:SAID])
    return "\n\n".join(part for part in (said, listed) if part), _table(newest)


def show(build: Build, filters: Filters, site: str | None, found: Moves) -> None:
    """The moves in sentences, with the rule, and folded away in a table."""
    (said, table), key = told(build, filters, site, found), f"traffic_moves_{build.name}"
    charts.headed(t("Đổi mức và đột biến"), said)
    with st.expander(t("Quy tắc tìm đổi mức và đột biến"), icon=":material/rule:"):
        st.markdown(rule())
    if len(table):
        alt = t("Đổi mức và đột biến")
        tables.folded(t("Bảng số liệu"), lambda: table, key=key, alt=alt, narrow=(t("Trang"),))


def sentences(found: Sequence[Move]) -> list[str]:
    """The moves in words; what many sites did in the same week or day, as they do at Tết, is one sentence."""
    together: dict[object, list[Move]] = {}
    for one in found:
        together.setdefault((one.day, one.kind), []).append(one)
    said: list[str] = []
    for alike in together.values():
        said += [_together(alike)] if len(alike) >= TOGETHER else map(sentence, alike)
    return said


def _together(alike: Sequence[Move]) -> str:
    """One sentence for many sites."""
    shares = sorted(abs(shifts.share(one.before, one.after)) for one in alike)
    return t(
        "**{count} trang cùng lúc** · {when}: {kind}, từ {least} đến {most}; tên các trang ở bảng dưới.",
        count=number(len(alike)),
        when=moment_words(alike[0].day, alike[0].step),
        kind=kinds()[alike[0].kind],
        least=percent(shares[0]),
        most=percent(shares[-1]),
    )


def sentence(one: Move) -> str:
    """One move in words, as Markdown."""
    name, share = links.escaped(one.name), percent(abs(shifts.share(one.before, one.after)))
    when = moment_words(one.day, one.step)
    named = {"name": name, "when": when, "before": number(one.before), "after": number(one.after), "share": share}
    said = {
        "rise": t("**{name}** · {when}: lên mức mới, mỗi tuần chừng {before} → {after} lượt (+{share})."),
        "fall": t("**{name}** · {when}: xuống mức mới, mỗi tuần chừng {before} → {after} lượt (−{share})."),
        "spike": t("**{name}** · {when}: {after} lượt, thường chỉ chừng {before} (+{share})."),
        "dip": t("**{name}** · {when}: chỉ {after} lượt, thường chừng {before} (−{share})."),
    }[one.kind]
    return filled(said, named)


def kinds() -> dict[str, str]:
    """What each kind of move is called."""
    return {
        "rise": t("lên mức mới"),
        "fall": t("xuống mức mới"),
        "spike": t("đột biến tăng"),
        "dip": t("đột biến giảm"),
    }


def rule() -> str:
    """How moves are found, in words, from the rule's own numbers."""
    return t(
        "Tìm trong mọi tuần và ngày biết rõ của mỗi trang, không riêng kỳ đang xem. "
        "Chỉ xét tuần đủ bảy ngày có số, cộng lại sai lệch không quá một phần mười, và ngày mà bộ đếm cho biết đúng; "
        "ít nhất {fewest} tuần hoặc ngày như thế. **Đột biến**: lệch quá {odd} lần độ dao động thường của chính trang "
        "(độ lệch tuyệt đối trung vị) so với các tuần kề bên, hoặc với cùng thứ trong bốn tuần trước "
        "và sau; và ít nhất gấp rưỡi hay giảm một phần ba. **Đổi mức**: bỏ các đột biến, chia chuỗi tuần thành các "
        "đoạn cùng mức sao cho khớp nhất (thư viện ruptures, mỗi đoạn ít nhất {lasts} tuần); mức mới phải khác ít "
        "nhất một phần tư và hơn hẳn dao động ngẫu nhiên: trang không có gì xảy ra thì dưới 5% bị báo nhầm.",
        fewest=number(shifts.FEWEST),
        odd=number(int(shifts.ODD)),
        lasts=number(shifts.LASTS),
    ) + ("" if shifts.can_find_changes() else " " + t("Máy này thiếu thư viện ruptures nên chưa tìm được đổi mức."))


def _table(found: Sequence[Move]) -> pd.DataFrame:
    """All moves."""
    names = tables.short_names({one.site: one.name for one in found})
    return pd.DataFrame(
        {
            t("Ngày, tuần"): [day(one.day) for one in found],
            t("Trang"): [names[one.site] for one in found],
            t("Loại"): [kinds()[one.kind] for one in found],
            t("Trước đó, hoặc thường"): [one.before for one in found],
            t("Từ đó, hoặc khi ấy"): [one.after for one in found],
        }
    )
