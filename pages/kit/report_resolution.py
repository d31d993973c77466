"""The report of one resolution: what the register says, how its life went, where and how strongly it is taken up."""

from typing import Any

import pandas as pd

from pages.kit import charts, links, periods, resolution_said
from pages.kit.filters import Filters, values
from pages.kit.province_view import labels
from pages.kit.report_model import Block, Report, Section, Table, paragraph, said
from pages.kit.report_parts import counted, of_frame, sources, stamp, warning
from pages.kit.resolution_choice import every_name, opened_by
from pages.kit.terms import strengths
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, filled, month, number, t


def resolution_report(build: Build, filters: Filters, choice: str, origin: str) -> Report:
    """Everything that is known of one resolution under the filters."""
    name = every_name(build).get(choice, choice)
    period = periods.known(filters, periods.as_date(row(build, "span")["last_day"]))
    return Report(
        subject=t("Việc tiếp nhận {name} qua bản tin công đoàn", name=name),
        about=t("Kỳ {start} – {end}.", start=day(period.start), end=day(period.end)),
        sections=[
            Section(t("Văn bản"), _entry(build, choice)),
            Section(t("Tình hình chung"), _counts(build, filters, choice)),
            Section(t("Đường đời, mọi thời kỳ"), _life(build, filters, choice)),
            Section(t("Được tiếp nhận ở mức nào"), [_strengths(build, filters, choice)]),
            Section(t("Tỉnh, thành phố"), _places(build, filters, choice)),
        ],
        annex=sources(build, filters, **opened_by(choice)),
        stamp=stamp(build),
        warning=warning(build),
        origin=origin,
    )


def _entry(build: Build, choice: str) -> list[Block]:
    """What the register says."""
    found = frame(build, "resolution_entry", choice=choice)
    if found.empty:
        return [paragraph(t("Chưa có trong danh mục nghị quyết."))]
    one = found.iloc[0].to_dict()
    facts = [f"{', '.join(resolution_said.named(one))}: {one['title']}."]
    if not one["is_verified"]:
        facts.append(t("Dòng này của danh mục chưa kiểm chứng với nguồn chính thức."))
    source = "; ".join(resolution_said.sources(one))
    return [paragraph(" ".join(facts)), paragraph(t("Nguồn của dòng danh mục: {source}", source=source))]


def _counts(build: Build, filters: Filters, choice: str) -> list[Block]:
    """How often in the period."""
    ranking = frame(build, "resolution_ranking", **values(filters))
    mine = ranking[ranking["choice"] == choice]
    if mine.empty:
        looked = any(periods.collected(build, [filters]))
        none = t("Trong kỳ và phạm vi đang chọn, không bản tin nào nêu nghị quyết này.")
        return [paragraph(none if looked else periods.unseen())]
    one = mine.iloc[0]
    words = t("{count} bản tin", count=number(one["bulletins"]))
    rest = t(
        " nêu {mentions} lần, với hoạt động ở {provinces} tỉnh, thành; từ {first} đến {last}.",
        mentions=number(one["mentions"]),
        provinces=number(one["provinces"]),
        first=day(one["first_on"]),
        last=day(one["last_on"]),
    )
    return [paragraph(t("Trong kỳ:"), " ", said(words, links.bulletins_url(**opened_by(choice))), rest)]


def _life(build: Build, filters: Filters, choice: str) -> list[Block]:
    """Its life over all time, whatever the period: in a sentence, its steps, its months."""
    data = frame(build, "resolution_life", **values(filters), choice=choice)
    if data.empty:
        return [paragraph(t("Trong phạm vi đang chọn, không bản tin nào có ngày nêu nghị quyết này."))]
    steps = frame(build, "resolution_firsts", **values(filters), choice=choice)
    issued = resolution_said.issued_on(frame(build, "resolution_entry", choice=choice))
    whole = charts.said(resolution_said.life(data, steps, issued), int(data["bulletins"].sum()))
    return [paragraph(whole), *_steps(steps), _months(data)]


def _steps(steps: pd.DataFrame) -> list[Block]:
    """The first naming, the first of each strength, the last naming."""
    words = {"first": t("Nêu lần đầu"), "last": t("Nêu gần nhất")}
    words |= {name: t("Lần đầu {strength}", strength=word) for name, word in strengths().items()}
    return [
        paragraph(
            f"{day(one['published_on'])}, {words[str(one['step'])]}: ",
            said(
                str(one["title"] or t("(không có tiêu đề)")), links.bulletin_url(str(one["bulletin_id"]), dated="all")
            ),
            f" ({one['site']}).",
            is_item=True,
        )
        for one in steps.to_dict("records")
    ]


def _months(data: pd.DataFrame) -> Table:
    """Its months; one that nobody collected says so."""
    unknown = t("chưa thu thập")
    rows = [
        [said(month(one["month"])), said(unknown if pd.isna(one["bulletins"]) else number(one["bulletins"])),
         said(unknown if pd.isna(one["mentions"]) else number(one["mentions"]))]
        for one in data.to_dict("records")
    ]  # fmt: skip
    head = [t("Tháng"), t("Bản tin"), t("Lần nêu")]
    return Table(t("Đường đời"), head, rows, frozenset({1, 2}))


def _strengths(build: Build, filters: Filters, choice: str) -> Table:
    """How strongly it is taken up, from the weakest."""
    found = frame(build, "resolution_strength", **values(filters), choices=(choice,)).to_dict("records")
    words = strengths()
    rows = [
        (words[str(one["strength"])], int(one["bulletins"]),
         links.bulletins_url(**opened_by(choice), strength=str(one["strength"])) if one["bulletins"] else None)
        for one in found
    ]  # fmt: skip
    return counted(t("Được tiếp nhận ở mức nào"), t("Mức"), rows)


def _places(build: Build, filters: Filters, choice: str) -> list[Block]:
    """Where acting bulletins name it, which places are silent, and of which nobody knows."""
    found = frame(build, "resolution_province", **values(filters), choices=(choice,))
    found = found.assign(label=labels(found, filters))
    named: pd.DataFrame = found[found["state"] == "named"].sort_values("bulletins", ascending=False, kind="stable")
    table = pd.DataFrame({t("Tỉnh, thành phố"): named["label"], t("Bản tin"): named["bulletins"]})
    return [
        *_without(found, "silent", t("{count} nơi có tin mà không nêu: {names}.")),
        *_without(found, "not_collected", t("{count} nơi chưa thu thập, chưa biết: {names}.")),
        of_frame(t("Tỉnh, thành phố"), table),
    ]


def _without(found: pd.DataFrame, state: str, words: str) -> list[Block]:
    """The places of one state, in a sentence."""
    names: list[Any] = found.loc[found["state"] == state, "label"].tolist()
    return [paragraph(filled(words, {"count": number(len(names)), "names": ", ".join(names)}))] if names else []
