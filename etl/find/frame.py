"""What the frame of a page says: headline, section, the article's date, the page's clock."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from etl.find.datelines import DateLine, time_alone
from etl.find.dates import find_dates
from etl.find.headline import find_section, find_title
from etl.find.lines import Line
from etl.find.marks import ENDS, Mark, Marks, mark
from etl.models import Declared

_CLOSE_BEFORE: Final = timedelta(days=10)
_CLOSE_AFTER: Final = timedelta(days=3)
_FAR: Final = timedelta(days=60)
_EVIDENCE_LINES: Final = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page; lines by their number."""

    marks: Marks
    title: int | None
    section_line: int | None
    section: str | None
    published: DateLine | None
    clocks: tuple[DateLine, ...]


def find_frame(lines: Sequence[Line], counter: AbstractSet[int], declared: Declared) -> Frame:
    """The frame among these lines; `counter` holds the lines of the visitor counter."""
    marks = mark(lines, counter)
    title = find_title(lines, marks, declared.title)
    section_line, section = find_section(lines, marks, title, declared.author)
    published, clocks = _tell_apart(lines, marks, title)
    published = published and _with_time(lines, published)
    clocks = clocks or _at_the_foot(marks)
    if section is None and published is not None and published.rest_kind == "section":
        section = published.rest
    return Frame(marks, title, section_line, section, published, clocks)


def _at_the_foot(marks: Marks) -> tuple[DateLine, ...]:
    """Today's date as the last line of a page, under or over the counter."""
    last = marks.dates[-1] if marks.dates else None
    if last is None or last.label is not None or last.rest or (last.weekday is None and not last.is_in_words):
        return ()
    beside = marks.of[max(0, last.place - 1) : last.place + 2]
    return (last,) if Mark.COUNTER in beside and last.place > marks.prose else ()


def _with_time(lines: Sequence[Line], published: DateLine) -> DateLine:
    """The article's date with the time of day that stands on the line above or below it."""
    beside = (place for place in (published.place - 1, published.place + 1) if 0 <= place < len(lines))
    times = () if published.time else (time for place in beside if (time := time_alone(lines[place])))
    return replace(published, time=next(iter(times), published.time))


def _tell_apart(lines: Sequence[Line], marks: Marks, title: int | None) -> tuple[DateLine | None, tuple[DateLine, ...]]:
    """The line of the article's date, and the lines of today's date."""
    end = _article_end(marks)
    dates = [one for one in marks.dates if one.place < end or one.label is not None]
    clocks = [one for one in dates if one.label == "clock"]
    published = next((one for one in dates if one.label == "published"), None)
    bare = [one for one in dates if one.label is None and one.place < end]
    headline = marks.prose if title is None else title
    top = [one for one in bare if one.place < headline]
    below = [one for one in bare if headline <= one.place <= marks.prose]
    if published is not None and published.place > marks.prose and (below or len({one.day for one in top}) > 1):
        published = None  # an update told under the text yields to the day at the headline
    if published is None:
        published = _published(lines, marks, top, below, [one for one in bare if one.place > marks.prose])
    clocks += [one for one in top if one is not published and (published is None or one.place < published.place)]
    return published, tuple(clocks)


def _published(
    lines: Sequence[Line], marks: Marks, top: list[DateLine], below: list[DateLine], late: list[DateLine]
) -> DateLine | None:
    """The article's date among dates that do not say whose they are: below the headline, else the last one above."""
    if below:
        return below[0]
    if len({one.day for one in top}) > 1 and top[-1].rest_kind != "place":
        return top[-1]
    if top and not _is_clock(lines, marks, top):
        return top[-1]
    return next((one for one in late if one.rest_kind != "place"), None)


def _is_clock(lines: Sequence[Line], marks: Marks, top: list[DateLine]) -> bool:
    """Whether the one date above the headline is today's: a place beside it, or days in the text far from it."""
    one = top[0]
    if one.rest_kind == "place" or len(top) > 1 or (one.rest_kind == "people" and one.place == 0):
        return True
    if one.rest:
        return False
    if any(marks.of[n] is None for n in range(one.place)):
        return False
    distances = _distances(lines, marks, one.day)
    if any(-_CLOSE_AFTER <= distance <= _CLOSE_BEFORE for distance in distances):
        return False
    return one.weekday is not None or one.is_in_words or (bool(distances) and all(abs(far) > _FAR for far in distances))


def _distances(lines: Sequence[Line], marks: Marks, day: date) -> list[timedelta]:
    """How long before a day the days lie that the text opens with."""
    found: list[timedelta] = []
    for line in lines[marks.prose : marks.prose + _EVIDENCE_LINES]:
        found += [day - told for one in find_dates(line.text) if (told := one.near(day)) is not None]
    return found


def _article_end(marks: Marks) -> int:
    """The line where other articles or the foot of the page begin."""
    places = range(marks.prose, len(marks.of))
    return next((n for n in places if marks.of[n] in ENDS), len(marks.of))
