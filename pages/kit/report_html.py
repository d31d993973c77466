"""A report as one HTML file that needs nothing else: no script, no font, no picture from anywhere."""

from collections.abc import Sequence
from html import escape
from typing import Final

from pages.kit.highlight import visible
from pages.kit.overview_cards import Clause
from pages.kit.report_form import form
from pages.kit.report_model import Block, Paragraph, Report, Section, Table, has_caption, numbered
from pages.kit.words import language, t

STYLE: Final = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{font:1.05rem/1.5 "Times New Roman",Tinos,"Liberation Serif",serif;color:#111;background:#fff;margin:0 auto;
 max-width:52rem;padding:1.5rem 1.25rem;overflow-wrap:anywhere}
header.letter{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.5rem 2rem;
 text-align:center}
header.letter p{margin:0;white-space:pre-wrap}
.rule{border:0;border-top:1px solid #111;width:7rem;margin:.3rem auto .6rem}
h1{text-align:center;font-size:1.3rem;margin:1.6rem 0 0}h1 span{display:block;font-size:1.1rem}
.about{text-align:center;font-style:italic;margin:.3rem 0 1.2rem}
h2{font-size:1.05rem;margin:1.6rem 0 .5rem;text-transform:uppercase}.annex h2{text-align:center}
ul{margin:.3rem 0;padding-left:1.4rem}li{margin:.25rem 0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem;margin:.4rem 0 0}
caption{text-align:left;font-weight:700;padding:.2rem 0}
th,td{border:1px solid #777;padding:.25rem .45rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
th{background:#dce6f1}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.stamp{font-size:.75rem;font-style:italic;color:#333;margin:.15rem 0 1rem}
.warning{background:#fff4f4;border:2px solid #b00020;color:#8f001a;font-weight:700;text-align:center;padding:.35rem}
.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
a{color:#0b4a8f}
footer.sign{display:grid;grid-template-columns:2fr 3fr;gap:1rem;margin-top:2rem}footer.sign p{margin:0}
footer.sign div:last-child{text-align:center}
@page{size:A4;margin:20mm 20mm 20mm 30mm}
@media (max-width:40rem){td:not(.n){min-width:5.5rem}}
@media print{body{max-width:none;padding:0;font-size:12pt}header.letter{grid-template-columns:2fr 3fr;gap:.5rem}
 .wide{overflow:visible}table{font-size:10.5pt}.warning{display:none}.annex{break-before:page}thead{display:table-header-group}
 tr{break-inside:avoid}h2,caption,thead{break-after:avoid}}
"""


def html_of(report: Report) -> bytes:
    """The report as a page of its own."""
    words = form()
    sections = [_section(numbered(place, one.heading), one, report) for place, one in enumerate(report.sections)]
    body = (
        f'<header class="letter"><div><p>{_plain(words.above)}</p><p><b>{_plain(words.office)}</b></p>'
        f'<hr class="rule"><p>{_plain(words.number)}</p></div><div><p><b>{_plain(words.nation)}</b></p>'
        f'<p><b>{_plain(words.motto)}</b></p><hr class="rule"><p><i>{_plain(words.place_and_day)}</i></p></div>'
        "</header>"
        f"<main>{_title(report, words.kind)}{''.join(sections)}"
        f'<footer class="sign"><div><p><b><i>{_plain(words.receivers)}</i></b></p>'
        f"{''.join(f'<p>{_plain(line)}</p>' for line in words.filed.splitlines())}</div>"
        f"<div><p><b>{_plain(words.signer)}</b></p><p>{_plain(words.signed)}</p></div></footer>"
        f'<div class="annex">{_section(report.annex.heading, report.annex, report, words.attached)}</div></main>'
    )
    return _whole(report, body)


def letter_of(report: Report) -> bytes:
    """The same sentences without the frame of an administrative paper: what goes into a mail."""
    sections = [_section(one.heading, one, report) for one in report.sections]
    body = f"<main>{_title(report)}{''.join(sections)}<p class='stamp'>{_plain(report.stamp.whole)}</p></main>"
    return _whole(report, body)


def _whole(report: Report, body: str) -> bytes:
    """A document around a body; on paper the warning stands on every page."""
    warned = f'<p class="warning" role="note">{_plain(report.warning)}</p>' if report.warning else ""
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{_plain(report.subject)}</title>'
        f'<meta name="description" content="{_plain(report.stamp.whole)}"><style>{STYLE}{_paper(report)}</style></head>'
        f"<body>{warned}{body}</body></html>"
    ).encode()


def _paper(report: Report) -> str:
    """What stands on every printed page: the warning and, but on the first, its number above; build and rules below."""
    warned = _quoted(f"{report.warning}  ") if report.warning else '""'
    first, later = f"content:{warned}", f"content:{warned} counter(page)"
    below = f"@bottom-center{{content:{_quoted(report.stamp.whole)};font:8pt serif}}"
    above = "@top-center{{{};font:bold 10pt serif}}"
    return f"@page{{{above.format(later)}{below}}}@page:first{{{above.format(first)}}}"


def _quoted(words: str) -> str:
    """Words as a string of CSS, by their numbers, so that none of them can end it."""
    return '"' + "".join(one if one.isalnum() or one in " ,.;:-" else f"\\{ord(one):x} " for one in words) + '"'


def _title(report: Report, kind: str = "") -> str:
    """The title and the days."""
    above = f"{_plain(kind)}<span>" if kind else "<span>"
    return f'<h1>{above}{_plain(report.subject)}</span></h1><p class="about">{_plain(report.about)}</p>'


def _section(heading: str, section: Section, report: Report, below: str = "") -> str:
    """A heading and what stands under it; the items that follow each other are one list."""
    pieces = [f'<p class="about">{_plain(below)}</p>'] if below else []
    items: list[str] = []
    for block in [*section.blocks, None]:
        if isinstance(block, Paragraph) and block.is_item:
            items.append(f"<li>{_clauses(block.clauses, report.origin)}</li>")
            continue
        if items:
            pieces.append(f"<ul>{''.join(items)}</ul>")
            items = []
        pieces.append(_block(block, section, report) if block else "")
    return f"<section><h2>{_plain(heading)}</h2>{''.join(pieces)}</section>"


def _block(block: Block, section: Section, report: Report) -> str:
    """A paragraph, or a table with the stamp of its figures below it."""
    if isinstance(block, Paragraph):
        return f"<p>{_clauses(block.clauses, report.origin)}</p>"
    if not block.rows:
        caption = f"<b>{_plain(block.caption)}</b><br>" if has_caption(block, section) else ""
        return f"<p>{caption}{_plain(t('Không có.'))}</p>"
    quiet = "" if has_caption(block, section) else ' class="quiet"'
    caption = f"<caption{quiet}>{_plain(block.caption)}</caption>"
    return f'{_table(block, caption, report.origin)}<p class="stamp">{_plain(report.stamp.short)}</p>'


def _table(block: Table, caption: str, origin: str) -> str:
    """A table that may be wider than a phone."""
    head = "".join(
        f'<th scope="col"{_side(place, block)}>{_plain(words)}</th>' for place, words in enumerate(block.head)
    )
    rows = "".join(f"<tr>{_cells(row, block, origin)}</tr>" for row in block.rows)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{_plain(block.caption)}"><table>'
        f"{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(row: Sequence[Clause], block: Table, origin: str) -> str:
    """The cells of a row."""
    return "".join(f"<td{_side(place, block)}>{_clauses([one], origin)}</td>" for place, one in enumerate(row))


def _side(place: int, block: Table) -> str:
    """Numbers stand to the right."""
    return ' class="n"' if place in block.numbers else ""


def _clauses(clauses: Sequence[Clause], origin: str) -> str:
    """Words, as links where it is known where the dashboard is served."""
    return "".join(
        f'<a href="{escape(origin + one.address, quote=True)}">{_plain(one.words)}</a>'
        if one.address and origin
        else _plain(one.words)
        for one in clauses
    )


def _plain(words: str) -> str:
    """Words safe in HTML."""
    return escape(visible(words), quote=True)
