"""Vietnamese written before Unicode, or decoded wrongly: told by how many words become Vietnamese syllables.

One view serves all: the text with one character for each byte. What was saved in a legacy encoding is looked at as
Latin-1; what was pasted into a Unicode file from a legacy font already looks like that.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from etl.vocabulary import legacy

NAMES: Final = {
    "tcvn3": "TCVN3",
    "vni": "VNI",
    "viscii": "VISCII",
    "cp1258": "Windows-1258",
    "utf-8 (1252)": "UTF-8 bị đọc nhầm",
    "utf-8 (437)": "UTF-8 bị đọc nhầm",
}
"""What people call each encoding."""

_SAMPLE_CHARS: Final = 20_000
_JUDGED_CHARS: Final = 200_000
"""How much of a converted text is looked at again."""
_ENOUGH: Final = 0.8
"""The share of words beyond ASCII that must be Vietnamese syllables."""
_MARGIN: Final = 0.25
"""How much better than the text as it stands a conversion must be."""

_WORD: Final = re.compile(r"[^\s!-@\[-`{-~“”‘’–—…]*[^\x00-\x7f“”‘’–—…\s][^\s!-@\[-`{-~“”‘’–—…]*")
_FEWEST_WORDS: Final = 3
"""Words beyond ASCII that a line must have to be taken for another encoding than its page."""
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_UNICODE_VIETNAMESE: Final = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_TELLS: Final = re.compile("[\xa1-\xa8\xaa-\xb0\xb4-\xb6\xb8-\xba\xbc-\xbfÄÅÆËÎÏÑÖ×ØÛÜÞßäåæçëîïñöøûüþÿ╗║\x80-\x9f]")
"""Characters that Vietnamese in Unicode does without."""


def from_bytes(data: bytes) -> tuple[str, str] | None:
    """The text of single-byte Vietnamese, and the encoding's name; None where no legacy encoding fits."""
    return _best(data.decode("latin-1"))


def told(text: str, encoding: str) -> str:
    """The warning that a text was not Unicode, with the share of its words that came out as no Vietnamese."""
    words = [word for word in _WORD.findall(text[:_JUDGED_CHARS]) if any(map(str.isalpha, word))]
    wrong = sum(not _is_syllable(word) for word in words)
    said = f"Văn bản mã {NAMES[encoding]} đã được chuyển sang Unicode"
    share = f"{100 * wrong / max(1, len(words)):.1f}".replace(".", ",")
    return f"{said}; {share}% chữ có dấu cần xem lại" if wrong else said


def repair(text: str) -> tuple[str, str] | None:
    """The text with lines in a legacy encoding converted, and that encoding's name; None where all is well."""
    if text.isascii() or (_UNICODE_VIETNAMESE.search(text) and not _TELLS.search(text)):
        return None
    if not _UNICODE_VIETNAMESE.search(text):
        return _best(text)
    found: list[str] = []
    lines = [_repaired_line(line, found) for line in text.split("\n")]
    return ("\n".join(lines), max(set(found), key=found.count)) if found else None


def _repaired_line(line: str, found: list[str]) -> str:
    """One line, converted where it must be; the encoding joins `found`."""
    is_suspect = (
        _TELLS.search(line)
        and not _UNICODE_VIETNAMESE.search(line)
        and sum(len(word) > 1 for word in _WORD.findall(line)) >= _FEWEST_WORDS
    )
    best = _best(line) if is_suspect else None
    if best is None:
        return line
    found.append(best[1])
    return best[0]


def _best(view: str) -> tuple[str, str] | None:
    """The conversion that makes the most Vietnamese of the view, if it clearly makes more than the view is."""
    sample = view[:_SAMPLE_CHARS]
    if not _is_telling(sample):
        return None
    as_is = vietnamese_share(sample)
    scored = [
        (vietnamese_share(converted), name, convert)
        for name, convert in _CONVERSIONS.items()
        if (converted := convert(sample)) is not None
    ]
    share, name, convert = max(scored, key=lambda one: one[0], default=(0.0, "", _as_it_is))
    if share < _ENOUGH or share < as_is + _MARGIN:
        return None
    text = convert(view)
    return None if text is None else (text, name)


def _is_telling(sample: str) -> bool:
    """Whether a text has enough words beyond ASCII to judge by: a lone °C or café in plain English says nothing."""
    beyond = len(_WORD.findall(sample))
    return beyond >= _FEWEST_WORDS or 0 < len(sample.split()) <= 2 * beyond


def convert(view: str, encoding: str) -> str:
    """Text known to be in an encoding, in Unicode; as it stands where that is impossible."""
    return _CONVERSIONS[encoding](view) or view


def vietnamese_share(text: str) -> float:
    """How many of the words with letters beyond ASCII are Vietnamese syllables, 0 to 1."""
    words = _WORD.findall(text)
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _tone_and_base(word: str) -> tuple[int, str]:
    """How many tone marks a word carries, and the word without them."""
    base, tones = _TONES.subn("", unicodedata.normalize("NFD", word))
    return tones, unicodedata.normalize("NFC", base)


def _is_syllable(word: str) -> bool:
    """Whether a word, in one case or with a capital first, is a Vietnamese syllable."""
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    tones, base = _tone_and_base(word.lower())
    return tones <= 1 and legacy.syllable().fullmatch(base) is not None


def _as_it_is(view: str) -> str | None:
    return view


def _one_letter_each(encoding: str) -> Callable[[str], str | None]:
    """The conversion from an encoding with one byte a letter."""

    def convert(view: str) -> str | None:
        return _capitals(view, view.translate(_translation(encoding)))

    return convert


@cache
def _translation(encoding: str) -> dict[int, str]:
    return {ord(char): letter for char, letter in legacy.letters(encoding).items()}


_LINE_EDGES: Final = ("", "\n", "\r")
_LONGEST_SHORT: Final = 2
"""Letters of an abbreviation that reads like a syllable ("BA Hµ")."""
_NO_SMALL: Final = re.compile(r"(?<!\S)[^\sa-z]+(?:[ \t]+[^\sa-z]+)*(?!\S)")
"""Words in a row without a small ASCII letter."""


def _capitals(view: str, converted: str) -> str:
    """Words that stood in a font of capitals (.VnTimeH): ASCII letters upper, the others known only in lower case."""
    pieces = list(converted)
    for run in _NO_SMALL.finditer(view):
        is_line = (
            view[max(0, run.start() - 1) : run.start()] in _LINE_EDGES
            and view[run.end() : run.end() + 1] in _LINE_EDGES
        )
        if _is_in_capitals(run[0]) or (is_line and _is_name_in_capitals(run[0])):
            pieces[run.start() : run.end()] = converted[run.start() : run.end()].upper()
    return "".join(pieces)


def _is_in_capitals(run: str) -> bool:
    """Whether words are capitals, not initials ("T.Hµ") or an abbreviation and a name ("TP Hµ")."""
    words = [word for word in re.split(r"[\s.,;:()\"–-]+", run) if sum(map(_is_capital, word)) > 1]
    return any(_has_small_only(word) for word in words) and (len(words) > 1 or len(run.split()) == 1)


def _is_name_in_capitals(line: str) -> bool:
    """Whether a line of its own is a name in capitals ("THANH Hµ"): one word is a whole syllable of them."""
    words = line.split()
    is_syllable = any(len(word) > _LONGEST_SHORT and word.isascii() and _is_syllable(word) for word in words)
    return is_syllable and all(_is_capital(word[0]) for word in words) and any(map(_has_small_only, words))


def _is_capital(char: str) -> bool:
    return (char.isascii() and char.isupper()) or char == "§"


def _has_small_only(word: str) -> bool:
    """Whether a word has a letter that the encoding knows only as a small one."""
    return any(not char.isascii() and char != "§" for char in word)


def _from_vni(view: str) -> str | None:
    """VNI: a letter and, after it, a letter that stands for its mark."""
    return _vni_letter().sub(lambda found: legacy.letters("vni")[found[0]], view)


@cache
def _vni_letter() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(legacy.letters("vni"), key=len, reverse=True))))


def _through(wrong: str, right: str) -> Callable[[str], str | None]:
    """The conversion of text that was decoded as `wrong` and should have been decoded as `right`."""

    def convert(view: str) -> str | None:
        try:
            text = b"".join(_encoded(view, wrong)).decode(right)
        except UnicodeError:
            return None
        return unicodedata.normalize("NFC", text)

    return convert


def _encoded(view: str, encoding: str) -> Iterator[bytes]:
    """The bytes behind a view; what the encoding leaves undefined is itself."""
    try:
        yield view.encode(encoding)
    except UnicodeEncodeError:
        for char in view:
            yield char.encode("latin-1") if ord(char) in range(0x80, 0xA0) else char.encode(encoding)


_CONVERSIONS: Final[dict[str, Callable[[str], str | None]]] = {
    "tcvn3": _one_letter_each("tcvn3"),
    "vni": _from_vni,
    "viscii": _one_letter_each("viscii"),
    "cp1258": _through("cp1252", "cp1258"),
    "utf-8 (1252)": _through("cp1252", "utf-8"),
    "utf-8 (437)": _through("cp437", "utf-8"),
}
