"""What each line of a page is, once the frame is known."""

from collections.abc import Iterator, Sequence
from typing import Final

from etl.find.byline import author_of
from etl.find.frame import Frame
from etl.find.lines import Line
from etl.find.marks import ENDS, Mark, Marks
from etl.models import BlockKind
from etl.vocabulary.page import openings, phrases

_MOST_CAPTION_WORDS: Final = 30
_MOST_WORDS_OF_SCENE: Final = 16
"""Of a caption that does not speak of a picture."""
_MOST_BYLINE_WORDS: Final = 16
_NAME_LISTS: Final = 3
"""So many lines of names are a list of people, not bylines."""
_MOST_BOXES: Final = 20
"""An article holds no more boxes of links than this."""
_RUN_OF_ARTICLE: Final = 3
"""So many lines of running text in a row are an article, not a list of links with summaries."""
_MOST_MENU_WORDS: Final = 6
_MENU_LINES: Final = 4
_CLOSERS: Final = ENDS | {Mark.COUNTER, Mark.CONTACT}
_FEET: Final = frozenset({Mark.CONTACT, Mark.FOOTER})


def classify(lines: Sequence[Line], frame: Frame) -> list[BlockKind]:
    """The kind of each line."""
    news = _news_lines(lines, frame)
    kinds = [BlockKind.BODY if place in news else BlockKind.FURNITURE for place in range(len(lines))]
    for place, kind in _told_apart(lines, frame, news):
        if place is not None:
            kinds[place] = kind
    return _with_lead(lines, kinds)


def _told_apart(lines: Sequence[Line], frame: Frame, news: set[int]) -> Iterator[tuple[int | None, BlockKind]]:
    """The lines that are more than text or furniture; where a line is two things, the later counts."""
    yield from ((place, BlockKind.CAPTION) for place in news if _is_caption(lines[place]))
    for place, marked in enumerate(frame.marks.of):
        if marked is Mark.COUNTER:
            yield place, BlockKind.COUNTER
        elif marked is Mark.DATE and (place in news or place <= frame.marks.prose or _is_published(frame, place)):
            yield place, BlockKind.DATE
    yield frame.title, BlockKind.TITLE
    yield frame.section_line, BlockKind.SECTION
    yield from ((place, BlockKind.BYLINE) for place in _byline_lines(lines, frame, news))
    yield from ((one.place, BlockKind.CLOCK) for one in frame.clocks)


def _is_published(frame: Frame, place: int) -> bool:
    """Whether a line is the one of the article's date."""
    return frame.published is not None and frame.published.place == place


def _is_caption(line: Line) -> bool:
    """Whether a line stands under a picture."""
    if not line.folded or line.words > _MOST_CAPTION_WORDS:
        return False
    if line.words > _MOST_WORDS_OF_SCENE and "ảnh" not in line.folded:
        return False
    return any(map(line.folded.__contains__, openings("caption")))


def _with_lead(lines: Sequence[Line], kinds: list[BlockKind]) -> list[BlockKind]:
    """The first running text after a headline is the lead."""
    if BlockKind.TITLE in kinds:
        start = kinds.index(BlockKind.TITLE)
        for place in range(start + 1, len(kinds)):
            if kinds[place] is BlockKind.BODY and lines[place].is_prose:
                kinds[place] = BlockKind.LEAD
                break
    return kinds


def _news_lines(lines: Sequence[Line], frame: Frame) -> set[int]:
    """The lines of the article: between the headline and what follows the article, marked lines left out."""
    marks = frame.marks
    start = 0 if frame.title is None else frame.title
    news: set[int] = set()
    is_open = True
    is_contact = False
    boxes = 0
    for place in range(start, len(lines)):
        marked = marks.of[place]
        if marked in ENDS and place > marks.prose:
            is_open = False
            boxes += 1
            is_contact = False
            if boxes > _MOST_BOXES or not _goes_on(lines, frame, place):
                break
        elif marked is Mark.COUNTER and place > marks.prose:
            is_open = is_contact = False
        elif marked is Mark.CONTACT and place > marks.prose:
            is_contact = is_contact or is_open
            is_open = False
        elif not is_open and marked is None:
            is_open = lines[place].is_prose or (is_contact and _is_caption(lines[place]))
            if is_open:
                news.update(_captions_above(lines, marks, place))
        if is_open and marked is None and not (place < marks.prose and _is_header(lines[place], frame)):
            news.add(place)
    return news - _trailing_menu(lines, news) - _names_over_addresses(lines, marks, news)


def _captions_above(lines: Sequence[Line], marks: Marks, place: int) -> Iterator[int]:
    """The captions that stand between a box of links and the text that goes on after it."""
    for n in range(place - 1, -1, -1):
        if marks.of[n] is not None or not _is_caption(lines[n]):
            return
        yield n


def _names_over_addresses(lines: Sequence[Line], marks: Marks, news: set[int]) -> set[int]:
    """The site's own name over its address at the foot of the page."""
    feet = (place for place, marked in enumerate(marks.of) if marked in _FEET)
    above = (place - 1 for place in feet if place - 1 in news and place - 1 > marks.prose)
    return {place for place in above if _is_name_of_site(lines[place])}


def _is_name_of_site(line: Line) -> bool:
    """Whether a line may be a site's own name: in capitals, or as such names begin."""
    is_name = line.text.isupper() or line.folded.startswith(openings("site_header"))
    return is_name and not line.is_prose and not line.ends_sentence


def _is_header(line: Line, frame: Frame) -> bool:
    """Whether a line above the text of a page without headline is a section or an entry of a menu."""
    return frame.title is None and line.key in phrases("section")


def _goes_on(lines: Sequence[Line], frame: Frame, place: int) -> bool:
    """Whether a heading of links is only a box inside the article: more running text, or a stretch of it, follows."""
    before = sum(len(line.text) for line in lines[:place] if line.is_prose)
    after = run = longest_run = 0
    for n in range(place + 1, len(lines)):
        if lines[n].is_prose and frame.marks.of[n] is None:
            after += len(lines[n].text)
            run += 1
        else:
            run = 0
        longest_run = max(longest_run, run)
    if (longest_run > 1 and after > before) or longest_run >= _RUN_OF_ARTICLE:
        return True
    return lines[place].key in phrases("box") and _is_box(lines, frame.marks, place)


def _is_box(lines: Sequence[Line], marks: Marks, place: int) -> bool:
    """Whether links, then running text, then nothing but captions and the writer stand up to what ends the article."""
    end = next((n for n in range(place + 1, len(lines)) if marks.of[n] in _CLOSERS), len(lines))
    rest = range(place + 1, end)
    first = next((n for n in rest if marks.of[n] is None and lines[n].is_prose), end)
    links = [n for n in range(place + 1, first) if not _is_caption(lines[n])]
    tail = [n for n in range(first, end) if marks.of[n] is None]
    is_text = all(lines[n].is_prose or _is_caption(lines[n]) or author_of(lines[n]) is not None for n in tail)
    has_writer = bool(tail) and author_of(lines[tail[-1]]) is not None
    return bool(links and tail) and is_text and (has_writer or len(links) > 1 or len(tail) > 1)


def _trailing_menu(lines: Sequence[Line], news: set[int]) -> set[int]:
    """Short lines in a row after the last running text: a list of links, not captions."""
    last = max((n for n in news if lines[n].is_prose), default=None)
    if last is None:
        return set()
    tail = [n for n in sorted(news) if n > last]
    short = {
        n
        for n in tail
        if lines[n].words <= _MOST_MENU_WORDS and not lines[n].ends_sentence and not _is_caption(lines[n])
        and author_of(lines[n]) is None
    }  # fmt: skip
    return short if len(short) >= _MENU_LINES else set()


def _byline_lines(lines: Sequence[Line], frame: Frame, news: set[int]) -> dict[int, str]:
    """Lines that name the writer: between headline and text, or after running text near the end."""
    title = -1 if frame.title is None else frame.title
    short = [n for n in sorted(news) if n != title and lines[n].words <= _MOST_BYLINE_WORDS and not lines[n].is_prose]
    found = {n: name for n in short if (name := author_of(lines[n])) is not None and not _is_signed(lines, n)}
    if frame.title is None:
        found = {n: name for n, name in found.items() if n > frame.marks.prose}
    if len(found) >= _NAME_LISTS:
        found = {n: name for n, name in found.items() if ":" in lines[n].text}
    return {n: name for n, name in found.items() if n < frame.marks.prose or _stands_last(lines, frame, n)}


def _is_signed(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is an office or the name under one: who signed a notice, not who wrote about it."""
    near = lines[max(0, place - 1) : place + 1]
    return any(line.words <= _MOST_MENU_WORDS and line.folded.startswith(openings("office")) for line in near)


def _stands_last(lines: Sequence[Line], frame: Frame, place: int) -> bool:
    """Whether a line of names closes the text: running text before it, and only captions or furniture after."""
    rest = [line for n, line in enumerate(lines[place + 1 :], place + 1) if frame.marks.of[n] is None and line.is_prose]
    before = sum(len(line.text) for line in lines[:place] if line.is_prose)
    return sum(len(line.text) for line in rest) < before or ":" in lines[place].text


def authors(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> list[str]:
    """The writers that the bylines of a page name, in order."""
    return [
        name
        for line, kind in zip(lines, kinds, strict=True)
        if kind is BlockKind.BYLINE and (name := author_of(line)) is not None
    ]
