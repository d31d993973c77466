"""Pages of our own writing, as sites really lay them out, and what must be found in their frame."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.clean import clean
from etl.find.page import take_apart
from etl.models import Page
from etl.paths import PROJECT
from etl.read import read

PAGES = Path(__file__).parent / "pages"
SHARED = PROJECT.parent / "shared" / "bulletins"
FIELDS = ("title", "section", "author", "published_on", "published_time", "page_clock")
FIGURES = ("observed_on", "today", "yesterday", "week", "month", "total", "online")


def take(data: bytes, name: str = "page") -> Page:
    document = read(data, name)
    return take_apart(clean(document.text).text, document.declared)


def found(page: Page) -> dict[str, Any]:
    """The frame of a page as plain values, and each block as its kind and opening words."""
    traffic = page.traffic
    figures = traffic and {name: plain(value) for name in FIGURES if (value := getattr(traffic, name)) is not None}
    return {
        **{name: plain(getattr(page, name)) for name in FIELDS},
        "event_dates": [day.isoformat() for day in page.event_dates],
        "traffic": figures,
        "warnings": list(page.warnings),
        "blocks": [[block.kind.value, page.of(block)[:40]] for block in page.blocks],
    }


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.json")), ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    source = next(one for one in PAGES.glob(f"{path.stem}.*") if one.suffix != ".json")
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert found(take(source.read_bytes(), source.name)) == expected


def test_every_page_has_expectations() -> None:
    sources = {one.stem for one in PAGES.iterdir() if one.suffix != ".json"}
    assert sources
    assert sources == {one.stem for one in PAGES.glob("*.json")}


# --- the two real bulletins, where they are beside the checkout ---

needs_bulletins = pytest.mark.usefixtures("shared")


def real(start: str) -> tuple[str, dict[str, Any]]:
    path = next(SHARED.glob(f"{start}*.txt"))
    lines = (SHARED / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return path.read_text(encoding="utf-8"), next(one for one in map(json.loads, lines) if one["file"] == path.name)


@needs_bulletins
@pytest.mark.parametrize("start", ["000", "003"])
def test_real_bulletin(start: str) -> None:
    text, expected = real(start)
    got = found(take(text.encode()))
    assert {name: got[name] for name in (*FIELDS, "event_dates", "traffic")} == {
        name: expected[name] for name in (*FIELDS, "event_dates", "traffic")
    }


@needs_bulletins
@pytest.mark.parametrize(
    ("clock_place", "clock", "printed", "told", "counter"),
    [
        ("Cần Thơ", date(2022, 3, 5), date(2021, 11, 29), date(2021, 11, 27), (12, 77_123, 4)),
        ("Thành phố Hồ Chí Minh", date(2026, 1, 31), date(2025, 12, 1), date(2025, 11, 30), (0, 1_234_567, 1)),
        ("Bà Rịa - Vũng Tàu", date(2019, 6, 9), date(2019, 6, 7), date(2019, 6, 7), (98_765, 12_345_678, 1024)),
    ],
)
def test_first_bulletin_with_other_values(
    clock_place: str, clock: date, printed: date, told: date, counter: tuple[int, int, int]
) -> None:
    text, expected = real("000")
    today, total, online = counter
    changes = {
        "Hải Phòng 12/12/2024": f"{clock_place} {clock:%d/%m/%Y}",
        "Chủ nhật, 10/09/2023": f"{weekday(printed)}, {printed:%d/%m/%Y}",
        "Chiều ngày 08/9/2023": f"Chiều ngày {told:%d}/{told.month}/{told.year}",
        "Hôm nay:840": f"Hôm nay:{today}",
        "Tất cả:05525948": f"Tất cả:{total:08d}",
        "Đang trực tuyến:99": f"Đang trực tuyến:{online}",
    }
    got = found(take(changed(text, changes).encode()))
    assert got["title"] == expected["title"]
    assert (got["page_clock"], got["published_on"]) == (clock.isoformat(), printed.isoformat())
    assert got["event_dates"] == [told.isoformat()]
    assert got["traffic"] == {
        "observed_on": clock.isoformat(),
        "today": today,
        "total": total,
        "online": online,
    }


@needs_bulletins
@pytest.mark.parametrize(
    "values",
    [
        ("Tin cơ sở", "08:05, 02/01/2020", "2020-01-02", "08:05", "Chiều 31/12", "2019-12-31", "Minh Tâm"),
        (
            "Hoạt động công đoàn",
            "Thứ Tư, 15/07/2026 16:40",
            "2026-07-15",
            "16:40",
            "Ngày 14/7",
            "2026-07-14",
            "H.Đào - PV",
        ),
        ("Thời sự", "21:44 - 03/12/2023", "2023-12-03", "21:44", "Tối 3/12", "2023-12-03", "LÊ VÂN"),
    ],
)
def test_second_bulletin_with_other_values(values: tuple[str, ...]) -> None:
    section, line, published, time, told, event, author = values
    text, expected = real("003")
    changes = {
        "Trong tỉnh\n": f"{section}\n",
        "12:17, 18/06/2024": line,
        "Sáng 18/6": told,
        "Thanh Hà - Cảnh Toàn": author,
    }
    got = found(take(changed(text, changes).encode()))
    assert {name: got[name] for name in (*FIELDS, "event_dates", "traffic")} == {
        "title": expected["title"],
        "section": section,
        "author": author,
        "published_on": published,
        "published_time": time,
        "page_clock": None,
        "event_dates": [event],
        "traffic": None,
    }


def weekday(day: date) -> str:
    return ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")[day.weekday()]


def changed(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


if __name__ == "__main__" and os.environ.get("WRITE_GOLDEN"):  # to be read line by line before it is kept
    for one in PAGES.iterdir():
        if one.suffix != ".json":
            result = json.dumps(found(take(one.read_bytes(), one.name)), ensure_ascii=False, indent=1)
            one.with_suffix(".json").write_text(result + "\n", encoding="utf-8")
