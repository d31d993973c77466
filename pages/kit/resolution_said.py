"""What the page of a resolution and its report say alike: what the register knows of it, and its life over all time."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.kit.terms import issuer
from pages.kit.words import day, number, t


def named(entry: Mapping[Any, Any]) -> list[str]:
    """What names a document, as far as the register knows it; a congress has its term for a number."""
    found = [issuer(entry["issuer"])]
    number, suffix = ("" if pd.isna(entry[name]) else str(entry[name]) for name in ("number", "suffix"))
    if number and number != entry["term"]:
        found.insert(0, t("Nghị quyết số {number}", number=_symbol(number, suffix)))
    if pd.notna(entry["term"]):
        found.append(t("khóa {term}", term=entry["term"]))
    issued = t("ban hành {day}", day=day(entry["issued_on"])) if pd.notna(entry["issued_on"]) else None
    return [*found, issued or t("chưa rõ ngày ban hành")]


def _symbol(number: str, suffix: str) -> str:
    """A number with what follows it: 02-NQ/TW, 43/2022/QH15, 4a/NQ-TLĐ; alone where that is not known."""
    return f"{number}{'-' if suffix.endswith('/TW') else '/'}{suffix}" if suffix else number


def sources(entry: Mapping[Any, Any]) -> list[str]:
    """Where an entry comes from: addresses as they are, the register's codes in words."""
    if pd.isna(entry["source"]):
        return [t("không ghi")]
    words = _remarks()
    return [words.get(one, one) for one in str(entry["source"]).split("; ")]


def _remarks() -> dict[str, str]:
    """What the register says of a source, by its code."""
    return {
        "public_repository": t("kho văn bản công khai, chưa đối chiếu với trang của cơ quan ban hành"),
        "subject_only": t("chỉ nêu trích yếu"),
        "number_and_subject_only": t("chỉ nêu số và trích yếu"),
        "congress_without_days": t("chỉ nêu đại hội, không có ngày"),
        "plenum_without_number": t("hội nghị trung ương thông qua, không nêu số"),
        "plan_only": t("chỉ nêu dự kiến"),
    }


def issued_on(entry: pd.DataFrame) -> pd.Timestamp | None:
    """The day of issue; None where there is no entry, or none is known."""
    return entry["issued_on"].iloc[0] if len(entry) and pd.notna(entry["issued_on"].iloc[0]) else None


def life(data: pd.DataFrame, steps: pd.DataFrame, issued: pd.Timestamp | None) -> str:
    """Its life in a sentence, which covers all time, and what cannot be known of its beginning."""
    first, last = steps["published_on"].iloc[0], steps["published_on"].iloc[-1]
    said = t("Tính trên mọi thời kỳ: được nêu từ {first} đến {last}.", first=day(first), last=day(last))
    return said if issued is None else f"{said} {_after(issued, first, data['month'].iloc[0])}"


def _after(issued: pd.Timestamp, first: pd.Timestamp, known_from: pd.Timestamp) -> str:
    """How long after its issue it was first named, as far as anybody can know."""
    days = number(abs((first - issued).days))
    if first < issued:
        return t(
            "Ban hành {day}, {days} ngày sau lần nêu đầu: ngày hoặc nghị quyết đáng ngờ.", day=day(issued), days=days
        )
    if issued < known_from:
        return t("Ban hành {day}, trước khi có dữ liệu, nên chưa biết lần nêu đầu thật sự.", day=day(issued))
    return t("Lần nêu đầu {days} ngày sau khi ban hành ({day}).", days=days, day=day(issued))
