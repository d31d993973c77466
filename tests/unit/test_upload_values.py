"""What somebody changes of a bulletin before the load: values of a form, edits, and the form filled again."""

from dataclasses import replace
from datetime import date

import pytest

from etl.commands.looking import look
from etl.desk.uploads import Edit
from etl.errors import UnionPulseError
from etl.models import Record
from pages.kit import difference
from pages.kit.upload_values import AS_READ, NONE, Values, edited, edits, found, undecided

TEXT = (
    "Công đoàn Nghệ An tặng quà công nhân\n\nThứ ba, 18/06/2024 12:17\n\n"
    "Sáng 18/6/2024, LĐLĐ tỉnh Nghệ An tặng quà; đoàn Hà Tĩnh đến thăm.\n"
    "Hoạt động thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị và Nghị quyết số 99/NQ-XYZ.\n"
    "Hôm nay: 120\nTổng lượt truy cập: 5000\n"
)


@pytest.fixture(scope="module")
def record() -> Record:
    read = look(TEXT.encode(), "tin.txt", "nghe-an").preview.record
    assert read
    return read


def test_nothing_changed_is_no_edit(record: Record) -> None:
    read = found(record, "nghe-an")
    assert edits(record, read, read) == []
    assert edited(record, read, []) == read


def test_every_field_can_be_changed_and_is_shown_again(record: Record) -> None:
    read = found(record, "nghe-an")
    place = undecided(record)[0][0]
    asked = Values(
        site="ha-tinh", published_on=date(2024, 6, 17), active=(*read.active, "01"), mentioned=(),
        resolutions=("TLD:10/2024",) if "TLD:10/2024" not in read.resolutions else (),
        undecided={**read.undecided, place: "BCT:02/2021"}, reading={"observed_on": "2024-06-18", "total": 5001},
    )  # fmt: skip
    made = edits(record, read, asked)
    assert {edit.field for edit in made} == {"site", "published_on", "province", "resolution", "reading"}
    again = edited(record, read, made)
    assert set(again.active) == set(asked.active)
    assert replace(again, active=asked.active) == asked


def test_a_role_is_one_edit_not_two(record: Record) -> None:
    read = found(record, "nghe-an")
    assert read.active
    moved = replace(read, active=(), mentioned=(*read.active, *read.mentioned))
    assert [edit.field for edit in edits(record, read, moved)] == ["province"] * len(read.active)


def test_what_is_no_resolution_is_taken_away(record: Record) -> None:
    read = found(record, "nghe-an")
    place = undecided(record)[0][0]
    (edit,) = edits(record, read, replace(read, undecided={**read.undecided, place: NONE}))
    assert (edit.field, edit.after) == ("resolution", None)
    assert edited(record, read, [edit]).undecided[place] == NONE
    assert read.undecided[place] == AS_READ


def test_an_edit_that_no_correction_can_be_is_refused_at_once(record: Record) -> None:
    read = found(record, "nghe-an")
    with pytest.raises(UnionPulseError):
        edits(record, read, replace(read, reading={"observed_on": "2024-06-18", "total": -1}))
    assert Edit("site", None, None).who == ""


def test_only_what_differs_is_marked() -> None:
    left, right = difference.sides("Tặng 120 suất quà <b>", "Tặng 150 suất quà <b>")
    assert left == '<div class="np-diff" lang="vi">Tặng <del>120 </del>suất quà &lt;b&gt;</div>'
    assert right == '<div class="np-diff" lang="vi">Tặng <ins>150 </ins>suất quà &lt;b&gt;</div>'
    assert difference.sides("", "a")[0] == '<div class="np-diff" lang="vi"></div>'
