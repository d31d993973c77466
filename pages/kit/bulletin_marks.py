"""From the facts of a bulletin to the marks in its text: which kind each is, and the words that name it."""

import textwrap
from typing import Any, Final, NamedTuple
from unicodedata import normalize

import pandas as pd

from pages.kit.bulletin_facts import Facts
from pages.kit.highlight import Highlight, dates
from pages.kit.terms import activity, document, issuer, level, statuses
from pages.kit.told import told
from pages.kit.words import t

_SHORT: Final = 160
"""Letters of evidence that a label repeats."""
_JOINED: Final = 40
"""Letters that stand before a short form; its title has all."""


def meanings() -> dict[str, str]:
    """What each kind of mark means, in the order of the legend."""
    return {
        "active": t("tỉnh, thành có hoạt động"),
        "mentioned": t("tỉnh, thành được nhắc tên"),
        "resolution": t("nghị quyết"),
        "document": t("văn bản khác"),
        "body": t("tổ chức công đoàn"),
        "date": t("ngày tháng"),
        "activity": t("hoạt động"),
        "found": t("từ đang tìm"),
        "ignored": t("bị bỏ qua"),
    }


def marks(text: str, one: dict[str, Any], facts: Facts) -> list[Highlight]:
    """Every mention of the bulletin, named; and its dates, found by their value."""
    labels = _labels(facts)
    surfaces = {str(row["place"]): _Short(str(row["label"]), frozenset(row["surfaces"])) for row in facts.resolutions}
    found = [
        _mark(text, row, labels[row["kind"], row["name"]], surfaces)
        for row in facts.mentions
        if (row["kind"], row["name"]) in labels
    ]
    return found + dates(text, _days(one, facts))


class _Short(NamedTuple):
    """A resolution by its short name, and the words that name it in full; any other words are a short form."""

    label: str
    surfaces: frozenset[str]


def _mark(text: str, row: dict[Any, Any], said: tuple[str, str], surfaces: dict[str, _Short]) -> Highlight:
    """One mention; a short form carries what it stands for."""
    start, end = int(row["span_start"]), int(row["span_end"])
    known = surfaces.get(row["name"]) if row["kind"] == "resolution" else None
    words = " ".join(normalize("NFC", text[start:end]).split())
    is_short = known is not None and bool(known.surfaces) and words not in known.surfaces
    means = textwrap.shorten(known.label, _JOINED, placeholder="…") if known and is_short else ""
    return Highlight(start, end, *said, means)


def _labels(facts: Facts) -> dict[tuple[str, str], tuple[str, str]]:
    """Kind of mark and label for each fact, by how the mentions name it."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    said = statuses()
    for row in facts.provinces:
        role = t("có hoạt động") if row["role"] == "active" else t("được nhắc tên")
        evidence = str(row["evidence"])[:_SHORT]
        found["province", row["name"]] = (row["role"], f"{row['name']}: {role} — “{evidence}”")
    for row in facts.resolutions:
        label = f"{row['label']}: {said.get(row['status'], row['status'])} — {told(str(row['why']))}"
        found["resolution", str(row["place"])] = ("resolution", label)
    for row in facts.others:
        found[row["kind"], str(row["place"])] = (row["kind"], other_words(row))
    return found


def other_words(row: dict[str, Any]) -> str:
    """A document, body or activity in words."""
    if row["kind"] == "document":
        figure = f" {row['name']}" if pd.notna(row["name"]) else ""
        by = f" ({issuer(row['detail'])})" if pd.notna(row["detail"]) else ""
        return f"{document(row['what'])}{figure}{by}"
    if row["kind"] == "body":
        return f"{row['name']} ({level(row['what'])})"
    took_place = t("đã diễn ra") if row["took_place"] else t("dự kiến")
    return f"{activity(row['what'])}: {took_place}"


def _days(one: dict[str, Any], facts: Facts) -> dict[Any, str]:
    """What each known date of the bulletin is; one date may be several things."""
    named = [(one["published_on"], t("Ngày đăng")), (one["page_clock"], t("Đồng hồ của trang: ngày sao chép"))]
    named += [(event, t("Ngày diễn ra")) for event in facts.events]
    found: dict[Any, str] = {}
    for value, word in named:
        if value is not None:
            when = pd.Timestamp(value).date()
            found[when] = f"{found[when]}; {word}" if when in found else word
    return found
