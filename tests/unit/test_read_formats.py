"""Every format that staff have: its text in order, legacy fonts in Unicode, what cannot be read said."""

import io
import zipfile

import pytest
from PIL import Image

from etl.errors import RejectedFileError
from etl.read import read
from etl.vocabulary import columns, fonts, rows
from etl.vocabulary.fonts import legacy_font
from tests.unit.office_files import (
    LEAD,
    TITLE,
    compound,
    doc,
    docx,
    in_font,
    mhtml,
    odt,
    part_of,
    pdf,
    with_part,
    zipped,
)


def lines(data: bytes, name: str = "x") -> list[str]:
    return [line for line in read(data, name).text.split("\n") if line.strip()]


def why(data: bytes, name: str = "x") -> str:
    with pytest.raises(RejectedFileError) as caught:
        read(data, name)
    return caught.value.why


def as_rtf(text: str) -> str:
    return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text)


# --- Word and LibreOffice ---


def test_word_file_in_reading_order() -> None:
    document = read(docx(table=[["Đơn vị", "Số đoàn viên"], ["Vinh", "1.204"]]), "tin.docx")
    assert [line for line in document.text.split("\n") if line] == [
        "LIÊN ĐOÀN LAO ĐỘNG", TITLE, LEAD, "Đơn vị\tSố đoàn viên", "Vinh\t1.204", "Trang cuối",
    ]  # fmt: skip
    assert (document.format, document.encoding, document.warnings) == ("docx", "utf-8", ())


def test_long_cells_of_a_word_table_do_not_share_a_line() -> None:
    long = "Công đoàn cơ sở đã tổ chức thăm hỏi, tặng quà đoàn viên có hoàn cảnh khó khăn nhân dịp năm mới."
    assert lines(docx([TITLE], table=[["Cột một", long]]))[2:4] == ["Cột một", long]


def body_of(inner: str) -> bytes:
    """A Word file with this XML in its body."""
    whole = docx([])
    old = part_of(whole, "word/document.xml").decode()
    return with_part(whole, "word/document.xml", old.replace("<w:body>", f"<w:body>{inner}").encode())


def test_what_was_deleted_is_not_read_and_what_was_inserted_is() -> None:
    inner = (
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>mới</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:hyperlink><w:r><w:t xml:space="preserve"> liên kết</w:t></w:r></w:hyperlink>'
        "<w:r><w:tab/><w:t>sau</w:t><w:br/><w:t>dòng hai</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong ô nhập</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert lines(body_of(inner))[1:4] == ["mới liên kết\tsau", "dòng hai", "Trong ô nhập"]


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent>"
    inner = (
        '<w:p><w:r><w:t>Ngoài khung</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(body_of(inner))[1:3] == ["Ngoài khung", "Trong khung"]


@pytest.mark.parametrize(("font", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
def test_word_file_in_a_legacy_font(font: str, encoding: str) -> None:
    document = read(docx([in_font(encoding, LEAD), "Ai cũng có mặt"], font=font), "tin.docx")
    assert LEAD in document.text.split("\n")
    assert document.encoding == "utf-8" or document.warnings


def test_a_short_piece_in_a_legacy_font_is_told_by_the_font() -> None:
    document = read(docx([in_font("tcvn3", "Hà Nội"), in_font("tcvn3", "Tỉnh Hòa Bình")], font=".VnTime"), "x")
    assert {"Hà Nội", "Tỉnh Hòa Bình"} <= set(document.text.split("\n"))
    assert document.encoding == "tcvn3"
    assert "TCVN3" in document.warnings[0]


def test_a_font_of_capitals_draws_capitals() -> None:
    document = read(docx([in_font("tcvn3", "đại hội công đoàn tỉnh")], font=".VnTimeH"), "x")
    assert "ĐẠI HỘI CÔNG ĐOÀN TỈNH" in document.text


def test_a_converted_file_that_keeps_the_names_of_its_old_fonts_stays() -> None:
    document = read(docx([TITLE, "Hà Giang và Cà Mau"], font=".VnTime"), "x")
    assert {TITLE, "Hà Giang và Cà Mau"} <= set(document.text.split("\n"))
    assert document.encoding == "utf-8"


@pytest.mark.parametrize(("name", "found"), [("Times New Roman", None), (".VnArialH", True), (".VnTime", False)])
def test_names_of_fonts(name: str, found: bool | None) -> None:  # noqa: FBT001 - what is expected
    font = legacy_font(name)
    assert (font and font.has_only_capitals) == found


def test_libreoffice_text() -> None:
    body = (
        f"<text:h>{TITLE}</text:h><text:p>Sáng<text:s text:c='2'/>17/6,<text:span> tại\nVinh</text:span>"
        "<text:line-break/>dòng hai</text:p><table:table><table:table-row><table:table-cell><text:p>Vinh</text:p>"
        "</table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>đã xóa</text:p></text:tracked-changes>"
    )
    document = read(odt(body), "tin.odt")
    assert document.text.split("\n") == [
        "ĐẦU TRANG", TITLE, "Sáng  17/6, tại Vinh", "dòng hai", "Vinh\t12", "CHÂN TRANG",
    ]  # fmt: skip
    assert document.format == "odt"


def test_libreoffice_text_in_a_legacy_font() -> None:
    styles = '<style:style style:name="P1"><style:text-properties style:font-name=".VnTime"/></style:style>'
    body = f"<text:p text:style-name='P1'>{in_font('tcvn3', 'Hà Nội và Hòa Bình')}</text:p>"
    assert "Hà Nội và Hòa Bình" in read(odt(body, styles=styles), "x").text


# --- rich text ---


RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}"
    r"{\f2\fcharset163 A;}}"
)


def test_rich_text() -> None:
    text = (
        RTF + r"{\*\generator Word;}{\info{\title x}}{\pard " + as_rtf(TITLE) + r"\par}{\field{\*\fldinst HYPERLINK x}"
        r"{\fldrslt "
        + as_rtf("đường dẫn")
        + r"}}\par {\v "
        + as_rtf("ẩn")
        + r"}Vinh\cell 12\cell\row \bin4 {}{} cu\'e8i}"
    )
    document = read(text.encode("latin-1"), "tin.rtf")
    assert [line.strip() for line in document.text.split("\n")] == [TITLE, "đường dẫn", "Vinh\t12", " cuèi".strip()]
    assert document.format == "rtf"


def test_rich_text_in_a_legacy_font() -> None:
    raw = "".join(char if ord(char) < 128 else f"\\'{ord(char):02x}" for char in in_font("tcvn3", "Hà Nội, Hòa Bình"))
    document = read((RTF + r"\f1 " + raw + r"\par\f0 Times\par}").encode(), "x")
    assert document.text.split("\n")[:2] == ["Hà Nội, Hòa Bình", "Times"]
    assert document.encoding == "tcvn3"


def test_rich_text_of_windows_1258() -> None:
    assert read((RTF + r"\f2 Vi\'ea\'f2t Nam}").encode(), "x").text == "Viê\u0323t Nam"


def test_letters_beyond_the_basic_plane_in_rich_text() -> None:
    assert read((RTF + r"\u-10179?\u-8704? tin}").encode(), "x").text == "\U0001f600 tin"


# --- saved pages ---


PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{LEAD}</p></body></html>"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1258"])
def test_page_saved_whole(charset: str) -> None:
    page = PAGE if charset != "cp1258" else PAGE.encode("ascii", "xmlcharrefreplace").decode()
    document = read(mhtml(page, charset), "trang.mhtml")
    assert [line for line in document.text.split("\n") if line.strip()] == [TITLE, LEAD]
    assert (document.format, document.declared.title) == ("mhtml", TITLE)


def test_mail_without_a_page() -> None:
    data = b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + LEAD.encode()
    assert read(data, "thu.eml").text.strip() == LEAD


@pytest.mark.parametrize("named", ["khong-co", "base64", "idna", "\xff", "utf-8"])
def test_an_encoding_that_nobody_knows_does_not_stop_a_page(named: str) -> None:
    head = f"MIME-Version: 1.0\r\nContent-Type: text/html; charset={named}\r\n\r\n".encode("latin-1")
    assert "Cong doan" in read(head + b"<html><body><p>Cong doan \x81\x8d\xff\xfe\xfd hop</p></body></html>", "x").text


# --- PDF ---


def test_pdf_lines_become_paragraphs_again() -> None:
    full = "Công đoàn các cấp trong tỉnh đã tổ chức nhiều hoạt động chăm lo cho đoàn viên"
    data = pdf([(200, 760, "BẢN TIN"), (70, 720, full), (70, 704, "và người lao động."), (84, 688, "Đoạn hai ở Vinh.")])
    document = read(data, "tin.pdf")
    assert document.text.split("\n") == ["BẢN TIN", f"{full} và người lao động.", "Đoạn hai ở Vinh."]
    assert document.format == "pdf"


def test_pdf_in_a_legacy_font() -> None:
    assert read(pdf([(70, 700, in_font("tcvn3", LEAD))]), "x").text == LEAD


def test_a_scan_is_told() -> None:
    out = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(out, "PDF")
    assert "bản chụp" in why(out.getvalue())


# --- Word before 2007 ---


@pytest.mark.parametrize("compressed", [False, True])
def test_old_word_file(compressed: bool) -> None:  # noqa: FBT001 - both ways Word keeps text
    words = "Cong doan tinh \xe0" if compressed else TITLE
    field = "\x13 HYPERLINK x \x14noi dung\x15"
    document = read(doc(f"{words}\rHai {field}\rA\x07B\x07\x07\r", compressed=compressed), "tin.doc")
    assert document.text.rstrip("\n\t").split("\n") == [words, "Hai noi dung", "A\tB"]
    assert document.format == "doc"


def test_old_word_file_in_a_legacy_font() -> None:
    assert read(doc(in_font("tcvn3", LEAD) + "\r", compressed=True), "x").text.strip() == LEAD


# --- one row of a table ---


def test_a_json_object_with_the_words_of_a_bulletin() -> None:
    data = '{"Tiêu đề": "Họp", "Ngày đăng": "18/06/2024", "Nội dung": "<p>Sáng 17/6.</p><p>Ở Huế.</p>", "STT": 3}'
    document = read(data.encode(), "tin.json")
    assert [line for line in document.text.split("\n") if line] == ["Họp", "Sáng 17/6.", "Ở Huế."]
    assert str(document.declared.published_on) == "2024-06-18"


# --- what is said ---


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx()[:-200], "bị hỏng"),
        (docx()[:3000], "bị hỏng"),
        (with_part(docx(), "word/document.xml", b"<w:document"), "XML trong tệp bị hỏng"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/x": ""}), "không có phần nội dung"),
        (zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": ""}), "PowerPoint"),
        (zipped({"mimetype": "x", "content.xml": "<a/>"}), "không phải văn bản"),
        (pdf([(70, 700, "Công đoàn")])[:300], "PDF"),
        (compound({"Workbook": b"x"}), "không phải văn bản Word"),
        (doc("x", flags=0x0100), "mật khẩu"),
        (doc("x")[:1500], "bị hỏng"),
    ],
)
def test_refused_with_what_to_do(data: bytes, words: str) -> None:
    sentence = why(data)
    assert words in sentence
    assert "hãy" in sentence


@pytest.mark.parametrize(
    ("data", "name", "is_wrong"),
    [
        (docx(), "tin.pdf", True),
        (docx(), "tin.docx", False),
        (docx(), "bản tin tháng 6.2024", False),
        (LEAD.encode(), "tin.docx", True),
        (PAGE.encode(), "tin.html", False),
        (PAGE.encode(), "tin.doc", True),
        (b"{\\rtf1 Vinh}", "tin.doc", False),
    ],
)
def test_a_wrong_ending_is_a_warning(data: bytes, name: str, is_wrong: bool) -> None:  # noqa: FBT001 - what is expected
    document = read(data, name)
    assert any("Đuôi tệp" in warning for warning in document.warnings) is is_wrong


def test_the_same_bytes_give_the_same_text() -> None:
    for data in (docx(table=[["a", "b"]]), odt(f"<text:p>{LEAD}</text:p>"), pdf([(70, 700, LEAD)]), mhtml(PAGE)):
        assert read(data, "x") == read(data, "x")


def test_stored_word_files_do_not_make_an_archive_a_word_file() -> None:
    archive = zipped({"tin.docx": docx()}, zipfile.ZIP_STORED)
    assert "tệp nén" in why(archive)


# --- words and names in data files ---


def test_words_over_columns_stand_once_as_they_are_looked_up() -> None:
    words = [row["word"] for row in rows("bulletin_columns.csv", columns.COLUMNS)]
    assert len(words) == len(set(words))
    assert {row["field"] for row in rows("bulletin_columns.csv", columns.COLUMNS)} == set(columns.FIELDS)
    assert [word for word in words if columns.field_of(f" {word.upper()}: ") is None] == []


@pytest.mark.parametrize(
    ("header", "field"), [("Ngày đăng", "published_on"), ("NỘI_DUNG", "text"), ("Số lượng nội dung", None), ("", None)]
)
def test_what_a_column_holds(header: str, field: str | None) -> None:
    assert columns.field_of(header) == field


def test_fonts_name_encodings_that_can_be_converted() -> None:
    assert {row["encoding"] for row in rows("legacy_fonts.csv", fonts.COLUMNS)} <= {"tcvn3", "vni", "viscii"}
