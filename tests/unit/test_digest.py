"""The month's sentences as files: the same words as the overview's, in text and in HTML."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from etl.cli import main
from etl.paths import PROJECT, Home
from tests.pages.published_fixture import by_hand, publish


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command as people run it."""
    command = [sys.executable, "-m", "etl", "digest", *words, "--out", str(folder)]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_the_month_is_told_in_text_and_in_html(home: Home, tmp_path: Path) -> None:
    publish(home)
    told = run(tmp_path / "thư", "--month", "2025-08", "--address", "https://bang-tin.example/")
    assert told.returncode == 0, told.stderr
    text = (tmp_path / "thư" / "nhip-cong-doan_2025-08.txt").read_text(encoding="utf-8")
    assert told.stdout == text
    assert "HOẠT ĐỘNG CÔNG ĐOÀN QUA BẢN TIN: THÁNG 8/2025 (ĐẾN NGÀY 20/08/2025)" in text
    assert "- Bản tin: 2 (▲ +1 so với tháng 7/2025; ▲ +1 so với năm trước)" in text
    assert "8 tuần cuối: 30/06/2025 – 24/08/2025; sau đó chưa thu thập." in text
    assert text.endswith("Bản dựng fixture, quy tắc r1. Bản tin mới nhất 20/08/2025.\n")
    assert all(len(line) <= 100 or "https://" in line for line in text.splitlines())
    page = html.fromstring((tmp_path / "thư" / "nhip-cong-doan_2025-08.html").read_bytes())
    flat = " ".join(text.split())
    for item in page.iter("li"):
        assert " ".join(item.text_content().split()) in " ".join(
            word for word in flat.split() if not word.startswith("https://")
        )
    links = [one.get("href") for one in page.iter("a")]
    assert links
    assert all(one.startswith("https://bang-tin.example/") and "tu=08%2F2025&den=08%2F2025" in one for one in links)
    assert "warning" not in [one.get("class") for one in page.iter("p")]
    assert told.stderr.count("\n") == 1


def test_the_digest_of_the_demonstration_says_so(home: Home, tmp_path: Path) -> None:
    publish(home.demo)
    told = run(tmp_path, "--month", "2025-08", "--english")
    assert told.stdout.startswith("*** DEMONSTRATION DATA, NOT REAL NEWS ***\n")
    assert "http" not in told.stdout
    assert b"DEMONSTRATION DATA" in (tmp_path / "nhip-cong-doan_2025-08.html").read_bytes()


@pytest.mark.parametrize("month", ["2019-01", "2025-09", "2026-03"])
def test_of_a_month_that_nobody_collected_only_that_is_said(home: Home, tmp_path: Path, month: str) -> None:
    with by_hand(publish(home)) as build:
        build.execute(
            "INSERT INTO bulletin_activity SELECT bulletin_id, 0, 'care', true, NULL, NULL, NULL, NULL, NULL"
            " FROM bulletin WHERE bulletin_id IN ('a02', 'a03', 'a04', 'a05')"
        )
    told = run(tmp_path, "--month", month)
    assert told.returncode == 0
    _, *lines = told.stdout.splitlines()
    assert lines == [
        "Chưa trang nào được thu thập trong kỳ này, nên các số chưa biết.",
        "",
        "NHỮNG THAY ĐỔI CHÍNH",
        "- Lượt truy cập: chưa biết.",
        "",
        "Bản dựng fixture, quy tắc r1. Bản tin mới nhất 20/08/2025.",
    ]


def test_without_a_build_there_is_a_sentence_and_no_file(home: Home, tmp_path: Path) -> None:
    told = run(tmp_path / "thư", "--month", "2025-08")
    assert (told.returncode, told.stdout) == (2, "")
    assert "Chưa có bản dựng nào" in told.stderr
    assert not (tmp_path / "thư").exists()


def test_a_month_is_a_year_and_a_month(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["digest", "--month", "8/2025"])
    assert stopped.value.code == 2
    assert "“8/2025” phải có dạng NĂM-THÁNG, ví dụ 2026-10" in capsys.readouterr().err
