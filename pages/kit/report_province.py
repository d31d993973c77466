"""The report of one province: the province page's figures and lists, with the bulletins behind them."""

from collections.abc import Mapping
from typing import Any

from pages.kit import province_page
from pages.kit.province_page import Counts, One, activities, bodies, resolutions
from pages.kit.province_view import View
from pages.kit.report_model import Block, Report, Section, paragraph
from pages.kit.report_parts import in_sentences, in_table, of_frame, ranked, sources, stamp, warning
from pages.kit.words import day, number, t


def province_report(view: View, key: str, origin: str) -> Report:
    """What the province page says."""
    one = One(view, key)
    period, cards = province_page.figures(one)
    name = str(one.unit["label"])
    told = (activities(one), resolutions(one), bodies(one)) if one.unit["is_collected"] else ()
    return Report(
        subject=t("Hoạt động công đoàn ở {name} qua bản tin", name=name),
        about=t("Kỳ {start} – {end}.", start=day(period.start), end=day(period.end)),
        sections=[
            Section(t("Tình hình chung"), [paragraph(province_page.about(one)), *in_sentences(cards), in_table(cards)]),
            *(_counts(one, counts) for counts in told),
            Section(t("Trang đưa tin"), _sites(one)),
        ],
        annex=sources(view.build, view.filters, **view.named(key)),
        stamp=stamp(view.build),
        warning=warning(view.build),
        origin=origin,
    )


def _counts(one: One, counts: Counts) -> Section:
    """What the page draws, as a table; a part of a longer list says so."""
    rows = [(_label(each), int(each["bulletins"]), counts.url(one, each)) for each in counts.found.to_dict("records")]
    sentence = counts.sentence if rows else ""
    return Section(counts.title, ranked(counts.title, counts.head, rows, counts.altogether, sentence))


def _label(each: Mapping[Any, Any]) -> str:
    """What a row is called, with what the page writes below it."""
    return " – ".join(str(each[name]) for name in ("label", "note") if each.get(name))


def _sites(one: One) -> list[Block]:
    """The sites that report on the unit, and how long each was watched."""
    table = province_page.sites_table(one.frame("province_sites"))
    unwatched = int(table.iloc[:, 1].isna().sum())
    if not unwatched:
        return [of_frame(t("Trang đưa tin"), table)]
    words = t("{count} trang chưa thu thập trong kỳ nên chưa biết, ghi bằng dấu –.", count=number(unwatched))
    return [paragraph(words), of_frame(t("Trang đưa tin"), table)]
