"""Forms in which the press cites resolutions: numbers among words, days and sessions, bodies that stand elsewhere."""

from collections.abc import Iterator

import pytest

from etl.errors import VocabularyError
from etl.find import issuing_bodies
from etl.find.folding import fold
from etl.find.resolutions import find_resolutions
from etl.models import Block, BlockKind, Page, ResolutionFact
from etl.resolve.resolutions import resolve_resolutions
from etl.vocabulary import resolution_cues as vocabulary
from etl.vocabulary import rows
from etl.vocabulary.issuers import COUNTRY_COLUMNS, cues, habits
from etl.vocabulary.resolution_cues import USES, resolution_cues
from etl.vocabulary.resolutions import register


def page(text: str) -> Page:
    return Page(text, (Block(BlockKind.BODY, 0, len(text)),))


def facts(text: str, *, is_union: bool = False) -> tuple[ResolutionFact, ...]:
    return resolve_resolutions(find_resolutions(page(text)), page(text), is_union=is_union)


def told(text: str) -> list[tuple[str, str | None, int]]:
    return [(fact.issuer, fact.number, fact.mentions) for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "issuer", "number"),
    [
        ("Chính phủ ban hành Nghị quyết 98 ngày 26/12/2014 về cai nghiện.", "CP", "98"),
        ("Tàu bị giữ theo nghị quyết trừng phạt số 2375 của Hội đồng Bảo an.", "LHQ", "2375"),
        ("Theo nghị quyết 2356 Hội đồng Bảo an, thêm bốn công ty bị cấm.", "LHQ", "2356"),
        ("HĐQT công bố Nghị quyết 2107-3 ngày 3/8/2018.", "DN", "2107-3"),
        ("Ủy ban Thường vụ Quốc hội gửi các tỉnh nghị quyết 1205 dự kiến lịch bầu cử.", "UBTVQH", "1205"),
        ("Chính phủ ra Nghị quyết 19 lần thứ nhất vào năm 2014.", "CP", "19"),
        ("Trường học tập nghị quyết trung ương 29 về đổi mới giáo dục.", "TW", "29"),
        ("Tòa áp dụng nghị quyết 06/2014/NĐ-HĐTP khi xét xử.", "HDTP", "06"),
        ("Bang này chờ nghị quyết lưỡng viện số 31 của Thượng viện Mỹ.", "KHAC", "31"),
    ],
)
def test_a_number_is_seen_among_other_words(text: str, issuer: str, number: str) -> None:
    assert told(text) == [(issuer, number, 1)]


@pytest.mark.parametrize(
    "text",
    ["Hội nghị ra nghị quyết 5 ngày sau đó.", "Hội đồng thông qua nghị quyết 3 lần.", "nghị quyết 2 dự án"],
)
def test_what_counts_something_is_no_number(text: str) -> None:
    assert facts(text) == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Cầu mang tên ấy theo Nghị quyết tháng 12/2011 của HĐND tỉnh Bến Tre.", 2011),
        ("Bảo tàng giữ bản in Nghị quyết ngày 2-4-1960 kỳ họp thứ 12 Quốc hội khóa I.", 1960),
        ("Nghị quyết của Hội đồng Bảo an thông qua tháng 9/2017 cấm xuất khẩu hải sản.", 2017),
        ("Cổ đông nhỏ kiện Nghị quyết Đại hội cổ đông bất thường ngày 9/6/2014.", 2014),
    ],
)
def test_a_day_or_a_session_singles_out(text: str, year: int) -> None:
    (fact,) = facts(text)
    assert (fact.year, fact.mentions) == (year, 1)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Tỉnh sơ kết nghị quyết về dồn thửa đất của Quốc hội sớm hơn hẹn.", "QH"),
        ("Đại hội đồng LHQ họp lại. Nhiều nước mừng nghị quyết đầu tiên của cơ quan này về rác nhựa.", "LHQ"),
        ("Phe tả đệ trình quốc hội nước này một nghị quyết buộc bộ trưởng từ chức.", "KHAC"),
        ("HĐQT Sao Mai đã công bố nghị quyết mua lại 2,5 triệu cổ phiếu quỹ.", "DN"),
        ("Tại hội trường, đại biểu Quốc hội góp ý dự thảo nghị quyết về thí điểm tòa án số.", "QH"),
    ],
)
def test_the_body_may_stand_elsewhere(text: str, issuer: str) -> None:
    assert told(text) == [(issuer, None, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Hội đồng Bảo an đã họp. Nghị quyết kêu gọi các bên kiềm chế.",
        "Đoàn kiến nghị Chính phủ ban hành nghị quyết tháo gỡ vướng mắc cho dự án.",
        "Con tàu bị tố vi phạm nghị quyết trừng phạt Libya.",
        "Hội đồng Bảo an hẹn thông qua nghị quyết vào ngày 4/7.",
        "HĐND tỉnh Hà Nam họp xong. LĐLĐ tỉnh triển khai nghị quyết về phát triển đoàn viên.",
    ],
)
def test_a_resolution_that_acts_or_is_wished_for_is_not_named(text: str) -> None:
    assert facts(text) == ()


def test_news_from_abroad_tells_of_one_resolution_in_other_words() -> None:
    first = "Đại hội đồng LHQ ra nghị quyết kêu gọi chấm dứt cấm vận kinh tế với Cuba."
    assert told(f"{first} Mỹ bác nghị quyết của LHQ yêu cầu gỡ bỏ cấm vận với Cuba.") == [("LHQ", None, 2)]


def test_another_subject_of_the_same_house_is_another_resolution() -> None:
    budget = "Vốn được bố trí căn cứ Nghị quyết số 81/2019/QH14 của Quốc hội."
    visas = "Quốc hội thông qua Nghị quyết về cấp thị thực điện tử cho thủy thủ."
    assert told(f"{budget} {visas}") == [("QH", "81", 1), ("QH", None, 1)]
    listed = "Quốc hội khóa này đã bàn kỹ. Chương trình gồm: Luật Biển; Nghị quyết phê chuẩn hiệp định về nghề cá."
    assert told(listed) == [("QH", None, 1)]


def test_a_bare_number_is_of_whoever_the_text_speaks_of() -> None:
    alone = "Khi nghị quyết 912 được thực thi, thủ tục sẽ gọn hơn."
    assert told(alone) == [("?", "912", 1)]
    assert ("CP", "912", 1) in told(f"{alone} Chính phủ vừa ban hành nghị quyết thí điểm cấp thẻ số.")
    assert told("HĐND tỉnh Bình Phước giám sát việc thực hiện Nghị quyết 16.") == [("HDND:Bình Phước", "16", 1)]


def test_the_suffix_of_the_centre_is_of_the_organ_beside_it() -> None:
    assert told("Bộ Chính trị đã ban hành Nghị quyết số 808-NQ/TW.") == [("BCT", "808", 1)]
    assert told("Chi bộ học Nghị quyết số 808-NQ/TW.") == [("TW", "808", 1)]


def test_what_readers_usually_mean_comes_before_words_that_happen_to_fit() -> None:
    debts = "Ngân hàng xử lý nợ xấu theo Nghị quyết 42; người dân gặp khó khăn được giãn nợ."
    assert told(debts) == [("QH", "42", 1)]
    (school,) = facts("Hội đồng trường được lập theo tinh thần nghị quyết 19.")
    assert school.key == "TW:19/2017"


def test_an_undated_text_does_not_mean_what_came_long_after_its_years() -> None:
    words = "Người dân gặp khó khăn vì dịch được hỗ trợ theo Nghị quyết 42"
    assert [fact.key for fact in facts(f"{words}, chi từ năm 2020.")] == ["CP:42/2020"]
    assert [fact.key for fact in facts(f"{words}, chi từ năm 2012.")] == [None]


def test_every_body_of_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many drafts ask for the bodies near them."""
    read = 0
    body = issuing_bodies._body

    def counted(*args: object, **options: object) -> object:
        nonlocal read
        read += 1
        return body(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(issuing_bodies, "_body", counted)
    for times in (50, 200):
        text = "Quốc hội bàn. " * times + "dự thảo nghị quyết cho phép thí điểm. " * times
        read = 0
        find_resolutions(page(text))
        assert times <= read <= 2 * times


def test_the_words_of_the_table_are_folded_and_used() -> None:
    for use in USES:
        words = resolution_cues(use)
        assert words
        assert len(set(words)) == len(words)
        assert [word for word in words if fold(word) != word] == []
    assert set(resolution_cues("weak")) | set(resolution_cues("of_nations")) <= set(resolution_cues("subject"))


def test_a_use_that_nobody_asks_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def table(*_: object) -> Iterator[dict[str, str]]:
        yield {"use": "verb", "words": "bàn"}

    monkeypatch.setattr(vocabulary, "rows", table)
    with pytest.raises(VocabularyError):
        resolution_cues.__wrapped__("weak")


def test_a_habit_that_names_a_document_names_one_of_the_register() -> None:
    named = [habit for same in habits().values() for habit in same if habit.key]
    assert {habit.key for habit in named} <= register().keys()
    assert [habit for habit in named if register()[habit.key or ""].issuer != habit.issuer] == []


def test_a_body_whose_province_opens_the_next_line_keeps_it() -> None:
    first = "Thẻ xe miễn phí nằm trong nghị quyết của HĐND TP."
    text = f"{first}\nHải Phòng về việc hỗ trợ thợ đóng tàu đi lại."
    lines = (Block(BlockKind.BODY, 0, len(first)), Block(BlockKind.BODY, len(first) + 1, len(text)))
    (fact,) = resolve_resolutions(find_resolutions(Page(text, lines)), Page(text, lines), is_union=False)
    assert (fact.issuer, fact.mentions) == ("HDND:Hải Phòng", 1)
    assert "hỗ trợ thợ đóng tàu" in fact.surfaces[0]


def test_a_line_that_only_ends_with_an_abbreviation_does_not_go_on() -> None:
    first = "Thẻ xe miễn phí có từ nghị quyết 28 của HĐND TP."
    text = f"Sở Giao thông TP HCM cho biết.\n{first}\nTrung Sơn"
    starts = [0, text.index(first), text.index("Trung Sơn")]
    lines = tuple(
        Block(BlockKind.BODY, start, text.index("\n", start) if "\n" in text[start:] else len(text)) for start in starts
    )
    (fact,) = resolve_resolutions(find_resolutions(Page(text, lines)), Page(text, lines), is_union=False)
    assert (fact.issuer, fact.number) == ("HDND:Thành phố Hồ Chí Minh", "28")


def test_other_countries_stand_once_and_their_houses_are_not_ours() -> None:
    names = [row["name"] for row in rows("countries.csv", COUNTRY_COLUMNS)]
    said = dict(cues())
    assert len(set(map(fold, names))) == len(names) > 100
    assert "Việt Nam" not in names
    assert {said[f"{house} {name}"].code for name in names for house in ("Quốc hội", "Chính phủ", "Thủ tướng")} == {
        "KHAC"
    }
    assert len({fold(cue) for cue, _ in cues()}) == len(cues())


@pytest.mark.parametrize(("country", "issuers"), [("Na Uy", [("KHAC", None, 1)]), ("", [("CP", None, 1)])])
def test_the_head_of_another_government_signs_nothing_of_ours(country: str, issuers: list[object]) -> None:
    text = f"Theo nghị quyết về đội tàu phá băng vừa được Thủ tướng {country} ký ban hành, ngư dân được vay."
    assert told(text) == issuers
