"""`etl roles`: the administrator reads how the file is understood, and what is wrong with it."""

from io import StringIO

import pytest

from etl import cli
from etl.cli import main
from etl.paths import Home


def test_it_says_who_may_do_what(home: Home, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["roles"]) == 0
    assert "Chưa ai có quyền" in capfd.readouterr().out
    home.root.mkdir()
    home.roles.write_text(
        'anyone = "viewer"\n[[people]]\nemail = "Lan@congdoan.example"\n'
        'role = "staff"\nprovinces = ["Hà Tĩnh", "Nghệ An"]\n',
        encoding="utf-8",
    )
    assert main(["roles"]) == 0
    assert capfd.readouterr().out.splitlines()[:2] == [
        "lan@congdoan.example: cán bộ: xem, tải về, nạp và sửa; chỉ Hà Tĩnh, Nghệ An",
        "Ai đăng nhập mà không có tên ở trên: người xem",
    ]


def test_a_mistake_is_a_sentence_and_a_status(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    said = StringIO()
    monkeypatch.setattr(cli, "stderr", said)
    home.root.mkdir()
    home.roles.write_text('[[people]]\nemail = "lan@congdoan.example"\nrole = "chief"\n', encoding="utf-8")
    assert main(["roles"]) == 2
    assert "người thứ 1: vai trò “chief” không có" in said.getvalue()
