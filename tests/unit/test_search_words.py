"""Vietnamese in the index: spellings that are one, accents that bind, and words that only look alike."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.load.index.analysis import analysed, exact_of_tied, forms, is_across, is_tied, written
from etl.load.index.finding import Limits, Search, set_aside
from etl.load.index.query import MAX_LETTERS, Either, Every, Phrase, Without, Words, composed, parse
from etl.load.index.suggestions import suggestions
from etl.load.index.words import is_known, known, other_ways
from etl.paths import Home
from tests.unit.search_homes import found, load, shelf, titles, write

BULLETINS = {
    "doan": ("Công đoàn cơ sở may mặc họp", "Ban chấp hành công đoàn bàn về bữa ăn ca của người lao động."),
    "doan2": ("Bữa cơm ấm áp", "Công đoàn cùng công đoàn khu vực nấu bữa cơm, công đoàn viên vui."),
    "doan3": ("Ngày hội của tổ may", "Tổ trưởng công đoàn phát quà cho con em."),
    "cong-doan": ("Dây chuyền mới của xưởng", "Sản phẩm qua năm công đoạn, công đoạn cuối là đóng gói."),
    "nhan": ("Công nhân đứng máy ca đêm", "Anh chị em công nhân được đưa đón bằng xe buýt."),
    "nhan2": ("Tổ công nhân trẻ học nghề ở xưởng", "Các bạn công nhân trẻ tập hàn mỗi tối."),
    "cong-nhan": ("Xã được công nhận nông thôn mới", "Hội đồng đã công nhận mười chín tiêu chí."),
    "hoa": ("Chuyện ở Hòa Bình", "Cán bộ hoà giải ở cơ sở kể lại chuyện thuỷ điện."),
    "bare": ("Tin nhanh khong dau", "Cong doan nha may hop dau nam, ban ve thuong Tet."),
    "so": ("Quán triệt Nghị quyết số 20-NQ/TW", "Buổi học về giai cấp, do LĐLĐ tỉnh tổ chức."),
    "dai": ("Liên đoàn Lao động thành phố trao nhà", "Mái ấm được trao vào cuối tuần."),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the bulletins above."""
    folder = tmp_path_factory.mktemp("search")
    made = Home(folder / "home")
    load(made, [write(folder / "in", name, *said) for name, said in BULLETINS.items()])
    return made


def test_one_syllable_has_one_form_however_it_is_spelled() -> None:
    for one, other in (("hòa", "hoà"), ("thủy", "thuỷ"), ("Đoàn", "đoàn"), ("khỏe", "khoẻ"), ("ÐOÀN", "đoàn")):
        assert forms(one) == forms(other) == forms(unicodedata.normalize("NFD", other))
    assert forms("đoàn") != forms("đoạn")
    assert forms("đoàn")[0].bare == forms("doan")[0].bare == "doan"


@pytest.mark.parametrize(
    "word",
    ["hòa", "thủy", "đường", "quả", "giá", "nghiệp", "người", "oánh", "quý", "tòa", "toàn", "khỏe", "gì", "mía"],
)
def test_a_form_is_written_as_people_write_it(word: str) -> None:
    assert written(forms(word)[0].exact) == word


def test_a_text_is_analysed_without_phrases_across_its_parts() -> None:
    made = analysed(["Công đoàn,", "cơ sở\u200b"])
    assert made.bare == "cong doan ¶ co so ¶"
    assert sorted(term.partition("|")[0] for term in made.tied.split()) == ["co_so", "cong_doan"]


def test_neighbours_are_one_term_each_time_they_stand_there_and_a_comma_is_told() -> None:
    terms = analysed(["Đoàn viên, đoàn viên và cán bộ"]).tied.split()
    assert [exact_of_tied(term) for term in terms].count(("đoan\u0300", "viên")) == 2
    assert [exact_of_tied(term) for term in terms if is_across(term)] == [("viên", "đoan\u0300")]
    assert not any("va" in term.partition("|")[0].split("_") for term in terms)


def test_the_unions_longer_words_are_terms_with_the_accents_they_have() -> None:
    terms = analysed(["Bảo hiểm xã hội, bao hiem xa hoi"]).tied.split()
    kept = {exact_of_tied(term) for term in terms if len(exact_of_tied(term)) > 2}
    assert kept == {tuple(form.exact for form in forms(word)) for word in ("bảo hiểm xã hội", "bao hiem xa hoi")}
    assert is_tied(["bao", "hiem", "xa", "hoi"], exact=False)
    assert not is_tied(["va", "hoi"], exact=False)


def test_a_million_letters_without_a_space_are_one_short_form() -> None:
    made = analysed(["x" * 1_000_000])
    assert len(made.exact) < 100


def test_the_words_known_come_from_the_dictionary_and_from_our_tables() -> None:
    assert len(known()) > 10_000
    assert is_known(forms("cong doan"))
    assert is_known(forms("công đoạn"))
    assert not is_known(forms("cống đoán"))
    assert is_known(forms("Nghệ An"))
    assert tuple(form.exact for form in forms("lđlđ")) in other_ways()


# --- typed accents bind, untyped match all --------------------------------------------------------------------------


def test_bare_words_find_the_likely_word_first_and_set_the_other_aside(home: Home) -> None:
    answer = found(home, "cong doan")
    assert "Dây chuyền mới của xưởng" not in titles(home, "cong doan")
    assert set(titles(home, "cong doan")) >= {"Công đoàn cơ sở may mặc họp", "Bữa cơm ấm áp", "Tin nhanh khong dau"}
    assert [(one.typed, one.meant, one.others) for one in answer.meaning.readings] == [
        ("cong doan", "công đoàn", ((tuple(form.exact for form in forms("công đoạn")), "công đoạn"),))
    ]


def test_words_set_aside_are_counted_within_the_filters(home: Home) -> None:
    (reading,) = found(home, "cong doan").meaning.readings
    assert set_aside(shelf(home), reading, Limits()) == [("công đoạn", 1)]
    assert set_aside(shelf(home), reading, Limits(end=date(2000, 1, 1))) == []


def test_the_word_set_aside_is_one_step_away(home: Home) -> None:
    assert "Dây chuyền mới của xưởng" in titles(home, "cong doan", wide=True)
    assert found(home, "cong doan", wide=True).meaning.readings == []


def test_typed_accents_bind(home: Home) -> None:
    assert titles(home, "công đoạn") == ["Dây chuyền mới của xưởng"]
    assert "Tin nhanh khong dau" not in titles(home, "công đoàn")
    assert titles(home, "công nhận") == ["Xã được công nhận nông thôn mới"]
    assert titles(home, "cong nhận") == ["Xã được công nhận nông thôn mới"]


def test_one_bare_syllable_matches_every_accent(home: Home) -> None:
    assert set(titles(home, "doan")) >= {"Công đoàn cơ sở may mặc họp", "Dây chuyền mới của xưởng"}


@pytest.mark.parametrize(
    "typed", ["hòa giải", "hoà giải", "HÒA GIẢI", "hoa giai", unicodedata.normalize("NFD", "hoà giải")]
)
def test_spellings_are_equal(home: Home, typed: str) -> None:
    assert titles(home, typed) == ["Chuyện ở Hòa Bình"]


def test_d_with_and_without_a_bar(home: Home) -> None:
    assert titles(home, "thuỷ điện") == titles(home, "thuy dien") == ["Chuyện ở Hòa Bình"]


def test_a_short_form_and_its_long_form_find_each_other(home: Home) -> None:
    assert set(titles(home, "LĐLĐ")) == {"Quán triệt Nghị quyết số 20-NQ/TW", "Liên đoàn Lao động thành phố trao nhà"}
    assert set(titles(home, "liên đoàn lao động")) == set(titles(home, "ldld")) == set(titles(home, "LĐLĐ"))


# --- the language -----------------------------------------------------------------------------------------------------


def test_phrases_operators_and_brackets(home: Home) -> None:
    assert titles(home, '"công đoạn cuối"') == ["Dây chuyền mới của xưởng"]
    assert titles(home, '"cuối công đoạn"') == []
    assert set(titles(home, '"thủy điện" OR "nông thôn"')) == {"Chuyện ở Hòa Bình", "Xã được công nhận nông thôn mới"}
    assert set(titles(home, "công nhân AND trẻ")) == {"Tổ công nhân trẻ học nghề ở xưởng"}
    assert set(titles(home, "công nhân NOT trẻ")) == {"Công nhân đứng máy ca đêm"}
    assert titles(home, "công nhân -xe buýt") == ["Tổ công nhân trẻ học nghề ở xưởng"]
    assert len(titles(home, 'công nhân ("xe buýt" OR hàn)')) == 2
    assert titles(home, "20-NQ/TW") == ["Quán triệt Nghị quyết số 20-NQ/TW"]


def test_operators_may_be_vietnamese_except_where_everything_is_in_capitals(home: Home) -> None:
    assert (
        titles(home, "công nhân KHÔNG trẻ") == titles(home, "công nhân NOT trẻ") != titles(home, "công nhân không trẻ")
    )
    assert parse("a HOẶC b").node == parse("a OR b").node
    assert parse("a VA\u0300 b").node == parse("a AND b").node
    assert parse("LAO ĐỘNG KHÔNG AN TOÀN").node == parse("lao động không an toàn").node
    assert composed("lao động KHÔNG an toàn", "", "", "") == "lao động không an toàn"


def test_a_number_stays_whole_where_any_word_will_do(home: Home) -> None:
    offered = [one.text for one in suggestions(shelf(home), Search("công nhân 21-NQ/TW")) if one.kind == "any"]
    assert offered == ['"công nhân" OR 21-NQ/TW']
    assert [one for one in suggestions(shelf(home), Search("zzz NOT công")) if one.kind == "any"] == []


def test_only_a_negation_leaves_everything_else(home: Home) -> None:
    assert len(titles(home, "-công đoàn")) == len(BULLETINS) - 3


def test_the_tree_of_a_query() -> None:
    a, b, c = (forms(letter)[0] for letter in "abc")
    assert parse("a b OR c").node == Either((Words((a, b)), Words((c,))))
    assert parse("a -b").node == Every((Words((a,)), Without(Words((b,)))))
    assert parse('a "b c').node == Every((Words((a,)), Phrase((b, c))))
    assert parse("a) (b").node == Every((Words((a,)), Words((b,))))


def test_the_form_writes_the_query() -> None:
    assert composed("công đoàn", "bữa ăn ca", "đối thoại, tọa đàm", "đình công") == (
        'công đoàn "bữa ăn ca" ("đối thoại" OR "tọa đàm") -"đình công"'
    )
    assert composed('a" OR (b', "", " , ", "") == "a or b"
    assert composed("", "", "", "") == ""


HOSTILE = (
    *('"', '""', "(((", ")))", "OR", "AND NOT", "- - -", "NOT NOT NOT", "a OR", "-", "*", "a:b", "[x TO y]", "\\"),
    *("\x00", "\ud800", "\u202eabc", "😀", "' OR 1=1 --", "x" * 5000, "(" * 3000, "-" * 3000, "NOT " * 900),
    *('"' * 999, "a OR " * 900, "đ" * 600, "(a " * 200, "-(" * 200),
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_a_hostile_query_is_answered(home: Home, text: str) -> None:
    assert found(home, text).total >= 0
    assert found(home, text, wide=True).total >= 0


PIECES = ["a", "đoàn", "cong", "doan", '"', "(", ")", "-", "OR", "AND", "NOT", "|", " ", " OR ", " NOT "]


@given(st.lists(st.sampled_from(PIECES)))
def test_any_string_is_a_query(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert parse(text).cut or len(text) <= MAX_LETTERS


@given(st.text())
def test_any_text_is_a_query_too(text: str) -> None:
    assert parse(text).cut in {True, False}
    assert parse(composed(text, text, text, text)).cut in {True, False}


def test_the_tables_of_words_are_as_they_say(tmp_path: Path) -> None:
    from etl.vocabulary.search import search_words, short_forms  # noqa: PLC0415 - used once

    assert all(len(forms(word)) > 1 and word == word.lower() for word in search_words())
    assert len(set(search_words())) == len(search_words())
    assert all(len(forms(short)) < len(forms(long)) for short, long in short_forms())
    assert len({short for short, _ in short_forms()}) == len(short_forms())
