"""Who wrote an article: names on a line of their own, or after a label such as "Tin, ảnh:"."""

import re
from typing import Final

from etl.find.lines import Line
from etl.vocabulary.page import phrases

_UPPER: Final = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_TOKEN: Final = rf"[{_UPPER}][^\W\d_]*(?:\.\s?[{_UPPER}][^\W\d_]*)*\.?"
_PERSON: Final = rf"{_TOKEN}(?:\s+{_TOKEN}){{0,4}}"
_PEOPLE: Final = re.compile(rf"{_PERSON}(?:\s*(?:[-–—,;/&+]|\bvà\b)\s*{_PERSON}){{0,4}}")
_INITIAL: Final = re.compile(r"(?:\b|\.)\w{1,2}\.$")
_JOINTS: Final = re.compile(r"\s*[-–—,;/&+]\s*")
_MOST_CAPITALS: Final = 3
"""More words in capitals are a heading, not a name."""
_ASIDE: Final = re.compile(r"\s*\((?:[^()]*)\)\s*$|\s*[-–,]\s*(?:Báo|Theo|Nguồn)\s.*$")
_PAPERS: Final = ("Báo", "Theo", "Nguồn")
"""Asides need one of these words or a bracket: most lines have neither."""
_LABELLED: Final = re.compile(r"([^:]{1,30}?)\s*:\s*(\S.*)")
_BY: Final = re.compile(r"(?:[Vv]iết bởi|[Đđ]ăng bởi|[Tt]ác giả|[Bb]y|[Nn]gười viết|[Nn]gười đăng)\s+(?=\S)")
""" "Viết bởi Minh Khang": a label without a colon."""
_NEXT_LABEL: Final = re.compile(r"\s*[;,.|/–—-]*\s*(?:Ảnh|ảnh|ẢNH|Video|Clip|Nguồn)\s*:.*$")
_AGO: Final = re.compile(r"\s*[•|·,;–-]*\s*(?:cách đây\s+)?\d{1,3} (?:giây|phút|giờ|ngày|tuần|tháng)(?: trước)?$")
""" "Thùy Linh • 3 giờ trước"."""
_AGO_ENDS: Final = ("giây", "phút", "giờ", "ngày", "tuần", "tháng", "trước")
_LONGEST: Final = 90
_MOST_WORDS: Final = 12


def author_of(line: Line) -> str | None:
    """The writer that a line names and does nothing else; None for other lines."""
    if len(line.text) > _LONGEST:
        return None
    return (_labelled(line.text) if ":" in line.text else None) or _plain(line.text)


def _labelled(text: str) -> str | None:
    """The writer after a label."""
    text = text.strip("-–*• ")
    found = _LABELLED.match(text[1:-1] if text.startswith("(") and text.endswith(")") else text)
    if found is None or found[1].lower().strip() not in phrases("byline_label"):
        return None
    name = _trimmed(_NEXT_LABEL.sub("", found[2]))
    if len(name.split()) > _MOST_WORDS or name.endswith("."):
        return None
    return name if is_people(name) or name.lower() in phrases("byline") or name[:1].isupper() else None


def _plain(text: str) -> str | None:
    """The writer on a line of names and nothing else."""
    name = _trimmed(_without_age(_BY.sub("", text.strip("-–*• "), count=1)))
    if name.endswith(".") and not _INITIAL.search(name):
        return None
    if name.lower() in phrases("byline"):
        return name
    if text.strip().startswith("(") and text.strip().endswith(")"):
        name = text.strip(" ()")
    if name.split(" ", 1)[0].lower() in phrases("not_byline"):
        return None
    return name if is_people(name) and _is_more_than_a_word(name) else None


def _without_age(name: str) -> str:
    """A name without how long ago its article was written."""
    return _AGO.sub("", name) if name.endswith(_AGO_ENDS) else name


def _trimmed(name: str) -> str:
    """A name without the paper it writes for."""
    has_aside = ")" in name or any(map(name.__contains__, _PAPERS))
    return (_ASIDE.sub("", name) if has_aside else name).strip(" -–,;")


def is_people(name: str) -> bool:
    """Whether words are names of people: capitals and initials, joined by dashes or commas."""
    if not name or (name.isupper() and any(len(one.split()) > _MOST_CAPITALS for one in _JOINTS.split(name))):
        return False
    return len(name.split()) <= _MOST_WORDS and _PEOPLE.fullmatch(name) is not None


def _is_more_than_a_word(name: str) -> bool:
    """One word alone is a name only with initials or in capitals."""
    return " " in name or "." in name or (name.isupper() and len(name) > 1)
