"""Files of every format as programs write them, made in memory for the tests of the readers."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import docx as word
from docx.shared import Pt
from openpyxl import Workbook

from etl.vocabulary.legacy import letters

NONE = 0xFFFFFFFF
"""No neighbour in a compound file's directory."""

TITLE = "Công đoàn tỉnh Nghệ An sơ kết phong trào thi đua"
LEAD = "Sáng 17/6, Liên đoàn Lao động tỉnh tổ chức hội nghị."


def in_font(encoding: str, text: str) -> str:
    """Words as they stand in a file in which a legacy font draws them."""
    table = {letter: raw for raw, letter in letters(encoding).items() if raw.isascii() or ord(max(raw)) < 256}
    return "".join(table.get(char) or table.get(char.lower()) or char for char in text)


def zipped(entries: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(
    lines: Sequence[str] = (TITLE, LEAD), *, font: str | None = None, table: Sequence[Sequence[str]] = ()
) -> bytes:
    """A Word file with a header, paragraphs, a table and a footer."""
    file = word.Document()
    file.sections[0].header.paragraphs[0].text = "LIÊN ĐOÀN LAO ĐỘNG"
    file.sections[0].footer.paragraphs[0].text = "Trang cuối"
    for line in lines:
        run = file.add_paragraph().add_run(line)
        run.font.size = Pt(14)
        if font:
            run.font.name = font
    if table:
        made = file.add_table(len(table), len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def with_part(package: bytes, name: str, part: bytes) -> bytes:
    """A zipped document with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    return zipped({**parts, name: part})


def part_of(package: bytes, name: str) -> bytes:
    """One part of a zipped document."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def odt(body: str, *, styles: str = "", prologue: str = "") -> bytes:
    """A LibreOffice text with this body."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<office:document-content {ODF}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    frame = (
        f"<office:document-styles {ODF}><office:master-styles><style:master-page><style:header><text:p>ĐẦU TRANG"
        "</text:p></style:header><style:footer><text:p>CHÂN TRANG</text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": frame})


def mhtml(page: str, charset: str = "utf-8") -> bytes:
    """A page as browsers save it whole."""
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "Trang lưu"
    message.attach(MIMEText(page, "html", charset))
    message.attach(MIMEText("p { color: red }", "css", "utf-8"))
    return message.as_bytes()


_FONT = (
    "<< /Type /Font /Subtype /TrueType /BaseFont /Times /FirstChar 33 /LastChar {last} /Widths [{widths}] "
    "/ToUnicode 6 0 R >>"
)


def pdf(lines: Sequence[tuple[float, float, str]]) -> bytes:
    """A page with these lines (left, bottom, words), in a font of one byte a letter that says what each letter is."""
    letters = sorted({char for _, _, words in lines for char in words})
    codes = {char: 33 + place for place, char in enumerate(letters)}
    shown = "".join(
        f"BT /F1 12 Tf {left} {bottom} Td <{''.join(f'{codes[char]:02x}' for char in words)}> Tj ET\n"
        for left, bottom, words in lines
    )
    cmap = "".join(f"<{code:02x}> <{char.encode('utf-16-be').hex()}>\n" for char, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{cmap}endbfchar endcmap end end"
    )
    return _pdf_of([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 7 0 R >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        _FONT.format(last=32 + len(codes), widths=" ".join(["500"] * len(codes))),
        f"<< /Length {len(to_unicode)} >>\nstream\n{to_unicode}\nendstream",
        "<< /Font << /F1 5 0 R >> >>",
    ])  # fmt: skip


def _pdf_of(objects: Sequence[str]) -> bytes:
    """The file of numbered objects, the first of them the catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def doc(text: str, *, compressed: bool = False, flags: int = 0) -> bytes:
    """An old Word file: one piece of text in a compound file of three streams."""
    raw = text.encode("latin-1" if compressed else "utf-16-le")
    start = 0x400
    fib = bytearray(start)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", fib, 0x0A, 0x0200 | flags)
    struct.pack_into("<i", fib, 0x4C, len(text))
    where = (start * 2) | 0x40000000 if compressed else start
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, where, 0)
    struct.pack_into("<II", fib, 0x01A2, 0, len(clx))
    return compound({"WordDocument": bytes(fib) + raw, "1Table": clx})


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file; each stream is padded past the size under which such files pack streams together."""
    padded = {name: data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0") for name, data in streams.items()}
    chains: list[int] = []
    starts = []
    for data in padded.values():
        starts.append(len(chains))
        count = len(data) // 512
        chains += [*range(len(chains) + 1, len(chains) + count), 0xFFFFFFFE]
    directory = len(chains)
    chains += [0xFFFFFFFE]
    tables = -(-(len(chains) + 8) // 128)
    first = len(chains)
    chains += [0xFFFFFFFD] * tables
    chains += [0xFFFFFFFF] * (tables * 128 - len(chains))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    header += struct.pack("<109I", *(first + place if place < tables else 0xFFFFFFFF for place in range(109)))
    entries = [_entry("Root Entry", 5, (0xFFFFFFFE, 0), child=1)]
    names = list(padded)
    for place, name in enumerate(names):
        right = place + 2 if place + 1 < len(names) else 0xFFFFFFFF
        entries.append(_entry(name, 2, (starts[place], len(padded[name])), right=right))
    entries += [b"\0" * 128] * (4 - len(entries))
    return header + b"".join(padded.values()) + b"".join(entries) + struct.pack(f"<{len(chains)}I", *chains)


def _entry(name: str, kind: int, where: tuple[int, int], *, right: int = NONE, child: int = NONE) -> bytes:
    """A line of a compound file's directory."""
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBB3I", len(raw), kind, 1, 0xFFFFFFFF, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", *where)


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
