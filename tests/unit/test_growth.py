"""Reading takes time in proportion to the length, whatever somebody repeats: no finder looks back over the whole."""

import ast
from pathlib import Path
from time import process_time

import pytest

from etl import pipeline
from etl.pipeline import read_one

SIZE = 3_000
TIMES = 12
MOST = 2.5
"""How many times its fair share the longer text may take; twice nested loops would take twelve times."""
ATTEMPTS = 4
"""Other work on the machine may disturb one."""

HOSTILE: dict[str, tuple[str, ...]] = {
    "activities": ("hội nghị ", "sẽ hội nghị. ", "dự kiến "),
    "bodies": ("Công đoàn ", "LĐLĐ tỉnh Nghệ An, ", "LĐLĐ tỉnh ", "Công đoàn ngành ", "Công đoàn phường Ba, "),
    "clean": ("e\u0301\u0323", "\u200b", "\r", "\u0301"),
    "documents": ("Quyết định số 1, ", "10-CT/", "Chỉ thị 1 và "),
    "keywords": ("Đối thoại ", "a.b@c.", "H&M ", "((("),
    "page": (
        *("\n", "a\n\n", "| ", "» ", "[ ] ", "Trang chủ | ", "Tin liên quan\n", "Hôm nay: 1 ", "0 0 1 ", "0", "1."),
        *("Truy cập\n", "Nguyễn Văn An\n", "Tác giả: An\n", "12/12/2024\n", "Ảnh: An\n", "Địa chỉ: a\n", "{ ", "<a "),
        *("Tin liên quan\nMột câu kể đủ dài để không ai cho là tiêu đề.\n", "ngày 1/", "1/1/2024 ", "từ ngày 1/1 "),
        *("tháng 1 ", "31/2/2024 ", "Sáng 1/1, ", "12 Tháng Tư, 2024 ", "Ảnh: An, "),
    ),
    "programmes": ("chương trình phối hợp ", "quy chế phối hợp giữa A và ", "giữa A, "),
    "provinces": (
        "Hà Nội ",
        "Hà Nội, ",
        "Hà Nội - ",
        "huyện Ba ",
        "quận 1, 2, ",
        "TP. ",
        "từ Hà Nội đến ",
        "(ở Hà Nội ",
    ),
    "resolutions": (
        "nghị quyết ",
        "nghị quyết số 1, ",
        "NQ 2-",
        "1-",
        "Trung ương 4 ",
        "của HĐND tỉnh ",
        "Nghị quyết này ",
    ),
    "strength": ("triển khai nghị quyết số 02-NQ/TLĐ, ", "sơ kết thực hiện "),
    "union": ("công đoàn ở Lào, ", "đại diện công đoàn, ", "lãnh đạo "),
}
"""By the module that has most to do with it: words and signs that begin something and never end it."""


def seconds(unit: str, size: int) -> float:
    """The time of this core that reading a text of one unit over and over takes."""
    data = ("Công đoàn Hà Nội họp ngày 1/6/2024\n\n" + unit * (size // len(unit))).encode()
    began = process_time()
    read_one(data, "dai.txt")
    return process_time() - began


@pytest.mark.parametrize("unit", [unit for units in HOSTILE.values() for unit in units], ids=repr)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    seconds(unit, SIZE)
    for _ in range(ATTEMPTS):
        if seconds(unit, SIZE * TIMES) < MOST * TIMES * seconds(unit, SIZE):
            return
    pytest.fail(f"a text {TIMES} times as long takes more than {MOST * TIMES} times as long")


def test_no_finder_is_left_out() -> None:
    tree = ast.parse(Path(pipeline.__file__).read_text(encoding="utf-8"))
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    finders = {name.rpartition(".")[2] for name in modules if name.startswith(("etl.find.", "etl.clean"))}
    assert finders == HOSTILE.keys()


@pytest.mark.parametrize("unit", ["a", "1-"])
def test_a_line_of_ten_million_letters_is_read(unit: str) -> None:
    read = read_one((unit * (10_000_000 // len(unit.encode()))).encode(), "dong.txt")
    assert "Văn bản quá dài: chỉ phần đầu được phân tích" in read.record.warnings
