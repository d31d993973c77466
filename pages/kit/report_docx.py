"""A report as a Word file in the manner of Vietnamese administrative papers, to go on writing in."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pages.kit.highlight import visible
from pages.kit.overview_cards import Clause
from pages.kit.report_form import Form, form
from pages.kit.report_model import Block, Paragraph, Report, Section, Table, numbered
from pages.kit.words import language, t

FONT: Final = "Times New Roman"
_RED: Final = RGBColor(0xB0, 0x00, 0x20)
_BLUE: Final = "0B4A8F"
_HEAD: Final = "DCE6F1"
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def docx_of(report: Report) -> bytes:
    """The report as a Word file."""
    paper = Document()
    _page(paper, report)
    words = form()
    _letterhead(paper, words)
    _line(paper, words.kind, size=15, is_bold=True, align=_CENTRE)
    _line(paper, report.subject, size=14, is_bold=True, align=_CENTRE)
    _line(paper, report.about, is_italic=True, align=_CENTRE)
    for place, section in enumerate(report.sections):
        _section(paper, numbered(place, section.heading), section, report)
    _signature(paper, words)
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _section(paper, report.annex.heading, report.annex, report)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


# --- the page ---------------------------------------------------------------------------------------------------------


def _page(paper: Any, report: Report) -> None:  # noqa: ANN401 - python-docx is untyped
    """A4 with its margins, the font, and what stands on every page."""
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(20), Mm(20), Mm(30), Mm(20)
    for name in ("Normal", "Heading 1", "List Bullet"):
        style = paper.styles[name]
        style.font.name, style.font.size = FONT, Pt(13)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    heading = paper.styles["Heading 1"]
    heading.font.bold, heading.font.color.rgb = True, RGBColor(0, 0, 0)
    heading.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
    heading.element.rPr.rFonts.attrib.pop(qn("w:hAnsiTheme"), None)
    paper.core_properties.title, paper.core_properties.language = report.subject, language()
    paper.core_properties.author, paper.core_properties.comments = t("Nhịp Công đoàn"), report.stamp
    _every_page(page, report)


def _every_page(page: Any, report: Report) -> None:  # noqa: ANN401
    """The warning above, build, rules and the page's number below."""
    top = page.header.paragraphs[0]
    top.alignment = _CENTRE
    if report.warning:
        run = top.add_run(report.warning)
        run.bold, run.font.color.rgb = True, _RED
    bottom = page.footer.paragraphs[0]
    bottom.alignment = _CENTRE
    bottom.add_run(f"{report.stamp} {t('Trang')} ").font.size = Pt(9)
    _field(bottom, "PAGE")
    bottom.add_run(" / ").font.size = Pt(9)
    _field(bottom, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:  # noqa: ANN401
    """A number that Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no other way to a field


def _letterhead(paper: Any, words: Form) -> None:  # noqa: ANN401
    """The office on the left, the nation and its motto on the right; number, place and day left open."""
    table = paper.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cells, width in zip(table.columns, (Mm(66), Mm(94)), strict=True):
        for cell in cells.cells:
            cell.width = width
    (left, right), (number, day) = (row.cells for row in table.rows)
    _into(left, [(words.above, False), (words.office, True), ("─" * 8, False)])
    _into(right, [(words.nation, True), (words.motto, True), ("─" * 14, False)])
    _into(number, [(words.number, False)])
    _into(day, [(words.place_and_day, False)], is_italic=True)


def _into(cell: Any, lines: Sequence[tuple[str, bool]], *, is_italic: bool = False) -> None:  # noqa: ANN401
    """Centred lines of a cell."""
    for place, (words, is_bold) in enumerate(lines):
        line = cell.paragraphs[0] if not place else cell.add_paragraph()
        line.alignment = _CENTRE
        line.paragraph_format.space_after = Pt(0)
        run = line.add_run(words)
        run.bold, run.italic, run.font.size = is_bold, is_italic, Pt(12)


def _signature(paper: Any, words: Form) -> None:  # noqa: ANN401
    """Who receives it, and who signs."""
    left, right = paper.add_table(rows=1, cols=2).rows[0].cells
    _into(right, [(words.signer, True), (words.signed, False)])
    head = left.paragraphs[0].add_run(words.receivers)
    head.bold, head.italic, head.font.size = True, True, Pt(12)
    for line in words.filed.splitlines():
        left.add_paragraph().add_run(line).font.size = Pt(11)


# --- what it says -----------------------------------------------------------------------------------------------------


def _line(  # noqa: PLR0913 - how a line looks, all named
    paper: Any,  # noqa: ANN401
    words: str,
    *,
    size: int = 13,
    is_bold: bool = False,
    is_italic: bool = False,
    align: Any = None,  # noqa: ANN401
) -> None:
    """One line."""
    line = paper.add_paragraph()
    line.alignment = align
    run = line.add_run(visible(words))
    run.bold, run.italic, run.font.size = is_bold, is_italic, Pt(size)


def _section(paper: Any, heading: str, section: Section, report: Report) -> None:  # noqa: ANN401
    """A heading and what stands under it."""
    paper.add_heading(heading, level=1)
    for block in section.blocks:
        _block(paper, block, report)


def _block(paper: Any, block: Block, report: Report) -> None:  # noqa: ANN401
    """A paragraph, or a table with the stamp of its figures below it."""
    if isinstance(block, Paragraph):
        line = paper.add_paragraph(style="List Bullet" if block.is_item else None)
        _clauses(line, block.clauses, report.origin)
        return
    _line(paper, block.caption, is_bold=True)
    if not block.rows:
        _line(paper, t("Không có."))
        return
    _table(paper, block, report.origin)
    _line(paper, report.stamp, size=10, is_italic=True)


def _clauses(line: Any, clauses: Sequence[Clause], origin: str, size: int | None = None) -> None:  # noqa: ANN401
    """Words, as links where it is known where the dashboard is served."""
    for one in clauses:
        run = line.add_run(visible(one.words))
        if size:
            run.font.size = Pt(size)
        if one.address and origin:
            _link(line, run, origin + one.address)


def _link(line: Any, run: Any, address: str) -> None:  # noqa: ANN401
    """Make words a link."""
    known = line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), known)
    run.font.underline, run.font.color.rgb = True, RGBColor.from_string(_BLUE)
    line._p.append(link)  # noqa: SLF001 - python-docx has no other way to a hyperlink
    link.append(run._r)  # noqa: SLF001


def _table(paper: Any, block: Table, origin: str) -> None:  # noqa: ANN401
    """A table with a head that Word repeats on every page."""
    table = paper.add_table(rows=1, cols=len(block.head))
    table.style = "Table Grid"
    head = table.rows[0]
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001
    for cell, words in zip(head.cells, block.head, strict=True):
        run = cell.paragraphs[0].add_run(words)
        run.bold, run.font.size = True, Pt(11)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _HEAD)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
    for row in block.rows:
        for place, (cell, one) in enumerate(zip(table.add_row().cells, row, strict=True)):
            line = cell.paragraphs[0]
            line.alignment = _RIGHT if place in block.numbers else None
            _clauses(line, [one], origin, 11)
