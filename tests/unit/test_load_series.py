"""Exports of web analytics: known by their columns, read day by day, kept apart from the meters."""

import gzip
import json
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from etl.commands.build import build_from_raw
from etl.commands.looking import look
from etl.commands.undo import undo
from etl.errors import RejectedFileError
from etl.load.readings import is_table
from etl.load.series import TOOLS, is_series, read_series
from etl.vocabulary import rows, series_columns
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
GOACCESS_CSV = b"""\
"0",,"general",,,,,,,,"2024-12-03 01:00:00 +0700","date_time"\r
"1",,"general",,,,,,,,"229","total_requests"\r
"0",,"visitors","130","56.77%","40","53.33%","1024","33.33%",,,"20241201"\r
"0","0","visitors","130","56.77%","40","53.33%","1024","33.33%",,,"08"\r
"1",,"visitors","99","43.23%","35","46.67%","1024","33.33%",,,"20241202"\r
"0",,"requests","99","43.23%","35","46.67%","1024","33.33%","GET","HTTP/1.1","/tin"\r
"""
GOACCESS_OLD = b"""\
"0",,"visitors","130","40","56.77%","1024",,,"01/Dec/2024"\r
"1",,"visitors","99","35","43.23%","1024",,,"02/Dec/2024"\r
"""
HOURS = (
    {"hour": "2024-12-01 01:00:00", "path_id": 1, "ref_id": 1, "count": 40},
    {"hour": "2024-12-01 01:00:00", "path_id": 2, "ref_id": 1, "count": 12},
    {"hour": "2024-12-01 01:00:00", "path_id": 3, "ref_id": 1, "count": 500},
    {"hour": "2024-12-01 18:00:00", "path_id": 1, "ref_id": 2, "count": 41},
)
"""GoatCounter's statistics: the third path is an event, six in the evening in UTC is the next day."""


def archive(hits: bytes = b"\n".join(json.dumps(one).encode() for one in HOURS), **more: bytes) -> bytes:
    paths = b'{"id":1,"path":"/","title":"a"}\n{"id":2,"path":"/b","title":"b"}\n{"id":3,"path":"tai","event":true}\n'
    parts = {"info.json": b'{"export_version":"1.0","goatcounter_version":"2.7.0"}', "paths.jsonl": paths}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, part in ({**parts, "hit_stats.jsonl": hits} | more).items():
            packed.writestr(f"goatcounter-export-a/{name}", part)
    return out.getvalue()


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
    ("goaccess", GOACCESS_CSV, [(1, None, 40, 130), (2, None, 35, 99)]),
    ("goaccess", GOACCESS_OLD, [(1, None, 40, 130), (2, None, 35, 99)]),
    ("goatcounter", gzip.compress(GOATCOUNTER), [(1, 1, None, 2), (2, 1, None, 1)]),
    ("goatcounter", archive(), [(1, 52, None, None), (2, 41, None, None)]),
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


def test_lines_of_a_packed_export_that_tell_nothing_are_said() -> None:
    hits = b'{"hour": "hom qua", "count": 5}\n[]\n{"hour": "2024-12-01 01:00:00", "path_id": 1, "count": -2}\n{"a'
    told = read_series(archive(hits), "xuat.zip", LATER)
    assert [(one.line, one.day) for one in told.days] == [(1, None), (2, None), (3, None), (4, None)]


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"tin cua cong doan"), gzip.compress(GOATCOUNTER)[:40] + b"x" * 40, archive(info=b"")[:200],
        archive(**{"info.json": b"{}"}),
    ],
    ids=["gzip of words", "gzip that breaks off", "zip that breaks off", "zip of something else"],
)  # fmt: skip
def test_other_packed_files_are_no_export(data: bytes) -> None:
    with pytest.raises(RejectedFileError):
        read_series(data, "xuat", LATER)


def test_a_packed_export_that_swells_without_end_is_refused() -> None:
    with pytest.raises(RejectedFileError, match="bung ra quá lớn"):
        read_series(gzip.compress(b"0" * 30_000_000), "xuat.csv.gz", LATER)


def test_a_packed_export_lands_whole_and_again_from_its_original(at: House) -> None:
    added = at.add(put(at, "goat.zip", archive()), put(at, "goat.csv.gz", gzip.compress(GOATCOUNTER)))
    assert added.rejected == []
    kept = at.ask("SELECT day::VARCHAR, visits FROM series_day ORDER BY ALL")
    assert len(kept) == 2
    build_from_raw(at.home)
    assert at.ask("SELECT day::VARCHAR, visits FROM series_day ORDER BY ALL") == kept


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
    found = look(PLAUSIBLE + b'"2024-13-01",1,1,1,1,1\n', "xuat.csv", "trang-a").preview
    assert (found.kind, found.good, [row.line for row in found.bad]) == ("table", 2, [4])
    assert found.notes == ("xuất từ Plausible, 2 ngày; giữ thành chuỗi riêng, không cộng vào số của bộ đếm.",)
    assert not is_table(GOATCOUNTER)
