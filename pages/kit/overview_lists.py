"""The bulletins of a stretch that matter, by a rule that the page states."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from pages.kit import links, overview_stretch
from pages.kit.filters import values
from pages.kit.overview_stretch import Stretch
from pages.kit.warehouse import Build, frame
from pages.kit.words import number, t

TOGETHER: Final = 3
"""So many provinces acting in one bulletin make it matter."""
OFTEN: Final = 5
"""So often one resolution has to be named."""
MATTERING: Final = 5


def matters(found: Sequence[links.Line] | None) -> None:
    """The bulletins that matter (`mattering`), each with the reason; the rule stands below."""
    st.subheader(t("Bản tin đáng chú ý"), anchor=False)
    if found:
        links.lines(found)
    elif found is None:
        st.markdown(overview_stretch.unknown())
    else:
        st.markdown(none_matters())
    st.caption(matters_rule())


def mattering(build: Build, stretch: Stretch) -> list[links.Line] | None:
    """The bulletins of the stretch that matter, each with the reason; None where nobody looked."""
    if not stretch.is_known:
        return None
    asked = values(stretch.filters) | {"together": TOGETHER, "often": OFTEN, "limit": MATTERING}
    return [_matter(one) for one in frame(build, "overview_matters", **asked).to_dict("records")]


def none_matters() -> str:
    """The sentence where no bulletin does."""
    return t("Không bản tin nào của kỳ vào diện đáng chú ý.")


def matters_rule() -> str:
    """When a bulletin matters."""
    return t(
        "Đáng chú ý khi: lần đầu có bản tin nhắc một nghị quyết; từ {together} tỉnh, thành cùng hoạt động; "
        "hoặc nêu một nghị quyết từ {often} lần. Nhiều lý do đứng trước.",
        together=number(TOGETHER),
        often=number(OFTEN),
    )


def _matter(one: Mapping[Hashable, Any]) -> links.Line:
    """One bulletin with its reasons."""
    reasons = [
        t("lần đầu nhắc {name}", name=one["first_of"]) if pd.notna(one["first_of"]) else "",
        t("{count} tỉnh, thành cùng hoạt động", count=number(one["provinces"])) if pd.notna(one["provinces"]) else "",
        t("nêu một nghị quyết {count} lần", count=number(one["mentions"])) if pd.notna(one["mentions"]) else "",
    ]
    line = links.bulletin_line(one)
    return links.Line(line.words, line.address, " · ".join(part for part in (line.below, *reasons) if part))
