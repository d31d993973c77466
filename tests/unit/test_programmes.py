"""Named programmes of co-operation: kinds, numbers, parties, periods; and what names none."""

import json
from io import StringIO
from pathlib import Path
from unicodedata import normalize

import pytest

from etl.commands.extract import extract
from etl.errors import VocabularyError
from etl.find.programmes import find_programmes
from etl.models import ProgrammeFact
from etl.pipeline import read_one
from etl.vocabulary import programmes
from tests.unit.sketch import page


def found(*lines: str) -> tuple[ProgrammeFact, ...]:
    return find_programmes(page("Tin ngắn", *lines))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Sáng nay ký Chương trình phối hợp giữa Liên đoàn Lao động tỉnh và Công an tỉnh về an ninh trật tự.",
            ("Liên đoàn Lao động tỉnh", "Công an tỉnh"),
        ),
        (
            "Lễ ký quy chế phối hợp giữa LĐLĐ TP Huế với Sở Nội vụ, Bảo hiểm xã hội thành phố giai đoạn 2024-2028.",
            ("LĐLĐ TP Huế", "Sở Nội vụ", "Bảo hiểm xã hội thành phố"),
        ),
        ("Đơn vị đã có thỏa thuận hợp tác với Ngân hàng Bản Làng để đoàn viên được vay vốn.", ("Ngân hàng Bản Làng",)),
        ("Hai bên sơ kết chương trình hợp tác với tỉnh Sông Mơ sau hai năm.", ("tỉnh Sông Mơ",)),
        ("Công đoàn ký kế hoạch liên tịch cùng Tỉnh đoàn, trong đó có nhiều việc mới.", ("Tỉnh đoàn",)),
    ],
)
def test_parties(text: str, parties: tuple[str, ...]) -> None:
    (programme,) = found(text)
    assert programme.parties == parties


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("giai đoạn 2023 - 2028", (2023, 2028)),
        ("nhiệm kỳ 2023–2028", (2023, 2028)),
        ("từ năm 2022 đến năm 2025", (2022, 2025)),
        ("giai đoạn 5 năm (2021 - 2025)", (2021, 2025)),
        ("trong năm 2024", (2024, 2024)),
        ("giai đoạn 2028-2023", (None, None)),
        ("giai đoạn 1960-2020", (None, None)),
        ("đã ký từ lâu", (None, None)),
    ],
)
def test_periods(words: str, years: tuple[int | None, int | None]) -> None:
    (programme,) = found(f"Hai bên sơ kết Chương trình phối hợp số 07/CTPH {words}.")
    assert (programme.first_year, programme.last_year) == years


def test_a_number_is_kept_as_printed() -> None:
    (programme,) = found(
        "Thực hiện Chương trình phối hợp số 05/CTPH-LĐLĐ-CA giữa Công đoàn và Công an, việc đi vào nề nếp."
    )
    assert programme.number == "05/CTPH-LĐLĐ-CA"
    assert programme.parties == ("Công đoàn", "Công an")


def test_the_span_stands_on_the_words_and_the_kind_is_told() -> None:
    text = page("Ký kết", "Hai tỉnh đã ký QUY CHẾ PHỐI HỢP giữa Công đoàn Hoa Ban và Công đoàn Sông Mơ.")
    (programme,) = find_programmes(text)
    assert programme.kind == "quy_che"
    assert text.text[slice(*programme.spans[0])] == "QUY CHẾ PHỐI HỢP"


def test_each_programme_of_a_sentence_keeps_its_own() -> None:
    one, two = found(
        "Chương trình phối hợp giữa Công đoàn và Công an giai đoạn 2020-2022, "
        "quy chế phối hợp giữa Công đoàn và Tỉnh đoàn."
    )
    assert (one.parties, one.last_year) == (("Công đoàn", "Công an"), 2022)
    assert (two.parties, two.last_year) == (("Công đoàn", "Tỉnh đoàn"), None)


def test_namings_that_say_the_same_are_one() -> None:
    line = "Hai bên sơ kết Chương trình phối hợp số 07/CTPH giữa Công đoàn và Công an."
    (programme,) = found(line, line)
    assert len(programme.spans) == 2


def test_programmes_reach_the_record_in_the_decoded_text_but_not_the_lines_of_extract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Ký kết\n\nHai bên ký Quy chế phối hợp giữa Công đoàn Hoa Ban và Công đoàn Sông Mơ."
    decomposed = normalize("NFD", text)
    (programme,) = read_one(decomposed.encode(), "tin.txt").record.programmes
    assert normalize("NFC", decomposed[slice(*programme.spans[0])]) == "Quy chế phối hợp"
    (tmp_path / "tin.txt").write_text(text, encoding="utf-8")
    said = StringIO()
    monkeypatch.setattr("etl.commands.extract.stdout", said)
    assert extract([str(tmp_path)], None, 1) == 0
    assert "programmes" not in json.loads(said.getvalue())


@pytest.mark.parametrize(
    "text",
    [
        "Chương trình phối hợp đã đem lại kết quả tốt.",
        "Hai bên bàn quy chế phối hợp. Giữa Công đoàn và Công an có nhiều việc chung.",
        "Cần có chương trình phối hợp giữa các cấp, các ngành.",
        "Chương trình hành động giữa Công đoàn và Công an giai đoạn 2020-2022.",
    ],
)
def test_words_that_name_no_programme(text: str) -> None:
    assert found(text) == ()


def test_words_belong_to_one_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {kind.kind for kind in programmes.programme_kinds()} >= {"chuong_trinh", "quy_che", "thoa_thuan"}
    row = {"kind": "x", "name": "X", "words": "giống nhau"}
    monkeypatch.setattr(programmes, "rows", lambda *_: iter([row, row]))
    with pytest.raises(VocabularyError):
        programmes.programme_kinds.__wrapped__()
