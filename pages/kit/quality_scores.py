"""Scores on the quality page: how the reading did on articles that people labelled, and by which rules."""

import pandas as pd
import streamlit as st

from etl.load.scores import SetScore, scores
from pages.kit import tables
from pages.kit.warehouse import Build, row
from pages.kit.words import number, percent, t


def show(build: Build) -> None:
    """Each labelled set with its measures; whether the rules in force are those that were scored."""
    st.subheader(t("Điểm của quy tắc"), anchor=False)
    found = scores()
    if not found:
        st.markdown(t("Chưa có điểm nào được công bố."))
        return
    st.markdown(t("Người gắn nhãn từng bài rồi so với máy. Độ chính xác: máy nói thì đúng; độ phủ: có thì máy thấy."))
    st.markdown(t("Các bộ “để dành” là những bài chưa ai chỉnh quy tắc theo: điểm của chúng gần sự thật nhất."))
    _rules(found, str(row(build, "build")["rules_version"]))
    tables.drawn(_table(found), key="quality_scores", alt=t("Điểm của từng bộ nhãn theo từng việc"))


def _rules(found: list[SetScore], in_force: str) -> None:
    """Which rules were scored."""
    scored = sorted({one.rules for one in found})
    if scored == [in_force]:
        st.caption(t("Chấm bằng đúng quy tắc đang dùng ({rules}).", rules=in_force))
    else:
        old = ", ".join(scored)
        st.caption(t("Chấm bằng quy tắc {scored}; quy tắc đang dùng là {rules}.", scored=old, rules=in_force))


def sets() -> dict[str, str]:
    """The labelled sets, by their names in the published scores."""
    return {
        "chuẩn": t("chuẩn"),
        "mở rộng": t("mở rộng"),
        "phát triển": t("phát triển"),
        "để dành": t("để dành"),
        "để dành 2": t("để dành 2"),
        "để dành 3": t("để dành 3"),
    }


def measures() -> dict[str, str]:
    """What is scored."""
    return {
        "provinces_named": t("tỉnh được nêu tên"),
        "provinces_active": t("tỉnh có hoạt động"),
        "resolutions": t("nghị quyết"),
        "resolution_mentions": t("số lần nêu nghị quyết"),
        "resolution_years": t("năm của nghị quyết"),
        "union": t("bài về công đoàn"),
    }


def _table(found: list[SetScore]) -> pd.DataFrame:
    """A row for each set and measure."""
    named, known = measures(), sets()
    rows = [(one, name, figures) for one in found for name, figures in one.measures.items()]
    return pd.DataFrame(
        {
            t("Bộ nhãn"): [f"{known.get(one.name, one.name)} ({number(one.articles)})" for one, _, _ in rows],
            t("Việc"): [named.get(name, name) for _, name, _ in rows],
            t("Độ chính xác"): [percent(figures["precision"], 1) for _, _, figures in rows],
            t("Độ phủ"): [percent(figures["recall"], 1) for _, _, figures in rows],
            "F1": [percent(figures["f1"], 1) for _, _, figures in rows],
        }
    )
