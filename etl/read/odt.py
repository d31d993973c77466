"""LibreOffice texts (.odt): paragraphs and tables in order, the header first, the footer last."""

from collections.abc import Iterator
from typing import Final

from etl.read.packages import Element, Package, attribute, child, local
from etl.read.parsed import Line, Parsed, RefusedError, in_unicode

_SKIPPED: Final = frozenset({"tracked-changes", "annotation", "annotation-end", "forms", "ruby-text", "meta"})
_LONGEST_CELL: Final = 80
_MOST_SPACES: Final = 100
_MOST_BASES: Final = 20
_DEEPEST: Final = 100
_NO_TEXT: Final = "tệp LibreOffice này không phải văn bản (.odt); hãy mở ra và lưu lại dạng .odt, .docx hoặc văn bản."


def read_odt(data: bytes) -> Parsed:
    """The lines of a LibreOffice text.

    Raises:
        RefusedError: it is broken, hostile, or no text.
    """
    package = Package(data)
    content, styles = package.xml("content.xml"), package.xml("styles.xml")
    body = child(content, "body", "text")
    if content is None or body is None:
        raise RefusedError(_NO_TEXT)
    fonts = _Fonts([tree for tree in (styles, content) if tree is not None])
    frames = [] if styles is None else list(styles.iter())
    before = [line for one in frames if local(one) == "header" for line in _lines(one, fonts)]
    after = [line for one in frames if local(one) == "footer" for line in _lines(one, fonts)]
    return in_unicode([*before, *_lines(body, fonts), *after])


class _Fonts:
    """The font of each style, inherited."""

    def __init__(self, trees: list[Element]) -> None:
        """Read the styles of all parts."""
        self._own: dict[str, str | None] = {}
        self._base: dict[str, str | None] = {}
        for style in (one for tree in trees for one in tree.iter() if local(one) == "style"):
            name = attribute(style, "name") or ""
            properties = child(style, "text-properties")
            self._own[name] = attribute(properties, "font-name") or attribute(properties, "font-family")
            self._base[name] = attribute(style, "parent-style-name") or ("Standard" if name != "Standard" else None)

    def of(self, style: str | None) -> str | None:
        """The font of a style, or of what it is based on."""
        for _ in range(_MOST_BASES):
            if style is None:
                break
            if own := self._own.get(style):
                return own
            style = self._base.get(style)
        return None


def _lines(part: Element, fonts: _Fonts, depth: int = 0) -> Iterator[Line]:
    """The lines of a part, paragraph after paragraph, rows of tables on lines of their own."""
    for element in part:
        kind = local(element)
        if kind in {"p", "h"}:
            yield from _paragraph(element, fonts, depth)
        elif kind == "table-row" and depth < _DEEPEST:
            yield from _row(element, fonts, depth)
        elif kind not in _SKIPPED and depth < _DEEPEST:
            yield from _lines(element, fonts, depth + 1)


def _row(row: Element, fonts: _Fonts, depth: int) -> Iterator[Line]:
    """A row of a table: short cells beside each other, cells of text below each other."""
    cells = [list(_lines(cell, fonts, depth + 1)) for cell in row if local(cell) == "table-cell"]
    cells = [[line for line in cell if _words(line)] for cell in cells]
    if any(len(cell) > 1 or (cell and len(_words(cell[0])) > _LONGEST_CELL) for cell in cells):
        yield from (line for cell in cells for line in cell)
        return
    joined: Line = []
    for cell in filter(None, cells):
        joined += [("\t", None), *cell[0]] if joined else cell[0]
    yield joined


def _words(line: Line) -> str:
    return "".join(text for text, _ in line).strip()


def _paragraph(paragraph: Element, fonts: _Fonts, depth: int) -> Iterator[Line]:
    """The line of a paragraph, or several where it is broken; boxes and notes anchored in it come after it."""
    lines: list[Line] = [[]]
    boxes: list[Element] = []
    for text, font in _texts(paragraph, fonts, boxes):
        for place, piece in enumerate(text.split("\n")):
            if place:
                lines.append([])
            lines[-1].append((piece, font))
    yield from lines
    if depth < _DEEPEST:
        for box in boxes:
            yield from _lines(box, fonts, depth + 1)


def _texts(paragraph: Element, fonts: _Fonts, boxes: list[Element]) -> Iterator[tuple[str, str | None]]:
    """The pieces of text of a paragraph, each with its font; boxes and notes are put aside."""
    waiting: list[tuple[Element | str, str | None]] = [(paragraph, None)]
    while waiting:
        element, font = waiting.pop()
        if isinstance(element, str):
            yield element, font
            continue
        kind = local(element)
        if kind in {"text-box", "note-body"}:
            boxes.append(element)
        elif kind in {"s", "tab", "line-break"}:
            yield _sign(element, kind), font
        elif kind and kind not in _SKIPPED:
            waiting += reversed(list(_inside(element, fonts.of(attribute(element, "style-name")) or font)))


def _inside(element: Element, font: str | None) -> Iterator[tuple[Element | str, str | None]]:
    """The text and the elements within an element, in order."""
    if element.text:
        yield _one_space(element.text), font
    for one in element:
        yield one, font
        if one.tail:
            yield _one_space(one.tail), font


def _one_space(text: str) -> str:
    """Line ends of the XML source are spaces of the text."""
    return text.replace("\r", " ").replace("\n", " ")


def _sign(element: Element, kind: str) -> str:
    """What an element for white space stands for."""
    if kind == "s":
        count = attribute(element, "c") or "1"
        return " " * (min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() else 1)
    return "\t" if kind == "tab" else "\n"
