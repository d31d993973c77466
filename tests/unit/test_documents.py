"""Directives, conclusions, plans, decisions, decrees and laws by number: found, told from resolutions, made one."""

import pytest

from etl.find.documents import find_documents
from etl.models import Block, BlockKind, Page


def sketch(text: str) -> Page:
    return Page(text, (Block(BlockKind.BODY, 0, len(text)),))


@pytest.mark.parametrize(
    ("text", "kind", "number", "issuer"),
    [
        ("Chỉ thị số 37-CT/TW ngày 03/9/2019 của Ban Bí thư", "chi_thi", "37", "BBT"),
        ("Kết luận số 79-KL/TW", "ket_luan", "79", "TW"),
        ("Kế hoạch số 67/KH-TLĐ", "ke_hoach", "67", "TLD"),
        ("Quyết định số 1729/QĐ-TLĐ ngày 09/10/2014", "quyet_dinh", "1729", "TLD"),
        ("quyết định 43 của UBND tỉnh Nghệ An", "quyet_dinh", "43", "UBND:Nghệ An"),
        ("Nghị định 191/2013/NĐ-CP", "nghi_dinh", "191", "CP"),
        ("Nghị định số 145 của Chính phủ", "nghi_dinh", "145", "CP"),
        ("Thông tư 29/2021/TT-BLĐTBXH", "thong_tu", "29", "BLĐTBXH"),
        ("Luật số 50/2024/QH15", "luat", "50", "QH"),
        ("Hướng dẫn 88/HD-TLĐ", "huong_dan", "88", "TLD"),
        ("công văn số 4567/VPCP-KTTH", "cong_van", "4567", "KTTH"),
        ("Chương trình hành động số 12-CTr/TU của Tỉnh ủy Thanh Hóa", "chuong_trinh", "12", "TU:Thanh Hóa"),
        ("theo 05-CT/TW", "chi_thi", "05", "TW"),
    ],
)
def test_one_document(text: str, kind: str, number: str, issuer: str) -> None:
    (found,) = find_documents(sketch(f"Thực hiện {text}; công đoàn đã họp."))
    assert (found.kind, found.number, found.issuer) == (kind, number, issuer)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 20-NQ/TW và Nghị quyết 43/2022/QH15",
        "Chương trình 135, kế hoạch 5 năm 2021 - 2025, quyết định 20 tỷ đồng",
        "Luật 3 chương; thông báo 12 giờ; hướng dẫn 50 người",
        "Bộ luật Lao động và Luật Công đoàn",
    ],
)
def test_no_document(text: str) -> None:
    assert find_documents(sketch(text)) == ()


def test_namings_of_one_document_are_one_fact() -> None:
    text = "Chỉ thị 37 được sơ kết. Chỉ thị số 37-CT/TW của Ban Bí thư có 8 nhiệm vụ; chỉ thị 37 còn mới."
    (found,) = find_documents(sketch(text))
    assert found.issuer == "BBT"
    assert [text[start:end] for start, end in found.spans] == [
        "Chỉ thị 37", "Chỉ thị số 37-CT/TW của Ban Bí thư", "chỉ thị 37",
    ]  # fmt: skip


def test_the_same_number_of_another_issuer_or_year_is_another_document() -> None:
    text = "Nghị định 100/2019/NĐ-CP, Nghị định 100/2015/NĐ-CP, Quyết định 100/QĐ-TLĐ, Quyết định 100/QĐ-TTg"
    assert [(one.kind, one.issuer) for one in find_documents(sketch(text))] == [
        ("nghi_dinh", "CP"), ("nghi_dinh", "CP"), ("quyet_dinh", "TLD"), ("quyet_dinh", "TTg"),
    ]  # fmt: skip


def test_a_list_shares_its_issuer() -> None:
    text = "các Nghị định số 54, 55 và 56/2025/NĐ-CP"
    found = find_documents(sketch(text))
    assert [(one.number, one.issuer, text[slice(*one.spans[0])]) for one in found] == [
        ("54", "CP", "Nghị định số 54"), ("55", "CP", "55"), ("56", "CP", "56/2025/NĐ-CP"),
    ]  # fmt: skip


def test_furniture_names_no_document() -> None:
    text = "Văn bản mới: Quyết định 12/QĐ-TLĐ"
    assert find_documents(Page(text, (Block(BlockKind.FURNITURE, 0, len(text)),))) == ()
