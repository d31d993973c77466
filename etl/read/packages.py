"""Zipped documents and archives: entries and XML parts under limits, checked before and while they are unpacked."""

import io
import struct
import zipfile
import zlib
from typing import Final

from lxml import etree

from etl.read.parsed import RefusedError
from etl.settings import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES

Element = etree._Element  # noqa: SLF001 - lxml gives the class of its elements no other name
_END: Final = struct.Struct("<4s4H2LH")
_END_SIGN: Final = b"PK\x05\x06"
_LONGEST_COMMENT: Final = 65_535
_BYTES_OF_ENTRY: Final = 1_000
"""More than the directory of an honest archive uses for one entry."""
_CHUNK: Final = 1 << 16
_RATIO_FROM_BYTES: Final = 1 << 20
"""What unpacks to less than this may be packed as tightly as it likes: a page of spaces is."""
_LINK: Final = 0o120000
_KIND: Final = 0o170000

_BROKEN: Final = "tệp nén bị hỏng hoặc bị cắt ngắn, không mở được; hãy tạo lại hoặc gửi từng tệp bên trong."
_CROWDED: Final = f"tệp nén chứa quá {MAX_ENTRIES} mục; hãy chia thành nhiều tệp nén nhỏ hơn."
_BOMB: Final = (
    "tệp nén bung ra lớn bất thường (dấu hiệu của tệp phá hoại) nên không được đọc; hãy gửi từng tệp bên trong."
)
_LOCKED: Final = "tệp được bảo vệ bằng mật khẩu; hãy bỏ mật khẩu rồi gửi lại."
_DTD: Final = "phần XML trong tệp có khai báo DTD (tài liệu Office không dùng) nên không được đọc; hãy lưu lại từ Word."
_BAD_XML: Final = "phần nội dung XML trong tệp bị hỏng; hãy mở bằng Word hoặc LibreOffice, lưu lại rồi gửi."


def opened(data: bytes) -> zipfile.ZipFile:
    """An archive whose directory is within the limits; nothing is unpacked yet.

    Raises:
        RefusedError: it is broken, or has too many entries.
    """
    _check_directory(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, struct.error, OverflowError, NotImplementedError) as error:
        raise RefusedError(_BROKEN) from error
    if len(archive.infolist()) > MAX_ENTRIES:
        raise RefusedError(_CROWDED)
    return archive


def _check_directory(data: bytes) -> None:
    """Refuse a directory of entries that is longer than any honest one, before anything is made of it."""
    at = data.rfind(_END_SIGN, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if at < 0 or at + _END.size > len(data):
        raise RefusedError(_BROKEN)
    *_, entries, length, _start, _comment = _END.unpack_from(data, at)
    if entries > MAX_ENTRIES or length > MAX_ENTRIES * _BYTES_OF_ENTRY:
        raise RefusedError(_CROWDED)


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int = MAX_UNPACKED_BYTES) -> bytes:
    """The bytes of an entry, whatever it claims of its size; `limit` is what is left of the whole.

    Raises:
        RefusedError: it is locked, broken, or unpacks to more than it may.
    """
    if entry.flag_bits & 1:
        raise RefusedError(_LOCKED)
    ratio = MAX_RATIO * max(1, entry.compress_size)
    most = min(limit, max(_RATIO_FROM_BYTES, ratio))
    if entry.file_size > most:
        raise RefusedError(_BOMB)
    pieces, length = [], 0
    try:
        with archive.open(entry) as file:
            while piece := file.read(_CHUNK):
                pieces.append(piece)
                length += len(piece)
                if length > most:
                    raise RefusedError(_BOMB)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise RefusedError(_BROKEN) from error
    return b"".join(pieces)


def is_link(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a symbolic link instead of a file."""
    return (entry.external_attr >> 16) & _KIND == _LINK


class Package:
    """A zipped document: its parts by name, as XML trees, under one limit for all of them together."""

    def __init__(self, data: bytes) -> None:
        """Open it; the first of two parts with one name counts, as no program writes two."""
        self._archive = opened(data)
        self._left = MAX_UNPACKED_BYTES
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in self._archive.infolist():
            self._entries.setdefault(entry.filename, entry)

    def names(self) -> list[str]:
        """The names of the parts."""
        return list(self._entries)

    def xml(self, name: str) -> Element | None:
        """A part as a tree; None where there is none.

        Raises:
            RefusedError: it is too large, broken, or declares a document type.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        data = unpack(self._archive, entry, self._left)
        self._left -= len(data)
        return tree_of(data)


def tree_of(data: bytes) -> Element:
    """The tree of an XML part: no DTD, no entity but XML's own, nothing fetched.

    Raises:
        RefusedError: it is broken or declares a document type.
    """
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data or "<!DOCTYPE".encode("utf-16-be") in data:
        raise RefusedError(_DTD)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(_BAD_XML) from error
    if tree.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # unlike its stub
        raise RefusedError(_DTD)
    return tree


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """The attribute of that name in whatever namespace."""
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, and of that its first child, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element
