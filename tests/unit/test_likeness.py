"""Bulletins that say almost the same: found on other sites, told apart from those that only share a form."""

from pathlib import Path

import pytest

from etl.load.index.likeness import ENOUGH, alike_among, likes, resemblance, runs
from etl.load.index.shelf import Kept
from etl.paths import Home
from tests.unit.search_homes import load, served, shelf, write

STORIES = {
    "bếp": (
        "Bếp ăn của xưởng dệt được kiểm tra đột xuất vào sáng thứ ba. Đoàn xem sổ lưu mẫu, nhiệt độ tủ "
        "lạnh và nguồn rau. Chị Lụa phụ trách bếp nói suất ăn đã tăng lên hai mươi bảy nghìn đồng từ "
        "tháng trước. Tổ công đoàn đề nghị thêm trái cây hai bữa mỗi tuần và chỗ rửa tay gần cửa ra vào. "
        "Giám đốc nhận lời sửa xong trước cuối quý."
    ),
    "nhà": (
        "Ba gia đình công nhân cạo mủ nhận chìa khóa nhà mới ở đội bốn. Tiền xây góp từ quỹ Mái ấm, phần "
        "còn lại do nông trường ứng trước không lấy lãi. Anh Thạch kể nhà cũ dột suốt ba mùa mưa. Công "
        "đoàn nông trường cử người trông thợ và mua tôn giá gốc. Năm sau sẽ có thêm năm căn cho những hộ "
        "đông con."
    ),
    "lương": (
        "Cuộc thương lượng về thưởng cuối năm kéo dài bốn buổi. Bên công đoàn đưa bảng giá sinh hoạt của "
        "khu trọ làm căn cứ. Ban giám đốc muốn trả theo chuyên cần, công nhân muốn trả đều. Kết quả là "
        "một tháng lương cho mọi người và thêm nửa tháng cho ai làm đủ năm. Biên bản dán ở ba cổng nhà "
        "máy ngay trong chiều."
    ),
    "học": (
        "Lớp xóa mù vi tính của nghiệp đoàn xe ôm khai giảng với mười chín học viên. Người lớn tuổi nhất "
        "đã sáu mươi ba. Thầy giáo là sinh viên tình nguyện, dạy cách nhận cuốc xe, khai thuế và gọi cấp "
        "cứu bằng điện thoại. Sau năm buổi ai cũng tự gửi được tin nhắn về quê. Khóa hai mở vào đầu tháng "
        "tới."
    ),
    "máu": (
        "Ngày hội hiến máu ở khu chế xuất thu được bốn trăm mười hai đơn vị. Công nhân ca đêm xếp hàng từ "
        "năm giờ sáng. Bác sĩ khám cho từng người và từ chối chín chục trường hợp thiếu cân. Mỗi người "
        "hiến được nghỉ nửa ngày nguyên lương. Công đoàn khu lo cháo nóng, xe đưa về và sổ theo dõi sức "
        "khỏe."
    ),
}
FORM = (
    "Công đoàn {who} tổ chức hội nghị tổng kết công tác năm. Dự hội nghị có {guest}. Trong năm, các "
    "cấp công đoàn đã kết nạp {many} đoàn viên, {deed}. {more} Phát biểu tại hội nghị, {guest} ghi "
    "nhận kết quả và đề nghị {wish}."
)
FILLED = (
    {
        "who": "huyện Bến Đá",
        "guest": "bà Đào Thị Mận",
        "many": "214",
        "deed": "thăm 57 gia đình neo đơn dịp rằm tháng bảy",
        "more": "Hội thi cắm hoa hút 12 đội, giải nhất về trường mầm non Sơn Ca.",
        "wish": "sớm lập tổ tư vấn pháp luật lưu động",
    },
    {
        "who": "ngành Chè",
        "guest": "ông Lò Văn Pha",
        "many": "1.903",
        "deed": "ký mới 8 thỏa ước có lợi hơn luật về bữa ca",
        "more": "Ba xưởng sao chè lắp quạt hút, tiếng ồn giảm rõ rệt theo số đo quý ba.",
        "wish": "giữ giá thu mua cho hộ nhận khoán",
    },
    {
        "who": "cảng Mũi Én",
        "guest": "thuyền trưởng Trịnh Quý Cáp",
        "many": "36",
        "deed": "cứu trợ 4 tàu cá gặp lốc ngoài khơi",
        "more": "Quỹ tương trợ cho vay 640 triệu đồng, chưa ai trả chậm quá một kỳ.",
        "wish": "đào tạo thợ lặn trẻ thay lớp sắp nghỉ",
    },
)


def kept(text: str) -> Kept:
    return Kept(text, "utf-8", ((0, len(text)),))


def copies(text: str) -> list[str]:
    """What other sites make of a text."""
    words = text.split()
    sentences = text.split(". ")
    return [
        text.replace(". ", ".\n\n"),
        text.upper(),
        "Theo tin từ cơ sở gửi về tòa soạn hôm qua. " + text,
        ". ".join(sentences[:-1]) + ".",
        ". ".join(sentences[1:]),
        " ".join("(ảnh)" if place % 29 == 28 else word for place, word in enumerate(words)),
        text + " Bài và ảnh do cộng tác viên gửi, tòa soạn có biên tập lại đôi chỗ cho gọn.",
    ]


def test_copies_are_told_from_texts_of_one_form() -> None:
    texts = [*STORIES.values(), *(FORM.format(**one) for one in FILLED)]
    same = [(one, copy) for one in texts for copy in copies(one)]
    other = [(one, copy) for place, one in enumerate(texts) for after in texts[place + 1 :] for copy in copies(after)]
    taken = [
        pair in same for pair in (*same, *other) if resemblance(runs(kept(pair[0])), runs(kept(pair[1]))) >= ENOUGH
    ]
    assert (len(same), len(other)) == (56, 196)
    assert sum(taken) / len(taken) == 1.0, "precision: nothing else is called the same"
    assert sum(taken) / len(same) >= 0.95, "recall"


def test_in_one_upload_every_copy_finds_the_others_and_nothing_else() -> None:
    """All pairs of the texts and their copies at once, the way that seeks candidates included."""
    texts = [*STORIES.values(), *(FORM.format(**one) for one in FILLED)]
    given = {
        f"{place}-{turn}": kept(text)
        for place, one in enumerate(texts)
        for turn, text in enumerate([one, *copies(one)])
    }
    found = {(name, like.bulletin_id) for name, likes in alike_among(given).items() for like in likes}
    originals = [(f"{place}-0", f"{place}-{turn}") for place in range(len(texts)) for turn in range(1, 8)]
    assert all(one.split("-")[0] == other.split("-")[0] for one, other in found), "precision"
    assert sum(pair in found for pair in originals) / len(originals) >= 0.95, "recall"
    assert alike_among({"a": kept("Hết."), "b": kept("Hết.")}) == {}


@pytest.fixture
def full(home: Home, tmp_path: Path) -> Home:
    """Every story on one site, one of them also on two others."""
    folder = tmp_path / "in"
    load(home, [write(folder, name, f"Chuyện {name}", text) for name, text in STORIES.items()], "trang-a")
    load(home, [write(folder, "bếp-b", "Kiểm tra bếp ăn", copies(STORIES["bếp"])[3])], "trang-b")
    load(home, [write(folder, "bếp-c", "Bữa ăn ca", copies(STORIES["bếp"])[2])], "trang-c")
    return home


def named(home: Home) -> dict[str, str]:
    """The bulletins of a home by the names of their files."""
    from etl.load.serving import current_build, open_build  # noqa: PLC0415 - only here

    path = current_build(home)
    assert path is not None
    with open_build(path) as connection:
        found = connection.execute("SELECT file, bulletin_id FROM bulletin").fetchall()
    return {Path(file).stem: name for file, name in found}


def test_a_copy_is_found_whatever_site_it_stands_on(full: Home) -> None:
    ids = named(full)
    found = likes(shelf(full), ids["bếp"])
    assert {one.bulletin_id for one in found} == {ids["bếp-b"], ids["bếp-c"]}
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)
    assert all(ENOUGH <= one.share < 1 for one in found)
    assert likes(shelf(full), ids["lương"]) == []


def test_what_says_nothing_is_like_nothing(home: Home, tmp_path: Path) -> None:
    load(home, [write(tmp_path / "in", str(one), "Tin ngắn", "Hết.") for one in range(3)])
    load(home, [write(tmp_path / "in", f"x{one}", "Tin lạ", "x" * 500_000 + str(one)) for one in range(2)])
    assert [likes(shelf(home), name) for name in sorted(served(home)[1])] == [[]] * 3
    assert likes(shelf(home), "không có") == []
