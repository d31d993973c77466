"""Union bodies: name, level, province, role."""

import pytest

from etl.find.bodies import find_bodies
from etl.vocabulary.unions import levels
from tests.unit.sketch import page


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tổng Liên đoàn Lao động Việt Nam họp", ("Tổng LĐLĐ Việt Nam", "nation", None)),
        ("Tổng LĐLĐVN họp", ("Tổng LĐLĐ Việt Nam", "nation", None)),
        ("Liên đoàn Lao động tỉnh Nghệ An họp", ("LĐLĐ tỉnh Nghệ An", "province", "40")),
        ("LĐLĐ Nghệ An họp", ("LĐLĐ tỉnh Nghệ An", "province", "40")),
        ("LĐLĐ TP.HCM họp", ("LĐLĐ TP Hồ Chí Minh", "province", "79")),
        ("LĐLĐ thành phố Đà Nẵng họp", ("LĐLĐ TP Đà Nẵng", "province", "48")),
        ("LĐLĐ huyện Củ Chi họp", ("LĐLĐ huyện Củ Chi", "district", "79")),
        ("LĐLĐ TP Vinh họp", ("LĐLĐ TP Vinh", "district", "40")),
        ("Công đoàn ngành Y tế Hà Nội họp", ("Công đoàn ngành Y tế Hà Nội", "sector", "01")),
        ("Công đoàn Dệt may Việt Nam họp", ("Công đoàn ngành Dệt may", "sector", None)),
        ("Công đoàn các KCN tỉnh Đồng Nai họp", ("Công đoàn các KCN Đồng Nai", "zone", "75")),
        ("Công đoàn phường Tam Long họp", ("Công đoàn phường Tam Long", "ward", None)),
        ("Công đoàn Việt Nam họp", ("Tổng LĐLĐ Việt Nam", "nation", None)),
        ("Công đoàn TP. HCM họp", ("LĐLĐ TP Hồ Chí Minh", "province", "79")),
        ("Công đoàn Văn phòng Tỉnh ủy họp", ("Công đoàn Văn phòng Tỉnh ủy", "base", None)),
        ("Công đoàn Nhà hát Hoa Mai (Hà Nội) họp", ("Công đoàn Nhà hát Hoa Mai", "base", "01")),
        ("Công đoàn Trường THPT dân lập Hoa Mai họp", ("Công đoàn Trường THPT dân lập Hoa Mai", "base", None)),
        ("CĐCS Công ty TNHH Hoa Mai họp", ("Công đoàn Công ty TNHH Hoa Mai", "base", None)),
        ("Công đoàn Công ty cổ phần may Hoa Mai họp", ("Công đoàn Công ty cổ phần may Hoa Mai", "base", None)),
    ],
)
def test_names_levels_and_provinces(line: str, expected: tuple[str, str, str | None]) -> None:
    (body,) = find_bodies(page("Tin", line))
    assert (body.name, body.level, body.province) == expected
    assert body.level in levels()


def test_coordinated_provinces_are_bodies_each() -> None:
    text = page(
        "Tin", "Công đoàn ngành Công Thương hai thành phố Hà Nội và Hải Phòng, LĐLĐ các tỉnh Sơn La, Lai Châu họp"
    )
    assert [body.name for body in find_bodies(text)] == [
        "Công đoàn ngành Công Thương Hà Nội",
        "Công đoàn ngành Công Thương Hải Phòng",
        "LĐLĐ tỉnh Sơn La",
        "LĐLĐ tỉnh Lai Châu",
    ]


def test_short_form_counts_to_the_federation_named_in_full() -> None:
    text = page("LĐLĐ tỉnh Hà Nam họp", "Lãnh đạo LĐLĐ tỉnh phát biểu.")
    (body,) = find_bodies(text)
    assert [text.text[slice(*span)] for span in body.spans] == ["LĐLĐ tỉnh Hà Nam", "LĐLĐ tỉnh"]


def test_a_former_office_is_only_mentioned() -> None:
    (body,) = find_bodies(page("Tin", "Ông Nam, nguyên Chủ tịch LĐLĐ tỉnh Hà Nam, kể chuyện."))
    assert body.role == "mentioned"


@pytest.mark.parametrize(
    "line", ["Các cấp công đoàn cùng vào cuộc", "Máy bay tấn công đoàn xe", "Đoàn viên công đoàn vui mừng"]
)
def test_what_names_no_single_body(line: str) -> None:
    assert find_bodies(page("Tin", line)) == ()


def test_unnamed_federation_is_that_of_the_site() -> None:
    text = page("Tin", "LĐLĐ tỉnh tổ chức hội nghị.")
    (body,) = find_bodies(text, site_province="40")
    assert (body.name, body.province) == ("LĐLĐ tỉnh Nghệ An", "40")
    (unknown,) = find_bodies(text)
    assert (unknown.name, unknown.province) == ("LĐLĐ tỉnh", None)


def test_the_federation_named_goes_before_the_site() -> None:
    text = page("Tin", "LĐLĐ tỉnh Hà Tĩnh tổ chức hội nghị; LĐLĐ tỉnh trao bằng khen.")
    (body,) = find_bodies(text, site_province="40")
    assert (body.name, len(body.spans)) == ("LĐLĐ tỉnh Hà Tĩnh", 2)


def test_city_and_province_are_told_apart() -> None:
    city = page("Tin", "LĐLĐ TP Hải Phòng tổ chức hội nghị; LĐLĐ thành phố trao bằng khen.")
    assert [(body.name, len(body.spans)) for body in find_bodies(city)] == [("LĐLĐ TP Hải Phòng", 2)]
    province = page("Tin", "LĐLĐ tỉnh Phú Thọ tổ chức hội nghị; LĐLĐ thành phố trao bằng khen.")
    assert [body.name for body in find_bodies(province)] == ["LĐLĐ tỉnh Phú Thọ", "LĐLĐ thành phố"]


def test_with_several_federations_the_one_of_the_lead_is_meant() -> None:
    text = page("LĐLĐ tỉnh Hà Nam họp", "LĐLĐ tỉnh Hà Nam họp.", "LĐLĐ tỉnh Sơn La đến thăm.", "LĐLĐ tỉnh cảm ơn.")
    assert [(body.name, len(body.spans)) for body in find_bodies(text)] == [
        ("LĐLĐ tỉnh Hà Nam", 3),
        ("LĐLĐ tỉnh Sơn La", 1),
    ]


def test_federations_at_large_are_no_body() -> None:
    assert find_bodies(page("Tin", "Liên đoàn Lao động tỉnh, thành phố các nơi báo cáo.")) == ()


def test_a_name_ends_with_its_sentence() -> None:
    assert find_bodies(page("Tin", "Đoàn làm việc với công đoàn cơ sở. Công nhân vui mừng.")) == ()


def test_a_hospital_keeps_its_kind() -> None:
    (body,) = find_bodies(page("Tin", "Giải nhất thuộc về công đoàn Bệnh viện Đa khoa tỉnh."))
    assert body.name == "Công đoàn Bệnh viện Đa khoa"


def test_the_city_that_most_places_lie_in_is_meant() -> None:
    text = page("Chuyện ở Củ Chi", "Công nhân quận 1 và huyện Củ Chi kể. Anh Ba quê An Giang. LĐLĐ thành phố hỗ trợ.")
    assert [body.name for body in find_bodies(text)] == ["LĐLĐ TP Hồ Chí Minh"]


def test_former_offices_are_only_named() -> None:
    text = page(
        "Nhân sự", "Bà trải qua các chức vụ: Trưởng phòng, Giám đốc, Chủ tịch LĐLĐ tỉnh Hà Nam, Bí thư Huyện ủy."
    )
    assert [body.role for body in find_bodies(text)] == ["mentioned"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Công đoàn Công ty CP Vật liệu Sao Biển họp", "Công ty CP Vật liệu Sao Biển"),
        ("Công đoàn Công ty TNHH Điện tử Sao Biển họp", "Công ty TNHH Điện tử Sao Biển"),
        ("Công đoàn Công ty TNHH Sản xuất và Thương mại Sao Biển họp", "Công ty TNHH Sản xuất và Thương mại Sao Biển"),
        ("Công đoàn Công ty CP Quảng cáo - Địa ốc Sao Biển họp", "Công ty CP Quảng cáo - Địa ốc Sao Biển"),
        ("CĐCS Công ty TNHH chế biến thủy sản Sao Biển họp", "Công ty TNHH chế biến thủy sản Sao Biển"),
        ("Công đoàn Bộ Y tế phối hợp", "Bộ Y tế"),
        ("Công đoàn Sở Nông nghiệp và Môi trường họp", "Sở Nông nghiệp và Môi trường"),
        ("Công đoàn Sở Nội vụ xây dựng kế hoạch tặng Bệnh viện Sao Biển", "Sở Nội vụ"),
        ("Công đoàn Công ty Sao Phát triển khai chương trình", "Công ty Sao Phát"),
        ("Công đoàn Công ty Sao Biển may 300 áo cho Bệnh viện Hoa Mai", "Công ty Sao Biển"),
        ("Công đoàn Công ty Sao Biển và Công ty Hoa Mai ký kết", "Công ty Sao Biển"),
        ("Công đoàn Ngân hàng Sao Biển và Ngân hàng Hoa Mai ký kết", "Ngân hàng Sao Biển"),
        ("Công đoàn Ngân hàng Nhà nước họp", "Ngân hàng Nhà nước"),
        ("Công đoàn Công ty Sao Biển. Công nhân vui mừng", "Công ty Sao Biển"),
        ("Công đoàn Công ty Sao Biển 1.200 đoàn viên", "Công ty Sao Biển"),
        ("Công đoàn Công ty May 12 họp", "Công ty May 12"),
        ("Công đoàn Ngân hàng Sao Biển họp", "Ngân hàng Sao Biển"),
        ("CĐCS trường đại học Sao Biển họp", "trường đại học Sao Biển"),
    ],
)
def test_a_workplace_is_read_to_the_end_of_its_name(line: str, name: str) -> None:
    assert [body.name for body in find_bodies(page("Tin", line))] == [f"Công đoàn {name}"]


@pytest.mark.parametrize(
    "line",
    [
        "Toàn tỉnh có 90 công đoàn cơ sở với 4.210 đoàn viên.",
        "Tiếp nhận công đoàn cơ sở từ Sao Biển về Hoa Mai.",
        "Thành lập các công đoàn cơ sở 250 đoàn viên mỗi nơi.",
        "Chủ tịch công đoàn cơ sở các Công ty Sao Biển, Hoa Mai họp.",
        "Công đoàn Công ty CP Huyền bí Sao Biển họp.",
        "Công đoàn Công ty TNHH (Hà Nội) họp.",
        "Công đoàn Công ty CP Vật liệu xây dựng họp.",
        "Công đoàn Công ty Sao Biển - Hoa Mai họp.",
        "Công đoàn Sở Văn hóa, Thể thao và Du lịch họp.",
        "Công đoàn khối cơ quan hành chính họp.",
    ],
)
def test_a_workplace_not_read_to_its_end_is_no_body(line: str) -> None:
    assert find_bodies(page("Tin", line)) == ()


def test_a_bank_is_not_its_sector() -> None:
    line = "Công đoàn Ngân hàng Việt Nam họp cùng Công đoàn Ngân hàng Sao Biển."
    assert [body.name for body in find_bodies(page("Tin", line))] == [
        "Công đoàn ngành Ngân hàng",
        "Công đoàn Ngân hàng Sao Biển",
    ]
