"""Cleaning changes spelling, never meaning, and every offset finds its way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean import _PLAIN, _UNUSUAL, clean, fold_tones

VIETNAMESE = "Đoàn viên Công đoàn tỉnh Hòa Bình, Nghị quyết số 02-NQ/TW ngày 12/6/2021\n"
MESSY = st.text(
    st.one_of(
        st.sampled_from(
            "aeiouyđĐ \u00a0\t\r\n\u200b\u00ad\ufeff\u00d0\u00f0\u0300\u0301\u0323\u0302\u031b\u2009\u2028\x85\x0b"
        ),
        st.sampled_from(VIETNAMESE),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hai\u00a0thành\u2009phố\tlớn", "hai thành phố lớn"),
        ("công\u200b đoàn\ufeff, lao\u00ad động\u200e", "công đoàn, lao động"),
        ("\u00d0oàn viên, ngh\u1ecb quy\u1ebft, \u00f0oàn", "Đoàn viên, nghị quyết, đoàn"),
        ("một\r\nhai\rba\n", "một\nhai\nba\n"),
        (unicodedata.normalize("NFD", VIETNAMESE), VIETNAMESE),
        ("e\u0323\u0302", "ệ"),
        ("", ""),
    ],
)
def test_cleans(text: str, expected: str) -> None:
    assert clean(text).text == expected


@pytest.mark.parametrize("text", [VIETNAMESE, VIETNAMESE.replace(" ", "\u00a0"), "\u00d0oàn\tviên"])
def test_nothing_moves_where_no_length_changes(text: str) -> None:
    assert clean(text).starts is None


def test_spans_lead_back_to_the_source() -> None:
    source = "Tie\u0302\u0301ng\r\nVi\u00ead\u200bt \u00d0a\u0300 N\u0103\u0303ng"
    cleaned = clean(source)
    start = cleaned.text.index("Đà Nẵng")
    assert source[slice(*cleaned.source((start, start + 7)))] == "\u00d0a\u0300 N\u0103\u0303ng"
    assert source[slice(*cleaned.source((0, 5)))] == "Tie\u0302\u0301ng"
    assert cleaned.source((0, len(cleaned.text))) == (0, len(source))


@given(MESSY)
def test_offsets_grow_and_cover_the_source(text: str) -> None:
    cleaned = clean(text)
    starts = cleaned.starts or tuple(range(len(text) + 1))
    assert len(starts) == len(cleaned.text) + 1
    assert list(starts) == sorted(starts)
    assert starts[-1] == len(text)


@given(MESSY, st.data())
def test_a_word_leads_back_to_source_that_cleans_to_it(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    gaps = [n for n, char in enumerate(cleaned.text) if char in " \n" and cleaned.text[n + 1 : n + 2].isascii()]
    start, end = sorted(
        (data.draw(st.sampled_from([0, *gaps])), data.draw(st.sampled_from([*gaps, len(cleaned.text)])))
    )
    assert clean(text[slice(*cleaned.source((start, end)))]).text == cleaned.text[start:end]


@given(MESSY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\u00a0\u200b\ufeff\u00ad\u00d0\u00f0")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("xoá, khoẻ, toạ đàm, HOÀ", "xóa, khỏe, tọa đàm, HÒA"),
        ("thuỷ lợi, Uỷ ban, luỹ kế", "thủy lợi, Ủy ban, lũy kế"),
        ("quý, quỷ, hoàn, toàn, khoảng, thuỷ", "quý, quỷ, hoàn, toàn, khoảng, thủy"),
    ],
)
def test_old_and_new_tone_placement_meet(old: str, new: str) -> None:
    assert fold_tones(old) == new
    assert len(fold_tones(old)) == len(old)
    assert fold_tones(new) == new


def test_letters_that_need_no_look_stay_as_they_are_in_any_order() -> None:
    plain = "".join(char for code in range(0x3000) if _PLAIN.fullmatch(char := chr(code)))
    assert len(plain) > len("aáàảãạ")
    for text in (plain, plain[::-1], *(one + other for one in plain for other in plain if ord(other) > 0x24F)):
        assert unicodedata.is_normalized("NFC", text)
    assert _UNUSUAL.search(plain) is None
    assert not any(map(unicodedata.combining, plain))
