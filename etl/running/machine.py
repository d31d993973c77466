"""What the machine brings: room on the disk, the clock, the programs and libraries, the fonts."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from etl.desk.condition import settled_desk
from etl.load.index.generations import generation
from etl.load.served import Served, readable
from etl.load.serving import current_build
from etl.paths import PROJECT, Home
from etl.running.findings import Findings, error, note, warning
from etl.settings import TIME_ZONE

SPARE_BYTES: Final = 200 * 1024 * 1024
"""What should be free beside a build: a load on its way, an upload of the full size."""
LEAST_FILES: Final = 10_000
LEAST_SHARE: Final = 0.05
AHEAD: Final = timedelta(minutes=2)
"""Clocks of two machines on one disk differ by less."""
LONG: Final = timedelta(days=60)
JAVA: Final = 17
MAIN: Final = ("streamlit", "duckdb", "tantivy")
"""Libraries that are named each by itself: what is kept on the disk depends on them."""
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_PIN: Final = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
_NAME: Final = re.compile(r"^[\w.-]+")


# --- the disk ---------------------------------------------------------------------------------------------------------


def disk(home: Home) -> Findings:
    """Room for one more build, and for its files."""
    need = _next_build(home)
    for place in _disks(home):
        found = os.statvfs(place)
        free, share = found.f_bavail * found.f_frsize, found.f_bavail / max(1, found.f_blocks)
        if free < need:
            yield error(
                f"Đĩa chứa {place} chỉ còn trống {size(free)}, một bản dựng mới cần khoảng {size(need)}.", _ROOM
            )
        elif share < LEAST_SHARE:
            yield warning(f"Đĩa chứa {place} chỉ còn trống {size(free)}, tức {share:.0%}.", _ROOM)
        if found.f_files and found.f_favail < LEAST_FILES:
            yield error(f"Đĩa chứa {place} chỉ còn chỗ cho {found.f_favail} tệp mới.", _ROOM)


def size(count: float) -> str:
    """Bytes for people."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"  # noqa: PLR2004 - a gigabyte


def _next_build(home: Home) -> int:
    """What the next load needs beside what is there: a copy of the build, an index anew, core as much again."""
    build = current_build(home)
    kept = [build, home.core, *(generation(home, build.stem).glob("*") if build else ())]
    sizes: list[int] = [path.stat().st_size for path in kept if path and path.is_file()]
    return SPARE_BYTES + sum(sizes)


def _disks(home: Home) -> list[Path]:
    """One folder of each file system that the home lies on."""
    rooms = (home.root, home.raw, home.warehouse, home.published, home.index, home.incoming)
    near = map(standing, rooms[::-1])
    return list({path.stat().st_dev: path for path in near}.values())


def standing(path: Path) -> Path:
    """The nearest folder that is there, from a path upwards."""
    return next(one for one in (path, *path.parents) if one.is_dir())


_ROOM: Final = "Hãy xóa bớt tệp khác trên đĩa đó, hoặc chuyển nơi chứa dữ liệu sang đĩa lớn hơn."


# --- the clock --------------------------------------------------------------------------------------------------------


def clock(home: Home) -> Findings:
    """The clock beside what was written down last, and the zone by which timers run."""
    try:
        now = datetime.now(ZoneInfo(TIME_ZONE))
    except ZoneInfoNotFoundError:
        yield error(
            f"Máy không biết múi giờ {TIME_ZONE}.", "Hãy cài dữ liệu múi giờ (Debian: `apt-get install tzdata`)."
        )
        return
    build = readable(home)
    if newest := max(_moments(home, build), default=None):
        yield from _beside(now, newest.astimezone(now.tzinfo))
    if build and not build.home.is_demo and (day := build.newest_on) and day > now.date():
        yield warning(f"Bản tin mới nhất đề ngày {day:%d/%m/%Y}, còn đồng hồ của máy mới đến {now:%d/%m/%Y}.", _CLOCK)
    local = now.astimezone()
    if local.utcoffset() != now.utcoffset():
        yield note(
            f"Múi giờ của máy là {local.tzname()}, không phải giờ Việt Nam.",
            "Ngày trên các trang vẫn là ngày Việt Nam. Giờ ghi trong cron và systemd thì theo múi giờ của máy.",
        )


def _beside(now: datetime, newest: datetime) -> Findings:
    """The clock against the last thing done."""
    if newest > now + AHEAD:
        yield error(
            f"Đồng hồ của máy chỉ {now:%d/%m/%Y %H:%M}, trước việc mới nhất đã ghi lúc {newest:%d/%m/%Y %H:%M}.", _CLOCK
        )
    elif now - newest > LONG:
        yield warning(
            f"Việc mới nhất được ghi cách đây {(now - newest).days} ngày, lúc {newest:%d/%m/%Y %H:%M}.",
            "Nếu vẫn có người nạp bản tin thì đồng hồ của máy chạy trước, hãy chỉnh lại (`timedatectl set-ntp true`).",
        )


def _moments(home: Home, build: Served | None) -> Iterable[datetime]:
    """When the build was made, and the last loads and runs were."""
    if build:
        yield build.built_at
    with settled_desk(home) as desk:
        if desk is not None:
            yield from (one.asked_at for one in desk.loads()[-1:])
            yield from (one.ended_at for one in desk.runs.all()[-1:])


_CLOCK: Final = (
    "Hãy chỉnh đồng hồ (`timedatectl set-ntp true`) trước khi nạp tiếp, vì bản dựng và lần nạp mang tên theo thời gian."
)


# --- programs and libraries -------------------------------------------------------------------------------------------


def versions(_: Home) -> Findings:
    """Python and the libraries, beside those that the lock names."""
    about = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    least = str(about["requires-python"]).removeprefix(">=")
    running = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < tuple(map(int, least.split("."))):
        yield error(
            f"Python đang là {running}, cần từ {least}.", f"Hãy cài Python {least} trở lên rồi chạy `make install`."
        )
    pins = _pins((PROJECT / "requirements.txt").read_text(encoding="utf-8"))
    has = {name: version for name in pins if (version := _installed(name))}
    direct = [one for one in about["dependencies"] if ";" not in one]
    if lacks := sorted(name for one in direct if (name := _NAME.findall(one)[0].lower()) not in has):
        yield error(f"Thiếu thư viện {', '.join(lacks)}.", _INSTALL)
    other = {name: version for name, version in has.items() if version not in pins[name]}
    for name in (one for one in MAIN if one in other):
        yield warning(f"{name} đang là {other[name]}, bản đã thử là {', '.join(sorted(pins[name]))}.", _INSTALL)
    if rest := sorted(other.keys() - set(MAIN)):
        yield note(f"{len(rest)} thư viện không phải bản đã thử: {', '.join(rest[:5])}.", _INSTALL)


def _pins(lock: str) -> Mapping[str, set[str]]:
    """The versions that a lock names, by library; some have one for each Python."""
    found: dict[str, set[str]] = {}
    for name, version in _PIN.findall(lock):
        found.setdefault(name.lower(), set()).add(version)
    return found


def _installed(name: str) -> str | None:
    """The version of a library here."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def java(_: Home) -> Findings:
    """Java, where Spark is installed."""
    if find_spec("pyspark") is None:
        return
    program = shutil.which("java")
    if program is None:
        yield error("Đã cài pyspark nhưng máy không có Java.", _JAVA)
        return
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603 - found on the path
    found = re.search(r'version "(\d+)', said)
    if not found:
        yield error("Không hỏi được phiên bản của Java.", _JAVA)
    elif int(found[1]) < JAVA:
        yield error(f"Java đang là bản {found[1]}, Spark cần từ bản {JAVA}.", _JAVA)


def browser(_: Home) -> Findings:
    """A browser for the browser tests; asked only where somebody wants to know."""
    if not any(map(shutil.which, BROWSERS)):
        yield warning(
            "Máy không có Chromium, nên các phép thử bằng trình duyệt bị bỏ qua.",
            "Nếu cần chạy chúng, hãy cài Chromium (Debian: `apt-get install chromium`). Bảng điều khiển không cần nó.",
        )


_INSTALL: Final = "Hãy chạy `make install` trong thư mục chương trình rồi mở lại bảng điều khiển."
_JAVA: Final = (
    f"Hãy cài Java {JAVA} trở lên (Debian: `apt-get install openjdk-{JAVA}-jre-headless`). Chỉ lệnh spark cần nó."
)


# --- the fonts --------------------------------------------------------------------------------------------------------


def fonts(_: Home) -> Findings:
    """The font files that the pages promise to the browser."""
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    names = [str(face["url"]).removeprefix("app/") for face in config["theme"]["fontFaces"]]
    if wrong := [name for name in names if not _is_font(PROJECT / name)]:
        yield error(
            f"Thiếu hoặc hỏng tệp phông chữ {', '.join(wrong)}, nên chữ tiếng Việt có thể hiện sai.",
            "Hãy lấy lại thư mục static từ bản phát hành của chương trình.",
        )


def _is_font(path: Path) -> bool:
    """Whether a file is there and begins as its format does."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"wOF2"
    except OSError:
        return False
