"""PDF with text: its lines joined to paragraphs again; a scan is told by its pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from etl.read.parsed import Parsed, RefusedError
from etl.settings import MAX_PDF_PAGES

_BROKEN: Final = "tệp PDF bị hỏng, không mở được; hãy lưu lại từ bản gốc, hoặc gửi nội dung dạng Word hay văn bản."
_LOCKED: Final = "tệp PDF được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi gửi lại."
_LONG: Final = f"tệp PDF dài hơn {MAX_PDF_PAGES} trang; hãy tách nhỏ tệp rồi gửi lại."
_SCAN: Final = (
    "tệp PDF này là bản chụp (ảnh quét), không có chữ để đọc; hãy gửi bản Word hoặc văn bản gốc, "
    "hoặc nhận dạng chữ (OCR) rồi gửi lại."
)
_EMPTY: Final = "tệp PDF không có chữ nào; hãy gửi bản Word hoặc văn bản gốc."
_FEWEST_LETTERS: Final = 20
"""A page with fewer letters and a picture is a scan with a stamp or a page number on it."""
_FULL: Final = 0.93
"""How far to the right a line reaches, of the widest, when its paragraph may go on in the next."""
_INDENT: Final = 0.7
"""How far to the right, in heights of a line, a new paragraph may begin."""
_SAME_HEIGHT: Final = 0.15
_GAP: Final = 1.35
"""How much more than the usual distance between lines parts paragraphs."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page and where it stands; `y` grows upwards."""

    text: str
    left: float
    right: float
    y: float
    height: float


def read_pdf(data: bytes) -> Parsed:
    """The paragraphs of a PDF.

    Raises:
        RefusedError: it is broken, locked, too long, or a scan.
    """
    document = _opened(data)
    try:
        if len(document) > MAX_PDF_PAGES:
            raise RefusedError(_LONG)
        pages = [_page(document, number) for number in range(len(document))]
    finally:
        document.close()
    scans = [number for number, (_, is_scan) in enumerate(pages, start=1) if is_scan]
    text = "\n".join(paragraph for lines, _ in pages for paragraph in _paragraphs(lines))
    if sum(map(str.isalnum, text)) < _FEWEST_LETTERS and scans:
        raise RefusedError(_SCAN)
    if not text.strip():
        raise RefusedError(_EMPTY)
    return Parsed(text, warnings=_told(scans))


def _told(scans: list[int]) -> tuple[str, ...]:
    """What to say of pages that are pictures in a document that has text elsewhere."""
    if not scans:
        return ()
    return (f"Trang {', '.join(map(str, scans[:10]))} của tệp PDF là ảnh quét, không có chữ nào được đọc",)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document.

    Raises:
        RefusedError: it is broken or locked.
    """
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise RefusedError(_LOCKED if is_locked else _BROKEN) from error


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[list[_Line], bool]:
    """The lines of a page, and whether it is a picture of a page; a page that is broken has none."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return [], False
    text = page.get_textpage()
    try:
        lines = list(_lines(text))
        letters = sum(map(str.isalnum, "".join(line.text for line in lines)))
        return lines, letters < _FEWEST_LETTERS and _has_picture(page)
    finally:
        text.close()
        page.close()


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page shows a picture."""
    return next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=5)), None) is not None


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[_Line]:
    """The lines as the engine cuts them: each ends in a character that stands nowhere."""
    place, letters = 0, []
    count = text.count_chars()
    for place in range(count + 1):
        code = pdfium.FPDFText_GetUnicode(text, place) if place < count else 0x0A
        if code not in {0x0A, 0x0D}:
            letters.append((place, code))
            continue
        if line := _line(text, letters):
            yield line
        letters = []


def _line(text: pypdfium2.PdfTextPage, letters: list[tuple[int, int]]) -> _Line | None:
    """A line with its place; None where it is blank."""
    words = "".join(chr(code) for _, code in letters)
    words = (
        words.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x02", "").replace("\ufffe", "")
    )
    seen = [place for place, code in letters if not chr(code).isspace()]
    if not seen or not words.strip():
        return None
    first, last = _box(text, seen[0]), _box(text, seen[-1])
    middle = [_box(text, place) for place in seen[:: max(1, len(seen) // 8)]]
    height = median(top - bottom for _, _, bottom, top in middle)
    return _Line(words.strip(), first[0], last[1], min(box[2] for box in middle), height)


def _box(text: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    """Where a character stands with the height of its line: left, right, bottom, top."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, place, ctypes.byref(box)):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.right, box.bottom, box.top


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """The lines of a page joined to the paragraphs they were cut from."""
    if not lines:
        return
    right = max(line.right for line in lines)
    left = min(line.left for line in lines)
    steps = [one.y - two.y for one, two in pairwise(lines) if one.y > two.y]
    usual = median(steps) if steps else 0.0
    words = lines[0].text
    for before, line in pairwise(lines):
        if _goes_on(before, line, left + _FULL * (right - left), usual):
            words = f"{words} {line.text}"
        else:
            yield words
            words = line.text
    yield words


def _goes_on(before: _Line, line: _Line, full: float, usual: float) -> bool:
    """Whether a line goes on in the next: it is full, and the next is as high, near, and not set in."""
    return (
        before.right >= full
        and abs(before.height - line.height) <= _SAME_HEIGHT * max(before.height, line.height)
        and 0 < before.y - line.y <= max(_GAP * usual, 2 * before.height)
        and line.left <= before.left + _INDENT * before.height
    )
