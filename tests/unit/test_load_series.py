"""Exports of web analytics: known by their columns, read day by day, kept apart from the meters."""

import json
from datetime import date
from pathlib import Path

import pytest

from etl.commands.build import build_from_raw
from etl.commands.undo import undo
from etl.load.readings import is_table
from etl.load.series import TOOLS, is_series, read_series
from etl.vocabulary import rows, series_columns
from pages.kit.intake import preview
from tests.sql.homes import House, house

LATER = date(2026, 6, 30)

MATOMO = "Date,Unique visitors,Visits,Users,Actions\n2024-12-01,40,52,0,130\n2024-12-02,35,41,0,99\n".encode("utf-16")
MATOMO_API = b"date,nb_uniq_visitors,nb_visits,nb_actions\n2024-12-01,40,52,130\n2024-12-02,35,41,99\n"
MATOMO_JSON = json.dumps({
    "2024-12-01": {"nb_uniq_visitors": 40, "nb_visits": 52, "nb_actions": 130}, "2024-12-02": [],
}).encode()  # fmt: skip
PLAUSIBLE = b"""\"date\",\"visitors\",\"pageviews\",\"bounces\",\"visits\",\"visit_duration\"
\"2024-12-01\",40,130,7,52,9000
\"2024-12-02\",35,99,5,41,8000
"""
PLAUSIBLE_JSON = json.dumps({"results": [{"date": "2024-12-01", "visitors": 40, "pageviews": 130}]}, indent=1).encode()
UMAMI = b"""website_id,session_id,visit_id,event_id,created_at,url_path,event_type,event_name
w,s1,v1,1,2024-12-01 01:00:00,/,1,
w,s1,v1,2,2024-12-01 01:02:00,/tin,1,
w,s1,v1,3,2024-12-01 01:03:00,/tin,2,tai-ve
w,s1,v2,4,2024-12-01 12:00:00,/,1,
w,s2,v3,5,2024-12-01 18:30:00,/,1,
"""
UMAMI_JSON = json.dumps({
    "pageviews": [{"x": "2024-12-01T00:00:00Z", "y": 130}, {"x": "2024-12-02T00:00:00Z", "y": 99}],
    "sessions": [{"x": "2024-12-01T00:00:00Z", "y": 40}],
}).encode()  # fmt: skip
GOATCOUNTER = b"""\
2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date
/,Trang,false,,,,a,0,,,,VN,true,2024-12-01T01:00:00Z
/tin,Tin,false,,,,a,0,,,,VN,false,2024-12-01T01:02:00Z
/tin,Tin,false,,,,b,3,,,,VN,true,2024-12-01T01:02:00Z
tai-ve,Tin,true,,,,a,0,,,,VN,true,2024-12-01T01:02:00Z
/,Trang,false,,,,c,0,,,,VN,true,2024-12-01T18:30:00Z
"""
GOACCESS = json.dumps({
    "general": {"total_requests": 229, "unique_visitors": 75},
    "visitors": {"metadata": {}, "data": [
        {"hits": {"count": 130, "percent": "5"}, "visitors": {"count": 40, "percent": "5"}, "data": "20241201"},
        {"hits": {"count": 99, "percent": "4"}, "visitors": {"count": 35, "percent": "4"}, "data": "02/Dec/2024"},
    ]},
}).encode()  # fmt: skip
FIRST, SECOND = (1, 52, 40, 130), (2, 41, 35, 99)
EXPORTS = [
    ("matomo", MATOMO, [FIRST, SECOND]),
    ("matomo", MATOMO_API, [FIRST, SECOND]),
    ("matomo", MATOMO_JSON, [FIRST, (2, 0, None, None)]),
    ("plausible", PLAUSIBLE, [FIRST, SECOND]),
    ("plausible", PLAUSIBLE_JSON, [(1, None, 40, 130)]),
    ("umami", UMAMI, [(1, 2, 1, 3), (2, 1, 1, 1)]),
    ("umami", UMAMI_JSON, [(1, None, 40, 130), (2, None, None, 99)]),
    ("goatcounter", GOATCOUNTER, [(1, 1, None, 2), (2, 1, None, 1)]),
    ("goaccess", GOACCESS, [(1, None, 40, 130), (2, None, 35, 99)]),
]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    return house(tmp_path, monkeypatch)


def put(at: House, name: str, data: bytes) -> Path:
    path = at.inbox / name
    path.write_bytes(data)
    return path


def test_columns_of_exports_are_fields_of_known_tools() -> None:
    found = list(rows("series_columns.csv", series_columns.COLUMNS))
    assert len({(row["export"], row["word"]) for row in found}) == len(found)
    assert {row["field"] for row in found} == series_columns.FIELDS
    assert {row["export"].split("-")[0] for row in found} <= TOOLS.keys()


@pytest.mark.parametrize(("tool", "data", "days"), EXPORTS)
def test_each_export_is_known_and_read(tool: str, data: bytes, days: list[tuple[int | None, ...]]) -> None:
    """Page views count on their day in Vietnam: half past six in the evening in UTC is tomorrow."""
    assert is_series(data)
    series = read_series(data, "xuat", LATER)
    assert series.source == tool
    assert [(one.day and one.day.day, one.visits, one.visitors, one.views) for one in series.days] == days
    assert {one.day and one.day.replace(day=1) for one in series.days} == {date(2024, 12, 1)}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"{}", b'{"visitors": 1}', b'{"title": "x", "visitors": 3}', b'{"results": [], "visitors": 1}',
        b'{"pageviews": 5}', b'{"nb_visits": 5}', b'[{"visitors": 1}]', b"date,visitors\n2024-12-01,5\n",
        b"observed_on,total\n2024-12-01,5\n", b"page,visitors,visits\n/,5,5\n", b'PK\x03\x04,a\rb,"c\rd',
    ],
)  # fmt: skip
def test_anything_else_is_no_export(data: bytes) -> None:
    assert not is_series(data)


def test_lines_that_tell_no_day_are_said_and_the_others_stay() -> None:
    lines = "2024-12-01,1,2\n2024-12-02,x1,2\n03 Th12,1,2\n2024-12-04,1\n2026-07-01,1,2\n2024-12-06,,\n"
    twice = "2024-12-07,5,5\n2024-12-07,6,5\n2024-12-08,5,5\n2024-12-08,5,5\n2024-12-09,1.234,5\n"
    series = read_series(f"Date,Visits,Actions\n{lines}{twice}".encode(), "xuat.csv", LATER)
    assert [one.line for one in series.days if one.why is None] == [2, 10, 11]
    said = [one.why or "" for one in series.days if one.why]
    parts = [
        "có chữ",
        "không đọc được",
        "số ô khác",
        "chưa tới",
        "không có số nào",
        "nhiều dòng",
        "nhiều dòng",
        "số lẻ",
    ]
    assert [part in why for part, why in zip(parts, said, strict=True)] == [True] * len(parts)


def test_hits_without_a_moment_and_points_of_an_hour_are_said() -> None:
    hits = read_series(UMAMI.replace(b"2024-12-01 01:00:00", b"hom qua"), "xuat.csv", LATER)
    assert [one.why is None for one in hits.days] == [False, True, True]
    hourly = UMAMI_JSON.replace(b"2024-12-01T00", b"2024-12-01T05")
    assert "hãy xuất theo ngày" in (read_series(hourly, "xuat.json", LATER).days[0].why or "")


def test_an_export_is_a_series_of_its_own_and_no_reading(at: House) -> None:
    meter = put(at, "bo-dem.csv", b"observed_on,total\n2024-12-01,1000\n2024-12-02,1041\n")
    at.add(meter)
    before = {table: at.facts()[table] for table in ("reading", "visit_day", "visit_mark", "visit_fault")}
    added = at.add(put(at, "xuat.csv", MATOMO), put(at, "log.json", GOACCESS))
    assert (added.readings, added.rejected) == (0, [])
    assert sorted(note.split(": ", 1)[1] for note in added.notes) == [
        "xuất từ GoAccess, 2 ngày; giữ thành chuỗi riêng, không cộng vào số của bộ đếm.",
        "xuất từ Matomo, 2 ngày; giữ thành chuỗi riêng, không cộng vào số của bộ đếm.",
    ]
    assert {table: at.facts()[table] for table in before} == before
    kept = at.ask("SELECT source, day::VARCHAR, visits, visitors, views FROM series_day ORDER BY ALL")
    assert kept == [
        ("goaccess", "2024-12-01", None, 40, 130), ("goaccess", "2024-12-02", None, 35, 99),
        ("matomo", "2024-12-01", 52, 40, 130), ("matomo", "2024-12-02", 41, 35, 99),
    ]  # fmt: skip
    build_from_raw(at.home)
    assert at.ask("SELECT source, day::VARCHAR, visits, visitors, views FROM series_day ORDER BY ALL") == kept
    undo(at.home, added.load, "người thử")
    assert at.ask("SELECT 1 FROM series_day") == []
    assert {table: at.facts()[table] for table in before} == before


def test_a_day_exported_again_is_as_the_latest_export_has_it(at: House) -> None:
    at.add(put(at, "1.csv", b"date,nb_visits\n2024-12-01,20\n"))
    second = at.add(put(at, "2.csv", b"date,nb_visits\n2024-12-01,52\n"))
    assert at.ask("SELECT visits FROM series_day") == [(52,)]
    undo(at.home, second.load, "người thử")
    assert at.ask("SELECT visits FROM series_day") == [(20,)]


def test_an_export_without_a_usable_day_is_rejected(at: House) -> None:
    (refused,) = at.add(put(at, "1.csv", b"date,nb_visits\nx,20\n")).rejected
    assert refused["why"].startswith("không dùng được dòng nào; dòng 2: ngày “x” không đọc được")


def test_the_preview_says_what_becomes_of_an_export() -> None:
    found = preview(PLAUSIBLE + b'"2024-13-01",1,1,1,1,1\n', "xuat.csv", "trang-a")
    assert (found.kind, [row.why is None for row in found.rows]) == ("table", [True, True, False])
    assert found.notes == ("xuất từ Plausible, 2 ngày; giữ thành chuỗi riêng, không cộng vào số của bộ đếm.",)
    assert not is_table(GOATCOUNTER)
