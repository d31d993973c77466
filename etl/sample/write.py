"""The made bulletins on disk: a folder of files with manifest and truth, or JSON lines in one file for many."""

import csv
import json
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from etl.sample.bulletins import Order, bulletins, load_name
from etl.sample.meter import Meter
from etl.sample.page import Bulletin
from etl.sample.plan import months
from etl.sample.templates import TEMPLATES, SampleSite, sample_sites

READING_COLUMNS: Final = ("site", "observed_on", "total", "today", "online")


def write_files(order: Order, out: Path) -> int:
    """One file a bulletin, `truth.jsonl` beside them, the readings and the manifest; the number of bulletins."""
    written = 0
    folders: set[str] = set()
    out.mkdir(parents=True, exist_ok=True)
    with (out / "truth.jsonl").open("w", encoding="utf-8", newline="\n") as truth:
        for bulletin in bulletins(order):
            folder = bulletin.file.rpartition("/")[0]
            if folder not in folders:
                (out / folder).mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            (out / bulletin.file).write_bytes(encode(bulletin))
            truth.write(_line(bulletin.truth))
            written += 1
    write_readings(order, out / "readings")
    write_manifest(order, out)
    return written


def write_jsonl(order: Order, out: Path) -> int:
    """All bulletins as one file of JSON lines (file, site, text, truth); the number of bulletins."""
    written = 0
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for bulletin in bulletins(order):
            row = {"file": bulletin.file, "site": bulletin.site, "text": bulletin.text, "truth": bulletin.truth}
            file.write(_line(row))
            written += 1
    return written


def write_readings(order: Order, out: Path) -> None:
    """A table of counter readings for each site that has one."""
    out.mkdir(parents=True, exist_ok=True)
    for site in sample_sites():
        meter = order.meter(site)
        if site.has_table and (days := meter.days()):
            with (out / f"{site.site}.csv").open("w", encoding="utf-8", newline="") as file:
                table = csv.writer(file, lineterminator="\n")
                table.writerow(READING_COLUMNS)
                table.writerows(_reading(site, meter, day) for day in days)


def _reading(site: SampleSite, meter: Meter, day: date) -> tuple[str, str, int | None, int | None, int | None]:
    """One row of a table of readings."""
    shown = meter.reading(day)
    return site.site, day.isoformat(), shown.total, shown.today, shown.online


def write_manifest(order: Order, out: Path) -> None:
    """The loads in order: folder, site, and the days that were collected completely; then the tables of readings."""
    with (out / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("path", "site", "covers_from", "covers_to"))
        for path, site, covers in _loads(order, out):
            table.writerow((path, site, covers[0].isoformat(), covers[1].isoformat()))
        table.writerows((f"readings/{site.site}.csv", site.site, "", "") for site in sample_sites() if site.has_table)


def _loads(order: Order, out: Path) -> Iterator[tuple[str, str, tuple[date, date]]]:
    """Each load that has a folder, in order of time and then of sites."""
    found: dict[tuple[str, str], tuple[date, date]] = {}
    for month in months(order.first, order.last):
        for site in sample_sites():
            if not site.collects(month):
                continue
            key = load_name(order, site, month), site.site
            last = min((month + timedelta(days=32)).replace(day=1) - timedelta(days=1), site.until or order.last)
            first = found[key][0] if key in found else max(month, order.first)
            found[key] = first, min(last, order.last)
    rows = sorted((covers[1], site, name, covers) for (name, site), covers in found.items())
    for _, slug, name, covers in rows:
        path = f"bulletins/{slug}/{name}"
        if (out / path).is_dir():
            yield path, slug, covers


def encode(bulletin: Bulletin) -> bytes:
    """The bytes of a bulletin in its encoding."""
    if bulletin.encoding == "utf-16":
        return b"\xff\xfe" + bulletin.text.encode("utf-16-le")
    if bulletin.encoding == "tcvn3":
        return bulletin.text.translate(_tcvn3()).encode("latin-1")
    if bulletin.encoding == "nfd":
        return unicodedata.normalize("NFD", bulletin.text).encode()
    return bulletin.text.encode()


@cache
def _tcvn3() -> dict[int, str]:
    """Vietnamese letters as the bytes of TCVN 5712:1993 (VN3), written as Latin-1; capitals with marks become small."""
    with (TEMPLATES / "tcvn3.csv").open(encoding="utf-8", newline="") as file:
        table = {row["letter"]: chr(int(row["byte"], 16)) for row in csv.DictReader(file)}
    capitals = {letter.upper(): byte for letter, byte in table.items() if letter.upper() not in table}
    plain = {"“": '"', "”": '"', "–": "-", "…": "..."}
    return str.maketrans({**capitals, **table, **plain})


def _line(row: Mapping[str, object]) -> str:
    """One JSON line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
