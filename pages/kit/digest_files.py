"""The month's sentences as text and as HTML, ready for a mail: the report of `report_month.digest` in two files."""

import sys
from datetime import date
from pathlib import Path
from typing import Final

from pages.kit.access import PROGRAM, acting_as
from pages.kit.filters import Filters, looked_at, month_end
from pages.kit.report_html import letter_of
from pages.kit.report_month import digest
from pages.kit.report_text import text_of
from pages.kit.warehouse import current
from pages.kit.words import said_in, t

FAILED: Final = 2


def write(month: date, folder: Path, address: str, language: str) -> int:
    """Write both files into a folder, print the text, and return the exit status."""
    with said_in(language), acting_as(PROGRAM):
        build = current()
        if build is None:
            print(t("Chưa có bản dựng nào; hãy nạp bản tin bằng `python -m etl add`."), file=sys.stderr)
            return FAILED
        filters = Filters(month, month_end(month))
        with looked_at(filters):
            report = digest(build, filters, address.rstrip("/"))
        text, page = text_of(report), letter_of(report)
    name = f"nhip-cong-doan_{month:%Y-%m}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.html").write_bytes(page)
    print(text, end="")
    print(f"{folder / name}.txt, {folder / name}.html", file=sys.stderr)
    return 0
