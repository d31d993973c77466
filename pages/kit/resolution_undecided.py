"""Namings that stay open: what each could mean, and why nothing was chosen."""

from dataclasses import dataclass

import pandas as pd

from pages.kit import charts, tables
from pages.kit.filters import Filters, values
from pages.kit.panels import made
from pages.kit.resolution_choice import candidate, go_to, leave
from pages.kit.resolution_ranking import is_bulletins_pressed
from pages.kit.told import told
from pages.kit.warehouse import Build, frame
from pages.kit.words import number, t


@dataclass(frozen=True, slots=True)
class Undecided:
    """The namings that stay open, and the same as a table to read. Shared by readers."""

    rows: pd.DataFrame
    table: pd.DataFrame


def undecided(build: Build, filters: Filters) -> Undecided:
    """What stays open, what it could mean, and why nothing was chosen."""
    return made(build, (filters,), lambda: _open(build, frame(build, "resolution_undecided", **values(filters))))


def _open(build: Build, found: pd.DataFrame) -> Undecided:
    """The same of these rows."""
    if found.empty:
        return Undecided(found, found)
    keys = tuple(sorted({str(key) for one in found["candidates"] for key in one}))
    known = frame(build, "resolution_names", choices=keys)
    called = {str(row["key"]): str(row["short"]) for row in known.to_dict("records")}
    table = pd.DataFrame(
        {
            t("Cách gọi"): [", ".join(map(str, one)) for one in found["surfaces"]],
            t("Bản tin"): found["bulletins"],
            t("Có thể là"): [
                "; ".join(candidate(str(key), called) for key in one) or t("không rõ") for one in found["candidates"]
            ],
            t("Vì sao chưa chọn"): found["why"].astype(str).map(told),
        }
    )
    return Undecided(found, table)


def show(build: Build, found: Undecided) -> None:
    """What stays open, in a table behind the words; of a row one opens the bulletins or the sentences."""
    charts.headed(
        t("Chưa rõ là nghị quyết nào"),
        t(
            "Những lần nêu này được giữ lại và đếm riêng, không gán cho nghị quyết nào. Chọn một dòng để đọc các câu "
            "hay mở các bản tin."
        ),
    )
    key = f"resolution_undecided_{build.name}"
    room = tables.opened(t("{count} cách gọi", count=number(len(found.rows))), key=f"{key}_figures")
    if room is None:
        return
    with room:
        place, below = tables.row_of(found.table, key=key, alt=t("Các cách gọi chưa rõ là nghị quyết nào"))
    if place is None:
        return
    choice = str(found.rows["choice"].iloc[place])
    with below:
        if tables.is_pressed(t("Đọc các câu"), key=f"{key}_open", icon=":material/article:"):
            go_to(choice)
        if is_bulletins_pressed(int(found.rows["bulletins"].iloc[place]), key):
            leave(choice)
