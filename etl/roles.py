"""Who may do what: `roles.toml` in the home, read anew at every action, so that a change holds at once.

    anyone = "viewer"                     # left out: whoever is not listed below sees nothing

    [[people]]
    email = "lan@congdoan.example"
    role = "staff"                        # viewer, analyst, staff, administrator
    provinces = ["Nghệ An", "Hà Tĩnh"]    # of today's 34; left out: all

A viewer looks. An analyst also takes tables and reports away. Staff also write: they upload, correct and note. An
administrator also removes for good and changes what others wrote. Whoever is limited to provinces sees what the sites
of these provinces published and nothing else, and writes nothing that holds beyond it. A file that is not understood
gives nobody a role: a slip of the hand must not open a door.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from etl.errors import RolesError
from etl.paths import Home
from etl.vocabulary.geography import units_34


class Role(StrEnum):
    """What somebody is, from the least to the most."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    STAFF = "staff"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What somebody may do."""

    LOOK = "look"
    EXPORT = "export"
    """Take tables and reports away."""
    WRITE = "write"
    """What concerns one site or one bulletin: upload and take back, correct, judge a meter."""
    SETTLE = "settle"
    """What holds everywhere: decisions for all alike, the register, notes that everybody reads, the audit."""
    ADMINISTER = "administer"
    """Remove a bulletin for good, let it in again, change what others wrote."""


_LEAST: Final = {
    Right.LOOK: Role.VIEWER,
    Right.EXPORT: Role.ANALYST,
    Right.WRITE: Role.STAFF,
    Right.SETTLE: Role.STAFF,
    Right.ADMINISTER: Role.ADMINISTRATOR,
}
"""The least role that has each right."""
_WHOLE: Final = frozenset({Right.SETTLE, Right.ADMINISTER})
"""Rights that nobody has who is limited to provinces."""
_KEYS: Final = frozenset({"email", "role", "provinces"})
_MOST_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, and the provinces it is limited to: codes of the 34 units, None for all."""

    role: Role
    provinces: frozenset[str] | None = None

    def has(self, right: Right) -> bool:
        """Whether the role has a right; whether a province is within the limit is asked elsewhere."""
        order = list(Role)
        is_high = order.index(self.role) >= order.index(_LEAST[right])
        return is_high and (self.provinces is None or right not in _WHOLE)


@dataclass(frozen=True, slots=True)
class Roles:
    """What the file says."""

    people: Mapping[str, Grant] = field(default_factory=dict)
    """By e-mail address, in small letters."""
    anyone: Grant | None = None
    """Of somebody who signed in and is not listed."""

    def of(self, email: str) -> Grant | None:
        """The grant of an address; None where it has none."""
        return self.people.get(_folded(email), self.anyone)


def roles(home: Home) -> Roles:
    """Who may do what in a home; nobody anything where it has no such file.

    Raises:
        RolesError: the file cannot be read or says what cannot be.
    """
    try:
        with home.roles.open("rb") as file:
            return _checked(file.read(_MOST_BYTES + 1), home.roles)
    except FileNotFoundError:
        return Roles()
    except OSError as error:
        raise RolesError(f"Không đọc được {home.roles}: {error.strerror}.") from error


@lru_cache(maxsize=8)
def _checked(data: bytes, path: Path) -> Roles:
    """The file's bytes understood, or every sentence about what is wrong."""
    if len(data) > _MOST_BYTES:
        raise RolesError(f"{path}: dài hơn 1 MB, không phải tệp phân quyền.")
    try:
        said = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RolesError(f"{path}: không đúng dạng TOML ({error}).") from error
    wrong = [f"không hiểu “{key}”" for key in sorted(said.keys() - {"anyone", "people"})]
    found = Roles(_people(said.get("people", []), wrong), _anyone(said.get("anyone"), wrong))
    if wrong:
        raise RolesError(f"{path}: {'; '.join(wrong)}. Chưa ai được cấp quyền cho đến khi sửa xong.")
    return found


def _anyone(said: object, wrong: list[str]) -> Grant | None:
    """The role of whoever is not listed: one that writes nothing."""
    if said is None:
        return None
    if said not in [Role.VIEWER, Role.ANALYST]:
        wrong.append("“anyone” chỉ có thể là viewer hoặc analyst")
        return None
    return Grant(Role(str(said)))


def _people(said: object, wrong: list[str]) -> dict[str, Grant]:
    """The people listed; what is wrong with one is said with its place."""
    found: dict[str, Grant] = {}
    if not isinstance(said, list):
        wrong.append("“people” phải viết thành từng mục [[people]]")
        return found
    for place, one in enumerate(said, 1):
        about: list[str] = []
        email, grant = _person(one, about)
        if email in found:
            about.append(f"{email} đã có ở trên")
        wrong += [f"người thứ {place}: {sentence}" for sentence in about]
        if grant is not None:
            found[email] = grant
    return found


def _person(said: object, wrong: list[str]) -> tuple[str, Grant | None]:
    """One person's address and grant."""
    if not isinstance(said, dict):
        wrong.append("phải viết thành mục [[people]]")
        return "", None
    wrong += [f"không hiểu “{key}”" for key in sorted(said.keys() - _KEYS)]
    email, role = said.get("email"), said.get("role")
    if not isinstance(email, str) or email.count("@") != 1 or not all(email.split("@")) or set(email) & set(" \t\r\n"):
        wrong.append(f"“{email}” không phải địa chỉ thư")
    if role not in list(Role):
        wrong.append(f"vai trò “{role}” không có, chỉ có {', '.join(Role)}")
    provinces = _provinces(said, wrong)
    if role == Role.ADMINISTRATOR and provinces is not None:
        wrong.append("quản trị không giới hạn theo tỉnh được")
    return _folded(str(email)), None if wrong else Grant(Role(str(role)), provinces)


def _provinces(said: Mapping[str, Any], wrong: list[str]) -> frozenset[str] | None:
    """The codes of the provinces named; None where there is no limit."""
    if "provinces" not in said:
        return None
    named = said["provinces"]
    if not isinstance(named, list) or not named or not all(isinstance(one, str) for one in named):
        wrong.append("“provinces” phải là danh sách tên tỉnh, ít nhất một")
        return frozenset()
    known = {_folded(unit.name): code for code, unit in units_34().items()}
    for one in named:
        if _folded(one) not in known:
            near = get_close_matches(_folded(one), known, n=1)
            hint = f"; có phải “{units_34()[known[near[0]]].name}”?" if near else ""
            wrong.append(f"“{one}” không phải tên một trong 34 tỉnh, thành hiện nay{hint}")
    return frozenset(known[_folded(one)] for one in named if _folded(one) in known)


def _folded(text: str) -> str:
    """Small letters in one form of Unicode, without spaces around."""
    return normalize("NFC", text).strip().casefold()
