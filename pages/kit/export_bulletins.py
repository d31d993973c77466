"""The bulletins behind a number as a table to take away: all of them, however many the page shows on one screen."""

from functools import partial

import pandas as pd

from pages.kit import exports, links
from pages.kit.conditions import Conditions
from pages.kit.filters import Filters, looked_at
from pages.kit.report_button import origin
from pages.kit.warehouse import Build, frame, row
from pages.kit.words import t


def offer(build: Build, filters: Filters, conditions: Conditions) -> None:
    """The buttons for the list of a number; the list is asked whole when one is clicked."""
    make = partial(table, build, filters, conditions, origin())
    exports.offer(make, key=f"bulletins_{build.name}", title=t("Danh sách bản tin"))


def table(build: Build, filters: Filters, conditions: Conditions, served_at: str) -> pd.DataFrame:
    """Every bulletin that a number counts, the newest first, with the address of its text."""
    asked = conditions.values(filters)
    count = int(row(build, "matching_count", **asked)["bulletins"])
    found = frame(build, "bulletin_list", **asked, rows=count, skip=0)
    with looked_at(filters):
        given = conditions.given()
        addresses = [served_at + links.bulletin_url(str(one), **given) for one in found["bulletin_id"]]
    return pd.DataFrame(
        {
            t("Ngày đăng"): [None if pd.isna(one) else one.date() for one in found["published_on"]],
            t("Tiêu đề"): found["title"],
            t("Trang"): found["site"],
            t("Tỉnh, thành phố"): found["provinces"].fillna(""),
            t("Nghị quyết"): found["resolutions"].fillna(""),
            t("Liên kết"): addresses,
        }
    )
