"""What is almost the same as an uploaded bulletin, side by side; the same news on two sites stays two bulletins."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from etl.desk.incoming import found_in
from etl.desk.previews import Alike, Item, items, read
from etl.desk.uploads import Upload
from etl.load.index.schema import IndexDamagedError
from etl.paths import home
from pages.kit import difference, intake, links, search
from pages.kit.warehouse import Build, frame
from pages.kit.words import day, percent, t


def show(build: Build | None, one: Upload, item: Item) -> None:
    """Each of them with what differs."""
    st.markdown(f"**{t('Gần như giống hệt')}** — {t('không bị loại: cùng một tin trên hai trang vẫn là hai bản tin.')}")
    here = {like.bulletin_id: like for like in item.preview.alike if like.is_here}
    there = {like.bulletin_id: like for like in item.preview.alike if not like.is_here}
    for other in _of_upload(one, here):
        _beside(item, other.name, other.preview.text, here[other.bulletin_id].share)
    if there and build is not None and not build.is_demo:
        for row, text in _of_build(build, list(there)):
            _beside(item, _called(row), text, there[str(row["bulletin_id"])].share)


def _of_upload(one: Upload, wanted: dict[str, Alike]) -> Iterable[Item]:
    """The others of the same upload."""
    found = intake.upload(home(), one.upload)
    beginnings = {name.split("#")[0] for name in wanted}
    for file in found[1] if found else ():
        item = read(found_in(home(), one.upload, file.raw)) if file.raw[:16] in beginnings and file.found else None
        yield from (other for other in items(item) if other.bulletin_id in wanted) if item else ()


def _of_build(build: Build, wanted: list[str]) -> Iterable[tuple[dict[Any, Any], str]]:
    """The others in the data, as far as this user sees them."""
    for row in frame(build, "search_rows", ids=wanted).to_dict("records"):
        try:
            kept = search.shelf(build).text(str(row["bulletin_id"]))
        except IndexDamagedError:
            kept = None
        if kept:
            yield row, kept.text


def _called(row: dict[Any, Any]) -> str:
    """A bulletin of the data: its title, site and day."""
    when = day(row["published_on"]) if pd.notna(row["published_on"]) else t("chưa rõ ngày")
    title = row["title"] if pd.notna(row["title"]) else t("(không có tiêu đề)")
    return f"{title} · {row['site']} · {when}"


def _beside(item: Item, name: str, text: str, share: float) -> None:
    """Both texts, what differs marked."""
    label = t("giống {share}", share=percent(share))
    with st.expander(f"{label}: {links.escaped(name)}", icon=":material/difference:"):
        own, other = difference.sides(item.preview.text, text)
        st.html(f"<style>{difference.STYLE}</style>")
        left, right = st.columns(2)
        with left:
            st.caption(t("Tệp này"))
            st.html(own)
        with right:
            st.caption(links.escaped(name))
            st.html(other)
