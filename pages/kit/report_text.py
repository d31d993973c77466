"""A report as plain text, for mails and terminals."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from pages.kit.highlight import visible
from pages.kit.overview_cards import Clause
from pages.kit.report_model import Paragraph, Report, plain

WIDTH: Final = 96


def text_of(report: Report) -> str:
    """The sentences of a report, a list item a line; tables stay in the other forms."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    """Line by line."""
    if report.warning:
        yield f"*** {report.warning} ***"
    yield visible(report.subject).upper()
    yield from textwrap.wrap(visible(report.about), WIDTH)
    for section in report.sections:
        yield ""
        yield section.heading.upper()
        for block in section.blocks:
            if isinstance(block, Paragraph):
                mark = "- " if block.is_item else ""
                yield from _wrapped(mark + " ".join(visible(plain(block.clauses)).split()), bool(mark))
                yield from _address(block.clauses, report.origin)
    yield ""
    yield report.stamp.whole


def _wrapped(words: str, is_item: bool) -> list[str]:  # noqa: FBT001 - the one thing that sets them apart
    """Words on lines that mails do not break again."""
    return textwrap.wrap(words, WIDTH, subsequent_indent="  " if is_item else "", break_long_words=False)


def _address(clauses: Sequence[Clause], origin: str) -> Iterator[str]:
    """Where a line opens, if it is known where the dashboard is served and the line is about one thing."""
    found = [one.address for one in clauses if one.address]
    if origin and len(found) == 1:
        yield f"  {origin}{found[0]}"
