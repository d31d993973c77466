"""What is odd about a counter as printed: said to staff, the rest of the counter stays, and no number is made up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from etl.find.lines import Line
from etl.vocabulary.counters import field_of

_NAMES: Final = {
    "today": "hôm nay", "yesterday": "hôm qua", "week": "tuần", "month": "tháng", "total": "tổng", "online": "đang xem",
}  # fmt: skip
_LABELLED: Final = re.compile(r"\W*([^\d:]+?)\s*[:.]*\s+(\S*\d\S*)\s*(?:lượt|người|views?)?\s*")
_LETTERS: Final = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_LONGEST: Final = 60
"""Letters of a line that may be a label with its number."""


def doubts_of(figures: Iterable[tuple[str, int]], beside: Sequence[Line]) -> tuple[str, ...]:
    """Sentences about the figures of a counter, and about the lines beside it that look like figures and are none."""
    told = list(figures)
    return (*_twice(told), *_too_small(dict(reversed(told))), *_unread(beside))


def _twice(figures: Sequence[tuple[str, int]]) -> Iterator[str]:
    """One figure printed with two numbers."""
    first: dict[str, int] = {}
    for name, number in figures:
        if first.setdefault(name, number) != number:
            yield f"Bộ đếm ghi hai số cho “{_NAMES[name]}” ({first[name]} và {number}); lấy số đầu, hãy kiểm tra"


def _too_small(figures: dict[str, int]) -> Iterator[str]:
    """A total that is less than a part of it."""
    total, today = figures.get("total"), figures.get("today")
    if total is not None and today is not None and total < today:
        yield f"Bộ đếm ghi tổng {total} nhỏ hơn hôm nay {today}; một trong hai số sai"


def _unread(lines: Iterable[Line]) -> Iterator[str]:
    """Labels of a counter whose number is none: with letters in it, or with points and commas mixed."""
    for line in lines:
        found = _LABELLED.fullmatch(line.text) if len(line.text) <= _LONGEST else None
        if found and field_of(found[1].lower().strip()) in _NAMES:
            number = found[2]
            if _LETTERS.search(number):
                yield f"Bộ đếm ghi “{number}” ở “{found[1]}”: có chữ lẫn trong số, không dùng"
            elif "." in number and "," in number:
                yield f"Bộ đếm ghi “{number}” ở “{found[1]}”: lẫn dấu chấm và dấu phẩy, không rõ là số nào, không dùng"
