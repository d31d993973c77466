"""The two maps and the smaller places on them."""

import json

from etl.find.gazetteer import units
from etl.find.names import Matcher, fold, spellings
from etl.paths import REFERENCE
from etl.vocabulary.geography import alphabetical, by_code_63, provinces, to_34, units_34
from etl.vocabulary.places import small_places


def test_every_old_unit_lies_in_one_new_unit() -> None:
    assert len(provinces()) == 63
    assert len(units_34()) == 34
    assert sorted(code for unit in units_34().values() for code in unit.merged_from) == sorted(by_code_63())


def test_codes_say_different_things_on_the_two_maps() -> None:
    assert by_code_63()["15"].name == "Yên Bái"
    assert units_34()["15"].name == "Lào Cai"
    assert to_34("91") == to_34("89") == "91"
    assert units_34()["46"].name == "Huế"


def test_maps_have_the_units_of_the_register() -> None:
    for name, codes in (("63", set(by_code_63())), ("34", set(units_34()))):
        drawn = json.loads((REFERENCE / "geo" / f"provinces_{name}.geojson").read_text(encoding="utf-8"))
        assert {feature["properties"]["code"] for feature in drawn["features"]} == codes


def test_vietnamese_order_puts_letters_before_tones() -> None:
    names = ["Đà Nẵng", "Cao Bằng", "Cà Mau", "Bắc Kạn", "Bạc Liêu", "Thừa Thiên Huế", "Thái Bình", "Thanh Hóa"]
    assert sorted(names, key=alphabetical) == [
        "Bạc Liêu", "Bắc Kạn", "Cà Mau", "Cao Bằng", "Đà Nẵng", "Thái Bình", "Thanh Hóa", "Thừa Thiên Huế",
    ]  # fmt: skip


def test_small_places_name_known_units() -> None:
    assert {place.code_63 for place in small_places()} - {None} == set(by_code_63())
    assert {place.code_34 for place in small_places()} == set(units_34())
    for place in small_places():
        if place.code_63:
            assert place.code_34 == to_34(place.code_63)


def test_a_name_borne_in_several_provinces_decides_nothing() -> None:
    assert ("district", "châu thành") in units()
    assert units()[("district", "châu thành")].code_63 is None
    assert units()[("huyện", "hòa bình")].code_63 == "95"
    assert units()[("phường", "bình dương")].code_34 == "79"


def test_spellings_cover_tones_dashes_and_capitals() -> None:
    assert {"Hòa Bình", "Hoà Bình", "HÒA BÌNH", "HOÀ BÌNH"} <= spellings("Hòa Bình")
    assert {"Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu", "Bà Rịa Vũng Tàu"} <= spellings("Bà Rịa - Vũng Tàu")
    assert "Quy Nhơn" in spellings("Quy Nhơn")
    assert fold("THUỶ  NGUYÊN") == fold("Thủy Nguyên") == "thủy nguyên"
    assert fold("Ea H'leo") == fold("Ea H’Leo")


def test_matcher_takes_the_longest_whole_word() -> None:
    matcher = Matcher([("Hà Nam", 1), ("Hà Nam Ninh", 2)])
    assert list(matcher.find("Hà Nam, Hà Nam Ninh và Hà Namx")) == [(0, 6, 1), (8, 19, 2)]
