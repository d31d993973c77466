"""The headline figures of the overview: what is counted, how it changed, and where, each clause with its rows."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import Any, Final

import pandas as pd

from pages.kit import links, periods
from pages.kit.conditions import province_unit
from pages.kit.filters import Filters, values
from pages.kit.overview_cards import Card, Clause, drawn, joined, listed, opened
from pages.kit.overview_stretch import Stretch
from pages.kit.panels import made
from pages.kit.terms import activity
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import compact, number, percent, t

MOVED: Final = 2
"""A part moved when its bulletins changed by at least this many; fewer is chance."""
NAMED: Final = 2
"""Parts named in a sentence, which says how many others there are; the panels below have all."""


Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the stretch is made of: `part`, `name`, `now`, `before`, `state` of each, and how its rows are opened."""

    all: Mapping[str, Sequence[Row]]
    """By kind, the greatest first. No frame: a page asks forty times, and each cut of a frame costs a millisecond."""
    view: str
    month: str | None
    compared: bool

    def of(self, kind: str) -> Sequence[Row]:
        """The parts of one kind, greatest first."""
        return self.all.get(kind, ())

    def where(self, kind: str, part: str) -> Mapping[str, str]:
        """The conditions that count a part."""
        place = {"province": part, "province_unit": self.view}
        return {
            "province": place,
            "citing": place | {"resolution": "*"},
            "site": {"site": part},
            "activity": {"activity": part},
            "resolution": {"resolution": part, "status": "resolved"},
        }[kind]

    def clause(self, kind: str, one: Row, *, change: bool = False) -> Clause:
        """A part with its number, which opens as many bulletins; one without any opens those of other times."""
        words = activity(one["part"]) if kind == "activity" else str(one["name"])
        if one["now"] or change:
            words += f" {number(one['now'])}"
        if change:
            words += f" ({_signed(_change(one))})"
        time = {"month": self.month} if one["now"] else {"dated": "all"}
        return Clause(words, links.bulletins_url(**self.where(kind, str(one["part"])), **time))

    def most(self, words: str, kind: str, count: int = NAMED) -> list[Clause]:
        """The greatest of a kind."""
        return self._greatest(words, kind, [one for one in self.of(kind) if one["now"] > 0], itemgetter("now"), count)

    def moved(self, kind: str) -> list[list[Clause]]:
        """`tăng nhiều nhất: …` and `giảm nhiều nhất: …`; without an earlier stretch, the greatest."""
        if not self.compared:
            return [self.most(t("nhiều nhất:"), kind)]
        rows = sorted(self.of(kind), key=_change)
        fell = [one for one in rows if _change(one) <= -MOVED and one["state"] == "known"]
        rose = sorted((one for one in self.of(kind) if _change(one) >= MOVED), key=_change, reverse=True)
        said = ((t("tăng nhiều nhất:"), rose), (t("giảm nhiều nhất:"), fell))
        found = [self._greatest(words, kind, part, _change) for words, part in said]
        return found if any(found) else [self.most(t("ít thay đổi; nhiều nhất:"), kind)]

    def came(self, kind: str) -> list[Clause]:
        """Those that have bulletins now and had none before."""
        new = [one for one in self.of(kind) if one["now"] > 0 and one["before"] == 0] if self.compared else []
        return self._some(t("mới có:"), kind, new)

    def went(self, kind: str) -> list[Clause]:
        """Those that had bulletins before and have none now, though somebody looked."""
        return self._gone(t("nay không có:"), kind, "known")

    def unknown(self, kind: str) -> list[list[Clause]]:
        """Those that had bulletins before and of which nobody knows now; each reason apart."""
        reasons = {
            "not_collected": t("nay chưa thu thập:"),
            "failed_to_read": t("nay không đọc được tệp:"),
            "merged_away": t("nay đã nhập trang khác:"),
        }
        return [self._gone(words, kind, state) for state, words in reasons.items()]

    def _gone(self, words: str, kind: str, state: str) -> list[Clause]:
        """Those that had bulletins before and have none now, in one state of the ledger; they open what they had."""
        gone = [one for one in self.of(kind) if one["now"] == 0 and one["before"] > 0 and one["state"] == state]
        return self._some(words, kind, gone)

    def _some(self, words: str, kind: str, rows: Sequence[Row]) -> list[Clause]:
        """The first of these, and how many others there are."""
        named = [self.clause(kind, one) for one in rows[:NAMED]]
        return listed(words, named, _others(kind, len(rows) - len(named)))

    def _greatest(
        self, words: str, kind: str, rows: Sequence[Row], size: Callable[[Row], int], count: int = NAMED
    ) -> list[Clause]:
        """The first of these, sorted by their size, and how many others are as great as the last one named."""
        named = [self.clause(kind, one, change=size is _change) for one in rows[:count]]
        alike = sum(size(one) == size(rows[count - 1]) for one in rows[count:])
        return listed(words, named, _others(kind, alike) + t(" cùng mức") if alike else "")


def figures(build: Build, filters: Filters, stretch: Stretch) -> str:
    """Seven figures in HTML, each with its change, its sentence, and its bulletins."""
    return made(build, (filters, stretch.filters), lambda: drawn(cards(build, filters, stretch)))


def cards(build: Build, filters: Filters, stretch: Stretch) -> list[Card]:
    """The seven figures, for the page, the reports and the digest."""
    parts = _parts(build, filters, stretch)
    return [*_counted(filters, stretch, parts), _visits(build, stretch)]


def _counted(filters: Filters, stretch: Stretch, parts: Parts) -> Sequence[Card]:
    """The six figures that are counted from bulletins."""
    unit = {} if filters.unit == "published" else {"province_unit": province_unit(filters.unit, filters.map)}
    known = {"resolution": "*", "status": "resolved"}
    sites = f"{number(stretch.figures['sites_reporting'])}/{_sites(stretch)}"
    most = t("nhiều nhất:")
    acting, citing = parts.moved("activity"), [parts.most(most, "citing")]
    least = [parts.went("site"), *parts.unknown("site"), parts.most(most, "site", 1)]
    places = [parts.came("province"), parts.went("province"), *parts.unknown("province")]
    named = [parts.most(most, "resolution", 1), parts.came("resolution")]
    card = _Maker(stretch)
    return (
        card.of("bulletins", t("Bản tin"), "bulletins", {}, parts.moved("province")),
        card.of("sites_reporting", t("Trang có bản tin"), "bulletins", {}, least, value=sites),
        card.of("provinces", t("Tỉnh, thành có hoạt động"), "bulletins_of_provinces", {"province": "*"} | unit, places),
        card.of("with_activity", t("Bản tin có hoạt động"), "with_activity", {"activity": "*"}, acting),
        card.of("citing", t("Bản tin nhắc nghị quyết"), "citing", {"resolution": "*"}, citing),
        card.of("resolutions", t("Nghị quyết được nhắc"), "citing_resolved", known, named),
    )


def explained() -> dict[str, str]:
    """How each figure is counted, by its name."""
    return {
        "bulletins": t("Bản tin có ngày đăng trong kỳ."),
        "sites_reporting": t("Trang có bản tin trong kỳ, trên số trang đã thu thập; trang chưa thu thập không tính."),
        "provinces": t("Tỉnh, thành mà bản tin nói công đoàn ở đó có hoạt động, không tính nơi chỉ được nhắc tên."),
        "with_activity": t("Bản tin kể ít nhất một hoạt động đã diễn ra; thông báo, dự kiến không tính."),
        "citing": t("Kể cả nghị quyết chưa rõ."),
        "resolutions": t("Chỉ tính nghị quyết đã nhận đúng trong danh mục; số chưa rõ xem ở trang Nghị quyết."),
        "visits": t("Hiệu số giữa các lần đọc bộ đếm trên trang; ngày không rõ không được cộng."),
    }


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the cards of one stretch."""

    stretch: Stretch

    def of(  # noqa: PLR0913 - a card has that many words
        self,
        name: str,
        label: str,
        behind: str,
        opens: Mapping[str, str],
        said: Sequence[Sequence[Clause]],
        *,
        value: str | None = None,
    ) -> Card:
        """One card; `behind` is the figure that counts the bulletins it opens."""
        now = self.stretch.figures
        count = int(now[behind])
        address = links.bulletins_url(**opens, month=self.stretch.month) if count else None
        pairs = [(one.short, int(one.figures[name])) for one in self.stretch.earlier if self.stretch.is_known]
        return Card(
            name=name,
            label=label,
            value=(value or number(now[name])) if self.stretch.is_known else t("chưa biết"),
            explained=explained()[name],
            changes=[changed(int(now[name]), before, named) for named, before in pairs],
            sentence=joined(said) if self.stretch.is_known else [],
            opens=opened(number(count), address) if self.stretch.is_known else None,
        )


def changed(now: float, before: float, name: str) -> str:
    """A change with an arrow and what it is measured against."""
    if now == before:
        return t("= bằng {name}", name=name)
    return t("{change} so với {name}", change=f"{'▲' if now > before else '▼'} {periods.delta(now, before)}", name=name)


def _parts(build: Build, filters: Filters, stretch: Stretch) -> Parts:
    """The parts of the stretch beside those of the one before; where only a year before is known, beside that."""
    view = "34" if filters.unit == "published" else filters.unit
    now = stretch.filters
    none = (now.start, now.start - timedelta(days=1))
    start, end = (stretch.earlier[0].filters.start, stretch.earlier[0].filters.end) if stretch.earlier else none
    asked = values(now) | {"view": view, "before_start": start, "before_end": end}
    rows: dict[str, list[Row]] = {}
    for one in frame(build, "overview_parts", **asked).to_dict("records"):
        rows.setdefault(one["kind"], []).append(one)
    return Parts(rows, view, stretch.month, bool(stretch.earlier))


def _sites(stretch: Stretch) -> str:
    """How many sites were collected."""
    return number(max(stretch.figures["sites_collected"], stretch.figures["sites_reporting"]))


def _visits(build: Build, stretch: Stretch) -> Card:
    """Visits are differences of meter readings, known to another day than bulletins; days nobody can know are said."""
    span = row(build, "visit_span", **values(stretch.filters))
    now = periods.known(stretch.filters, periods.as_date(span["last_day"]))
    compared = periods.comparisons(now, periods.as_date(span["first_day"]))
    asked = [now, *(one.filters for one in compared)]
    bound = values(now) | {"starts": [one.start for one in asked], "ends": [one.end for one in asked]}
    counted, *before = frame(build, "overview_visits", **bound).to_dict("records")
    pairs = [(one.short, each["visits"]) for one, each in zip(compared, before, strict=True)]
    known = pd.notna(counted["visits"])
    said = _visits_said(counted) if known else []
    return Card(
        name="visits",
        label=t("Lượt truy cập"),
        value=compact(counted["visits"]) if known else t("chưa biết"),
        explained=explained()["visits"],
        changes=[changed(counted["visits"], each, name) for name, each in pairs if known and pd.notna(each)],
        sentence=said,
        opens=None if said else Clause(t("Xem chi tiết") + " →", links.traffic_url()),
    )


def _visits_said(counted: Mapping[Any, Any]) -> list[Clause]:
    """Where the visits were, and what could not be counted."""
    share = counted["most_visits"] / counted["visits"] if counted["visits"] else 0.0
    most = Clause(
        t("nhiều nhất: {name}, {share}", name=counted["most_name"], share=percent(share)),
        links.traffic_url(),
    )
    missing = t("chưa kể {count} ngày không rõ", count=number(counted["unknown_days"]))
    return joined([[most] if share else [], [Clause(missing)] if counted["unknown_days"] else []])


def _change(one: Row) -> int:
    """By how much a part grew."""
    return int(one["now"] - one["before"])


def _signed(change: int) -> str:
    """A change with its sign: +1.234."""
    return f"{'+' if change > 0 else ''}{number(change)}"


def _others(kind: str, count: int) -> str:
    """How many parts of a kind were not named."""
    if not count:
        return ""
    words = {"activity": t(" và {count} loại khác", count=number(count)),
             "resolution": t(" và {count} nghị quyết khác", count=number(count))}  # fmt: skip
    return words.get(kind, t(" và {count} nơi khác", count=number(count)))
