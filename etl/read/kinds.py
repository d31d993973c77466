"""What a file is, by its content: the name it came under only earns a warning when it says something else."""

from pathlib import PurePath
from typing import Final

from etl.read.mhtml_head import is_mhtml
from etl.read.packages import opened

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_STARTS: Final = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"))
_MOST_BLANK: Final = 1024
_PARTS: Final = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_ENDINGS: Final = {
    "docx": {"docx", "docm", "dotx"},
    "odt": {"odt", "ott"},
    "rtf": {"rtf", "doc"},
    "doc": {"doc", "dot"},
    "pdf": {"pdf"},
    "mhtml": {"mht", "mhtml", "eml"},
    "html": {"html", "htm", "xhtml", "shtml", "aspx", "php"},
    "text": {"txt", "text", "md", "log"},
    "row": {"json", "jsonl", "ndjson"},
}
"""The endings that fit each kind; Word itself saves rich text as .doc."""
KNOWN_ENDINGS: Final = frozenset(ending for endings in _ENDINGS.values() for ending in endings) | {
    *("zip", "csv", "tsv", "xlsx", "xlsm", "ods", "xls", "pptx", "ppt", "jpg", "jpeg", "png", "gif"),
}


def kind_of(data: bytes) -> str | None:
    """`pdf`, `rtf`, `doc`, `docx`, `odt`, `mhtml`, `xlsx`, `zip`, another zipped format, or None for text.

    Raises:
        RefusedError: an archive that is broken, or has more entries than any honest one.
    """
    start = data[:_MOST_BLANK].lstrip(_BLANK)
    if start.startswith(_ZIP):
        return _zipped(data)
    known = next((kind for sign, kind in _STARTS if start.startswith(sign)), None)
    return known or ("mhtml" if is_mhtml(data) else None)


def _zipped(data: bytes) -> str:
    """What a zipped file is, by the names of its entries."""
    archive = opened(data)
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        return next((kind for part, kind in _PARTS if any(name.startswith(part) for name in names)), "ooxml")
    if "mimetype" in names and "META-INF/container.xml" in names:
        return "epub"
    if "mimetype" in names and "content.xml" in names:
        return "odt"
    return "zip"


def misnamed(name: str, kind: str) -> str | None:
    """The warning that a name's ending says something else than the content; None where it fits or says nothing."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending not in KNOWN_ENDINGS or ending in _ENDINGS.get(kind, {ending}):
        return None
    return f"Đuôi tệp .{ending} không đúng với nội dung (là {NAMES.get(kind, kind)}); nội dung vẫn được đọc"


NOT_READ: Final = {
    "pptx": "đây là tệp PowerPoint (.pptx); chương trình không đọc loại tệp này, hãy lưu nội dung dạng văn bản.",
    "ooxml": "đây là tệp Office không có văn bản Word; hãy mở ra và lưu lại dạng .docx hoặc văn bản (.txt).",
    "epub": "đây là sách điện tử EPUB; chương trình không đọc loại tệp này, hãy gửi nội dung dạng Word hoặc văn bản.",
    "zip": "đây là tệp nén ZIP bên trong một tệp nén khác; hãy giải nén rồi gửi từng tệp.",
    "xlsx": "đây là bảng Excel bên trong một tệp nén; hãy gửi riêng bảng này.",
}
"""Why a kind that is known is not read as one bulletin."""

NAMES: Final = {
    "docx": "tệp Word .docx",
    "odt": "tệp LibreOffice .odt",
    "rtf": "tệp RTF",
    "doc": "tệp Word .doc",
    "pdf": "tệp PDF",
    "mhtml": "trang web lưu dạng MHTML",
    "html": "trang web HTML",
    "text": "văn bản thuần",
    "row": "dữ liệu JSON",
    "xlsx": "tệp Excel .xlsx",
    "pptx": "tệp PowerPoint .pptx",
    "zip": "tệp nén ZIP",
    "epub": "sách điện tử EPUB",
    "ooxml": "tệp Office",
}
"""What people call each kind."""
