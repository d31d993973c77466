"""The button that makes a report of what the page shows, as Word or as HTML, when somebody asks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from pages.kit import exports
from pages.kit.filters import Filters, looked_at
from pages.kit.overview_stretch import Stretch
from pages.kit.province_view import View
from pages.kit.report_html import html_of
from pages.kit.report_model import Report
from pages.kit.report_month import month_report
from pages.kit.report_province import province_report
from pages.kit.report_resolution import resolution_report
from pages.kit.warehouse import Build
from pages.kit.words import language, said_in, t

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that can be made where no page is being drawn."""

    make: Callable[[str], Report]
    """From where the dashboard is served."""
    filters: Filters
    origin: str
    language: str

    def docx(self) -> bytes:
        """As Word."""
        from pages.kit.report_docx import docx_of  # noqa: PLC0415 - heavy, only when somebody asks

        return self._made(docx_of)

    def html(self) -> bytes:
        """As HTML."""
        return self._made(html_of)

    def _made(self, form: Callable[[Report], bytes]) -> bytes:
        """The report under the filters and in the language of the page."""
        with said_in(self.language), looked_at(self.filters):
            return form(self.make(self.origin))


def of_month(build: Build, filters: Filters, stretch: Stretch) -> None:
    """The report of what the overview shows."""
    name = f"bao-cao_{stretch.filters.start:%Y-%m-%d}_{stretch.filters.end:%Y-%m-%d}"
    _offer(partial(month_report, build, filters, stretch), filters, name, "month")


def of_province(view: View, key: str) -> None:
    """The report of one province."""
    name = f"bao-cao_tinh-thanh_{exports.slug(str(view.units.set_index('key')['label'][key]))}"
    _offer(partial(province_report, view, key), view.filters, name, "province")


def of_resolution(build: Build, filters: Filters, choice: str) -> None:
    """The report of one resolution."""
    name = f"bao-cao_nghi-quyet_{exports.slug(choice)}"
    _offer(partial(resolution_report, build, filters, choice), filters, name, "resolution")


def _offer(make: Callable[[str], Report], filters: Filters, name: str, key: str) -> None:
    """Two buttons; nothing is made before one is clicked."""
    asked = Asked(make, filters, origin(), language())
    with st.container(horizontal=True, gap="small", width="content"):
        exports.button(
            t("Báo cáo Word"), asked.docx, f"{name}.docx", DOCX, t("Báo cáo theo mẫu hành chính, có phụ lục nguồn"),
            f"report_{key}_docx", icon=":material/description:",
        )  # fmt: skip
        exports.button(
            t("Báo cáo HTML"), asked.html, f"{name}.html", "text/html; charset=utf-8",
            t("Báo cáo trong một tệp, mở bằng trình duyệt"), f"report_{key}_html", icon=":material/description:",
        )  # fmt: skip


def origin() -> str:
    """Where the dashboard is served: scheme and host of the address that the reader sees."""
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
