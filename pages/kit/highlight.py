"""Put a bulletin's text on a page with every mention marked: text and spans in, safe HTML out. Knows no Streamlit.

Uploaded text is hostile until shown otherwise: every character is escaped, characters that change the direction of
writing or have no shape are replaced one for one, and no tag of ours ever encloses another's half.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from typing import Final

MAX_SHOWN: Final = 1_000_000
"""Characters of one text that a page shows; the original can always be downloaded."""

KINDS: Final = ("active", "mentioned", "resolution", "document", "date", "body", "activity", "found", "ignored")
"""What can be marked. Each has its own colour and its own line in `STYLE`, so that colour is never the only sign."""

STYLE: Final = """
.np-text{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.9;max-width:46rem;unicode-bidi:isolate}
.np-mark{color:inherit;padding:.05em .15em;border-radius:.2em;text-decoration-line:underline;
 text-underline-offset:.24em;text-decoration-skip-ink:none;position:relative;cursor:help}
.np-active{background:#0f8a5f3d;text-decoration-color:#0f8a5f;text-decoration-style:solid;text-decoration-thickness:3px}
.np-mentioned{background:#0f8a5f17;text-decoration-color:#0f8a5f;text-decoration-style:dashed;text-decoration-thickness:2px}
.np-resolution{background:#d9480f33;text-decoration-color:#d9480f;text-decoration-style:double;text-decoration-thickness:2px}
.np-document{background:#8a5a0a26;text-decoration-color:#a8710f;text-decoration-style:dotted;text-decoration-thickness:3px}
.np-date{background:#2b6cb02b;text-decoration-color:#2f7fd1;text-decoration-style:wavy;text-decoration-thickness:1px}
.np-body{background:#7a4fb526;text-decoration-color:#8a5fd0;text-decoration-style:solid;text-decoration-thickness:1px}
.np-activity{background:none;text-decoration-color:currentColor;text-decoration-style:dotted;text-decoration-thickness:1px}
.np-found{background:#f2b70547;font-weight:600;text-decoration-color:#d9970f;text-decoration-style:solid;text-decoration-thickness:2px}
.np-ignored{background:none;border:1px dashed #7d8590;text-decoration:none;padding:0 .15em}
.np-mark[data-means]::before{content:attr(data-means) " ▸ ";font-size:.75em;font-weight:600}
.np-mark:focus-visible{outline:2px solid #2f7fd1;outline-offset:2px}
.np-mark[data-label]:focus::after,.np-mark[data-label]:hover::after{content:attr(data-label);position:absolute;left:0;
 top:100%;z-index:9;width:max-content;max-width:min(22rem,70vw);padding:.35em .6em;border-radius:.4em;
 background:#20242c;color:#fff;border:1px solid #8b949e;font-size:.8rem;line-height:1.35;white-space:normal;
 pointer-events:none}
.np-legend{display:flex;flex-wrap:wrap;gap:.35rem .9rem;margin:0 0 .6rem;padding:0!important;list-style:none;
 font-size:.9rem}
"""

Span = tuple[int, int]
_AROUND: Final = 24
"""Letters beside a stretch that show where it stands."""
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_BREAKS: Final = str.maketrans({"\x0b": " ", "\x0c": " ", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\r": "\n"})
_FULL_DATE: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})",
    re.IGNORECASE,
)
_SHORT_DATE: Final = re.compile(
    r"ngày\s+(\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(\d{1,2})(?!\s?[/.-]?\s?\d|\s+năm)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Highlight:
    """One stretch of a text (code points, half-open), what kind of mention it is, and the words that say which."""

    start: int
    end: int
    kind: str
    label: str
    means: str = ""
    """What a short form stands for ("Nghị quyết này"): shown before it."""


def visible(text: str) -> str:
    """The text with every character that hides, breaks or turns the line replaced, one for one."""
    return _HIDDEN.sub("\ufffd", text.replace("\r\n", " \n").translate(_BREAKS))


def quoted(text: str, start: int, end: int) -> str:
    """A stretch with a few whole words beside it on its line, `…` where the line goes on."""
    line, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    stop = len(text) if after < 0 else after
    first, last = max(line, start - _AROUND), min(stop, end + _AROUND)
    if first > line:
        first = text.find(" ", first - 1, start) + 1 or start
    if last < stop:
        last = max(text.rfind(" ", end, last + 1), end)
    said = " ".join(text[first:last].split())
    return ("…" if first > line else "") + said + ("…" if last < stop else "")


def render(text: str, highlights: Iterable[Highlight]) -> str:
    """The text as HTML with its mentions marked. Marks may nest and overlap; what lies outside the text is left out."""
    shown = visible(text[:MAX_SHOWN])
    marks = sorted(_fitting(highlights, len(shown)), key=lambda mark: (mark.start, -mark.end, mark.kind, mark.label))
    return f'<div class="np-text" lang="vi">{"".join(_woven(shown, marks))}</div>'


def legend(words: Mapping[str, str]) -> str:
    """What each kind of mark means, as a list of samples: kind → words."""
    samples = (f'<li><span class="np-mark np-{kind}">{_escaped(word)}</span></li>' for kind, word in words.items())
    return f'<ul class="np-legend">{"".join(samples)}</ul>'


def sheet() -> str:
    """The style that `render` and `legend` need, once per page, on one line."""
    return f"<style>{STYLE.replace(chr(10), '')}</style>"


def full_dates(text: str) -> Iterable[Span]:
    """Where dates with a year stand in a text, whatever days they are."""
    return (match.span() for match in _FULL_DATE.finditer(text))


def dates(text: str, labels: Mapping[date, str]) -> list[Highlight]:
    """Where known dates stand in a text: in full ("10/09/2023", "ngày 8 tháng 9 năm 2023") or short ("ngày 08/9")."""
    by_day = {(day.day, day.month, day.year): label for day, label in labels.items()}
    short = _unambiguous(labels)
    found = []
    for match in _FULL_DATE.finditer(text):
        key = tuple(int(part) for part in match.groups() if part is not None)
        if key in by_day:
            found.append(Highlight(*match.span(), "date", by_day[key]))
    for match in _SHORT_DATE.finditer(text):
        label = short.get((int(match[1]), int(match[2])))
        if label:
            found.append(Highlight(*match.span(), "date", label))
    return found


def _unambiguous(labels: Mapping[date, str]) -> dict[tuple[int, int], str]:
    """Day and month of the known dates that only one of them has."""
    pairs = [(day.day, day.month) for day in labels]
    return {(day.day, day.month): label for day, label in labels.items() if pairs.count((day.day, day.month)) == 1}


def _fitting(highlights: Iterable[Highlight], length: int) -> list[Highlight]:
    """The highlights inside the text, cut at its end; those of one kind on one stretch become one with all labels."""
    labels: dict[tuple[int, int, str, str], dict[str, None]] = {}
    for mark in highlights:
        start, end = max(mark.start, 0), min(mark.end, length)
        if start < end and mark.kind in KINDS:
            labels.setdefault((start, end, mark.kind, mark.means), {})[mark.label] = None
    return [Highlight(start, end, kind, " · ".join(said), means) for (start, end, kind, means), said in labels.items()]


def _woven(text: str, marks: Sequence[Highlight]) -> Iterable[str]:
    """Pieces of HTML: text and tags. A mark that another one cuts is closed there and taken up again behind it."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)} | {0, len(text)})
    waiting = list(reversed(marks))
    open_marks: list[Highlight] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1].start == start:
            mark = waiting.pop()
            yield _opening(mark, is_first=True)
            open_marks.append(mark)
        yield _escaped(text[start:end])
        yield from _closed(open_marks, end)


def _closed(open_marks: list[Highlight], edge: int) -> Iterable[str]:
    """The tags that end the marks ending here; marks inside them that go on are closed too and opened again."""
    ending = next((place for place, mark in enumerate(open_marks) if mark.end == edge), None)
    if ending is None:
        return
    cut = open_marks[ending:]
    del open_marks[ending:]
    yield "</mark>" * len(cut)
    for mark in cut:
        if mark.end > edge:
            yield _opening(mark, is_first=False)
            open_marks.append(mark)


def _opening(mark: Highlight, *, is_first: bool) -> str:
    """The tag that starts a mark; only its first piece can be reached with the keyboard and names it."""
    if not is_first:
        return f'<mark class="np-mark np-{mark.kind}">'
    label = _escaped(visible(mark.label))
    means = f' data-means="{_escaped(visible(mark.means))}"' if mark.means else ""
    return f'<mark class="np-mark np-{mark.kind}" tabindex="0" title="{label}" data-label="{label}"{means}>'


def _escaped(text: str) -> str:
    """Text as HTML on one line: Streamlit rewrites the blank lines of what it is given, and offsets must hold."""
    return escape(text, quote=True).replace("\n", "&#10;").replace("\t", "&#9;")
