"""The report of one province: the province page's figures and lists, with the bulletins behind them."""

from typing import Any

import pandas as pd

from pages.kit import province_page
from pages.kit.province_page import One
from pages.kit.province_view import View
from pages.kit.report_model import Block, Report, Section, Table, paragraph
from pages.kit.report_parts import counted, in_sentences, in_table, of_frame, sources, stamp, warning
from pages.kit.terms import activity, level
from pages.kit.words import day, number, t


def province_report(view: View, key: str, origin: str) -> Report:
    """What the province page says."""
    one = One(view, key)
    period, cards = province_page.figures(one)
    name = str(one.unit["label"])
    return Report(
        subject=t("Hoạt động công đoàn ở {name} qua bản tin", name=name),
        about=t("Kỳ {start} – {end}.", start=day(period.start), end=day(period.end)),
        sections=[
            Section(t("Tình hình chung"), [paragraph(province_page.about(one)), *in_sentences(cards), in_table(cards)]),
            Section(t("Hoạt động đã diễn ra"), [_activities(one)]),
            Section(t("Nghị quyết được nhắc"), [_resolutions(one)]),
            Section(t("Tổ chức công đoàn được nêu"), [_bodies(one)]),
            Section(t("Trang đưa tin"), _sites(one)),
        ],
        annex=sources(view.build, view.filters, **view.named(key)),
        stamp=stamp(view.build),
        warning=warning(view.build),
        origin=origin,
    )


def _activities(one: One) -> Table:
    """Kinds of activity that took place."""
    found = one.frame("province_activities")
    found["label"] = found["kind"].map(activity)
    rows = [
        (str(each["label"]), int(each["bulletins"]), one.url(activity=str(each["kind"]))) for each in _records(found)
    ]
    return counted(t("Hoạt động đã diễn ra"), t("Hoạt động"), rows)


def _resolutions(one: One) -> Table:
    """The resolutions taken up."""
    found = one.frame("province_resolutions", limit=province_page.LISTED)
    found["label"] = found["short"] + ": " + found["title"]
    rows = [
        (str(each["label"]), int(each["bulletins"]), one.url(resolution=str(each["key"]), status="resolved"))
        for each in _records(found)
    ]
    return counted(t("Nghị quyết được nhắc"), t("Nghị quyết"), rows)


def _bodies(one: One) -> Table:
    """The union bodies named."""
    found = one.frame("province_bodies", limit=province_page.BODIES)
    found["label"] = found["name"] + " (" + found["level"].map(level) + ")"
    rows = [(str(each["label"]), int(each["bulletins"]), one.url(body=str(each["name"]))) for each in _records(found)]
    return counted(t("Tổ chức công đoàn được nêu"), t("Tổ chức"), rows)


def _sites(one: One) -> list[Block]:
    """The sites that report on the unit, and how long each was watched."""
    table = province_page.sites_table(one.frame("province_sites"))
    unwatched = int(table.iloc[:, 1].isna().sum())
    if not unwatched:
        return [of_frame(t("Trang đưa tin"), table)]
    words = t("{count} trang chưa thu thập trong kỳ nên chưa biết, ghi bằng dấu –.", count=number(unwatched))
    return [paragraph(words), of_frame(t("Trang đưa tin"), table)]


def _records(found: pd.DataFrame) -> list[dict[Any, Any]]:
    """Rows as mappings."""
    return found.to_dict("records")
