"""Which congress or session of the Central Committee a citation means, and whether it had met by then."""

from collections.abc import Callable  # noqa: TC003 - aliased below
from datetime import date
from typing import Final

from etl.find.citation_patterns import ordinal
from etl.resolve.resolution_entries import OPEN_CONGRESS, Entry
from etl.resolve.resolution_subjects import fit, pairs, quoted_fit
from etl.resolve.resolution_verdict import Verdict
from etl.resolve.resolution_words import day_words, of_body
from etl.vocabulary.congresses import Congress, congresses, party_terms
from etl.vocabulary.resolutions import Resolution, register

_FITS: Final = 0.2
_CLEAR: Final = 1.5
UNKNOWN: Final = "?"
NATIONAL: Final = ("DH-DANG", "DH-CD")


def decide_congress(entry: Entry, bulletin: date | None, *, is_union: bool) -> Verdict:
    """The congress: national ones are in the register, local ones are not."""
    issuer = entry.issuer or OPEN_CONGRESS
    roman = ordinal(entry.number)[1] if entry.number else None
    if issuer == OPEN_CONGRESS:
        return _open(entry, roman, bulletin, is_union=is_union)
    if issuer not in NATIONAL:
        return Verdict("unregistered", issuer, reasons=["sổ chỉ có nghị quyết các đại hội toàn quốc"])
    return _national(f"{issuer}:{roman}", issuer, bulletin, "tên đại hội và số thứ tự ghi trong bài")


def _national(key: str, issuer: str, bulletin: date | None, reason: str) -> Verdict:
    """One national congress, with its days compared to the bulletin's."""
    held, row = congresses().get(key), register().get(key)
    if held and bulletin and bulletin < held.closed_on:
        return Verdict(
            "announced",
            issuer,
            reasons=[f"bản tin ngày {day_words(bulletin)} có trước khi đại hội bế mạc ({_days(held)})"],
        )
    if row is None:
        return Verdict("unregistered", issuer, reasons=["đại hội này không có trong sổ nghị quyết"])
    return Verdict("resolved", issuer, row=row, reasons=[reason])


def _days(held: Congress) -> str:
    """When a congress met, as exactly as it is known."""
    if held.precision == "month":
        return f"dự kiến tháng {held.closed_on:%m/%Y}"
    return f"{day_words(held.opened_on)}–{day_words(held.closed_on)}"


def _open(entry: Entry, roman: str | None, bulletin: date | None, *, is_union: bool) -> Verdict:
    """A congress cited without its owner: whose, the words around and the day must tell."""
    around = entry.context
    both = [f"{issuer}:{roman}" for issuer in NATIONAL if f"{issuer}:{roman}" in register()]
    met = [key for key in both if bulletin is None or congresses()[key].closed_on <= bulletin]
    of_party, of_union = "đảng" in around.split(), "công đoàn" in around
    if both and (len(met) == 1 or not is_union or of_party != of_union):
        chosen = met[0] if len(met) == 1 else f"{'DH-CD' if is_union and of_union else 'DH-DANG'}:{roman}"
        reason = (
            "đến ngày ra bản tin mới có một đại hội mang số này"
            if len(met) == 1
            else "những từ quanh chỗ dẫn cho biết đó là đại hội nào"
        )
        return _national(chosen, chosen.split(":", maxsplit=1)[0], bulletin, reason)
    if both:
        return Verdict(
            "ambiguous", "?", candidates=met or both, reasons=["bài không nói đại hội của Đảng hay của Công đoàn"]
        )
    return Verdict(
        "unregistered", "?", reasons=["bài không nói đại hội của tổ chức nào, sổ không có đại hội mang số này"]
    )


def decide_session(entry: Entry, bulletin: date | None) -> Verdict:
    """The session, and where its subject is quoted the document it resolved."""
    number = str(int(entry.number or "0"))
    if entry.said != "TW":
        return _other_session(entry, number)
    term, reasons = entry.term, []
    if term is None:
        term, told = _term_of(number, entry, bulletin)
        reasons.append(told)
    else:
        reasons.append(f"bài ghi khóa {term}")
    if term is None:
        keys = [key for key, held in congresses().items() if held.issuer == "TW" and held.ordinal == number]
        return Verdict("ambiguous", "TW", candidates=keys, reasons=reasons)
    key = f"TW:HN{number}-{term}"
    held = congresses().get(key)
    if held and bulletin and bulletin < held.opened_on:
        return Verdict("announced", "TW", reasons=[*reasons, f"bản tin có trước khi hội nghị họp ({_days(held)})"])
    if held and held.documents:
        return _documents(entry, held, reasons)
    return _other_term(entry, number, bulletin, reasons) or Verdict(
        "unregistered", "TW", key=key, reasons=[*reasons, "sổ không có văn kiện nào của hội nghị này"]
    )


def _other_session(entry: Entry, number: str) -> Verdict:
    """A session of the union's executive, an assembly or a council: the register says of none what it resolved."""
    issuer = entry.said or UNKNOWN
    told = f"bài ghi khóa {entry.term}" if entry.term else "bài không ghi khóa"
    key = f"{issuer}:HN{number}-{entry.term}" if entry.term and issuer == "TLD" else None
    return Verdict("unregistered", issuer, key=key, reasons=[told, f"sổ không có các hội nghị{of_body(issuer)}"])


def _other_term(entry: Entry, number: str, bulletin: date | None, reasons: list[str]) -> Verdict | None:
    """A session of another term, where the subject fits only that: the press misprints terms."""
    held = [one for one in congresses().values() if one.issuer == "TW" and one.ordinal == number]
    rows = [register()[key] for one in held if bulletin is None or one.opened_on <= bulletin for key in one.documents]
    best = _fitting(rows, entry) if rows and entry.subject else None
    if best is None:
        return None
    told = f"nội dung trích trong bài lại chỉ hợp với văn kiện của khóa {best.term} “{best.title}”"
    return Verdict("resolved", "TW", row=best, keeps_number=True, reasons=[*reasons, told])


def _documents(entry: Entry, held: Congress, reasons: list[str]) -> Verdict:
    """The document of a session that the quoted subject means, else the session."""
    rows = [register()[key] for key in held.documents]
    best = _fitting(rows, entry)
    if best:
        return Verdict(
            "resolved",
            "TW",
            row=best,
            keeps_number=True,
            reasons=[*reasons, f"nội dung trích trong bài trùng với tên văn kiện “{best.title}”"],
        )
    if len(rows) == 1:
        told = f"sổ mới có một văn kiện của hội nghị này ({rows[0].key}), bài không nói có phải văn kiện ấy không"
        return Verdict("ambiguous", "TW", key=held.key, candidates=[rows[0].key], reasons=[*reasons, told])
    told = f"hội nghị này ra {len(rows)} văn kiện, bài không nói văn kiện nào"
    return Verdict("ambiguous", "TW", key=held.key, candidates=[row.key for row in rows], reasons=[*reasons, told])


def _fitting(rows: list[Resolution], entry: Entry) -> Resolution | None:
    """The document that the subject, else the words around, fit clearly best."""
    around = pairs(entry.context)
    measures: tuple[Callable[[Resolution], float], ...] = (
        lambda row: quoted_fit(row, entry.subjects),
        lambda row: fit(row, around),
    )
    for measure in measures:
        ranked = sorted(((measure(row), -place) for place, row in enumerate(rows)), reverse=True)
        best = ranked[0][0]
        if best >= _FITS:
            is_clear = len(ranked) == 1 or best >= _CLEAR * ranked[1][0]
            return rows[-ranked[0][1]] if is_clear else None
    return None


def _term_of(number: str, entry: Entry, bulletin: date | None) -> tuple[str | None, str]:
    """The term of a session cited without it: by subject, else the term in which the bulletin stands, if it had met."""
    held = [one for one in congresses().values() if one.issuer == "TW" and one.ordinal == number]
    held = [one for one in held if bulletin is None or one.opened_on <= bulletin]
    rows = [register()[key] for one in held for key in one.documents]
    best = _fitting(rows, entry) if rows else None
    if best:
        return next(one.term for one in held if best.key in one.documents), "nội dung trích trong bài cho biết khóa"
    sitting = next((term for day, term in party_terms() if bulletin and day <= bulletin), None)
    if any(one.term == sitting for one in held):
        return sitting, f"bài không ghi khóa; khi ra bản tin là khóa {sitting}, hội nghị này đã họp"
    return None, "bài không ghi khóa"
