"""What all reports are made of: figures as sentences and as a table, the sources, the stamp on every figure."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd

from pages.kit import links
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters
from pages.kit.overview_cards import Card, Clause
from pages.kit.report_model import Block, Paragraph, Section, Stamp, Table, paragraph, said
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import day, number, t

SOURCES: Final = 300
"""Bulletins named in the annex; the rest is one link away."""


def stamp(build: Build) -> Stamp:
    """Build, rules and how new the data are."""
    known = row(build, "build")
    newest = known["newest_bulletin_date"]
    kind = t("Dữ liệu minh họa, không phải tin thật") + ". " if build.is_demo else ""
    short = t("Bản dựng {build}, quy tắc {rules}.", build=known["build"], rules=known["rules_version"])
    new = t("Bản tin mới nhất {day}.", day=day(newest) if newest is not None else t("chưa có"))
    return Stamp(short, f"{kind}{short} {new}")


def warning(build: Build) -> str:
    """What every page says of demonstration data."""
    return t("DỮ LIỆU MINH HỌA, KHÔNG PHẢI TIN THẬT") if build.is_demo else ""


def in_sentences(cards: Iterable[Card]) -> list[Block]:
    """Each figure as a sentence: its value, its changes, and what its card says."""
    return [Paragraph([Clause(_figure(one)), *_spaced(one.sentence)], is_item=True) for one in cards]


def _figure(one: Card) -> str:
    """`Bản tin: 12 (▲ +3 so với …).`: label, value, changes."""
    changes = f" ({'; '.join(one.changes)})" if one.changes else ""
    return f"{one.label}: {one.value}{changes}."


def _spaced(clauses: Sequence[Clause]) -> list[Clause]:
    """A sentence after another one."""
    return [Clause(" "), *clauses] if clauses else []


def in_table(cards: Iterable[Card]) -> Table:
    """The figures, what each is compared with, and how it is counted."""
    rows = [
        [said(one.label), said(one.value, one.opens.address if one.opens else None), said("; ".join(one.changes)),
         said(one.explained)]
        for one in cards
    ]  # fmt: skip
    return Table(t("Các số chính"), [t("Chỉ tiêu"), t("Số"), t("So sánh"), t("Cách đếm")], rows, frozenset({1}))


def of_frame(caption: str, table: pd.DataFrame) -> Table:
    """A frame that a page shows, as a table of a report; numbers are spelled, the unknown is a dash."""
    numbers = frozenset(place for place, kind in enumerate(table.dtypes) if pd.api.types.is_numeric_dtype(kind))
    rows = [[said(_spelled(cell)) for cell in one] for one in table.itertuples(index=False, name=None)]
    return Table(caption, [str(name) for name in table.columns], rows, numbers)


def _spelled(cell: Any) -> str:  # noqa: ANN401 - whatever a frame holds
    """A cell in words."""
    if isinstance(cell, str):
        return cell
    return "–" if cell is None or pd.isna(cell) else number(cell)


def counted(caption: str, head: str, rows: Iterable[tuple[str, int, str | None]]) -> Table:
    """Names with their bulletins; each number opens them."""
    cells = [[said(name), said(number(count), address)] for name, count, address in rows]
    return Table(caption, [head, t("Bản tin")], cells, frozenset({1}))


def ranked(
    caption: str, head: str, rows: Sequence[tuple[str, int, str | None]], altogether: int, sentence: str = ""
) -> list[Block]:
    """The greatest with their bulletins, below a sentence; it says so where the table is the head of a longer list."""
    if altogether > len(rows):
        cut = t("Bảng ghi {shown} nhiều nhất trong {all}.", shown=number(len(rows)), all=number(altogether))
        sentence = f"{sentence} {cut}".strip()
    return [*([paragraph(sentence)] if sentence else []), counted(caption, head, rows)]


def sources(build: Build, filters: Filters, **conditions: str | None) -> Section:
    """The annex: the bulletins behind the report, the newest first, each with day, title, site and link."""
    asked = Conditions(**conditions)
    bound = asked.values(filters)
    count = int(row(build, "matching_count", **bound)["bulletins"])
    found = frame(build, "bulletin_list", **bound, rows=SOURCES, skip=0).to_dict("records")
    rows = [_source(place, one, conditions) for place, one in enumerate(found, start=1)]
    head = [t("TT"), t("Ngày đăng"), t("Tiêu đề"), t("Trang"), t("Mã bản tin")]
    blocks: list[Block] = [paragraph(t("{count} bản tin, mới nhất trước.", count=number(count)))]
    if count > len(rows):
        more = t("Bảng dưới ghi {shown} bản tin đầu; xem đủ tại đây.", shown=number(len(rows)))
        blocks.append(paragraph(said(more, links.bulletins_url(**conditions))))
    path = f"/{links.LIST}?{links.BULLETIN}="
    blocks.append(paragraph(t("Mở một bản tin bằng mã: địa chỉ của bảng theo dõi, rồi {path} và mã.", path=path)))
    blocks.append(Table(t("Nguồn"), head, rows, frozenset({0})))
    return Section(t("PHỤ LỤC: NGUỒN"), blocks)


def _source(place: int, one: dict[Any, Any], conditions: dict[str, str | None]) -> list[Clause]:
    """One bulletin of the annex."""
    dated = day(one["published_on"]) if pd.notna(one["published_on"]) else t("chưa rõ ngày")
    title = str(one["title"]) if pd.notna(one["title"]) else t("(không có tiêu đề)")
    address = links.bulletin_url(str(one["bulletin_id"]), **conditions)
    named = said(str(one["bulletin_id"]), address)
    return [said(number(place)), said(dated), said(title), said(str(one["site"])), named]
