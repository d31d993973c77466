"""What the tests of storage share: a home with a stand-in for extraction, and ways to look into builds.

The stand-in reads a bulletin that is a JSON object and adds a keyword with the site it was read for, so that a test
says exactly which facts there are, and sees when a bulletin was read again under another site.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from etl.commands import reading, writer
from etl.commands.add import Added, Asked, add
from etl.errors import RejectedFileError
from etl.load.serving import current_build, open_build
from etl.models import ActivityFact, Document, ProvinceFact, Record, ResolutionFact, Traffic
from etl.paths import Home
from etl.pipeline import Reading
from etl.vocabulary.sites import Site

TABLES = (
    "province", "site", "resolution", "load", "rejected", "bulletin", "bulletin_event_date", "bulletin_warning",
    "bulletin_keyword", "bulletin_province", "bulletin_resolution", "bulletin_document", "bulletin_body",
    "bulletin_activity", "bulletin_programme", "resolution_total", "resolution_place", "mention",
    "reading", "series_day", "visit_day", "visit_mark", "visit_week", "visit_move", "visit_fault", "visit_trust",
    "site_week", "decision", "overruled", "correction",
)  # fmt: skip


def read_json(data: bytes, file: str, site: Site | None = None) -> Reading:
    """The stand-in for `etl.pipeline.read_one`."""
    try:
        said = json.loads(data)
    except ValueError as error:
        raise RejectedFileError(file, "không phải bản tin của phép thử; hãy sửa phép thử.") from error
    day = said.get("published_on")
    traffic = said.get("traffic")
    if traffic and traffic.get("observed_on"):
        traffic = {**traffic, "observed_on": date.fromisoformat(traffic["observed_on"])}
    record = Record(
        file=file,
        bulletin_id=sha256(data).hexdigest()[:16],
        title=said.get("title"),
        published_on=date.fromisoformat(day) if day else None,
        event_dates=(date.fromisoformat(day),) if day else (),
        provinces=tuple(
            ProvinceFact("63", code, name, "active", 1, name, ((0, len(name)),))
            for code, name in said.get("provinces", ())
        ),
        resolutions=tuple(
            ResolutionFact(key, "TW", "20", 2008, "NQ 20", 1, "resolved", "phép thử", (), ("NQ 20",), ((0, 5),))
            for key in said.get("resolutions", ())
        ),
        activities=(ActivityFact("meeting", took_place=True, spans=((3, 9),)),),
        traffic=Traffic(**traffic) if traffic else None,
        union=True,
        keywords=(f"đọc cho {site.site if site else None}", *said.get("keywords", ())),
        warnings=() if day else ("Không rõ ngày đăng.",),
    )
    return Reading(Document(data.decode(), "text", "utf-8"), record)


@dataclass
class House:
    """A home under test, and a folder to write bulletins into."""

    home: Home
    inbox: Path
    rules: list[str] = field(default_factory=lambda: ["rules-1"])

    def write(self, name: str, **said: Any) -> Path:  # noqa: ANN401 - whatever a bulletin may say
        """Write a bulletin of the stand-in's kind."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        return path

    def add(self, *paths: Path, site: str = "trang-a", covers: tuple[date, date] | None = None) -> Added:
        """Add files as the command does."""
        return add(self.home, Asked(tuple(map(str, paths)), site, "người thử", covers))

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the build being served."""
        path = current_build(self.home)
        assert path is not None
        with open_build(path) as connection:
            return connection.execute(query).fetchall()

    def facts(self) -> dict[str, list[str]]:
        """Every table of the build being served but the line about the build itself, in a fixed order.

        Without the numbers of bulletins: one build numbers them as they come, another all at once.
        """
        columns = "COLUMNS(lambda name: name <> 'nr')"
        asked = {table: f"SELECT {columns} FROM {table} ORDER BY ALL" for table in TABLES}  # noqa: S608 - our own table names
        return {table: [str(row) for row in self.ask(query)] for table, query in asked.items()}


def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A home that reads with the stand-in."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    found = House(Home(tmp_path / "home"), inbox)
    monkeypatch.setattr(reading, "read_one", read_json)
    monkeypatch.setattr(writer, "rules_version", lambda: found.rules[-1])
    return found
