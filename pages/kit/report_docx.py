"""A report as a Word file in the manner of Vietnamese administrative papers, to go on writing in."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pages.kit import report_paper
from pages.kit.highlight import visible
from pages.kit.overview_cards import Clause
from pages.kit.report_form import form
from pages.kit.report_model import Paragraph, Report, Section, Table, has_caption, numbered, plain
from pages.kit.report_widths import widths
from pages.kit.words import t

_BLUE: Final = "0B4A8F"
_HEAD: Final = "DCE6F1"
_RIGHT, _JUSTIFIED = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


def docx_of(report: Report) -> bytes:
    """The report as a Word file."""
    paper, words = Document(), form()
    report_paper.lay_out(paper, report)
    report_paper.letterhead(paper, words)
    report_paper.title(paper, words, report)
    for place, section in enumerate(report.sections):
        paper.add_heading(numbered(place, section.heading), level=1)
        _blocks(paper, section, report)
    report_paper.signature(paper, words)
    report_paper.annex_title(paper, words, report)
    _blocks(paper, report.annex, report)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _blocks(paper: Any, section: Section, report: Report) -> None:  # noqa: ANN401 - python-docx is untyped
    """What stands under a heading."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            _paragraph(paper, block, report.origin)
        else:
            _captioned(paper, block, section, report)


def _paragraph(paper: Any, block: Paragraph, origin: str) -> None:  # noqa: ANN401
    """A sentence, or an item of a list."""
    line = paper.add_paragraph(style="List Bullet" if block.is_item else None)
    line.alignment = None if "://" in plain(block.clauses) else _JUSTIFIED
    line.paragraph_format.first_line_indent = Mm(10)
    _clauses(line, block.clauses, origin)


def _captioned(paper: Any, block: Table, section: Section, report: Report) -> None:  # noqa: ANN401
    """A table under its caption, where the heading does not say it already, above the stamp of its figures."""
    if has_caption(block, section):
        caption = paper.add_paragraph()
        caption.add_run(visible(block.caption)).bold = True
        caption.paragraph_format.keep_with_next = True
    if not block.rows:
        paper.add_paragraph(t("Không có."))
        return
    _table(paper, block, report.origin)
    below = paper.add_paragraph().add_run(report.stamp.short)
    below.italic, below.font.size = True, Pt(8)


def _clauses(line: Any, clauses: Sequence[Clause], origin: str) -> None:  # noqa: ANN401
    """Words, as links where it is known where the dashboard is served."""
    for one in clauses:
        run = line.add_run(visible(one.words))
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
    """A table whose head stands on every page, and whose rows no page's end divides."""
    table = paper.add_table(rows=1 + len(block.rows), cols=len(block.head))
    table.style = "Table Grid"
    report_paper.fixed(table, widths(block, report_paper.WIDTH))
    head, *rows = table.rows
    _head(head, block)
    for row, cells in zip(rows, block.rows, strict=True):
        report_paper.whole(row)
        for place, (cell, one) in enumerate(zip(row.cells, cells, strict=True)):
            line = cell.paragraphs[0]
            line.style = report_paper.CELL
            line.alignment = _RIGHT if place in block.numbers else None
            _clauses(line, [one], origin)


def _head(row: Any, block: Table) -> None:  # noqa: ANN401
    """The names of the columns, repeated on every page."""
    report_paper.whole(row)
    row._tr.trPr.append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no other way
    for cell, words in zip(row.cells, block.head, strict=True):
        line = cell.paragraphs[0]
        line.style, line.alignment, line.paragraph_format.keep_with_next = report_paper.CELL, report_paper.CENTRE, True
        line.add_run(words).bold = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), _HEAD)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
