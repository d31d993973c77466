"""A province acts or is merely named: what the bulletin as a whole adds to the rules."""

from dataclasses import replace

from etl.find.bodies import find_bodies
from etl.find.provinces import find_places
from etl.models import Page
from etl.resolve.provinces import cases_of, resolve_provinces
from etl.resolve.role_model import SIGNS, acts, reasons, signs, story_of
from tests.unit.sketch import page

FILLING = (
    "Hội nghị nghe báo cáo về việc làm, tiền lương và bữa ăn ca của người lao động trong quý, nêu những việc còn vướng."
)
STORY = ("LĐLĐ tỉnh Gia Lai họp", "Sáng 5/3, LĐLĐ tỉnh Gia Lai tổ chức hội nghị.", *[FILLING] * 8)


def found(text: Page) -> dict[str, dict[str, float]]:
    """The signs of each province of a page, by its code."""
    cases = cases_of(find_places(text), find_bodies(text), text, "63")
    story = story_of(cases, text)
    return {case.code: dict(zip(SIGNS, signs(case, story), strict=True)) for case in cases}


def roles(text: Page) -> dict[str, str]:
    """The role of each province."""
    facts = resolve_provinces(find_places(text), find_bodies(text), text, site_province=None)
    return {fact.name: fact.role for fact in facts}


def test_signs_of_place_and_number() -> None:
    text = page(*STORY, "Tỉnh Phú Yên cũng vậy.")
    gia_lai, phu_yen = found(text).values()
    assert (gia_lai["early"], phu_yen["early"]) == (1.0, 0.0)
    assert gia_lai["late"] < 0.1
    assert 0.9 < phu_yen["late"] <= 1.0
    assert gia_lai["share"] + phu_yen["share"] == 1.0
    assert gia_lai["many"] == phu_yen["many"] == 1.0
    assert gia_lai["alone"] == phu_yen["alone"] == 0.0


def test_signs_of_the_words_around() -> None:
    (_, one) = found(page(*STORY, "Ngày 9/3, tại Phú Yên, đoàn gặp công nhân.")).values()
    assert (one["seat"], one["scene"], one["route"]) == (1.0, 1.0, 0.0)
    (_, two) = found(page(*STORY, "Công an Phú Yên cho biết đã khởi tố vụ án.")).values()
    assert (two["speaks"], two["seat"]) == (1.0, 0.0)
    (_, three) = found(page(*STORY, "Anh Nam quê ở Phú Yên.")).values()
    assert (three["against"], three["speaks"]) == (1.0, 0.0)


def test_signs_of_names_that_only_contain_a_place_and_of_words_that_are_not_the_reporters() -> None:
    (_, one) = found(page(*STORY, "Vốn còn chia cho dự án cảng Phú Yên và vài nơi khác.")).values()
    assert (one["project"], one["quoted"], one["venue"]) == (1.0, 0.0, 0.0)
    (_, two) = found(page(*STORY, "Nhà máy điện Phú Yên cho biết sẽ tuyển thợ.")).values()
    assert (two["project"], two["speaks"]) == (0.0, 1.0), "who says something is no mere name"
    (_, three) = found(page(*STORY, "Bà nói: “Có lẽ Phú Yên thì khác”.")).values()
    assert three["quoted"] == 1.0
    (_, four) = found(page(*STORY, 'Bà nói "không nên" khi Phú Yên hỏi.')).values()
    assert four["quoted"] == 0.0
    (_, five) = found(page(*STORY, "Năm 2010, ông được bổ nhiệm làm Phó giám đốc Sở Y tế Phú Yên.")).values()
    assert five["career"] == 1.0
    (_, six) = found(page(*STORY, "Giải chạy được tổ chức tại TP. Tuy Hòa.")).values()
    assert (six["venue"], six["career"]) == (1.0, 0.0)
    (_, seven) = found(page(*STORY, "Khách là công ty may ở Phú Yên.")).values()
    assert seven["firm"] == 1.0


def test_an_election_that_is_prepared_somewhere_does_not_make_the_place_a_deputys() -> None:
    text = page("Bàn việc bầu cử", "Hội nghị bàn việc bầu đại biểu Quốc hội diễn ra tại Phú Yên sáng 5/3.", FILLING)
    assert roles(text) == {"Phú Yên": "active"}


def test_both_ends_of_a_line_are_a_route_but_a_district_and_its_province_are_none() -> None:
    _, hanoi, lao_cai = found(page(*STORY, "Xe chạy trên cao tốc Hà Nội - Lào Cai.")).values()
    assert (hanoi["route"], lao_cai["route"]) == (1.0, 1.0)
    _, nghe_an = found(page(*STORY, "Chợ huyện Đô Lương - Nghệ An đông người.")).values()
    assert nghe_an["route"] == 0.0


def test_who_has_the_story_acts_and_who_is_named_once_at_the_end_does_not() -> None:
    assert roles(page(*STORY, "Vụ việc ở Phú Yên năm ngoái được nhắc lại.")) == {
        "Gia Lai": "active",
        "Phú Yên": "mentioned",
    }


def test_reasons_are_words_and_belong_to_the_answer() -> None:
    text = page(*STORY, "Xe chạy trên cao tốc Hà Nội - Lào Cai.")
    cases = cases_of(find_places(text), find_bodies(text), text, "63")
    story = story_of(cases, text)
    assert "là đầu một tuyến đường hay chuyến đi" in reasons(cases[1], story)
    assert "nhắc nhiều lần so với độ dài bài" in reasons(cases[0], story)


def test_the_rules_verdict_counts() -> None:
    text = page(*STORY, "Tại Phú Yên cũng vậy, và Phú Yên.")
    cases = cases_of(find_places(text), find_bodies(text), text, "63")
    story = story_of(cases, text)
    answers = [[acts(replace(case, by_rules=said), story) for said in (False, True)] for case in cases]
    assert all(no <= yes for no, yes in answers)


def test_a_page_without_news_gives_no_case() -> None:
    empty = Page("", ())
    assert cases_of(find_places(empty), (), empty, "63") == ()
    assert resolve_provinces((), (), empty, site_province=None) == ()
