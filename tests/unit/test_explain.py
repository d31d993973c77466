"""`extract --explain`: every line and every decision of a bulletin with its reason, harmless on a terminal."""

from pathlib import Path

import pytest

from etl.commands.explain import explain, explained
from etl.find.union import NONE_NAMED
from etl.pipeline import read_one
from etl.resolve.role_model import FAR

BULLETIN = """LĐLĐ tỉnh Nghệ An quán triệt Nghị quyết số 02-NQ/TW
Thứ ba, 05/03/2024
Sáng 5/3/2024, tại TP Vinh, LĐLĐ tỉnh Nghệ An tổ chức hội nghị quán triệt Nghị quyết số 02-NQ/TW ngày 12/6/2021.
Hôm nay: 12
Tổng lượt truy cập: 3.456
"""


def test_every_decision_has_its_reason() -> None:
    said = "\n".join(explained(read_one(BULLETIN.encode(), "tin.txt")))
    assert "Ngày đăng:        05/03/2024" in said
    assert "tiêu đề │ LĐLĐ tỉnh Nghệ An quán triệt" in said
    assert "Nghệ An: có hoạt động" in said
    assert "BCT:02/2021" in said
    assert "hôm nay 12, tổng 3456" in said
    assert "[LĐLĐ tỉnh Nghệ An] tổ chức hội nghị" in said


def test_roles_and_the_union_are_explained_by_the_signs_that_decided() -> None:
    aside = BULLETIN + "Việc này ở Phú Yên năm ngoái được nhắc lại để so sánh.\n"
    said = list(explained(read_one(aside.encode(), "tin.txt")))
    acting = next(line for line in said if line.startswith("Nghệ An: có hoạt động"))
    named = next(line for line in said if line.startswith("Phú Yên: được nhắc tới"))
    union = next(line for line in said if line.startswith("Công đoàn:"))
    assert "vì: " in acting
    assert "là nơi diễn ra" in acting
    assert "vì: " in named
    assert "là nơi diễn ra" not in named
    assert union.startswith("Công đoàn:        có, vì: ")


def test_far_islands_and_news_without_a_union_have_their_own_reasons() -> None:
    far = "Thăm bộ đội nơi đảo xa\n05/03/2024\nĐoàn tới thăm quần đảo Trường Sa và tặng quà.\n"
    said = list(explained(read_one(far.encode(), "tin.txt")))
    (khanh_hoa,) = (line for line in said if line.startswith("Khánh Hòa: được nhắc tới"))
    assert khanh_hoa.endswith(f", vì: {FAR}")
    assert f"Công đoàn:        không, vì: {NONE_NAMED}" in said


def test_what_is_not_there_is_said() -> None:
    said = "\n".join(explained(read_one("Một dòng không ngày.".encode(), "tin.txt")))
    assert "Ngày đăng:        không rõ" in said
    assert "! Không tìm thấy ngày đăng" in said


def test_nothing_in_a_bulletin_steers_the_terminal() -> None:
    hostile = BULLETIN.replace("tổ chức hội nghị", "tổ chức \x1b[2J\u202e hội nghị") + 20 * "LĐLĐ tỉnh Nghệ An họp.\n"
    said = "".join(explained(read_one(hostile.encode(), "tin.txt")))
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(BULLETIN, encoding="utf-8")
    assert explain([str(tmp_path)], None) == 1
    said = capsys.readouterr().out
    assert f"{tmp_path / 'a.txt'}: " in said
    assert "Nghệ An: có hoạt động" in said
