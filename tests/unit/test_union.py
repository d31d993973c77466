"""Whether a union is part of the story."""

import pytest

from etl.find.union import involves_union
from tests.unit.sketch import page


@pytest.mark.parametrize(
    "line",
    [
        "LĐLĐ tỉnh Hà Nam đã trao 200 suất quà cho đoàn viên.",
        "Ông Nam - Chủ tịch Công đoàn Công ty Hoa Mai - cho biết công nhân đã trở lại làm việc.",
        "Bà Lan, phó chủ tịch Liên đoàn lao động TP. HCM nhận định việc này là cần thiết.",
        "Hội thảo do Tổng LĐLĐ Việt Nam chủ trì.",
        "Theo Tổng Liên đoàn Lao động Việt Nam, một nửa công nhân có thu nhập đủ sống.",
        "Đoàn liên ngành gồm UBND tỉnh Hà Nam, LĐLĐ tỉnh Hà Nam, Công an tỉnh đã đến làm việc với công ty.",
        "Công đoàn các KCN đang rà soát những công nhân khó khăn.",
    ],
)
def test_acts(line: str) -> None:
    assert involves_union(page("Tin", line))


@pytest.mark.parametrize(
    "line",
    [
        "Ông từng giữ chức Chủ tịch LĐLĐ tỉnh Hà Nam từ năm 2010.",
        "Doanh nghiệp đóng 22% chưa tính kinh phí công đoàn 2%.",
        "Hội nghị tại khách sạn Công đoàn thu hút 300 người.",
        "Máy bay bắn nhầm vào vị trí, tấn công đoàn xe cứu trợ.",
        "Chiếc xe đứng tên LĐLĐ tỉnh Hà Nam đã bán thanh lý.",
        "Tổ thư ký gồm đại diện các phòng, Đảng ủy, công đoàn.",
        "Tổng thầu tổ chức hoạt động công đoàn tại trụ sở.",
        "Tổ chức mới có thể lựa chọn gia nhập Tổng LĐLĐ Việt Nam hoặc đăng ký riêng.",
        "Trường Đại học Công đoàn tuyển sinh.",
        "Các xưởng cần phối hợp với công đoàn lập danh sách nhận thưởng.",
        "Thời tiết hôm nay nắng đẹp.",
    ],
)
def test_is_only_named(line: str) -> None:
    assert not involves_union(page("Tin", line))


def test_title_decides() -> None:
    assert involves_union(page("Nữ công nhân viết đơn xin gia nhập công đoàn", "Chuyện ở một xưởng may."))


def test_furniture_says_nothing() -> None:
    text = page("Tin", "Thời tiết đẹp.")
    assert not involves_union(text)


@pytest.mark.parametrize(
    "line",
    [
        "Các công đoàn ở Pháp đã kêu gọi đình công vào ngày mai.",
        "Ông Lê Văn Nam (phó chủ tịch LĐLĐ TP.HCM): Giờ làm nên linh hoạt.",
        "Tham gia đoàn có đại diện của Bộ Tài chính, Hội Luật gia, Tổng LĐLĐ Việt Nam.",
        "Báo Hoa Mai phối hợp với Tỉnh đoàn và Công đoàn ngành Giáo dục tỉnh Hà Nam tổ chức lễ.",
        "Đoàn gồm lãnh đạo nhà trường, công đoàn trường, đại diện phụ huynh cùng đi.",
        "Ông Nam - Tổng LĐLĐ Việt Nam - nêu rõ cần sửa quy định.",
    ],
)
def test_takes_part(line: str) -> None:
    assert involves_union(page("Tin", line))
