"""Rich text (.rtf): its lines, each piece with the font it is set in, without the tables and pictures around them."""

import codecs
import re
from dataclasses import dataclass, replace
from typing import Final

from etl.read.parsed import Line, Parsed, in_unicode

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])|(?P<group>[{}])|(?P<text>[^\\{}\r\n]+)"
)
_SKIPPED: Final = frozenset({
    "colortbl", "stylesheet", "info", "pict", "objdata", "datafield", "fldinst", "xe", "tc", "tcn", "sn",
    "sv", "themedata", "colorschememapping", "latentstyles", "datastore", "filetbl", "listtable",
    "listoverridetable", "revtbl", "rsidtbl", "generator", "bkmkstart", "bkmkend", "pgptbl", "xmlnstbl",
    "mmath", "annotation", "atnid", "atnauthor", "nonshppict",
})  # fmt: skip
"""Groups that hold no text of the document."""
_KEPT: Final = frozenset({"shpinst", "shptxt", "fonttbl"})
"""Groups that say they may be skipped and must not be."""
_SIGNS: Final = {
    **dict.fromkeys(("par", "line", "sect", "page", "row", "nestrow", "column"), "\n"),
    **dict.fromkeys(("tab", "cell", "nestcell"), "\t"),
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
}
_BY_SIGN: Final = {"~": "\xa0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
_CODE_PAGES: Final = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""The code page of each character set that a font may be for."""
_DEEPEST: Final = 10_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    font: int | None = None
    is_skipped: bool = False
    is_hidden: bool = False
    in_fonts: bool = False
    fallback: int = 1
    """Characters after a Unicode one, for programs that do not know Unicode."""


class _Reader:
    """One pass over a document."""

    def __init__(self) -> None:
        """At the beginning."""
        self.lines: list[Line] = [[]]
        self._state = _State()
        self._outer: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._sets: dict[int, int] = {}
        self._page = "cp1252"
        self._bytes = bytearray()
        self._ignored = 0
        self._is_optional = False
        self._default: int | None = None

    def read(self, data: bytes) -> None:
        """Read all of it."""
        at = 0
        while found := _TOKEN.search(data, at):
            at = found.end()
            if found["word"]:
                at += self._word(found["word"].decode("ascii"), int(found["number"]) if found["number"] else None)
            else:
                self._other(found)
        self._flush()

    def _other(self, found: re.Match[bytes]) -> None:
        """A token that is no word."""
        if found["group"]:
            self._group(opens=found["group"] == b"{")
        elif found["hex"]:
            self._byte(bytes([int(found["hex"], 16)]))
        elif found["text"]:
            self._byte(found["text"])
        else:
            self._sign(found["sign"].decode("latin-1"))

    def _group(self, *, opens: bool) -> None:
        """The beginning or the end of a group."""
        self._flush()
        self._ignored, self._is_optional = 0, False
        if opens and len(self._outer) < _DEEPEST:
            self._outer.append(self._state)
        elif not opens and self._outer:
            self._state = self._outer.pop()

    def _sign(self, sign: str) -> None:
        """A control sign."""
        if sign == "*":
            self._is_optional = True
        elif self._ignored and sign in _BY_SIGN:
            self._ignored -= 1
        else:
            self._say(_BY_SIGN.get(sign, ""))

    def _word(self, word: str, number: int | None) -> int:
        """A control word; returns how many bytes after it are data."""
        if self._is_optional or word in _SKIPPED:
            self._is_optional = False
            self._state = replace(self._state, is_skipped=self._state.is_skipped or word not in _KEPT)
        if word == "bin":
            return max(0, number or 0)
        if word == "u" and number is not None:
            self._say(chr(number % 0x10000))
            self._ignored = self._state.fallback
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        else:
            self._flush()
            self._set(word, number)
        return 0

    def _set(self, word: str, number: int | None) -> None:
        """A control word that changes what follows."""
        value = 0 if number is None else number
        if word == "fonttbl":
            self._state = replace(self._state, in_fonts=True)
        elif word == "f":
            self._state = replace(self._state, font=value)
        elif word in {"plain", "pard"}:
            self._state = replace(self._state, font=self._state.font if word == "pard" else None, is_hidden=False)
        elif word in {"v", "deleted"}:
            self._state = replace(self._state, is_hidden=number != 0)
        elif word == "uc":
            self._state = replace(self._state, fallback=max(0, min(value, 100)))
        elif word == "fcharset" and self._state.font is not None:
            self._sets[self._state.font] = value
        elif word == "deff":
            self._default = value
        elif word == "ansicpg":
            self._page = _known(f"cp{value}")

    def _byte(self, data: bytes) -> None:
        """Text as bytes, to be decoded with what is beside it: an encoding may use two for a letter."""
        if self._ignored:
            dropped = min(self._ignored, len(data))
            self._ignored -= dropped
            data = data[dropped:]
        self._bytes += data

    def _say(self, text: str) -> None:
        """Text in Unicode."""
        self._flush()
        self._put(text)

    def _flush(self) -> None:
        """Decode what waits; in a legacy font it may be codes that the code page leaves out."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            try:
                self._put(data.decode(self._code_page()))
            except UnicodeError:
                self._put(data.decode("latin-1"))

    def _code_page(self) -> str:
        """The code page of the font that is set."""
        font = self._default if self._state.font is None else self._state.font
        charset = self._sets.get(font) if font is not None else None
        return self._page if charset in {None, 0, 1} else _CODE_PAGES.get(charset or 0, self._page)

    def _put(self, text: str) -> None:
        """Text where it belongs: into the table of fonts, or into the lines."""
        state = self._state
        if state.in_fonts:
            if state.font is not None and not state.is_skipped:
                self._fonts[state.font] = self._fonts.get(state.font, "") + text
            return
        if state.is_skipped or state.is_hidden:
            return
        font = self._default if state.font is None else state.font
        name = self._fonts.get(font, "").rstrip(";") if font is not None else ""
        for place, piece in enumerate(text.split("\n")):
            if place:
                self.lines.append([])
            if piece:
                self.lines[-1].append((piece, name or None))


def _known(encoding: str) -> str:
    """An encoding, or the usual one where Python does not know it."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"


def read_rtf(data: bytes) -> Parsed:
    """The lines of a rich text."""
    reader = _Reader()
    reader.read(data)
    return in_unicode(_joined(line) for line in reader.lines)


def _joined(line: Line) -> Line:
    """A line in which the two halves of a character beyond the first 65,536 are one again."""
    return [(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), font) for text, font in _merged(line)]


def _merged(line: Line) -> Line:
    """A line whose neighbouring pieces in one font are one piece."""
    merged: Line = []
    for text, font in line:
        if merged and merged[-1][1] == font:
            merged[-1] = (merged[-1][0] + text, font)
        else:
            merged.append((text, font))
    return merged
