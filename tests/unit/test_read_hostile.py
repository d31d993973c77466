"""Files made to harm: each is refused with a sentence or read within the limits, and other reads go on meanwhile."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from etl.commands.inputs import Input
from etl.commands.reading import Outcome, Task, read_task
from etl.errors import RejectedFileError
from etl.paths import PROJECT
from etl.read import read
from etl.read.parts import container
from etl.settings import (
    MAX_ARCHIVE_UNPACKED_BYTES,
    MAX_DOCUMENT_BYTES,
    MAX_ENTRIES,
    WORKER_MEMORY_BYTES,
    WORKER_TIMEOUT_SECONDS,
)
from tests.apart import APART
from tests.unit.office_files import LEAD, TITLE, doc, docx, mhtml, odt, part_of, pdf, with_part, xlsx, zipped

_MIB = 1024 * 1024
BOMB = (
    '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE b [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def why(data: bytes) -> str:
    """The sentence with which a document is refused, in time."""
    began = monotonic()
    with pytest.raises(RejectedFileError) as caught:
        read(data, "x")
    assert monotonic() - began < WORKER_TIMEOUT_SECONDS + 5
    assert "hãy" in caught.value.why
    return caught.value.why


def opening(data: bytes) -> str:
    """The sentence with which a container is refused."""
    with pytest.raises(RejectedFileError) as caught:
        container(data, "x.zip")
    return caught.value.why


def read_or_refused(data: bytes) -> str:
    """The text of a document, or the sentence with which it is refused."""
    try:
        return read(data, "x").text
    except RejectedFileError as error:
        return error.why if "hãy" in error.why else ""


def inside(data: bytes, folder: Path) -> list[Outcome]:
    """What became of a container and of its entries."""
    path = folder / "x.zip"
    path.write_bytes(data)
    return read_task(Task(Input(0, "x.zip", path), "trang-a"), None)


def with_prologue(package: bytes, part: str, prologue: str) -> bytes:
    """A zipped document with something between the declaration and the root of a part."""
    head, end, rest = part_of(package, part).decode().partition("?>")
    return with_part(package, part, f"{head}{end}{prologue}{rest}".encode())


# --- archives ---


def test_a_flat_bomb_is_refused(tmp_path: Path) -> None:
    found = inside(zipped({"a.txt": bytes(18 * _MIB), "b.txt": TITLE}), tmp_path)
    assert [one.outcome for one in found] == ["table", "rejected", "bulletin"]
    assert "phá hoại" in (found[1].why or "")


def test_a_document_that_is_a_bomb_is_refused() -> None:
    assert "phá hoại" in why(with_part(docx(), "word/document.xml", b"<w:p>" + bytes(90 * _MIB)))


def test_a_bomb_in_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    inner = zipped({"a.txt": bytes(10 * _MIB)})
    found = inside(zipped({"x.zip": inner, "y.zip": zipped({"x.zip": inner})}), tmp_path)
    assert [one.outcome for one in found] == ["table", "rejected", "rejected"]
    assert all("bên trong một tệp nén khác" in (one.why or "") for one in found[1:])


def lying(data: bytes, size: int) -> bytes:
    """An archive of one entry that claims another unpacked size, in both places where it is written."""
    out = bytearray(data)
    struct.pack_into("<I", out, 22, size)
    struct.pack_into("<I", out, out.rindex(b"PK\x01\x02") + 24, size)
    return bytes(out)


def test_sizes_that_lie_do_not_help(tmp_path: Path) -> None:
    honest = zipped({"a.txt": TITLE * 30_000})
    for size in (1, 0xFFFFFFF0):
        found = inside(lying(honest, size), tmp_path)
        assert found[-1].outcome == "rejected"


def test_too_much_in_all_is_refused_before_anything_is_unpacked() -> None:
    entry = b"0" * _MIB
    count = MAX_ARCHIVE_UNPACKED_BYTES // _MIB + 1
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(entry) + packed.flush()
    assert "bung ra quá" in opening(_many(count, body, zlib.crc32(entry), len(entry)))


def _many(count: int, body: bytes, checksum: int, size: int) -> bytes:
    """An archive in which every line of the directory points at the same packed bytes."""
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, checksum, len(body), size, 1, 0) + b"a" + body
    line = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, checksum, len(body), size, 1, 0, 0, 0, 0, 0, 0)
    directory = (line + b"a") * count
    shown = min(count, 0xFFFF)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, shown, shown, len(directory), len(local), 0)
    return local + directory + end


def test_a_million_entries_are_refused_at_once() -> None:
    assert f"quá {MAX_ENTRIES} mục" in why(_many(1_000_000, b"\x03\x00", 0, 0))


def test_names_inside_are_shown_and_never_followed(tmp_path: Path) -> None:
    names = ["../../etc/thoat.txt", "/tuyet/doi.txt", "C:\\x\\y.txt", "a\nb\u202etxt.exe", "x" * 4000 + ".txt"]
    found = inside(zipped(dict.fromkeys(names, TITLE)), tmp_path)
    assert [one.outcome for one in found] == ["table"] + ["bulletin"] * len(names)
    assert all(one.file.isprintable() and len(one.file) < 200 for one in found)
    assert [path.name for path in tmp_path.rglob("*")] == ["x.zip"]


def test_a_link_is_no_file(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("lien-ket.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    found = inside(out.getvalue(), tmp_path)
    assert "liên kết" in (found[1].why or "")


def test_a_locked_entry_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TITLE}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert "mật khẩu" in (inside(bytes(data), tmp_path)[1].why or "")


def test_an_archive_of_nothing_is_refused() -> None:
    assert "không có tệp nào" in opening(zipped({"a/": "", "__MACOSX/._a": "x"}))


# --- XML ---


@pytest.mark.parametrize("prologue", [BOMB, OUTSIDE, "<!DOCTYPE b>"], ids=["bomb", "outside", "plain"])
@pytest.mark.parametrize(
    ("package", "part"),
    [
        (docx(), "word/document.xml"),
        (docx(), "word/styles.xml"),
        (docx(), "[Content_Types].xml"),
        (odt(f"<text:p>{LEAD}</text:p>"), "content.xml"),
    ],
    ids=["document", "styles", "types", "odt"],
)
def test_no_part_may_declare_a_document_type(package: bytes, part: str, prologue: str) -> None:
    assert "DTD" in why(with_prologue(package, part, prologue))


@pytest.mark.parametrize("prologue", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_no_sheet_may_declare_a_document_type(prologue: str) -> None:
    sheet = xlsx([["Tiêu đề", "Nội dung"], ["a", "b"]])
    data = with_part(
        sheet, "xl/worksheets/sheet1.xml", f"<?xml version='1.0'?>{prologue}<worksheet>&i;</worksheet>".encode()
    )
    assert "DTD" in opening(data)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [("XFD1048576", "ô nằm quá xa"), ("A1048577", "ô nằm quá xa"), ("B99999999", "bị hỏng"), ("ABCDE2", "bị hỏng")],
)
def test_no_cell_lies_so_far_out_that_the_memory_fills(place: str, sentence: str) -> None:
    sheet, part = xlsx([["Tiêu đề", "Nội dung"], ["a", "b"]]), "xl/worksheets/sheet1.xml"
    assert b'r="B2"' in part_of(sheet, part)
    far = part_of(sheet, part).replace(b'r="A2"', f'r="{place}"'.encode())
    assert sentence in opening(with_part(sheet, part, far))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_no_encoding_hides_a_document_type(encoding: str) -> None:
    part = f"<?xml version='1.0' encoding='utf-16'?>{OUTSIDE}<document>&i;</document>".encode(encoding)
    why(with_part(docx(), "word/document.xml", part))


@pytest.mark.parametrize("element", ["tbl", "p", "sdt"])
def test_elements_within_elements_without_end(element: str) -> None:
    deep = f"<w:{element}>" * 200_000
    why(with_part(docx(), "word/document.xml", deep.encode()))


# --- pages, rich text, PDF, mail ---


def test_what_a_page_runs_is_not_read_and_its_words_are_only_words() -> None:
    page = (
        f"<html><body><script>alert(1)</script><p onclick='x()'>{TITLE}</p><p>&lt;script&gt;x&lt;/script&gt;</p></body>"
    )
    text = read(page.encode(), "<img src=x onerror=y>.html").text
    assert "alert" not in text
    assert "<script>x</script>" in text


def test_stray_control_characters_cost_no_page() -> None:
    page = f"<html><body><p>{TITLE}</p>x\x04\0\ufffe<script>y</script>z<nav>m</nav>\x1f{LEAD * 20}</body></html>"
    text = read(page.encode(), "x.html").text
    assert TITLE in text
    assert LEAD in text


def test_a_folder_where_a_stream_belongs_is_refused() -> None:
    data = bytearray(doc(TITLE))
    data[data.index("1Table".encode("utf-16-le")) + 66] = 1
    assert "bị hỏng" in why(bytes(data))


def test_a_page_that_ends_before_it_has_begun() -> None:
    assert "không có chữ nào" in why(b"<html")


def test_groups_without_end() -> None:
    assert "không có nội dung" in why(b"{\\rtf1" + b"{" * 3_000_000)
    assert read(b"{\\rtf1 Vinh" + b"}" * 100_000 + b"{\\bin999999999 het", "x").text == "Vinh"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n" + b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n" * 9, pdf([(1, 1, "a")])[:-40]]
)
def test_broken_pdf(data: bytes) -> None:
    assert read_or_refused(data).strip()


def test_parts_within_parts_without_end() -> None:
    data = b"MIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 20_000
    why(data)


def test_a_stream_that_runs_in_a_circle_is_not_followed() -> None:
    """An old Word file may claim any length for a stream, and its table of sectors may lead back to where it began."""
    data = bytearray(doc(TITLE))
    entry = data.index("WordDocument".encode("utf-16-le"))
    struct.pack_into("<I", data, entry + 120, 0x7FFF_FFFF)
    assert "bị hỏng" in why(bytes(data))


# --- text ---


def test_a_file_of_two_kinds_is_read_as_one() -> None:
    both = b"%PDF-1.4\n" + zipped({"a.txt": TITLE})
    assert "PDF" in why(both)
    page = zipped({"a.txt": "x"}) + f"<html><body><p>{TITLE}</p></body></html>".encode()
    assert container(page, "x") is not None


@pytest.mark.parametrize(
    "data",
    [
        bytes(1000),
        f"{TITLE}\0\0\n{LEAD}".encode(),
        f"{TITLE}\ud800 {LEAD}".encode("utf-8", "surrogatepass"),
        '{"Nội dung": "Công đoàn \\ud800 họp", "Tiêu đề": "\\udfff"}'.encode(),
        docx([TITLE])[:100] + bytes(5000),
        mhtml(f"<p>{TITLE}\0</p>"),
    ],
    ids=["nuls", "some nuls", "surrogate", "surrogate in JSON", "cut", "page"],
)
def test_strange_characters(data: bytes) -> None:
    assert read_or_refused(data).encode()


def test_one_line_of_the_full_size() -> None:
    words = "Công đoàn họp. ".encode()
    line = words * (MAX_DOCUMENT_BYTES // len(words))
    assert len(read(line, "x").text) > 10_000_000
    page = b"<html><body><p>" + line[: MAX_DOCUMENT_BYTES - 100]
    assert read_or_refused(page)


@pytest.mark.parametrize(
    "unit",
    ["NGHỆ AN ", "a\u0301\0 Công đoàn các cấp học tập Nghị quyết số 20-NQ/TW. "],
    ids=["names", "marks and nuls"],
)
def test_a_line_of_the_full_size_is_understood_within_the_limits_of_a_worker(unit: str, tmp_path: Path) -> None:
    """Plain text is read in the process itself: nobody would end it there."""
    line = unit.encode()
    (tmp_path / "x.txt").write_bytes(line * (MAX_DOCUMENT_BYTES // len(line)))
    run = subprocess.run(
        [*APART, sys.executable, "-m", "etl", "extract", str(tmp_path / "x.txt")],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        check=True,
    )
    assert int(run.stdout) < WORKER_MEMORY_BYTES


@pytest.mark.parametrize("end", ["", "]" * 100_000 + "}"])
def test_lists_within_lists_without_end_are_words(end: str) -> None:
    data = f'{{"noi_dung": {"[" * 100_000}{end}'
    assert read(data.encode(), "x").text == data


# --- together ---


def test_others_are_read_while_a_hostile_file_takes_its_time() -> None:
    slow = b"<html><body>" + b"<div><table><tr><td>" * 150_000
    page = f"<html><body><p>{TITLE}</p></body></html>".encode()
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(read_or_refused, slow)
        began = monotonic()
        assert TITLE in read(page, "x").text
        waited = monotonic() - began
        assert first.result()
    assert waited < WORKER_TIMEOUT_SECONDS / 2
