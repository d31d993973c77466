"""What readers are told of a resolution: its label, and the sentence that says why it is taken to be the one."""

from datetime import date
from typing import Final

from etl.find.citations import Naming
from etl.find.folding import fold
from etl.resolve.resolution_entries import Entry
from etl.vocabulary.issuers import names

_MOST_SUBJECT: Final = 90


def day_words(day: date) -> str:
    """A day as Vietnamese readers write it."""
    return f"{day:%d/%m/%Y}"


def several(entry: Entry, bearers: int, older: int) -> str:
    """How many documents of the register bear the number, and how many of them are older than the bulletin."""
    suffix = f"-NQ/{entry.suffix.upper()}" if entry.suffix in ("tw", "tư") else ""
    words = f"trong {bearers} văn kiện số {entry.number}{suffix} của sổ"
    if older == bearers:
        return words
    return f"{words}, {older or 'không'} văn kiện {'' if older else 'nào '}có trước bản tin"


def sentence(reasons: list[str]) -> str:
    """The reasons as one sentence."""
    words = "; ".join(reason for reason in reasons if reason)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def issuer_words(issuer: str | None) -> str:
    """The issuer as readers call it."""
    if issuer is None or issuer in ("?", "KHAC"):
        return ""
    code, _, place = issuer.partition(":")
    return f"{names().get(code, code)} {place}".strip() if place != "?" else names().get(code, code)


def of_body(issuer: str | None) -> str:
    """The words "của …" where the issuer is known."""
    words = issuer_words(issuer)
    return f" của {words}" if words else ""


def label(entry: Entry, issuer: str, text: str) -> str:
    """A short name for what the register does not hold."""
    kind = "Dự thảo nghị quyết" if entry.is_draft else "Nghị quyết"
    if entry.naming is Naming.CONGRESS and issuer == "KHAC":
        start, end = entry.citations[0].span
        return f"{text[start].upper()}{text[start + 1 : end]}"
    if entry.naming is Naming.CONGRESS:
        return f"{kind} {_congress(issuer, entry.number)}"
    if entry.naming is Naming.SESSION:
        return f"{kind} {_session(entry, issuer)}{f' khóa {entry.term}' if entry.term else ''}"
    parts = [kind, entry.number or "", f"năm {entry.year}" if entry.year else ""]
    body = issuer_words(issuer)
    parts.append(f"của {body}" if body else "")
    if entry.naming is Naming.SUBJECT and entry.subject:
        parts.append(f"về {shorten(_as_printed(entry, text))}")
    return " ".join(part for part in parts if part)


def _session(entry: Entry, issuer: str) -> str:
    """A session by its ordinal and body."""
    if issuer == "TW":
        return f"Trung ương {entry.number}"
    meeting = "Hội nghị lần thứ" if issuer == "TLD" else "kỳ họp thứ"
    return f"{meeting} {entry.number}{of_body(issuer)}"


def _congress(issuer: str, ordinal: str | None) -> str:
    """A congress by its owner and ordinal."""
    owner, _, place = issuer.partition(":")
    number = f" {ordinal}" if ordinal else ""
    place = "" if place == "?" else place
    if owner == "DH-CD":
        return f"Đại hội{number} Công đoàn {place or 'Việt Nam'}"
    if owner == "DH-DANG":
        return f"Đại hội{number} Đảng bộ {place}" if place else f"Đại hội{number} của Đảng"
    return f"Đại hội{number}"


def _as_printed(entry: Entry, text: str) -> str:
    """The subject with its capitals, from the text."""
    first = next(one for one in entry.citations if one.subject)
    printed = text[first.span[0] : first.span[1]]
    at = fold(printed).find(first.subject)
    return printed[at : at + len(first.subject)] if at >= 0 else first.subject


def shorten(words: str) -> str:
    """A subject cut at a word, for a label."""
    words = " ".join(words.split(" | ", maxsplit=1)[0].split()).removeprefix("về ")
    return words if len(words) <= _MOST_SUBJECT else f"{words[:_MOST_SUBJECT].rsplit(' ', 1)[0]}…"
