"""Word files (.docx): paragraphs and tables in the order of the page, headers first, notes and footers last."""

from collections.abc import Iterable, Iterator
from typing import Final

from etl.read.packages import Element, Package, attribute, child, local
from etl.read.parsed import Line, Parsed, RefusedError, in_unicode

_TYPES: Final = "[Content_Types].xml"
_MAIN: Final = ".main+xml"
_BEFORE: Final = ("wordprocessingml.header+xml",)
_AFTER: Final = ("wordprocessingml.footnotes+xml", "wordprocessingml.endnotes+xml", "wordprocessingml.footer+xml")
_SKIPPED: Final = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sectPr"})
"""What a reader of the document does not see: what was deleted, the code of fields, the same box for old programs."""
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_LONGEST_CELL: Final = 80
_MOST_BASES: Final = 20
_DEEPEST: Final = 100
"""Tables within tables: deeper ones are not looked into."""
_NO_MAIN: Final = "tệp Word không có phần nội dung; hãy mở bằng Word, lưu lại dạng .docx rồi gửi."


def read_docx(data: bytes) -> Parsed:
    """The lines of a Word file.

    Raises:
        RefusedError: it is broken, hostile, or has no text part.
    """
    package = Package(data)
    parts = _parts(package)
    if not parts:
        raise RefusedError(_NO_MAIN)
    fonts = _Fonts(package.xml("word/styles.xml"))
    lines: list[Line] = []
    said: set[str] = set()
    for name, is_main in parts:
        tree = package.xml(name)
        found = [] if tree is None else list(_lines(tree, fonts))
        lines += found if is_main else _not_said(found, said)
    return in_unicode(lines)


def _parts(package: Package) -> list[tuple[str, bool]]:
    """The names of the parts with text, in reading order, and whether each is the main one."""
    types = package.xml(_TYPES)
    kinds = {
        (attribute(one, "PartName") or "").lstrip("/"): attribute(one, "ContentType") or ""
        for one in ([] if types is None else types)
    }

    def of(endings: tuple[str, ...]) -> list[tuple[str, bool]]:
        return [(name, False) for ending in endings for name in sorted(kinds) if kinds[name].endswith(ending)]

    main = next((name for name, kind in kinds.items() if kind.endswith(_MAIN)), None)
    return [*of(_BEFORE), (main, True), *of(_AFTER)] if main else []


def _not_said(lines: Iterable[Line], said: set[str]) -> Iterator[Line]:
    """The lines of a header or footer that no other one has: that of the first page often repeats the others'."""
    for line in lines:
        words = _words(line)
        if words not in said:
            said.add(words)
            yield line


def _words(line: Line) -> str:
    return "".join(text for text, _ in line).strip()


class _Fonts:
    """The font of each style, inherited as Word does."""

    def __init__(self, styles: Element | None) -> None:
        """Read the styles part; a document without one has no fonts of styles."""
        self._own: dict[str, str | None] = {}
        self._base: dict[str, str | None] = {}
        self._default: str | None = _font(child(styles, "docDefaults", "rPrDefault", "rPr"))
        self.paragraph: str | None = None
        for style in [] if styles is None else [one for one in styles if local(one) == "style"]:
            name = attribute(style, "styleId") or ""
            self._own[name] = _font(child(style, "rPr"))
            self._base[name] = attribute(child(style, "basedOn"), "val")
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}:
                self.paragraph = name

    def of(self, style: str | None) -> str | None:
        """The font of a style, or of what it is based on, or of the document."""
        for _ in range(_MOST_BASES):
            if style is None:
                break
            if own := self._own.get(style):
                return own
            style = self._base.get(style)
        return self._default


def _font(properties: Element | None) -> str | None:
    """The font that properties name."""
    fonts = child(properties, "rFonts")
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _lines(part: Element, fonts: _Fonts, depth: int = 0) -> Iterator[Line]:
    """The lines of a part, paragraph after paragraph, rows of tables on lines of their own."""
    for element in part:
        kind = local(element)
        if kind == "p":
            yield from _paragraph(element, fonts, depth)
        elif kind == "tbl":
            yield from _table(element, fonts, depth)
        elif kind not in _SKIPPED and depth < _DEEPEST:
            yield from _lines(element, fonts, depth + 1)


def _table(table: Element, fonts: _Fonts, depth: int) -> Iterator[Line]:
    """The rows of a table: short cells beside each other, cells of text below each other."""
    if depth >= _DEEPEST:
        return
    for row in (one for one in table.iter() if local(one) == "tr" and _table_of(one) is table):
        cells = [list(_lines(cell, fonts, depth + 1)) for cell in row.iter() if _is_cell(cell, row)]
        cells = [[line for line in cell if _words(line)] for cell in cells]
        if all(len(cell) <= 1 and len(_words(cell[0]) if cell else "") <= _LONGEST_CELL for cell in cells):
            yield _beside(cell[0] for cell in cells if cell)
        else:
            yield from (line for cell in cells for line in cell)


def _table_of(element: Element) -> Element | None:
    """The innermost table around an element."""
    return next((one for one in element.iterancestors() if local(one) == "tbl"), None)


def _is_cell(element: Element, row: Element) -> bool:
    """Whether an element is a cell of this very row."""
    return local(element) == "tc" and next((one for one in element.iterancestors() if local(one) == "tr"), None) is row


def _beside(cells: Iterable[Line]) -> Line:
    """Cells on one line."""
    line: Line = []
    for cell in cells:
        line += [("\t", None), *cell] if line else cell
    return line


def _paragraph(paragraph: Element, fonts: _Fonts, depth: int) -> Iterator[Line]:
    """The line of a paragraph, or several where it is broken; boxes anchored in it come after it."""
    style = attribute(child(paragraph, "pPr", "pStyle"), "val") or fonts.paragraph
    lines: list[Line] = [[]]
    boxes: list[Element] = []
    for text, run in _texts(paragraph, boxes):
        font = _font(child(run, "rPr")) or _run_style(run, fonts) or fonts.of(style)
        for place, piece in enumerate(text.split("\n")):
            if place:
                lines.append([])
            lines[-1].append((piece, font))
    yield from lines
    if depth < _DEEPEST:
        for box in boxes:
            yield from _lines(box, fonts, depth + 1)


def _run_style(run: Element | None, fonts: _Fonts) -> str | None:
    """The font of the character style of a run."""
    style = attribute(child(run, "rPr", "rStyle"), "val")
    return fonts.of(style) if style else None


def _texts(paragraph: Element, boxes: list[Element]) -> Iterator[tuple[str, Element | None]]:
    """The pieces of text of a paragraph, each with its run; text boxes are put aside."""
    waiting: list[tuple[Element, Element | None]] = [(one, None) for one in reversed(paragraph)]
    while waiting:
        element, run = waiting.pop()
        kind = local(element)
        if kind == "txbxContent":
            boxes.append(element)
        elif kind == "t":
            yield (element.text or "").replace("\n", " "), run
        elif kind in _SIGNS:
            yield _SIGNS[kind], run
        elif kind not in _SKIPPED:
            inner = element if kind == "r" else run
            waiting += [(one, inner) for one in reversed(element)]
