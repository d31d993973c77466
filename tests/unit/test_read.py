"""Bytes to text: every encoding rightly or refused with a sentence, pages in a worker that may fail."""

import multiprocessing
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from etl import settings
from etl.clean import clean
from etl.errors import RejectedFileError
from etl.read import limits, read, worker_pool
from etl.read.worker_pool import Worker, WorkerError
from etl.vocabulary.elements import USES, element_names
from etl.vocabulary.legacy import letters

TEXT = (
    "Hội nghị sơ kết công tác công đoàn\n"
    "Nghị quyết của Ban Chấp hành được quán triệt tới từng đoàn viên, người lao động ở Đà Nẵng và Nghệ An.\n"
)
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Tổng kết năm - Công đoàn Bạch Hà</title>
<meta property="article:published_time" content="2024-06-18T12:00:00+07:00"><meta name="author" content="Thu Trà">
<style>p {{ color: red }}</style></head><body><div>Thứ sáu, 26/04/2024</div><h1>Tổng kết năm {n}</h1>
<script>document.write("ẩn")</script><p>Sáng 17/6, tại Huế &amp; Hà Nội.</p>
<table><tr><td>Hôm nay:</td><td>512</td></tr></table></body></html>"""

HTML = {"kind": "html"}


def why(data: bytes) -> str:
    with pytest.raises(RejectedFileError) as caught:
        read(data, "bản tin.txt")
    assert caught.value.file == "bản tin.txt"
    return caught.value.why


def in_letters(encoding: str, text: str) -> bytes:
    """The text in a legacy encoding; letters that a font had no code for in capitals are taken in lower case."""
    table = {letter: raw for raw, letter in letters(encoding).items() if raw.isascii() or ord(max(raw)) < 256}
    return "".join(table.get(char) or table.get(char.lower()) or char for char in text).encode("latin-1")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("utf-32-be"), "utf-32"),
    ],
)
def test_unicode(data: bytes, encoding: str) -> None:
    document = read(data, "x")
    assert (document.text, document.encoding, document.format, document.warnings) == (TEXT, encoding, "text", ())


@pytest.mark.parametrize(
    ("data", "encoding", "name"),
    [
        (in_letters("tcvn3", TEXT), "tcvn3", "TCVN3"),
        (in_letters("viscii", TEXT), "viscii", "VISCII"),
        (in_letters("vni", TEXT), "vni", "VNI"),
        (in_letters("tcvn3", TEXT).decode("cp1252").encode(), "tcvn3", "TCVN3"),
        (in_letters("vni", TEXT).decode("cp1252").encode(), "vni", "VNI"),
        (TEXT.encode().decode("latin-1").encode(), "utf-8 (1252)", "UTF-8 bị đọc nhầm"),
        (TEXT.encode().decode("cp437").encode(), "utf-8 (437)", "UTF-8 bị đọc nhầm"),
    ],
    ids=["tcvn3", "viscii", "vni", "tcvn3 pasted", "vni pasted", "mojibake 1252", "mojibake 437"],
)
def test_encodings_before_unicode_are_converted_with_a_warning(data: bytes, encoding: str, name: str) -> None:
    document = read(data, "x")
    assert (document.text, document.encoding) == (TEXT, encoding)
    assert document.warnings == (f"Văn bản mã {name} đã được chuyển sang Unicode",)


def test_windows_1258_with_its_separate_marks() -> None:
    raw = "Nghi\u0323 quyê\u0301t, công đoa\u0300n Viê\u0323t Nam".encode("cp1258")
    assert read(raw, "x").text == "Nghị quyết, công đoàn Việt Nam"


def test_capitals_of_a_legacy_font() -> None:
    assert read("§¹I HéI C«NG §OµN, ®oµn viªn".encode("latin-1"), "x").text == "ĐẠI HỘI CÔNG ĐOÀN, đoàn viên"


def test_initials_in_a_legacy_font_are_no_capitals() -> None:
    raw = "C«ng ®oµn tæ chøc héi nghÞ t¹i TP Hµ Néi\nT.Hµ".encode("latin-1")
    assert read(raw, "x").text == "Công đoàn tổ chức hội nghị tại TP Hà Nội\nT.Hà"


def test_a_line_in_a_legacy_font_among_unicode() -> None:
    text = read(f"{TEXT}NghÞ quyÕt, c«ng ®oµn ViÖt Nam\n".encode(), "x").text
    assert text == f"{TEXT}Nghị quyết, công đoàn Việt Nam\n"


@pytest.mark.parametrize("text", ["Größe, Übung, naïve café", "Nhiệt độ 35°C, diện tích 20m², § 5", "Điểm số: 8½ – 9¼"])
def test_signs_and_foreign_words_stay(text: str) -> None:
    document = read(f"{TEXT}{text}\n".encode(), "x")
    assert (document.text, document.warnings) == (f"{TEXT}{text}\n", ())


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_lines_in_legacy_bytes_among_unicode(encoding: str) -> None:
    data = (
        "Công đoàn họp.\n".encode() + in_letters(encoding, "Đoàn viên được thăm hỏi, tặng quà") + "\nThu Trà".encode()
    )
    document = read(data, "x")
    assert document.text == "Công đoàn họp.\nĐoàn viên được thăm hỏi, tặng quà\nThu Trà"
    assert document.encoding == encoding


def test_the_share_of_doubtful_words_is_told() -> None:
    data = in_letters("tcvn3", TEXT) + " \xf2\xf2x".encode("latin-1")
    assert read(data, "x").warnings[0].endswith("% chữ có dấu cần xem lại")


def test_a_line_of_a_name_in_a_font_of_capitals() -> None:
    text = read("Héi nghÞ tæng kÕt c«ng ®oµn ngµnh\nTHANH Hµ\nTP Hµ Néi".encode(), "x").text
    assert text.split("\n")[1:] == ["THANH HÀ", "TP Hà Nội"]


@pytest.mark.parametrize(
    "data", ["Công đo\0àn họp bàn việc chăm lo cho đoàn viên toàn tỉnh.", "Công đoàn họp.\0\0\0\0\0"]
)
def test_stray_nuls_do_no_harm(data: str) -> None:
    assert clean(read(data.encode(), "x").text).text == data.replace("\0", "")


def test_a_file_cut_short_keeps_its_text() -> None:
    document = read((TEXT + "đoàn").encode()[:-1] + b"\xe1", "x")
    assert document.text.startswith(TEXT)
    assert len(document.warnings) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tệp rỗng"),
        (b" \r\n\t\xc2\xa0\n", "khoảng trắng"),
        (b"\xef\xbb\xbf", "khoảng trắng"),
        (b"%PDF-1.7\n1 0 obj", "tệp PDF bị hỏng"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "tệp nén bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "tệp Word đời cũ (.doc) bị hỏng"),
        (b"{\\rtf1\\ansi }", "không có nội dung"),
        (b"\x89PNG\r\n\x1a\n\0\0", "tệp ảnh PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "tệp ảnh JPEG"),
        (b"GIF89a\x01\0", "tệp ảnh GIF"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "tệp ảnh WebP"),
        (b"\x1f\x8b\x08\0\0", "tệp nén GZIP"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "không chứa trang web"),
        (b"tin\0\x01\x02\x03 b\xe1n\0\x05", "nhị phân"),
        (bytes(range(1, 32)) * 4, "nhị phân"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "nội dung bị hỏng"),
        ("会議は東京で行われた。組合員が参加した。".encode("shift_jis"), "bảng mã"),
        (bytes(range(128, 256)) * 8, "bảng mã"),
        (b'{"title": "tin"}\n{"title": "tin"}\n', "dữ liệu JSON"),
        (b'[\n {"title": "tin"}\n]', "dữ liệu JSON"),
        (b"<html><body><script>x</script></body></html>", "không có chữ nào"),
    ],
)
def test_refused_with_one_sentence_that_says_what_to_do(data: bytes, words: str) -> None:
    sentence = why(data)
    assert words in sentence
    assert "hãy" in sentence
    assert sentence.endswith(".")


def test_a_bulletin_may_begin_with_a_bracket() -> None:
    assert read("[Tin ảnh] Công đoàn họp".encode(), "tin.txt").text == "[Tin ảnh] Công đoàn họp"
    assert read("{Tin} Công đoàn họp".encode(), "tin.txt").text == "{Tin} Công đoàn họp"


def test_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.MAX_DOCUMENT_BYTES == 20 * 1024 * 1024
    monkeypatch.setattr(limits, "MAX_DOCUMENT_BYTES", 1024 * 1024)
    assert why(b"a" * (1024 * 1024 + 600_000)) == "tệp lớn 1,6 MB, quá giới hạn 1 MB; hãy chia nhỏ tệp rồi gửi lại."


@settings_of(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        outcome = read(data, "x").text.strip()
    except RejectedFileError as error:
        outcome = error.why if error.why.endswith(".") else ""
    assert outcome


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80))
def test_unicode_comes_back_unchanged_behind_vietnamese(text: str) -> None:
    whole = TEXT + text.replace("\ufeff", "")
    assert read(whole.encode(), "x").text == whole


def test_extension_does_not_decide() -> None:
    assert read(TEXT.encode(), "bản tin.pdf").text == TEXT


# --- saved pages ---


def test_page_gives_its_lines_and_what_it_declares() -> None:
    document = read(PAGE.format(n=2024).encode(), "x.html")
    lines = [" ".join(line.split()) for line in document.text.split("\n") if line.strip()]
    assert lines == ["Thứ sáu, 26/04/2024", "Tổng kết năm 2024", "Sáng 17/6, tại Huế & Hà Nội.", "Hôm nay: 512"]
    assert document.format == "html"
    assert (document.declared.title, document.declared.published_on) == ("Tổng kết năm", date(2024, 6, 18))
    assert document.declared.author == "Thu Trà"


def test_layout_tables_do_not_mix_columns() -> None:
    page = (
        "<html><body><table><tr><td><ul><li>Trang chủ</ul></td><td><p>Công đoàn tỉnh họp.</p></td>"
        "<td><table><tr><td>Hôm nay</td><td>12</td></tr></table></td></tr></table></body></html>"
    )
    lines = [" ".join(line.split()) for line in read(page.encode(), "x").text.split("\n") if line.strip()]
    assert lines == ["* Trang chủ", "Công đoàn tỉnh họp.", "Hôm nay 12"]


def test_choices_of_a_list_are_not_read() -> None:
    page = "<html><body><p>Công đoàn</p><select><option>Cà Mau<option>Huế</select></body></html>"
    assert read(page.encode(), "x").text.split() == ["Công", "đoàn"]


def lines_of_page(page: str) -> list[str]:
    return [" ".join(line.split()) for line in read(page.encode(), "x").text.split("\n") if line.strip()]


def test_what_a_reader_does_not_see_or_read_is_left_out() -> None:
    page = (
        "<html><body><nav><a>Trang chủ</a></nav><ul class='breadcrumb'><li>Tin<li>Nữ công</ul><h1>Công đoàn họp</h1>"
        "<p hidden>ẩn</p><p style='display: none'>ẩn</p><p>Công đoàn tỉnh họp bàn việc chăm lo đoàn viên.</p>"
        "<div class='comments'><p>Hay quá</p></div><div class='menu'>Hôm nay: 12</div></body></html>"
    )
    assert lines_of_page(page) == [
        "Tin » Nữ công", "Công đoàn họp", "Công đoàn tỉnh họp bàn việc chăm lo đoàn viên.", "Hôm nay: 12",
    ]  # fmt: skip


@pytest.mark.parametrize("opening", ["<div style='display:none'>", "<div hidden>", "<div class='comment'>", "<nav>"])
def test_most_of_a_page_is_never_left_out(opening: str) -> None:
    page = f"<html><body>{opening}<p>Công đoàn tỉnh họp bàn.</p></div></nav><p>Chân trang</p></body></html>"
    assert lines_of_page(page) == ["Công đoàn tỉnh họp bàn.", "Chân trang"]


@pytest.mark.parametrize("use", sorted(USES))
def test_parts_of_pages_have_names(use: str) -> None:
    assert element_names(use)


def test_digits_drawn_as_pictures_are_digits() -> None:
    page = (
        "<html><body><p>Lượt truy cập</p><p><img alt='4'><img alt='0'><img title='7'><img alt='cờ'></p></body></html>"
    )
    assert lines_of_page(page) == ["Lượt truy cập", "407"]


def test_the_page_may_say_who_wrote() -> None:
    page = "<html><body><h1>Công đoàn họp</h1><span class='post-author'>Thu Trà</span></body></html>"
    assert read(page.encode(), "x").declared.author == "Thu Trà"


@pytest.mark.parametrize(
    "opening", ["<div class='menu'>a", "<div class='author'>a", "<ul class='breadcrumb'><li hidden>a"]
)
def test_nested_parts_end(opening: str) -> None:
    assert lines_of_page("<html><body><p>Công đoàn</p>" + opening * 5_000)[0] == "Công đoàn"


def test_a_path_may_hold_menus_and_hidden_steps() -> None:
    page = (
        "<html><body><div class='breadcrumb'><ul class='nav'><li>Tin<li hidden>Nữ công</ul></div>"
        "<p>Công đoàn tỉnh họp bàn việc chăm lo đoàn viên.</p></body></html>"
    )
    assert lines_of_page(page)[1:] == ["Công đoàn tỉnh họp bàn việc chăm lo đoàn viên."]


def test_page_in_a_legacy_encoding() -> None:
    page = b"<html><body><p>" + in_letters("tcvn3", TEXT) + b"</p></body></html>"
    document = read(page, "x")
    assert document.encoding == "tcvn3"
    assert "Nghị quyết của Ban Chấp hành" in document.text


@pytest.mark.parametrize("tag", ["<div>", "<b><i>", "<table><tr><td>"])
def test_deep_nesting_ends(tag: str) -> None:
    document = read(f"<html><body><p>Công đoàn</p>{tag * 400}Nghệ An".encode(), "x")
    assert document.text.split()[:2] == ["Công", "đoàn"]


def test_threads_get_their_own_pages() -> None:
    with ThreadPoolExecutor(8) as threads:
        texts = list(threads.map(lambda n: read(PAGE.format(n=n).encode(), "x").text, range(24)))
    assert [f"Tổng kết năm {n}\n" in text for n, text in enumerate(texts)] == [True] * 24


def _title(n: int) -> bool:
    return f"Tổng kết năm {n}\n" in read(PAGE.format(n=n).encode(), "x").text


def test_forked_processes_get_their_own_worker() -> None:
    assert _title(1)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(_title, range(8), chunksize=2) == [True] * 8
    assert _title(2)


def test_a_worker_that_takes_too_long_is_replaced() -> None:
    worker = Worker()
    with pytest.raises(WorkerError) as caught:
        worker.ask(HTML, b"<p>x" * 200_000, timeout=0.05)
    assert caught.value.kind == "timeout"
    assert worker.ask(HTML, "<p>Công đoàn".encode(), timeout=30)[0]["text"] == "Công đoàn\n"


def test_a_worker_that_dies_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker()
    with monkeypatch.context() as broken:
        broken.setattr(worker_pool, "COMMAND", [sys.executable, "-c", "raise SystemExit(3)"])
        with pytest.raises(WorkerError) as caught:
            worker.ask(HTML, b"<p>x", timeout=30)
    assert caught.value.kind == "crash"
    assert worker.ask(HTML, "<p>Công đoàn".encode(), timeout=30)[0]["text"].strip() == "Công đoàn"
