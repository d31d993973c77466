"""What came of the last step of the review page: the sentence, the bulletins that follow it, and the way back."""

from typing import Any

import pandas as pd
import streamlit as st

from pages.kit import links, review_form, step
from pages.kit.access import User
from pages.kit.review_ask import PLACE
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, t


def result(build: Build | None, user: User) -> None:
    """What came of it; a decision opens its bulletins and can be taken back."""
    step.result(PLACE)
    said = step.last(PLACE)
    decision = said.decision if said else None
    if decision is None:
        return
    if found := settled(build).get(decision):
        bulletins(found)
    if st.button(t("Hoàn tác quyết định này"), icon=":material/undo:", key="review_undo_last"):
        review_form.take_back(decision, user)


def settled(build: Build | None) -> dict[int, dict[Any, Any]]:
    """What the build says of each decision."""
    if build is None or build.is_demo:
        return {}
    return {int(row["decision"]): row for row in frame(build, "review_decisions").to_dict("records")}


def bulletins(row: dict[Any, Any]) -> None:
    """From when to when the bulletins are that follow a decision, and the way to them: of any date."""
    if pd.notna(row["first_on"]):
        first, last = day(row["first_on"]), day(row["last_on"])
        days = first if first == last else f"{first} – {last}"
        st.caption(t("Các bản tin ấy đăng {days}; kỳ khác thì số liệu không đổi.", days=days))
    label = t("Mở các bản tin nêu nghị quyết này")
    links.open_number(int(row["settled"]), label, resolution=str(row["key"]), dated="all")
