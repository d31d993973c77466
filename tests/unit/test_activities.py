"""Kinds of activity, and whether they took place."""

import pytest

from etl.find.activities import find_activities
from etl.vocabulary.activities import activities
from tests.unit.sketch import page


def kinds(*lines: str) -> dict[str, bool]:
    return {fact.kind: fact.took_place for fact in find_activities(page(*lines))}


def test_kinds_are_told_by_title_and_lead() -> None:
    found = kinds("Hội nghị tổng kết phong trào thi đua", "Ban tổ chức đã tặng quà công nhân nghèo.")
    assert found == {"meeting": True, "emulation": True, "care": True}


def test_announcement_did_not_take_place() -> None:
    assert kinds("Thông báo", "Tuần tới, LĐLĐ tỉnh sẽ tổ chức tập huấn.") == {"training": False}
    assert kinds("Thông báo", "LĐLĐ tỉnh dự kiến ký kết với ngân hàng.") == {"cooperation": False}


def test_one_report_is_enough_to_have_taken_place() -> None:
    found = kinds("Đối thoại", "Sáng nay đã diễn ra buổi đối thoại.", "Quý sau sẽ tổ chức đối thoại lần hai.")
    assert found == {"dialogue": True}


def test_a_passing_word_deep_in_the_text_is_no_activity() -> None:
    assert "rights" not in kinds(
        "Hội thao", "Hội thao vui vẻ.", "Các đội thi đấu.", "Có người nhắc chuyện đình công cũ."
    )


def test_spans_stand_on_the_words() -> None:
    text = page("HỘI NGHỊ sơ kết", "Nội dung khác.")
    (fact,) = find_activities(text)
    assert [text.text[slice(*span)] for span in fact.spans] == ["HỘI NGHỊ", "sơ kết"]


def test_offsets_survive_letters_that_grow_in_lower_case() -> None:
    text = page("İİİ tọa đàm", "Nội dung khác.")
    (fact,) = find_activities(text)
    assert text.text[slice(*fact.spans[0])] == "tọa đàm"


def test_register_has_both_languages() -> None:
    assert len(activities()) == 10
    assert all(kind.name and kind.name_en and kind.cues for kind in activities().values())


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("LĐLĐ quận ra mắt nghiệp đoàn xe ôm.", "organisation"),
        ("Đại hội điểm công đoàn cơ sở thành công.", "organisation"),
        ("Đại hội LĐLĐ huyện bế mạc.", "organisation"),
        ("LĐLĐ huyện bàn giao công đoàn cơ sở về tỉnh.", "organisation"),
        ("Công nhân tập trung đòi quyền lợi.", "rights"),
    ],
)
def test_cues_of_organisation_and_rights(line: str, kind: str) -> None:
    assert kind in kinds("Bản tin", line)


def test_a_place_that_reads_like_a_plan_announces_nothing() -> None:
    assert kinds("Bản tin", "Chiều 5/3, tại Cần Thơ, công đoàn tổ chức hội nghị.") == {"meeting": True}


def test_a_subject_below_the_lead_is_an_activity_only_where_it_was_held() -> None:
    told = ("Hội thao", "Hội thao vui vẻ.", "Các đội thi đấu.")
    assert "inspection" not in kinds(*told, "Việc kiểm tra còn yếu, cần tăng cường giám sát.")
    assert "inspection" in kinds(*told, "Sở đã kiểm tra ba nơi. Đoàn vừa giám sát hai nơi.")
