"""The paper of a Word report: page, styles, letterhead and signature, as administrative papers of Vietnam have them."""

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pages.kit.highlight import visible
from pages.kit.report_form import Form
from pages.kit.report_model import Report
from pages.kit.words import language, t

FONT: Final = "Times New Roman"
WIDTH: Final = 160
"""Millimetres between the margins."""
CELL: Final = "Table Cell"
"""The style of words in tables."""
_RED: Final = RGBColor(0xB0, 0x00, 0x20)
_BLACK: Final = RGBColor(0, 0, 0)
_LETTERHEAD: Final = (62, 98)
"""Millimetres of the two columns; the right one is a little wider than the nation's name."""
_LANGUAGES: Final = {"vi": "vi-VN", "en": "en-GB"}
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


def lay_out(paper: Any, report: Report) -> None:  # noqa: ANN401 - python-docx is untyped
    """A4 with its margins, the styles, and what stands on every page."""
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(20), Mm(20), Mm(30), Mm(20)
    page.header_distance = page.footer_distance = Mm(10)
    _styles(paper)
    _every_page(page, report)
    paper.core_properties.title, paper.core_properties.language = report.subject, _LANGUAGES[language()]
    paper.core_properties.author, paper.core_properties.comments = t("Nhịp Công đoàn"), report.stamp.whole


def _styles(paper: Any) -> None:  # noqa: ANN401
    """One font; justified words with a first line set in; hyphens before the items of a list."""
    normal, heading, item = (paper.styles[name] for name in ("Normal", "Heading 1", "List Bullet"))
    cell = paper.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    for style, size in ((normal, 13), (heading, 13), (item, 13), (cell, 11)):
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), FONT)
        fonts.set(qn("w:cs"), FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.1
    heading.font.bold, heading.font.all_caps, heading.font.color.rgb = True, True, _BLACK
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(6)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
    _spoken(paper)
    _hyphens(paper, item)


def _spoken(paper: Any) -> None:  # noqa: ANN401
    """The language that the spelling is checked in."""
    words = paper.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    words.set(qn("w:val"), _LANGUAGES[language()])


def _hyphens(paper: Any, item: Any) -> None:  # noqa: ANN401
    """A hyphen before each item, set in as a paragraph is."""
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Mm(0), Mm(10)
    for level in paper.part.numbering_part.element.iter(qn("w:lvl")):
        if level.find(f"{qn('w:pStyle')}[@{qn('w:val')}='{item.style_id}']") is not None:
            level.find(qn("w:lvlText")).set(qn("w:val"), "-")
            level.remove(level.find(qn("w:rPr")))
            level.find(qn("w:pPr")).clear()
            after = OxmlElement("w:suff")
            after.set(qn("w:val"), "space")
            level.find(qn("w:lvlText")).addprevious(after)


def _every_page(page: Any, report: Report) -> None:  # noqa: ANN401
    """The page's number above, from the second page on, and the warning; build and rules below."""
    page.different_first_page_header_footer = True
    _field(page.header.paragraphs[0], "PAGE")
    _warned(page.header.add_paragraph() if report.warning else page.header.paragraphs[0], report)
    _warned(page.first_page_header.paragraphs[0], report)
    for below in (page.footer.paragraphs[0], page.first_page_footer.paragraphs[0]):
        below.alignment = CENTRE
        below.add_run(report.stamp.whole).font.size = Pt(9)


def _warned(line: Any, report: Report) -> None:  # noqa: ANN401
    """The warning of a report on demonstration data."""
    line.alignment = CENTRE
    if report.warning:
        run = line.add_run(report.warning)
        run.bold, run.font.color.rgb, run.font.size = True, _RED, Pt(11)


def _field(line: Any, code: str) -> None:  # noqa: ANN401
    """A number that Word counts."""
    line.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = line.add_run("1")
    line._p.append(field)  # noqa: SLF001 - python-docx has no other way to a field
    field.append(run._r)  # noqa: SLF001


# --- letterhead and signature -----------------------------------------------------------------------------------------


def letterhead(paper: Any, words: Form) -> None:  # noqa: ANN401
    """The office on the left, the nation and its motto on the right; number, place and day left open."""
    table = paper.add_table(rows=2, cols=2)
    fixed(table, _LETTERHEAD)
    (left, right), (number, day) = (row.cells for row in table.rows)
    _into(left, [(words.above, False, 12), (words.office, True, 12)])
    _rule(left, 22, _LETTERHEAD[0])
    _into(right, [(words.nation, True, 12), (words.motto, True, 13)])
    _rule(right, 62, _LETTERHEAD[1])
    _into(number, [(words.number, False, 13)])
    _into(day, [(words.place_and_day, False, 13)], is_italic=True)


def title(paper: Any, words: Form, report: Report) -> None:  # noqa: ANN401
    """What kind of paper it is, what it is about, and the days."""
    for said, size, before in ((words.kind, 14, 14), (report.subject, 14, 0)):
        line = _centred(paper.add_paragraph(), said, size=size)
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(before), Pt(0)
    _rule(paper, 40, WIDTH)
    _centred(paper.add_paragraph(), report.about, is_bold=False, is_italic=True)


def signature(paper: Any, words: Form) -> None:  # noqa: ANN401
    """Who receives it, and who signs, never torn apart."""
    table = paper.add_table(rows=1, cols=2)
    fixed(table, (60, 100))
    whole(table.rows[0])
    left, right = table.rows[0].cells
    _into(right, [(words.signer, True, 13), (words.signed, False, 13)])
    head = left.paragraphs[0].add_run(words.receivers)
    head.bold, head.italic, head.font.size = True, True, Pt(12)
    for line in words.filed.splitlines():
        left.add_paragraph().add_run(line).font.size = Pt(11)
    for line in left.paragraphs:
        line.paragraph_format.space_after = Pt(0)


def annex_title(paper: Any, words: Form, report: Report) -> None:  # noqa: ANN401
    """The annex begins a page and says which paper it belongs to."""
    heading = paper.add_heading(report.annex.heading, level=1)
    heading.alignment, heading.paragraph_format.page_break_before = CENTRE, True
    _centred(paper.add_paragraph(), words.attached, is_bold=False, is_italic=True)


def fixed(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401
    """Columns of these millimetres, whatever stands in them."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def whole(row: Any) -> None:  # noqa: ANN401
    """A row that no page's end divides."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no other way


def _into(cell: Any, lines: Sequence[tuple[str, bool, int]], *, is_italic: bool = False) -> None:  # noqa: ANN401
    """Centred lines of a cell: words, whether bold, points."""
    for place, (words, is_bold, size) in enumerate(lines):
        line = cell.paragraphs[0] if not place else cell.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        _centred(line, words, size=size, is_bold=is_bold, is_italic=is_italic)


def _centred(line: Any, words: str, *, size: int = 13, is_bold: bool = True, is_italic: bool = False) -> Any:  # noqa: ANN401
    """Words in the middle."""
    line.alignment = CENTRE
    run = line.add_run(visible(words))
    run.bold, run.italic, run.font.size = is_bold, is_italic, Pt(size)
    return line


def _rule(where: Any, length: int, room: int) -> None:  # noqa: ANN401
    """A line of these millimetres in the middle of the room."""
    line = where.add_paragraph()
    form = line.paragraph_format
    form.left_indent = form.right_indent = Mm((room - length) / 2)
    form.space_before, form.space_after, form.line_spacing = Pt(2), Pt(4), Pt(3)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    line._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no other way to a border
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
