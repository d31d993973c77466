"""How far the name of a workplace goes: kind, legal form, line of business, place, joints and its own words.

"Công ty CP Vật liệu Xây dựng Sao Mai" is read phrase by phrase (`inner`, `joint` and `base` of `union_cues.csv`), its
own words one by one. A name that cannot be read safely to its end is none: half a name would be the same for many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from etl.find.names import Matcher, spellings
from etl.vocabulary.unions import opening, union_cues

LONGEST_NAME: Final = 90
FEWEST_WORDS: Final = 2
"""A workplace's name has at least a kind word and a name."""
FEWEST_OWN: Final = 2
"""With so many words of its own a name is whole, whatever follows."""
_JOINTS: Final = frozenset({"joint", "dash"})
_WORD: Final = re.compile(r"\d+(?:[./-]\d+)*(?!\w)|(?:\w\.(?=\w))*[^\s.]+|\.")
_COUNT: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")


def length(words: str, text: str, start: int, *, needs_own: bool) -> int:
    """How long the workplace's name is that the `words` of a clause open with; 0 where it cannot be read to its end.

    They begin at `start` of the text, which goes on beyond the clause. `needs_own`: kind and business alone name none.
    """
    read = _read(words)
    name = words[: read.end].strip()
    is_named = read.own > 0 or (read.is_telling and not needs_own)
    is_whole = read.own >= FEWEST_OWN or not name[-1:].islower() or not _goes_on(text, start + read.stop)
    if not (is_named and is_whole) or read.is_open or name.isupper():
        return 0
    return read.end if len(name.split()) >= FEWEST_WORDS and len(name) <= LONGEST_NAME else 0


def _goes_on(text: str, at: int) -> bool:
    """Whether a name may go on: the second half of a compound ("Vật liệu"), a list of lines ("Văn hóa, Thể thao")."""
    rest = text[at : at + LONGEST_NAME]
    if rest.startswith(", "):
        return next((means for _, _, means in _pieces(rest[2:])), "") == "line"
    return rest.lstrip()[:1].islower() and not (opening(rest, "after") or opening(rest, "acting"))


@dataclass(slots=True)
class _Reading:
    """How far the name of a workplace was read."""

    end: int = 0
    """Where the last piece that surely is in it ends."""
    stop: int = 0
    own: int = 0
    """How many words are its own, neither kind nor business nor place."""
    is_telling: bool = False
    """Whether a business stands in it."""
    is_open: bool = False
    """Whether a dash and a name follow, which may be its other half or somebody else."""
    before: str = ""
    """What the last piece was."""

    def takes(self, part: str, means: str, rest: str) -> bool:
        """Whether a piece can still be of this name."""
        if means == "own":
            is_first = not self.before and part[0].isdecimal()
            return _is_name(part, rest) and not is_first and not (self.own and self.before in _JOINTS)
        if means in _JOINTS:
            return self.before not in {"", *_JOINTS}
        if self.before in _JOINTS and (means in {"kind", "place"} or (self.own and opening(part, "base"))):
            return False
        if means == self.before == "line" and opening(part, "acting"):
            return False
        return means == "place" or not self.own or (means == "line" and part[0].isupper())

    def add(self, part: str, means: str, end: int) -> None:
        """Lengthen the name by a piece; small words of a kind or place only once its own follow."""
        is_longer = self.end > 0 and means == "line" and self.before in {"line", *_JOINTS}
        if is_longer or part[0].isupper() or means in {"own", "end"}:
            self.end = end
            self.is_telling |= self.before != "" and means in {"line", "end"}
        self.stop = end
        self.own += means == "own"
        self.before = "line" if means == "end" else means


def _is_name(word: str, rest: str) -> bool:
    """Whether a word may be of a firm's own name: capitals, and numbers that count nobody ("với 6.160 đoàn viên")."""
    is_count = _COUNT.fullmatch(word) or (word.isdecimal() and opening(rest, "counted"))
    return (word[0].isupper() or word[0].isdecimal()) and not is_count


def _read(words: str) -> _Reading:
    """Read the workplace's name that words open with."""
    read = _Reading()
    for start, end, means in _pieces(words):
        part = words[start:end].strip()
        is_own = read.own and means in {"line", "kind"} and " " not in part and part[0].isupper()
        role = "own" if is_own else means
        if not read.takes(part, role, words[end:]):
            read.is_open = read.before == "dash" and role == "own" and part[0].isupper()
            break
        read.add(part, role, end)
    return read


def _pieces(words: str) -> Iterator[tuple[int, int, str]]:
    """Where the phrases of workplaces' names stand and what they mean, and the single words between them."""
    done = 0
    for start, end, means in _phrases().find(words):
        first, _, second = words[start:end].partition(" ")
        if second and means == "line" and opening(words[start + len(first) :], "acting"):
            continue
        yield from ((match.start(), match.end(), "own") for match in _WORD.finditer(words, done, start))
        yield start, end, means
        done = end
    yield from ((match.start(), match.end(), "own") for match in _WORD.finditer(words, done))


@cache
def _phrases() -> Matcher[str]:
    """What stands in a workplace's name beside its own words; as printed in small letters, or as a title."""
    inner = [(cue, means or "line") for cue, means in union_cues("inner").items()]
    known = inner + [(cue, "kind") for cue in union_cues("base")]
    forms = [
        (f" {form}" if form.endswith(".") else form, means)
        for cue, means in known
        for case in (cue, cue[0].upper() + cue[1:], cue.title())
        for form in sorted(spellings(case))
    ]
    return Matcher([(f" {cue} ", means or "joint") for cue, means in union_cues("joint").items()] + forms)
