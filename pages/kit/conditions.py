"""What a number was counted from, beyond the shared filters: written into the address of the list page, read there."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self

from pages.kit.filters import Filters
from pages.kit.filters import values as filter_values

_NAMES: Final = {
    "province": "dia-phuong",
    "province_unit": "don-vi",
    "role": "vai-tro",
    "resolution": "nghi-quyet",
    "status": "trang-thai",
    "month": "thang",
    "site": "noi-dang",
    "load": "lan-nap",
    "union": "cong-doan",
    "dated": "ngay",
    "activity": "hoat-dong",
    "body": "to-chuc",
    "partner": "cung-voi",
    "strength": "muc-do",
}
"""The parameter in the address of each condition; none may be a shared filter's (pages/kit/filters.py)."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions of a number; None is no condition. The same words count it (SQL macro `matching`) and list it."""

    province: str | None = None
    """A code, which takes the place of the shared province filter; `*` is any, within that filter."""
    province_unit: str | None = None
    """`63` published in the old map, `34` today's map with old units in it, `34p` published in today's map."""
    role: str | None = None
    """`active` (also when None) or `any`; only with `province`."""
    resolution: str | None = None
    """A key of the register, or `issuer|number` where the key is open; `*` is any."""
    status: str | None = None
    """`resolved`, `ambiguous`, `unregistered` or `announced`."""
    month: str | None = None
    """`2024-06`; within the shared period."""
    site: str | None = None
    load: str | None = None
    union: str | None = None
    """`yes` or `no`."""
    dated: str | None = None
    """`undated`: those without a date; `all`: any date, the shared period does not apply; None: in the period."""
    activity: str | None = None
    """A kind of activity that took place; `*` is any."""
    body: str | None = None
    partner: str | None = None
    """With `province`: the code of another acting in the same bulletin, no round-up; `*` any, `many` the round-ups."""
    strength: str | None = None
    """How strongly the bulletin takes the resolution up, at the strongest: `named` to `rewarded`."""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """The conditions in an address; empty values are none."""
        return cls(**{name: query.get(parameter) or None for name, parameter in _NAMES.items()})

    def to_query(self) -> dict[str, str]:
        """The conditions as parameters of an address."""
        return {_NAMES[name]: value for name, value in self.given().items()}

    def given(self) -> dict[str, str]:
        """The conditions that are set, by field name."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: str(value) for name, value in named if value is not None}

    def without(self, *names: str) -> Self:
        """The same conditions with some taken away."""
        return replace(self, **dict.fromkeys(names))

    def values(self, filters: Filters) -> dict[str, Any]:
        """Everything the macro `matching` binds: these conditions within the shared filters."""
        shared = filter_values(filters)
        if self.province not in (None, "*"):
            shared["provinces"] = ()
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        own["one_site"] = own.pop("site")
        own["union"] = {"yes": True, "no": False}.get(self.union or "")
        return shared | own


def province_unit(view: str, unit: str) -> str:
    """The `province_unit` that counts what a row of `province_facts` counts, in the view `34`, `63` or `published`."""
    return "34p" if view == "published" and unit == "34" else unit
