"""Which document of the register a number means, by the evidence in its order; every step says what it decided.

1. the date in the citation  2. the year in the number or in words  3. the Party's or the Assembly's term
4. the subject quoted beside it, else what any reader takes the number for there, else the words around it
5. arithmetic ("15 năm triển khai")  6. words that name the issuer  7. what union sites usually mean by it.
Never a document younger than the bulletin.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from etl.resolve.resolution_article import NO_HOUSE, Article
from etl.resolve.resolution_company import near_company
from etl.resolve.resolution_entries import PARTY_CENTRE, Entry, same_house
from etl.resolve.resolution_subjects import Pairs, fit, pairs, places, quoted_fit, recurring, title_places
from etl.resolve.resolution_words import day_words, issuer_words, several
from etl.vocabulary.issuers import Habit, habits
from etl.vocabulary.resolutions import Resolution, by_number, plain_number

_QUOTED: Final = 0.3
"""The share of a title that a quoted subject must hold."""
_NEARBY: Final = 0.2
"""The share of a title that the words around a citation must hold."""
_THROUGHOUT: Final = 0.3
"""The share of a title that the whole article must hold."""
_THROUGHOUT_ALONE: Final = 0.45
"""The same where no other document bears the number, so that nothing competes."""
_OFTEN: Final = 12.0
"""What the telling words of a title that an article repeats must weigh."""
_VERY_CLEAR: Final = 2.5
_CLEAR: Final = 1.5
"""How many times better than the next the best must fit."""
_MOST_CITATIONS: Final = 12
"""Citations of one number whose sentences are read."""
_LONG_SUBJECT: Final = 4
"""Word pairs in a quoted subject from which on its fitting nothing speaks against a document."""
_YEARLY: Final = frozenset({"CP"})
"""Issuers whose numbers begin again each year: number and issuer alone single out nothing."""
UN: Final = "LHQ"
COMPANY: Final = "DN"
_UN_DIGITS: Final = 4
_YEAR: Final = re.compile(r"năm\s(20\d\d)(?!\s?-)")
_ELSEWHERE: Final = frozenset({"TU", "HDND", "LHQ", "DN", "KHAC", "HDTP"})
"""Issuers whose resolutions the register does not hold."""


@dataclass(slots=True)
class Inquiry:
    """The documents that a number may still mean, and what has been said for and against them."""

    entry: Entry
    left: list[Resolution]
    bulletin: date | None
    is_union: bool
    article: Article
    reasons: list[str] = field(default_factory=list)
    is_decided: bool = False
    """Whether something more than the number speaks for what is left."""
    issuer: str | None = None
    """The issuer that the words around single out, where the document stays open."""

    @property
    def far_issuer(self) -> str | None:
        """The only body of the text that passes resolutions, where the register knows none that bears the number."""
        bodies = {code for code in self.article.issuers if not code.startswith(NO_HOUSE)}
        number = self.entry.number or ""
        if UN in bodies and ("/" in number or (number.isdigit() and len(number) == _UN_DIGITS)):
            return None if self.left else UN
        if len(bodies) != 1 or not bodies <= {UN, COMPANY}:
            return None
        return None if self.left and bodies == {UN} else bodies.pop()

    @property
    def beside(self) -> str | None:
        """The issuer of the only body in the sentence, where the citation names none."""
        if self.entry.said:
            return None
        told = (self.article.passer_beside(one.span) for one in self.entry.citations[:_MOST_CITATIONS])
        return next((issuer for issuer in told if issuer), None)

    @property
    def is_of_company(self) -> bool:
        """Whether an article that names a company's board speaks of the company around the number."""
        return COMPANY in self.article.issuers and near_company(self.entry.context)

    def keep(self, kept: list[Resolution], reason: str) -> None:
        """Go on with these, because of this."""
        if len(kept) < len(self.left) or not self.is_decided:
            self.reasons.append(reason)
        self.left = kept
        self.is_decided = True


def inquire(entry: Entry, bulletin: date | None, article: Article, *, is_union: bool) -> Inquiry:
    """Weigh the evidence for a number."""
    rows = list(by_number().get(plain_number(entry.number or ""), ()))
    said = entry.said
    rows = [row for row in rows if row.issuer.startswith("DH-") is False]
    of_house = [row for row in rows if same_house(row.issuer, said)]
    if entry.issuer is None and not of_house and (entry.hint or "").split(":")[0] not in _ELSEWHERE:
        of_house = rows
    inquiry = Inquiry(entry, of_house, bulletin, is_union, article)
    _count(inquiry)
    for step in _STEPS:
        if inquiry.left:
            step(inquiry)
    return inquiry


def _count(inquiry: Inquiry) -> None:
    """Leave out what is younger than the bulletin, and say how many there were."""
    bulletin = inquiry.bulletin
    older = [row for row in inquiry.left if bulletin is None or not _is_younger(row, bulletin)]
    if len(inquiry.left) > 1:
        inquiry.reasons.append(several(inquiry.entry, len(inquiry.left), len(older)))
    elif len(older) < len(inquiry.left):
        inquiry.reasons.append(f"văn kiện mang số này trong sổ ({inquiry.left[0].key}) ra đời sau bản tin")
    inquiry.left = older


def _is_younger(row: Resolution, bulletin: date) -> bool:
    """Whether a document was issued after the bulletin; where only its year is known, in a later year."""
    if row.issued_on:
        return row.issued_on > bulletin
    return row.year is not None and row.year > bulletin.year


def _by_date(inquiry: Inquiry) -> None:
    """The date in the citation; a press error in the day is forgiven within the year."""
    day = inquiry.entry.issued_on
    if day is None:
        return
    kept = [row for row in inquiry.left if row.issued_on == day]
    if kept:
        inquiry.keep(kept, f"ngày ban hành {day_words(day)} ghi trong bài chỉ hợp với {kept[0].key}")


def _by_year(inquiry: Inquiry) -> None:
    """The year in the number, in the date or in words."""
    year = inquiry.entry.year
    if year is None or (inquiry.is_decided and len(inquiry.left) == 1):
        return
    kept = [row for row in inquiry.left if row.year == year]
    day = inquiry.entry.issued_on
    if kept and day and len(kept) == 1 and kept[0].issued_on:
        inquiry.keep(kept, f"bài ghi ngày {day_words(day)}, sổ ghi {day_words(kept[0].issued_on)}; cùng năm {year}")
    elif kept:
        inquiry.keep(kept, f"bài ghi năm {year}")
    else:
        inquiry.keep([], f"bài ghi năm {year}, sổ không có văn kiện nào mang số này trong năm đó")


def _by_term(inquiry: Inquiry) -> None:
    """The term in the citation."""
    term = inquiry.entry.term
    if term is None or (inquiry.is_decided and len(inquiry.left) == 1):
        return
    kept = [row for row in inquiry.left if row.term == term]
    inquiry.keep(
        kept,
        f"bài ghi khóa {term}" if kept else f"bài ghi khóa {term}, sổ không có văn kiện nào mang số này của khóa đó",
    )


def _by_subject(inquiry: Inquiry) -> None:
    """The subject quoted beside the number; one that fits nothing speaks against all."""
    _by_place(inquiry)
    _by_year_of_title(inquiry)
    best = _best(inquiry.left, lambda row: quoted_fit(row, inquiry.entry.subjects), _QUOTED)
    if best:
        inquiry.keep([best], f"nội dung trích trong bài trùng với tên văn kiện “{best.title}”")
        return
    around = pairs(f"{inquiry.entry.subject} {inquiry.entry.context}")
    if _by_common_knowledge(inquiry) or _of_council(inquiry) or _by_words(inquiry, around):
        return
    _by_house(inquiry, around)
    silent = not any(fit(row, around) for row in inquiry.left)
    if not inquiry.is_decided and silent and len(pairs(inquiry.entry.subject)) >= _LONG_SUBJECT:
        inquiry.keep([], "nội dung trích trong bài không hợp với văn kiện nào mang số này trong sổ")


def _by_words(inquiry: Inquiry, around: Pairs) -> bool:
    """The words around the citation, else those of the whole article, else what it keeps speaking of."""
    for best, told in _attempts(inquiry, around):
        found = _timely(inquiry, best)
        if found:
            inquiry.keep([found], f"{told} văn kiện “{found.title}”")
            return True
    return False


def _attempts(inquiry: Inquiry, around: Pairs) -> Iterator[tuple[Resolution | None, str]]:
    """What each measure takes to be meant, worked out only when the one before has found nothing."""
    left, article, alone = inquiry.left, inquiry.article, len(inquiry.left) == 1
    yearly = inquiry.entry.issuer in _YEARLY
    if not (yearly and alone):
        yield _best(left, lambda row: fit(row, around), _NEARBY), "những từ quanh chỗ dẫn trùng với tên"
    if yearly:
        return
    least = _THROUGHOUT_ALONE if alone else _THROUGHOUT
    yield _best(left, lambda row: fit(row, article.pairs), least, _VERY_CLEAR), "cả bài nói về nội dung của"
    if not alone:
        often = _best(left, lambda row: recurring(row, article.counted), _OFTEN, _VERY_CLEAR)
        yield often, "cả bài nhiều lần nói đến nội dung của"


def _by_common_knowledge(inquiry: Inquiry) -> bool:
    """Drop what the register holds where any reader takes the number for another document (42, of bad debts)."""
    entry = inquiry.entry
    habit = usual(entry, f"{entry.subject} {entry.context}") if entry.said is None else None
    if habit is None or inquiry.is_decided:
        return False
    if habit.key:
        told = f"số {habit.number} ở đây thường chỉ {habit.note} ({habit.key})"
        inquiry.keep([row for row in inquiry.left if row.key == habit.key], told)
    else:
        inquiry.left = []
    return True


def _of_council(inquiry: Inquiry) -> bool:
    """Drop what the register holds where the sentence names a council and no other body: it speaks of its own."""
    beside = inquiry.beside or ""
    if inquiry.is_decided or not beside.startswith("HDND:"):
        return False
    inquiry.left, inquiry.issuer = [], beside
    return True


def _timely(inquiry: Inquiry, best: Resolution | None) -> Resolution | None:
    """The best, unless the bulletin is undated and the document of a year beyond the last that it names."""
    last = inquiry.article.last_year if inquiry.bulletin is None else None
    return None if best and last and best.year and best.year > last + 1 else best


def _by_place(inquiry: Inquiry) -> None:
    """Leave out documents about one province where the quoted subject names another."""
    named = places(inquiry.entry.subject)
    if not named:
        return
    kept = [row for row in inquiry.left if not title_places(row) or title_places(row) & named]
    if len(kept) < len(inquiry.left):
        inquiry.left = kept
        inquiry.reasons.append(f"nội dung trích trong bài nói về {', '.join(sorted(named))}")


def _by_year_of_title(inquiry: Inquiry) -> None:
    """Keep documents about a year ("… năm 2022") where the quoted subject names that year."""
    years = set(_YEAR.findall(inquiry.entry.subject))
    kept = [row for row in inquiry.left if years & set(_YEAR.findall(row.title))]
    if kept and len(kept) < len(inquiry.left):
        inquiry.left = kept
        inquiry.reasons.append(f"nội dung trích trong bài nói về năm {', '.join(sorted(years))}")


def _by_house(inquiry: Inquiry, around: Pairs) -> None:
    """Leave only the documents of one issuer, where only they fit the words around ("Nghị quyết 01" of each year)."""
    best: dict[str, float] = {}
    for row in inquiry.left:
        best[row.issuer] = max(best.get(row.issuer, 0.0), fit(row, around))
    ranked = sorted(((score, issuer) for issuer, score in best.items()), reverse=True)
    if len(ranked) > 1 and ranked[0][0] >= _NEARBY and ranked[0][0] >= _CLEAR * ranked[1][0]:
        inquiry.left = [row for row in inquiry.left if row.issuer == ranked[0][1]]
        inquiry.issuer = ranked[0][1]
        inquiry.reasons.append(f"những từ quanh chỗ dẫn chỉ hợp với văn kiện của {issuer_words(inquiry.issuer)}")


def _best(
    rows: list[Resolution], score: Callable[[Resolution], float], least: float, clear: float = _CLEAR
) -> Resolution | None:
    """The row that fits clearly best, None where none does."""
    ranked = sorted(((score(row), place) for place, row in enumerate(rows)), reverse=True)
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] < clear * ranked[1][0]):
        return None
    return rows[ranked[0][1]]


def _by_arithmetic(inquiry: Inquiry) -> None:
    """Years of carrying out: "15 năm triển khai" in a bulletin of 2024 means 2008 or 2009."""
    years = inquiry.entry.years_on
    if years is None or inquiry.bulletin is None:
        return
    last = inquiry.bulletin.year - years
    kept = [row for row in inquiry.left if row.year in (last - 1, last)]
    if kept:
        reason = f"“{years} năm” trong bản tin năm {inquiry.bulletin.year} chỉ về {last - 1}–{last}"
        if len(kept) == len(inquiry.left):
            inquiry.reasons.append(reason)
        inquiry.keep(kept, reason)


def _by_issuer(inquiry: Inquiry) -> None:
    """Words that name the issuer: Bộ Chính trị, Trung ương, Ban Bí thư; loosely used, so they speak late."""
    said = inquiry.entry.said if inquiry.entry.issuer else None
    if said is None or not all(row.year for row in inquiry.left):
        return
    kept = [row for row in inquiry.left if row.issuer == said]
    if said in PARTY_CENTRE and kept and len(kept) < len(inquiry.left):
        inquiry.keep(kept, f"bài ghi cơ quan ban hành là {said}")
        inquiry.is_decided = len(kept) == 1
    elif len(inquiry.left) == 1 and said not in _YEARLY and not inquiry.is_decided and (kept or said == "PARTY"):
        inquiry.keep(inquiry.left, "bài ghi cơ quan ban hành, và chỉ còn một văn kiện mang số này của cơ quan ấy")
    elif len(inquiry.left) == 1 and not inquiry.is_decided and inquiry.bulletin:
        year = inquiry.left[0].year
        if year == inquiry.bulletin.year:
            inquiry.keep(
                inquiry.left, f"số của cơ quan này đánh lại từng năm, văn kiện này ra trong năm của bản tin ({year})"
            )


def _by_habit(inquiry: Inquiry) -> None:
    """What union sites usually mean by the number."""
    if not inquiry.is_union or (inquiry.is_decided and len(inquiry.left) == 1):
        return
    for habit in habits().get(plain_number(inquiry.entry.number or ""), ()):
        kept = [row for row in inquiry.left if habit.only_union and row.key == habit.key]
        if not kept:
            continue
        inquiry.keep(kept, f"trên trang công đoàn, số {habit.number} thường chỉ {habit.note} ({habit.key})")


_STEPS: Final = (_by_date, _by_year, _by_term, _by_subject, _by_arithmetic, _by_issuer, _by_habit)


def usual(entry: Entry, article_words: str) -> Habit | None:
    """What a bare number means to any reader, where the words that go with it stand in the text."""
    for habit in habits().get(plain_number(entry.number or ""), ()):
        if not habit.only_union and (not habit.cues or any(cue in article_words for cue in habit.cues)):
            return habit
    return None
