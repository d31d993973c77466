"""`extract --explain`: one bulletin for people, line by line and decision by decision, each with its reason."""

from collections.abc import Iterable, Iterator
from typing import Final

from etl.clean import clean
from etl.commands.inputs import Input, inputs
from etl.errors import RejectedFileError
from etl.find.bodies import find_bodies
from etl.find.page import take_apart
from etl.find.provinces import find_places
from etl.find.union import union_reasons
from etl.models import Aside, Page, Record, Span, Why
from etl.pipeline import Reading, left_aside, read_one
from etl.resolve.provinces import role_reasons
from etl.settings import MAX_DOCUMENT_BYTES
from etl.vocabulary.sites import Site
from etl.vocabulary.sites import site as site_of

AROUND: Final = 40
"""Characters of context on either side of a find."""
LONGEST: Final = 160
_BLOCKS: Final = {
    "title": "tiêu đề",
    "lead": "sa-pô",
    "body": "nội dung",
    "caption": "chú thích",
    "section": "chuyên mục",
    "clock": "đồng hồ",
    "date": "ngày đăng",
    "byline": "tác giả",
    "counter": "bộ đếm",
    "furniture": "khung trang",
}
_FIGURES: Final = {
    "observed_on": "đọc ngày",
    "today": "hôm nay",
    "yesterday": "hôm qua",
    "week": "tuần",
    "month": "tháng",
    "total": "tổng",
    "online": "đang xem",
}
_ASIDE: Final = {
    Why.LONGER: "nằm trong một tên dài hơn",
    Why.STREET: "tên đường, phố, công trình",
    Why.FEATURE: "tên sông, núi, cầu, hồ",
    Why.UNIT: "tên một đơn vị nhỏ, không đủ để biết thuộc tỉnh nào",
    Why.PERSON: "tên người",
    Why.ORGANISATION: "tên công ty, trường, câu lạc bộ, báo hay nhãn hàng",
    Why.NAMESAKE: "trường, chợ mang tên này nhưng nằm ở nơi khác",
    Why.ABROAD: "địa danh nước ngoài",
    Why.CREDIT: "tên người chụp ảnh",
    Why.COMMON: "từ thường hay chữ tắt nhiều nghĩa, bên cạnh không có từ chỉ nơi chốn",
    Why.ELSEWHERE: "ngay sau đó bài ghi một tỉnh khác",
    Why.LEAGUE: "tên đội bóng",
    Why.OTHER_MAP: "không có trên bản đồ của bản tin",
    Why.GENERAL: "nói chung, không chỉ nghị quyết nào",
}
_ROLES: Final = {"active": "có hoạt động", "mentioned": "được nhắc tới"}


def explain(paths: Iterable[str], site: str | None) -> int:
    """Print every decision about every bulletin; 0 when all were read, 1 when some were not, 2 when none was."""
    done: list[bool] = [_explain_one(given, site_of(site) if site else None) for given in inputs(paths)]
    if all(done):
        return 0
    return 1 if any(done) else 2


def _explain_one(given: Input, site: Site | None) -> bool:
    """Print one file's decisions, or why it cannot be read."""
    try:
        said = explained(read_one(_bytes_of(given), given.file, site), site)
    except RejectedFileError as error:
        print(error, end="\n\n")
        return False
    print("\n".join(said), end="\n\n")
    return True


def _bytes_of(given: Input) -> bytes:
    """The bytes of a file, one more than may be read at most: the reader says what is too much."""
    if given.why:
        raise RejectedFileError(given.file, given.why)
    with given.path.open("rb") as file:
        return file.read(MAX_DOCUMENT_BYTES + 1)


def explained(reading: Reading, site: Site | None = None) -> Iterator[str]:
    """The lines for one bulletin: head, what each line of it is, then the facts."""
    record, document = reading.record, reading.document
    page = take_apart(clean(document.text).text, document.declared)
    yield f"═══ {record.file} ({document.format}, {document.encoding})"
    yield from _head(record, union_reasons(page))
    yield from _lines(page)
    yield from _provinces(record, page, document.text, site)
    yield from _facts(record, document.text)
    yield from _left(document.text, left_aside(document))
    yield from (f"! {warning}" for warning in record.warnings)


def _head(record: Record, why_union: tuple[str, ...]) -> Iterator[str]:
    """What the page's frame says; what is not there is said too."""
    said = {
        "Tiêu đề": record.title,
        "Chuyên mục": record.section,
        "Tác giả": record.author,
        "Ngày đăng": " ".join(filter(None, [_day(record.published_on), record.published_time])),
        "Đồng hồ trang": _day(record.page_clock),
        "Ngày của sự kiện": ", ".join(filter(None, map(_day, record.event_dates))),
        "Công đoàn": ("có" if record.union else "không") + _because(why_union),
        "Từ khóa": ", ".join(record.keywords),
    }
    yield from (f"{name + ':':18}{value or 'không rõ'}" for name, value in said.items())
    if record.traffic:
        figures = {said: getattr(record.traffic, name) for name, said in _FIGURES.items()}
        yield f"{'Bộ đếm:':18}" + ", ".join(f"{said} {value}" for said, value in figures.items() if value is not None)


def _lines(page: Page) -> Iterator[str]:
    """Each line of the page and what it was taken for."""
    yield "── Các dòng"
    for block in page.blocks:
        yield f"{_BLOCKS[block.kind]:>12} │ {_short(page.of(block))}"


def _provinces(record: Record, page: Page, text: str, site: Site | None) -> Iterator[str]:
    """The provinces with their roles and what was weighed for them."""
    bodies = find_bodies(page, site_province=site.province if site else None)
    why = role_reasons(find_places(page), bodies, page)
    yield "── Tỉnh, thành"
    for province in record.provinces:
        words = f"{province.mentions} lần, ở “{_short(province.evidence)}”"
        yield f"{province.name}: {_ROLES[province.role]}, {words}{_because(why.get(province.name, ()))}"
        yield from _quoted(text, province.spans)


def _because(reasons: tuple[str, ...]) -> str:
    """Reasons as the end of a sentence; nothing where the rules alone decided."""
    return f", vì: {'; '.join(reasons)}" if reasons else ""


def _facts(record: Record, text: str) -> Iterator[str]:
    """The other facts, each with its reason and the words it stands on."""
    yield "── Nghị quyết"
    for resolution in record.resolutions:
        yield f"{resolution.label} [{resolution.key or resolution.status}], {resolution.mentions} lần: {resolution.why}"
        yield from (f"      có thể là {candidate}" for candidate in resolution.candidates)
        yield from _quoted(text, resolution.spans)
    yield "── Văn bản khác"
    for document in record.documents:
        yield f"{document.kind} {document.number or ''} {document.issuer or ''}".rstrip()
        yield from _quoted(text, document.spans)
    yield "── Tổ chức công đoàn"
    for body in record.bodies:
        yield f"{body.name} ({body.level}, tỉnh {body.province or 'không rõ'}): {_ROLES.get(body.role, body.role)}"
        yield from _quoted(text, body.spans)
    yield "── Hoạt động"
    for activity in record.activities:
        yield f"{activity.kind}: {'đã diễn ra' if activity.took_place else 'sẽ diễn ra'}"
        yield from _quoted(text, activity.spans)


def _left(text: str, aside: Iterable[Aside]) -> Iterator[str]:
    """What was left aside, with the reason of each."""
    yield "── Bị bỏ qua"
    for one in aside:
        yield f"{_plain(text[slice(*one.span)])}: {_ASIDE[one.why]}"
        yield from _quoted(text, [one.span])


def _quoted(text: str, spans: Iterable[Span]) -> Iterator[str]:
    """Where a fact stands, with a few words on either side."""
    for start, end in spans:
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        yield f"      {start:>6} …{_plain(before)}[{_plain(text[start:end])}]{_plain(after)}…"


def _day(day: object) -> str | None:
    """A date as Vietnamese readers write it."""
    return f"{day:%d/%m/%Y}" if day else None


def _plain(text: str) -> str:
    """Text on one line, with nothing that steers a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _short(text: str) -> str:
    """Text on one line, cut where it is long."""
    plain = _plain(text)
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"
