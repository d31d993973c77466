"""Named programmes of co-operation: what kind, their number, between whom, and from which year to which.

"Chương trình phối hợp" alone names none; with parties, a number or a period it does. Read within one sentence:

1. the words of a kind (`programmes.csv`), with its number ("số 05/CTPH") right after;
2. the parties: "giữa A với B", else "với B" ("cùng B"), up to the subject, the period or the end of the sentence;
3. the period: "giai đoạn 2023 - 2028", "nhiệm kỳ 2023-2028", "từ năm 2022 đến năm 2025", "trong năm 2024".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from etl.find.folding import lowered
from etl.find.names import Matcher, spellings
from etl.models import Page, ProgrammeFact
from etl.vocabulary.programmes import programme_kinds

MOST: Final = 260
"""Letters after its words in which a programme may say more of itself."""
LONGEST_PARTY: Final = 90
LONGEST_PERIOD: Final = 15
"""Years; what spans more is no period of a programme."""
_END: Final = re.compile(r"(?<!tp)(?<!tx)[.!?;…](?=\s|$)|\n", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\s(]*số:?\s*(\d{1,4}\s?[/-]\s?[\w\-/&Đđ]*\w|\d{1,4}\b)", re.IGNORECASE)
_YEAR: Final = r"(?:năm\s+)?(?<!\d)((?:19|20)\d\d)(?!\d)"
_PERIOD: Final = re.compile(
    r"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+(?:\d+\s+năm\s*[(,]?\s*)?(?:từ\s+)?|từ\s+)"
    rf"{_YEAR}\s*(?:[-–—]|đến|tới)\s*(?:hết\s+)?{_YEAR}",
    re.IGNORECASE,
)
_ONE_YEAR: Final = re.compile(rf"\b(?:trong|của|cho)\s+{_YEAR}", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bgiữa\s+(?:các bên\s*:?\s*|\d+\s+(?:bên|đơn vị)\s*:?\s*)?", re.IGNORECASE)
_WITH: Final = re.compile(r"^[^,:]{0,60}?\b(?:với|cùng)\s+", re.IGNORECASE)
_STOP: Final = re.compile(
    r"[\"“”(:]|\s[-–—]\s|\s(?=(?:về|nhằm|giai đoạn|nhiệm kỳ|thời kỳ|từ năm|từ trước|trong|để|vào|năm|ngày|hồi|sau"
    r"|tại|theo|do|được|đã|sẽ|là|tham dự|cho biết|nêu|bày tỏ|khẳng định)\b)",
    re.IGNORECASE,
)
_PLACES: Final = ("tỉnh ", "thành phố ")
"""Small letters that begin a party's name all the same."""
_NEXT_PARTY: Final = re.compile(r"(\s*,\s*|\s+(?:và|với|cùng)\s+)")


@cache
def _kinds() -> Matcher[str]:
    """The words of every kind, with old and new tones."""
    return Matcher((form, kind.kind) for kind in programme_kinds() for word in kind.words for form in spellings(word))


@cache
def _endings() -> frozenset[str]:
    """The last two words of every kind: most texts have none of them."""
    return frozenset(" ".join(word.split()[-2:]) for kind in programme_kinds() for word in kind.words)


def find_programmes(page: Page) -> tuple[ProgrammeFact, ...]:
    """Every named programme of the news once, in order of first mention; namings that say the same are one."""
    low = lowered(page.text)
    if not any(map(low.__contains__, _endings())):
        return ()
    heads = tuple(_kinds().find(low))
    named: dict[tuple[object, ...], ProgrammeFact] = {}
    for block in page.news:
        within = [head for head in heads if block.start <= head[0] and head[1] <= block.end]
        for one in _in_block(page.text, block.end, within):
            said = (one.kind, one.number, one.parties, one.first_year, one.last_year)
            before = named.get(said)
            named[said] = replace(before, spans=before.spans + one.spans) if before else one
    return tuple(named.values())


def _in_block(text: str, end: int, heads: Sequence[tuple[int, int, str]]) -> Iterator[ProgrammeFact]:
    """Those of one block; what follows the words of the next programme is the next one's."""
    for place, (head, after, kind) in enumerate(heads):
        ceiling = min(after + MOST, heads[place + 1][0] if place + 1 < len(heads) else end)
        stop = _END.search(text, after, ceiling)
        said = text[after : stop.start() if stop else ceiling]
        number = _NUMBER.match(said)
        first, last = _period(said)
        parties = _parties(said[number.end() if number else 0 :])
        if number or parties or first:
            told = number[1].strip() if number else None
            yield ProgrammeFact(kind, told, parties, first, last, ((head, after),))


def _period(said: str) -> tuple[int | None, int | None]:
    """The first and the last year, both None where the sentence names none that can be."""
    if found := _PERIOD.search(said):
        first, last = int(found[1]), int(found[2])
        return (first, last) if 0 <= last - first <= LONGEST_PERIOD else (None, None)
    only = _ONE_YEAR.search(said)
    return (int(only[1]), int(only[1])) if only else (None, None)


def _parties(said: str) -> tuple[str, ...]:
    """Those between whom, or the one with whom."""
    between = _BETWEEN.search(said)
    opening = between or _WITH.search(said)
    if opening is None:
        return ()
    rest = said[opening.end() :]
    stop = _STOP.search(rest)
    named = _named(rest[: stop.start()] if stop else rest)
    return named if between is None or len(named) > 1 else ()


def _named(said: str) -> tuple[str, ...]:
    """The names of a list; after "và" a small letter goes on with a name, after a comma it ends the list."""
    pieces = _NEXT_PARTY.split(said.strip())
    found: list[str] = []
    for joint, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        if piece[:1].isupper() or piece.startswith(_PLACES):
            found.append(piece)
        elif found and joint.strip() != ",":
            found[-1] += joint + piece
        else:
            break
    return tuple(name for name in found if len(name) <= LONGEST_PARTY)
