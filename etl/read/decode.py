"""Bytes to text: the encodings that Vietnamese bulletins come in, tried from the surest to the least sure."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes as guess

from etl.errors import RejectedFileError
from etl.read import legacy

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 before UTF-16, which begins alike."""

_SAMPLE_BYTES: Final = 65_536
_DAMAGED: Final = 0.01
_DAMAGED_AT_LEAST: Final = 4
"""The share of characters that may be unreadable in a text that is otherwise UTF-8, and how many always may."""
_SOUND_FOR_EACH: Final = 5
"""So many sound characters beyond ASCII must stand for each that is broken."""
_CONTROLS: Final = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_ALLOWED: Final = 0.01
_NULS_ALLOWED: Final = 0.02
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
_SAFE_GUESSES: Final = frozenset({"cp1252", "latin_1", "iso8859_1", "iso8859_15", "cp1250", "iso8859_2"})
_ASCII_ENOUGH: Final = 0.9

_NOT_TEXT: Final = "tệp là dữ liệu nhị phân, không phải văn bản; hãy gửi tệp văn bản (.txt) hoặc trang web (.html)."
_UNKNOWN_ENCODING: Final = (
    "không nhận ra bảng mã của tệp; hãy mở bằng phần mềm đã tạo ra nó và lưu lại với mã UTF-8 (Unicode)."
)
_BROKEN_MARK: Final = (
    "tệp bắt đầu như văn bản Unicode ({encoding}) nhưng nội dung bị hỏng; hãy mở lại bản gốc và lưu với mã UTF-8."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was encoded, and what its reader should know."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    original: str = ""
    """As a program without the legacy fonts shows it; empty for Unicode."""


def decode(data: bytes, name: str) -> Decoded:
    """The text in `data`, without a byte order mark.

    Raises:
        RejectedFileError: the bytes are no text, or in an encoding nobody can tell.
    """
    marked = _by_mark(data, name)
    if marked is not None:
        return marked
    if b"\0" in data:
        wide = _wide_without_mark(data)
        if wide is not None:
            return wide
        data = _without_stray_nuls(data, name)
    try:
        found = Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = _not_utf8(data, name)
    if _too_many_controls(found.text):
        raise RejectedFileError(name, _NOT_TEXT)
    return found


def _without_stray_nuls(data: bytes, name: str) -> bytes:
    """The text without the NULs that a broken export fills its end with; a few inside it are left to `clean`.

    Raises:
        RejectedFileError: NULs all over are no text.
    """
    text = data.rstrip(b"\0")
    if not text or text.count(b"\0") > _NULS_ALLOWED * len(text):
        raise RejectedFileError(name, _NOT_TEXT)
    return text


def _by_mark(data: bytes, name: str) -> Decoded | None:
    """The text after a byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                damaged = _damaged_utf8(data[len(mark) :]) if encoding == "utf-8" else None
                if damaged is None:
                    raise RejectedFileError(name, _BROKEN_MARK.format(encoding=encoding.upper())) from None
                return damaged
            if _too_many_controls(text):
                raise RejectedFileError(name, _NOT_TEXT)
            return Decoded(text, encoding.removesuffix("-le").removesuffix("-be"))
    return None


def _wide_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 that does not say so: the NULs stand in step."""
    for encoding, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % width:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_latin(text[: _SAMPLE_BYTES // width]):
            return Decoded(text, encoding.removesuffix("-le").removesuffix("-be"))
    return None


def _looks_latin(text: str) -> bool:
    """Whether nearly all characters are of the blocks Vietnamese uses."""
    usual = len(re.findall("[\t\n\r -~\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u20bf\ufeff]", text))
    return usual >= 0.95 * len(text) > 0 and bool(re.search("[A-Za-z]", text))


def _not_utf8(data: bytes, name: str) -> Decoded:
    """Text in an encoding before Unicode, or UTF-8 with a few bytes lost."""
    mixed = _some_lines_in_legacy(data)
    if mixed is not None:
        return mixed
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return damaged
    found = legacy.from_bytes(data)
    if found is not None:
        return Decoded(*found, (legacy.told(*found),), data.decode("cp1252", errors="replace"))
    text_by_header = _as_declared(data)
    if text_by_header is not None:
        return text_by_header
    best = guess(data[:_SAMPLE_BYTES]).best()
    is_western = best is not None and best.encoding in _SAFE_GUESSES
    if best is None or not is_western or _ascii_share(data) < _ASCII_ENOUGH:
        raise RejectedFileError(name, _UNKNOWN_ENCODING)
    warning = f"Bảng mã của tệp được đoán là {best.encoding}"
    return Decoded(data.decode(best.encoding, errors="replace"), best.encoding, (warning,))


def _some_lines_in_legacy(data: bytes) -> Decoded | None:
    """UTF-8 with some lines in an encoding before Unicode, as pasted into a file by a careless program."""
    lines = data.split(b"\n")
    texts = [_strict_utf8(line) for line in lines]
    others = [place for place, text in enumerate(texts) if text is None]
    if all(text is None or text.isascii() for text in texts):
        return None
    found = legacy.from_bytes(b"\n".join(lines[place] for place in others))
    pieces = found[0].split("\n") if found else []
    if found is None or len(pieces) != len(others):
        return None
    for place, piece in zip(others, pieces, strict=True):
        texts[place] = piece
    original = data.decode("utf-8", errors="replace")
    return Decoded("\n".join(text or "" for text in texts), found[1], (legacy.told(*found),), original)


def _strict_utf8(line: bytes) -> str | None:
    """A line in UTF-8; None where it is not."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which a few characters are broken (a file cut short), with a warning."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    if broken > max(_DAMAGED_AT_LEAST, _DAMAGED * len(text)) or beyond_ascii < _SOUND_FOR_EACH * broken:
        return None
    return Decoded(text, "utf-8", (f"Có {broken} chỗ trong tệp bị hỏng, không đọc được",))


def _as_declared(data: bytes) -> Decoded | None:
    """The text of a page that declares another charset than UTF-8, if it holds."""
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, UnicodeError):
        return None


def _ascii_share(data: bytes) -> float:
    """How much of the bytes is ASCII, 0 to 1."""
    return len(data.translate(None, bytes(range(0x80, 0x100)))) / len(data)


def _too_many_controls(text: str) -> bool:
    """Whether a text holds more control characters than any text does."""
    sample = text[:_SAMPLE_BYTES]
    return len(_CONTROLS.findall(sample)) > _CONTROLS_ALLOWED * len(sample)
