"""A page taken apart: title, dates, clock, byline, counter and the lines that are news.

In stages: (1) lines that are furniture by themselves, the counter, lines of dates; (2) the headline, above the first
running text; (3) which date is the article's and which the copy's; (4) what follows the article. The default for a
line that reads like a sentence is news: furniture rules act on short lines, and on what stands after the article.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import Final

from etl.find.broken import mended
from etl.find.byline import author_of
from etl.find.counters import Counter, find_counter
from etl.find.doubts import days_that_are_none, doubts, is_to_come
from etl.find.events import event_dates
from etl.find.frame import Frame, find_frame
from etl.find.lines import Line, line_at, lines_of
from etl.find.outline import authors, classify
from etl.models import NEWS, Block, BlockKind, Declared, Page, Span
from etl.vocabulary.page import phrases

_LINE_END: Final = re.compile(r"\n\s*")
_NO_DATE: Final = "Không tìm thấy ngày đăng"
_TOO_LONG: Final = "Văn bản quá dài: chỉ phần đầu được phân tích"
_MOST_CHARS: Final = 3_000_000
_MOST_LINES: Final = 50_000
"""No bulletin is longer; what follows is not taken apart."""
_NO_TITLE: Final = "Không tìm thấy tiêu đề"


def take_apart(text: str, declared: Declared, today: date | None = None) -> Page:
    """The page in a cleaned text; `declared` fills what is not printed, `today` is for tests."""
    text, is_cut = _cut(text)
    lines = mended(lines_of(text))
    counter = find_counter(lines)
    frame = find_frame(lines, counter.lines if counter else frozenset(), declared)
    kinds = classify(lines, frame)
    blocks = tuple([Block(kind, line.start, line.end) for line, kind in zip(lines, kinds, strict=True)])
    clock = _clock(frame, counter)
    printed = frame.published.day if frame.published else _declared_day(declared, clock)
    published_on = None if printed is None or is_to_come(printed, today) else printed
    unreal = _unreal(text, lines, kinds, frame.marks.prose)
    odd = doubts(frame.published, clock, unreal, refused=None if published_on else printed)
    title = lines[frame.title].text if frame.title is not None else declared.title
    return Page(
        text,
        blocks,
        title=title,
        section=frame.section,
        author=_author(lines, kinds, frame, declared),
        published_on=published_on,
        published_time=frame.published.time if frame.published else None,
        page_clock=clock,
        event_dates=event_dates(text, _told(blocks), published_on),
        traffic=replace(counter.traffic, observed_on=clock) if counter else None,
        warnings=((_TOO_LONG,) if is_cut else ()) + odd + _warnings(title, published_on) + _of_counter(counter),
    )


def _of_counter(counter: Counter | None) -> tuple[str, ...]:
    """What is odd about the counter."""
    return counter.doubts if counter else ()


def _cut(text: str) -> tuple[str, bool]:
    """The text up to the limits of what is taken apart, and whether there was more."""
    if len(text) <= _MOST_LINES:
        return text, False
    end = min(len(text), _MOST_CHARS)
    for count, line_end in enumerate(_LINE_END.finditer(text, 0, end), 1):
        if count == _MOST_LINES:
            end = line_end.start()
            break
    return text[:end], end < len(text)


def _clock(frame: Frame, counter: Counter | None) -> date | None:
    """Today's date as the page shows it."""
    if frame.clocks:
        return frame.clocks[0].day
    return counter.today if counter else None


def _declared_day(declared: Declared, clock: date | None) -> date | None:
    """The day that the format declares, unless it is only the day of the copy."""
    return declared.published_on if declared.published_on != clock else None


def _author(lines: Sequence[Line], kinds: Sequence[BlockKind], frame: Frame, declared: Declared) -> str | None:
    """The writer: on a byline, else beside the article's date, else as declared; an account of the site is nobody."""
    beside = frame.published.rest if frame.published and frame.published.rest_kind == "people" else None
    names = [*reversed(authors(lines, kinds)), beside, _bare(declared.author)]
    return next((name for name in names if name and name.lower() not in phrases("nobody")), None)


def _bare(author: str | None) -> str | None:
    """A declared writer without a label before the name."""
    return author and (author_of(line_at(author, 0, is_apart=False)) or author)


def _unreal(text: str, lines: Sequence[Line], kinds: Sequence[BlockKind], prose: int) -> Iterator[str]:
    """The days that no calendar has, as printed in the article or above its text."""
    for start, end in days_that_are_none(text):
        place = bisect_right(lines, start, key=attrgetter("start")) - 1
        if (kinds[place] in NEWS or place < prose) and end <= lines[place].end:
            yield text[start:end].replace("\n", " ")


def _told(blocks: Iterable[Block]) -> Iterator[Span]:
    """The parts of the text that tell the story."""
    return ((block.start, block.end) for block in blocks if block.kind in NEWS)


def _warnings(title: str | None, published_on: date | None) -> tuple[str, ...]:
    """What staff should look at."""
    missing = ((title, _NO_TITLE), (published_on, _NO_DATE))
    return tuple(warning for value, warning in missing if value is None)
