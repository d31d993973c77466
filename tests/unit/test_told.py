"""What the machine says, in English: every sentence that the ETL writes for people has one, with its values."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from etl.load.statements import checks
from etl.paths import PROJECT
from pages.kit.told import told
from pages.kit.words import CATALOGUE, said_in

ROOMS = (
    *("etl/read", "etl/load/readings", "etl/load/series", "etl/load/visits.py"),
    *("etl/commands/reading.py", "etl/commands/looking.py", "etl/desk/incoming.py", "etl/find/page.py"),
    *("etl/running", "etl/commands/doctor.py", "etl/load/served.py"),
    *("etl/cluster/sources.py", "etl/cluster/pages.py"),
    *sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "etl/resolve").glob("resolution*.py")),
)
"""Where the sentences stand that builds keep and pages show."""
PIECES = {
    *("của {issuer}", "của 7", "dòng 7", "Dự thảo nghị quyết", "Nghị quyết", "Trung ương 7", "công đoàn", "về 7", "về"),
    *("khóa 7", "7 77", "năm 7", "Hội nghị lần thứ", "kỳ họp thứ", "Đại hội7 Công đoàn 7", "Đại hội7 của Đảng"),
    *("Đại hội7 Đảng bộ 7", "Đại hội7", "Việt Nam", "tiêu đề", "tóm tắt", "nội dung", "ngày đăng", "tác giả"),
    *("những từ quanh chỗ dẫn trùng với tên", "cả bài nói về nội dung của", "cả bài nhiều lần nói đến nội dung của"),
    *("7 văn kiện “7”", "7, 7 văn kiện 7có trước bản tin", "sổ không có các hội nghị7", "tệp 7", "“7” là 7"),
    *("mọi nghị quyết khác trong bài đều 7", "Biết 7 trong 7 ngày77.", "mỗi ngày sai lệch có thể tới 7"),
    *("“7” ở cột 7 7", "là ngày, không phải số", "có chữ lẫn trong số", "không phải số", "không phải số nguyên"),
    *("là số âm; bộ đếm không có số âm", "lẫn cả dấu chấm và dấu phẩy, không rõ là số nào"),
    *("có dấu ngăn cách sai chỗ hoặc là số lẻ", "và 7 chỗ khác"),
    "có thể là số lẻ, vì bảng dùng cả dấu chấm lẫn dấu phẩy; hãy bỏ dấu ngăn cách",
}
"""Labels of what the register does not hold, and parts that are put together to sentences held in `COMPOSED`."""
COMPOSED = (
    "Trong 6 văn kiện số 20 của sổ, 1 văn kiện có trước bản tin; những từ quanh chỗ dẫn trùng với tên văn kiện “A; b”",
    "Trong 2 văn kiện số 02 của sổ, không văn kiện nào có trước bản tin; cả bài nói về nội dung của văn kiện “A”.",
    "Cả bài nhiều lần nói đến nội dung của văn kiện “A”; mọi nghị quyết khác trong bài đều của Bộ Chính trị.",
    "Sổ không có các hội nghị của Ban Bí thư.",
    "Biết 29 trong 31 ngày, mỗi ngày sai lệch có thể tới 291%; 1 sự cố của bộ đếm.",
    *(f"“x” ở cột Tổng {what}" for what in (
        "là ngày, không phải số", "có chữ lẫn trong số", "không phải số", "không phải số nguyên",
        "là số âm; bộ đếm không có số âm", "lẫn cả dấu chấm và dấu phẩy, không rõ là số nào",
        "có dấu ngăn cách sai chỗ hoặc là số lẻ",
        "có thể là số lẻ, vì bảng dùng cả dấu chấm lẫn dấu phẩy; hãy bỏ dấu ngăn cách",
    )),
    "tệp bị hỏng, không mở được; hãy tạo lại tệp rồi gửi.",
    "so.csv, dòng 3: không có ngày đọc; dòng này bị bỏ qua.",
    "Cột được hiểu: “Tựa” là tiêu đề, “Bài” là nội dung; không dùng: “Mã”.",
)  # fmt: skip
_VIETNAMESE = re.compile("[ăâđêôơưạ-ỹàáâãèéêìíòóôõùúý]", re.IGNORECASE)
_SIGNS = re.compile(r"\\[bdsw]|\(\?|\[\^|\|")


def written(path: Path) -> Iterator[str]:
    """The words in the source of a module, with a 7 in each place of an f-string; no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    quiet = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            quiet |= {id(one) for one in node.values}
            yield "".join(one.value if isinstance(one, ast.Constant) else "7" for one in node.values)  # type: ignore[misc]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.value


def sentences(room: str) -> set[str]:
    """What a room says to people."""
    place = PROJECT / room
    paths = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    found = {one.strip(" ;,").removesuffix("; 7").removeprefix("7; ") for path in paths for one in written(path)}
    return {one for one in found if " " in one and _VIETNAMESE.search(one) and not _SIGNS.search(one)} - PIECES


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_of_the_machine_has_english(room: str) -> None:
    """Add what is missing to pages/kit/catalogue/told/en.po."""
    with said_in("en"):
        assert sorted(one for one in sentences(room) if told(one) == one) == []


def test_the_reasons_of_all_checks_have_english() -> None:
    reasons = [check.split("\n", 1)[0].removeprefix("-- Vì sao: ") for check in checks().values()]
    with said_in("en"):
        assert [one for one in reasons if told(one) == one] == []


def test_sentences_put_together_of_parts_have_english_in_every_part() -> None:
    with said_in("en"):
        assert [
            one for one in COMPOSED if _VIETNAMESE.search(re.sub("“[^”]*”", "", told(one).replace("Tổng", "")))
        ] == []


def test_values_are_written_as_the_language_writes_them() -> None:
    with said_in("en"):
        assert told("Bộ đếm tụt từ 5.901.583 xuống 1.295: đã đặt lại, đếm lại từ đầu.") == (
            "The counter fell from 5,901,583 to 1,295: it was reset and began anew."
        )
        assert told("Biết 29 trong 31 ngày, mỗi ngày sai lệch có thể tới 291%; 1 sự cố của bộ đếm.") == (
            "29 of 31 days known, each may be off by up to 291%; 1 fault of the counter."
        )
        assert told("Ngày ban hành 22/12/2024 ghi trong bài chỉ hợp với BCT:57/2024.") == (
            "The day of issue in the article, 22/12/2024, fits only Resolution 57 (2024) of the Politburo."
        )
        assert told("Bài ghi cơ quan ban hành là BBT.") == "The article names the Party Secretariat as the issuer."
        assert told("Đuôi tệp .txt không đúng với nội dung (là tệp PDF); nội dung vẫn được đọc") == (
            "The ending .txt does not fit the content (a PDF); the content was read all the same"
        )


def test_in_vietnamese_only_the_keys_are_put_into_words() -> None:
    with said_in("vi"):
        assert told("Bài ghi khóa X.") == "Bài ghi khóa X."
        assert told("Chỉ hợp với TLD:6b/2011 và TW:HN6-XII.") == (
            "Chỉ hợp với Nghị quyết 6b (2011) của Tổng Liên đoàn Lao động Việt Nam và Hội nghị Trung ương 6 khóa XII."
        )


@pytest.mark.parametrize(
    "text", ["Câu chưa ai dịch.", "Bài ghi khóa X; câu chưa ai dịch.", "a; " * 400, "x" * 100_000, ""]
)
def test_what_no_entry_fits_stays_as_it_was(text: str) -> None:
    with said_in("en"):
        assert told(text) == text


def test_kinds_of_files_and_what_to_do_with_them_have_english() -> None:
    with (PROJECT / "data/reference/file_signatures.csv").open(encoding="utf-8") as file, said_in("en"):
        for row in csv.DictReader(file):
            said = told(f"đây là {row['kind']}; chương trình không đọc loại tệp này, {row['advice']}.")
            assert not _VIETNAMESE.search(said), said


def test_no_entry_fits_another_ones_sentence() -> None:
    """Each sentence with plain values comes back in its own English."""
    with (CATALOGUE / "told" / "en.po").open("rb") as file, said_in("en"):
        for one in read_po(file):
            if one.id:
                plain = re.sub(r"{(\w+)}", "7", str(one.id))
                mine = re.sub(r"{(\w+)}", "7", re.sub(r"{\w+:[^|}]*\|([^}]*)}", r"\1", str(one.string)))
                assert told(plain).lower() == mine.lower(), one.id
