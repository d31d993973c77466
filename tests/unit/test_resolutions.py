"""Citations found and resolved: what is searched, what joins, what points back, what time and place decide."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from etl.find.citation_patterns import may_cite
from etl.find.folding import fold
from etl.find.resolutions import Naming, find_resolutions
from etl.models import Block, BlockKind, Page, ResolutionFact
from etl.resolve.resolutions import resolve_resolutions
from etl.vocabulary.congresses import congresses
from etl.vocabulary.resolutions import register


def sketch(*lines: str, kinds: tuple[BlockKind, ...] = (), published_on: date | None = None) -> Page:
    blocks = []
    start = 0
    for place, line in enumerate(lines):
        kind = kinds[place] if place < len(kinds) else BlockKind.BODY
        blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    return Page("\n".join(lines), tuple(blocks), published_on=published_on)


def facts(page: Page, *, is_union: bool = True) -> tuple[ResolutionFact, ...]:
    return resolve_resolutions(find_resolutions(page), page, is_union=is_union)


def test_only_news_is_searched() -> None:
    kinds = (BlockKind.FURNITURE, BlockKind.TITLE, BlockKind.BODY, BlockKind.COUNTER)
    page = sketch(
        "Chuyên mục: Nghị quyết 27-NQ/TW", "Học tập Nghị quyết số 02-NQ/TW", "Nghị quyết 02 là trọng tâm.",
        "Nghị quyết 28-NQ/TW", kinds=kinds, published_on=date(2022, 5, 1),
    )  # fmt: skip
    (found,) = facts(page)
    assert (found.key, found.mentions) == ("BCT:02/2021", 2)
    assert [page.text[start:end] for start, end in found.spans] == ["Nghị quyết số 02-NQ/TW", "Nghị quyết 02"]


def test_short_forms_point_back_and_are_no_mention() -> None:
    page = sketch(
        "Sơ kết Nghị quyết số 35-NQ/TW.",
        "Nghị quyết này được học; thực hiện nghị quyết, các nghị quyết của Đảng và Nghị quyết số 37-NQ/TW.",
        "Nghị quyết trên rất cần.",
    )
    first, second = facts(page)
    assert [page.text[a:b] for a, b in first.spans] == ["Nghị quyết số 35-NQ/TW", "Nghị quyết này", "nghị quyết"]
    assert [page.text[a:b] for a, b in second.spans] == ["Nghị quyết số 37-NQ/TW", "Nghị quyết trên"]
    assert (first.mentions, second.mentions) == (1, 1)
    assert first.surfaces == ("Nghị quyết số 35-NQ/TW",)


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị ra nghị quyết.",
        "Các nghị quyết của Đảng được quán triệt.",
        "Nghị quyết này được hoan nghênh.",
        "nghị quyết 5 năm 2016 - 2020",
        "thông qua 12 nghị quyết quan trọng",
        "Nghị quyết đại hội công đoàn các cấp",
        "Chỉ thị số 37-CT/TW, Kết luận số 79-KL/TW, Kế hoạch 67/KH-TLĐ",
        "cần ra nghị quyết về những vướng mắc ấy",
    ],
)
def test_nothing_in_particular_is_no_entry(text: str) -> None:
    assert facts(sketch(text)) == ()


def test_a_bare_number_joins_the_nearest_compatible_citation() -> None:
    page = sketch(
        "Nghị quyết số 54/2017/QH14 của Quốc hội được sơ kết.", "Nghị quyết 54 giúp thành phố.",
        "Nghị quyết số 54-NQ/TW về Thừa Thiên Huế thì khác.", "Nghị quyết 54 giúp cố đô.",
        published_on=date(2022, 1, 1),
    )  # fmt: skip
    assert {fact.key: fact.mentions for fact in facts(page)} == {"QH:54/2017": 2, "BCT:54/2019": 2}


def test_never_younger_than_the_bulletin() -> None:
    text = "Nghị quyết số 18-NQ/TW"
    assert facts(sketch(text, published_on=date(2012, 1, 1)))[0].key == "BCT:18/2007"
    before = facts(sketch(text, published_on=date(2006, 1, 1)))[0]
    assert (before.status, before.key) == ("unregistered", None)
    clock = Page(text, (Block(BlockKind.BODY, 0, len(text)),), page_clock=date(2018, 1, 1))
    assert facts(clock)[0].candidates == ("BCT:18/2007", "TW:18/2017")


def test_union_sites_read_02_and_20_their_own_way_unless_the_subject_differs() -> None:
    day = date(2023, 6, 1)
    assert facts(sketch("Học Nghị quyết 02.", published_on=day))[0].key == "BCT:02/2021"
    assert facts(sketch("Học Nghị quyết 02.", published_on=day), is_union=False)[0].status == "ambiguous"
    health = facts(sketch("Nghị quyết 20 về bảo vệ, chăm sóc và nâng cao sức khỏe nhân dân.", published_on=day))[0]
    assert health.key == "TW:20/2017"


@pytest.mark.parametrize(
    ("years", "day", "key"), [(15, date(2023, 3, 1), "TW:26/2008"), (5, date(2018, 3, 1), "BCT:26/2013")]
)
def test_years_on_tell_the_year(years: int, day: date, key: str) -> None:
    found = facts(
        sketch(f"Hội nghị tổng kết {years} năm triển khai thực hiện Nghị quyết số 26-NQ/TW", published_on=day)
    )[0]
    assert found.key == key
    assert f"“{years} năm”" in found.why


def test_the_reason_names_how_many_bear_the_number() -> None:
    page = sketch("15 năm thực hiện Nghị quyết số 20-NQ/TW về giai cấp công nhân", published_on=date(2023, 9, 1))
    assert facts(page)[0].why.startswith("Trong 6 văn kiện số 20-NQ/TW của sổ, 5 văn kiện có trước bản tin")


def test_a_congress_that_has_not_met_is_announced() -> None:
    text = "Nghị quyết Đại hội XIII Công đoàn Việt Nam"
    before, after = (facts(sketch(text, published_on=day))[0] for day in (date(2023, 9, 10), date(2024, 1, 2)))
    assert (before.status, before.key, before.year) == ("announced", None, None)
    assert (after.status, after.key, after.year) == ("resolved", "DH-CD:XIII", 2023)


def test_a_local_body_without_a_name_gets_the_province_named_with_the_same_word() -> None:
    page = sketch(
        "Đoàn từ tỉnh Quảng Nam đến thăm TP Đà Nẵng.", "Nghị quyết số 9 của HĐND thành phố được nhắc tới.",
        "Nghị quyết số 8 của HĐND tỉnh cũng vậy.",
    )  # fmt: skip
    assert [(fact.issuer, fact.number) for fact in facts(page)] == [("HDND:Đà Nẵng", "9"), ("HDND:Quảng Nam", "8")]


def test_old_and_new_tones_and_all_dashes_read_alike() -> None:
    one = facts(sketch("Nghị quyết số 20–NQ/TW khoá X của Hội nghị Trung ương"))[0]
    other = facts(sketch("Nghị quyết số 20 - NQ/TƯ khóa X của Hội nghị Trung ương"))[0]
    assert one.key == other.key == "TW:20/2008"
    assert fold("Hoà Bình – Thuỷ “quý”") == 'hòa bình - thủy "quý"'


@pytest.mark.parametrize("text", ["İ nghị quyết 2", "Ⓐ “Ð” Nghị Quyết", "a\u00a0b"])
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_hostile_lines_end() -> None:
    size = 1_000_000
    lists = "Nghị quyết số " + ", ".join(map(str, range(1, 150_000)))
    assert len(facts(sketch(lists))) == 24
    for text in (
        "nghị quyết ",
        "nghị quyết đại hội ",
        "NQ 2 ",
        "1-",
        "5 năm thực hiện ",
        "nghị quyết của quốc hội về ",
    ):
        assert len(facts(sketch(text * (size // 4 // len(text))))) <= 1


def test_kinds_of_citation() -> None:
    page = sketch(
        "Nghị quyết 7b; Nghị quyết Đại hội XII của Đảng; Nghị quyết Trung ương 4 khóa XI; "
        "Nghị quyết của Quốc hội về thuế đất"
    )
    assert [one.naming for one in find_resolutions(page)] == [
        Naming.NUMBER, Naming.CONGRESS, Naming.SESSION, Naming.SUBJECT,
    ]  # fmt: skip


def test_the_register_and_the_congresses_agree() -> None:
    assert len(register()) == 225
    for held in congresses().values():
        assert held.issuer != "TW" or all(register()[key].term == held.term for key in held.documents), held.key
        row = register().get(held.key)
        assert row is None or row.issued_on in (None, held.closed_on), held.key
    assert not register()["TLD:4c/?"].is_verified
    assert register()["DH-DANG:XIII"].is_verified


def news(text: str, published_on: date) -> Page:
    """A saved page with every line taken as news."""
    blocks = [Block(BlockKind.BODY, line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    return Page(text, tuple(blocks), published_on=published_on)


FIELDS = ("issuer", "number", "year", "mentions", "status")


def real(shared: Path, place: int) -> tuple[str, dict[str, object], date]:
    expected = json.loads((shared / "bulletins" / "expected.jsonl").read_text(encoding="utf-8").splitlines()[place])
    text = (shared / "bulletins" / expected["file"]).read_text(encoding="utf-8")
    return text, expected, date.fromisoformat(expected["published_on"])


@pytest.mark.parametrize("place", [0, 1])
def test_real_bulletins(shared: Path, place: int) -> None:
    text, expected, day = real(shared, place)
    found = [{field: getattr(fact, field) for field in FIELDS} for fact in facts(news(text, day))]
    wanted = expected["resolutions"]
    assert isinstance(wanted, list)
    assert [
        {field: fact[field] for field in FIELDS if field in one} for fact, one in zip(found, wanted, strict=True)
    ] == [{field: one[field] for field in FIELDS if field in one} for one in wanted]


def test_a_real_bulletin_with_other_provinces_numbers_and_dates(shared: Path) -> None:
    text, _, day = real(shared, 0)
    for old, new in (
        ("Hà Nội", "Cần Thơ"), ("Hải Phòng", "Đà Nẵng"), ("02-NQ/TW ngày 12/6/2021", "20-NQ/TW ngày 28/01/2008"),
        ("Đảng toàn quốc lần thứ XIII", "Đảng toàn quốc lần thứ XII"),
        ("Đại hội XIII Công đoàn", "Đại hội XII Công đoàn"),
    ):  # fmt: skip
        text = text.replace(old, new)
    found = {(fact.issuer, fact.number, fact.year, fact.status) for fact in facts(news(text, day))}
    assert found == {
        ("DH-DANG", "XII", 2016, "resolved"), ("TW", "20", 2008, "resolved"), ("DH-CD", "XII", 2018, "resolved"),
        ("DH-CD:Cần Thơ", None, None, "unregistered"), ("DH-CD:Đà Nẵng", None, None, "unregistered"),
    }  # fmt: skip


def test_a_real_bulletin_of_another_year(shared: Path) -> None:
    text, _, _ = real(shared, 1)
    other = text.replace("15 năm", "10 năm").replace("2024", "2018")
    assert [(fact.key, fact.mentions) for fact in facts(news(other, date(2018, 6, 18)))] == [("TW:20/2008", 5)]
    newer = re.sub(r"(?i)(nghị quyết (?:số )?)20(?!\d)", r"\g<1>42", text)
    assert [(fact.number, fact.mentions) for fact in facts(news(newer, date(2024, 6, 18)))] == [("42", 5)]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Triển khai Nghị quyết 02", True),
        ("NGHỊ QUYẾT SỐ 02", True),
        ("Nghị  Quyết mới", True),
        ("nghi quyet so 02-NQ/TW", True),
        ("NGHI QUYET", True),
        ("học nq20", True),
        ("20/NQ-TW", True),
        ("nghị sĩ quyết định; giải quyết đề nghị", False),
        ("CHỦ TỊCH HỘI NGHỊ ĐÃ QUYẾT", False),
    ],
)
def test_texts_without_the_word_are_passed_by(text: str, may: bool) -> None:  # noqa: FBT001 - a row of the table
    assert may_cite(text) is may


def test_a_title_that_is_only_a_number_is_no_subject() -> None:
    page = sketch("Nghị quyết 4c/NQ-BCH được nhắc lại.", published_on=date(2016, 5, 1))
    (found,) = facts(page)
    assert (found.status, found.key, found.candidates) == ("ambiguous", None, ("TLD:4c/?",))


def test_words_of_any_report_are_no_subject() -> None:
    words = "Thực hiện Nghị quyết số 21, tiếp tục đổi mới, nâng cao chất lượng công tác trong tình hình mới."
    (found,) = facts(sketch(words, published_on=date(2024, 5, 1)))
    assert (found.status, found.key) == ("ambiguous", None)


def test_what_an_article_keeps_speaking_of_beats_habit() -> None:
    page = sketch(
        "Đoàn viên học Nghị quyết 20.",
        "Sức khỏe nhân dân là việc lớn.",
        "Ai cũng lo sức khỏe nhân dân, mọi nhà giữ sức khỏe.",
        published_on=date(2019, 5, 1),
    )
    (found,) = facts(page)
    assert (found.key, "nhiều lần" in found.why) == ("TW:20/2017", True)
