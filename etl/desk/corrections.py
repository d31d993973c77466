"""Corrections of staff to single bulletins: who, when, before, after and why, laid over what the machine reads.

Values are JSON text in one spelling: a site's slug; a day; a province `{"unit", "code", "role"}`; a resolution
`{"key"}` or `{"issuer", "number", "year"}`; a reading `{"observed_on", "today", …}`. Nothing before means added,
nothing after means taken away.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row
from typing import Any, Final

from etl.desk.ledger import Audited, Undoable, moments
from etl.errors import UnionPulseError

SITE: Final = "site"
PUBLISHED_ON: Final = "published_on"
PROVINCE: Final = "province"
RESOLUTION: Final = "resolution"
READING: Final = "reading"

FIGURES: Final = ("today", "yesterday", "week", "month", "total", "online")
ROLES: Final = ("active", "mentioned")


@dataclass(frozen=True, slots=True)
class Correction(Undoable):
    """In one bulletin a field is not `before` but `after`; `correction` is its number."""

    correction: int
    at: datetime
    who: str
    bulletin_id: str
    field: str
    before: str | None
    after: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Corrections(Audited):
    """The corrections of an open desk. Each change is one transaction together with its line in the audit."""

    def all(self) -> list[Correction]:
        """Every correction in order, those taken back included."""
        return [_correction(row) for row in self.connection.execute(self.sql("corrections"))]

    def of(self, bulletin_id: str) -> list[Correction]:
        """The corrections of one bulletin in order, those taken back included."""
        found = self.connection.execute(self.sql("corrections_of"), {"bulletin_id": bulletin_id})
        return [_correction(row) for row in found]

    def standing(self) -> list[Correction]:
        """The corrections that builds apply."""
        return [one for one in self.all() if one.stands]

    def speak_of_sites(self) -> bool:
        """Whether any correction, standing or not, is about the site of a bulletin."""
        return any(one.field == SITE for one in self.all())

    def add(  # noqa: PLR0913 - the columns of a ledger
        self, bulletin_id: str, field: str, before: str | None, after: str | None, *, at: datetime, who: str, why: str
    ) -> int:
        """Write a correction down; return its number.

        Raises:
            UnionPulseError: the values are none of this field, or nothing changes.
        """
        was, now = spelled(field, before), spelled(field, after)
        if was == now:
            raise UnionPulseError("Giá trị mới giống giá trị cũ, không có gì để sửa.")
        asked = {"bulletin_id": bulletin_id, "field": field, "before": was, "after": now}
        with self.connection:
            made = self.connection.execute(self.sql("correct"), asked | {"at": at.isoformat(), "who": who, "why": why})
            number = made.lastrowid or 0
            self._audit(at, who, "corrected", bulletin_id, f"{number}. {field}: {was} → {now}: {why}")
        return number

    def undo(self, correction: int, *, by: str, at: datetime, why: str) -> bool:
        """Take a correction back, which is a row of its own; False when there is none that stands."""
        return self._undo("correction", correction, "correction_undone", by=by, at=at, why=why)


def value(text: str | None) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What a JSON text says; bare words, such as a slug or a day, stand for themselves."""
    if text is None:
        return None
    with suppress(json.JSONDecodeError):
        return json.loads(text)
    return text


def spelled(field: str, text: str | None) -> str | None:
    """A value of a field in its one spelling.

    Raises:
        UnionPulseError: there is no such field, or the value is none of it.
    """
    said = value(text)
    if field not in _SPELLERS:
        raise UnionPulseError(f"Không sửa được mục “{field}”.")
    if said is None:
        return None
    try:
        plain = _SPELLERS[field](said)
    except (KeyError, TypeError, ValueError) as error:
        raise UnionPulseError(f"Giá trị {text} không dùng được cho mục “{field}”.") from error
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _site(said: Any) -> str:  # noqa: ANN401 - whatever JSON holds, here and below
    """A slug."""
    if not isinstance(said, str) or not said.strip():
        raise ValueError(said)
    return said.strip()


def _day(said: Any) -> str:  # noqa: ANN401
    """A day in ISO form."""
    return date.fromisoformat(said).isoformat()


def _province(said: Any) -> dict[str, str]:  # noqa: ANN401
    """A unit of one of the two maps, and what it does."""
    if said["unit"] not in {"63", "34"} or said["role"] not in ROLES:
        raise ValueError(said)
    return {name: str(said[name]) for name in ("unit", "code", "role")}


def _resolution(said: Any) -> dict[str, Any]:  # noqa: ANN401
    """A resolution of the register, or what is known of one that is not in it."""
    if said.get("key"):
        return {"key": str(said["key"])}
    number, year = said.get("number"), said.get("year")
    return {
        "issuer": str(said["issuer"]),
        "number": None if number is None else str(number),
        "year": None if year is None else int(year),
    }


def _reading(said: Any) -> dict[str, Any]:  # noqa: ANN401
    """A look at a counter: the day and at least one figure, none below zero."""
    figures = {name: int(said[name]) for name in FIGURES if said.get(name) is not None}
    if not figures or min(figures.values()) < 0:
        raise ValueError(said)
    return {"observed_on": _day(said["observed_on"])} | figures


_SPELLERS: Final[dict[str, Callable[[Any], Any]]] = {
    SITE: _site, PUBLISHED_ON: _day, PROVINCE: _province, RESOLUTION: _resolution, READING: _reading,
}  # fmt: skip


def _correction(row: Row) -> Correction:
    """A correction from its row."""
    found = dict(row)
    return Correction(**found | moments(found, "at", "undone_at"))
