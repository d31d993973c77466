"""Exports that come packed: one file under gzip, or the tables of an archive; nothing is written to disk.

GoatCounter packs its page views as `….csv.gz`, and since its version 2.7 the statistics themselves as an archive of
JSON lines: `info.json` names the tool, `hit_stats.jsonl` counts visits by the hour (in UTC) and path, `paths.jsonl`
says which paths are events and no pages.
"""

import json
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile
from zoneinfo import ZoneInfo

from etl.load.series.days import Entry, Export
from etl.settings import MAX_RATIO, MAX_TABLE_BYTES, TIME_ZONE

_GZIP: Final = b"\x1f\x8b"
_ARCHIVE: Final = b"PK\x03\x04"
_HEADER: Final = 31
"""zlib's word for a stream with the head and the check of gzip."""
_FEW: Final = 1024 * 1024
_INFO, _HITS, _PATHS = "info.json", "hit_stats.jsonl", "paths.jsonl"
_TOO_LARGE: Final = "tệp nén bung ra quá lớn; hãy xuất từng đoạn thời gian rồi nạp từng tệp."
_NO_HOUR: Final = "không đọc được giờ hoặc số lượt của dòng này"


class PackedError(ValueError):
    """Why a packed export cannot be read: a sentence."""


def unpacked(data: bytes) -> bytes:
    """What bytes are without gzip; any other as they are. Of a part of a file, the beginning.

    Raises:
        PackedError: it is more than any honest export.
    """
    if not data.startswith(_GZIP):
        return data
    limit = min(MAX_TABLE_BYTES, _FEW + MAX_RATIO * len(data))
    stream = zlib.decompressobj(_HEADER)
    try:
        found = stream.decompress(data, limit + 1)
    except zlib.error as error:
        raise PackedError("tệp nén bị hỏng, không mở được; hãy xuất lại rồi nạp.") from error
    if len(found) > limit:
        raise PackedError(_TOO_LARGE)
    return found


def archive_of(data: bytes) -> Export | None:
    """The export that an archive is; None for any other."""
    if not data.startswith(_ARCHIVE):
        return None
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = {name.rsplit("/", 1)[-1]: name for name in archive.namelist()}
            if not {_INFO, _HITS, _PATHS} <= names.keys() or b"goatcounter_version" not in _part(archive, names[_INFO]):
                return None
            events = _events(_part(archive, names[_PATHS]))
            return Export("goatcounter", list(_days(_part(archive, names[_HITS]), events)))
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return None


def _part(archive: ZipFile, name: str) -> bytes:
    """One table of an archive."""
    entry = archive.getinfo(name)
    if entry.file_size > min(MAX_TABLE_BYTES, _FEW + MAX_RATIO * entry.compress_size):
        raise PackedError(_TOO_LARGE)
    with archive.open(entry) as part:
        return part.read(entry.file_size)


def _lines(data: bytes) -> Iterator[tuple[int, dict[str, object]]]:
    """The objects of JSON lines with their places; a line that is none is an empty one."""
    for place, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            try:
                found = json.loads(line)
            except (ValueError, RecursionError):
                found = None
            yield place, found if isinstance(found, dict) else {}


def _events(data: bytes) -> set[object]:
    """The paths that are events."""
    return {one.get("id") for _, one in _lines(data) if one.get("event")}


def _days(data: bytes, events: set[object]) -> Iterator[Entry]:
    """The visits of each day in Vietnam, hours and paths added up; lines that tell none are said."""
    days: dict[str, list[int]] = {}
    for place, one in _lines(data):
        hour, count = _hour(one.get("hour")), one.get("count")
        if hour is None or not isinstance(count, int) or isinstance(count, bool) or count < 0:
            yield Entry(place, why=_NO_HOUR)
        elif one.get("path_id") not in events:
            day = days.setdefault(hour.astimezone(ZoneInfo(TIME_ZONE)).date().isoformat(), [place, 0])
            day[1] += count
    for found, (place, visits) in days.items():
        yield Entry(place, found, {"visits": str(visits)})


def _hour(text: object) -> datetime | None:
    """An hour; one without a zone is in UTC, as the tool keeps it."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
