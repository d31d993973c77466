"""Writing to the registers from the review page: one step publishes it, and what cannot be published is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from etl.desk import Decision, open_desk
from etl.paths import home
from pages.kit import links, review_ask, step, upload_values
from pages.kit.access import User
from pages.kit.guard import Right, may, require
from pages.kit.review_publish import now, publish
from pages.kit.step import Said
from pages.kit.told import told
from pages.kit.warehouse import Build
from pages.kit.words import t

OLD: Final = "63"
"""The map whose codes registers carry: each of its units lies in one of today's."""


def provinces() -> dict[str, str]:
    """The old units by code."""
    return upload_values.provinces(OLD)


def submit(build: Build, label: str, key: str, *, missing: str) -> bool:
    """The button that writes for everybody."""
    is_shut = build.is_demo or not may(Right.SETTLE)
    return review_ask.submit(label, key, icon=":material/library_add:", missing=missing, is_shut=is_shut)


@dataclass(frozen=True, slots=True)
class New:
    """A row for a register: which, its name there, what is known of it, and why it is right."""

    kind: str
    name: str
    entry: Mapping[str, Any]
    why: str


def called(kind: str, name: str) -> str:
    """What an entry of a register is called in words: a resolution bears a key there."""
    return told(name) if kind == "resolution" else name


def include(new: New, user: User, decision: Decision | None = None) -> NoReturn:
    """Add to a register, and decide for what was just added; then publish."""
    step.carry_out(review_ask.PLACE, lambda: _include(new, user, decision))


def _include(new: New, user: User, decision: Decision | None) -> Said:
    """The step; what cannot be published is taken back."""
    require(Right.SETTLE)
    with open_desk(home()) as desk:
        added = desk.additions.add(new.kind, new.name, new.entry, at=now(), who=user.name, why=new.why)
        decided = desk.decisions.add(decision) if decision else None
    return publish(
        home(),
        Said(t("Đã thêm {name} vào danh mục; mọi trang đã đổi theo.", name=links.escaped(called(new.kind, new.name)))),
        lambda desk, problem: [
            room.undo(one, by=user.name, at=now(), why=problem)
            for room, one in ((desk.additions, added), (desk.decisions, decided))
            if one
        ],
    )


def take_back(addition: int, user: User) -> NoReturn:
    """Take an addition back and publish without it."""
    step.carry_out(review_ask.PLACE, lambda: _take_back(addition, user))


def _take_back(addition: int, user: User) -> Said:
    """The step."""
    require(Right.SETTLE)
    with open_desk(home()) as desk:
        desk.additions.undo(addition, by=user.name, at=now(), why=t("hoàn tác trên trang Soát lại"))
    return publish(home(), Said(t("Đã hoàn tác: danh mục trở lại như trước.")))
