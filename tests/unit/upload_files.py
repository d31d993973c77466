"""Twelve mixed files as an office brings them in one afternoon, and the state in which each must end."""

from etl.desk.uploads import FileState
from tests.unit.office_files import docx, in_font, mhtml, odt, pdf


def bulletin(place: str, day: str, deed: str, more: str) -> list[str]:
    """A short bulletin of our own: headline, day, what was done, and more of it."""
    said = f"Sáng {day}, Liên đoàn Lao động tỉnh {place} {deed}. {more}"
    return [f"Công đoàn {place} {deed}", f"{day} 08:30", said]


NGHE_AN = bulletin(
    "Nghệ An",
    "18/06/2024",
    "tặng quà nhân Tháng Công nhân",
    "Một trăm hai mươi suất quà gồm gạo, dầu ăn và tiền mặt đến tay công nhân khó khăn ở các khu nhà trọ quanh Vinh. "
    "Chị em xưởng may nói rằng món quà nhỏ giúp họ yên tâm qua những ngày thiếu việc, còn các con có thêm sách vở.",
)
THANH_HOA = bulletin(
    "Thanh Hóa",
    "19/06/2024",
    "khám sức khỏe miễn phí",
    "Bác sĩ bệnh viện tỉnh đo huyết áp, siêu âm và tư vấn dinh dưỡng cho gần bốn trăm lao động nữ của hai xưởng giày.",
)
LAM_DONG = bulletin(
    "Lâm Đồng",
    "20/06/2024",
    "trao mái ấm công đoàn",
    "Ngôi nhà cấp bốn rộng sáu mươi mét vuông được dựng trong ba tháng, bà con trong thôn góp hơn hai trăm ngày công.",
)
BINH_THUAN = bulletin(
    "Bình Thuận",
    "21/06/2024",
    "mở lớp học nghề buổi tối",
    "Ba mươi học viên học sửa máy lạnh từ bảy giờ đến chín giờ, thầy giáo trung cấp đứng lớp, học phí do quỹ lo.",
)
QUANG_NGAI = bulletin(
    "Quảng Ngãi",
    "22/06/2024",
    "tổ chức hội thao ngoài trời",
    "Mười sáu đội kéo co và tám đội bóng chuyền thi đấu suốt cuối tuần trên sân vận động, giải nhất về đội lọc dầu.",
)
DONG_NAI = bulletin(
    "Đồng Nai",
    "24/06/2024",
    "đối thoại về tiền lương và bữa ăn ca",
    "Người sử dụng lao động hứa tăng suất ăn thêm năm nghìn đồng từ tháng sau và trả lời bằng văn bản các câu còn lại.",
)
PHU_THO = bulletin(
    "Phú Thọ",
    "25/06/2024",
    "tuyên truyền an toàn vệ sinh lao động",
    "Tổ công tác phát tờ rơi, hướng dẫn đeo khẩu trang đúng cách và diễn tập chữa cháy tại kho của nhà máy giấy.",
)


def text(lines: list[str]) -> bytes:
    """Plain text."""
    return "\n\n".join(lines).encode()


def page(lines: list[str]) -> str:
    """A saved web page."""
    body = "".join(f"<p>{line}</p>" for line in lines[1:])
    return f"<html><head><title>{lines[0]}</title></head><body><h1>{lines[0]}</h1>{body}</body></html>"


def rtf(lines: list[str]) -> bytes:
    """A file of an old word processor."""
    said = r"\par ".join("".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line) for line in lines)
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\pard " + said + r"\par}}").encode("ascii")


def printed(lines: list[str]) -> bytes:
    """A page of a PDF, its long lines cut as a printer cuts them."""
    pieces = [line[start : start + 90] for line in lines for start in range(0, len(line), 90)]
    return pdf([(50, 780 - 20 * place, piece.strip()) for place, piece in enumerate(pieces)])


def dozen() -> list[tuple[str, bytes, FileState]]:
    """Name, bytes, and the state after the load."""
    first, saved = text(NGHE_AN), page(THANH_HOA).encode()
    near = [line.replace("khó khăn", "có hoàn cảnh khó khăn") for line in NGHE_AN]
    table = "Tiêu đề,Ngày đăng,Nội dung\nHọp ở Vinh,17/06/2024,Sáng 17/6 công đoàn Nghệ An họp tại thành phố Vinh\n"
    loaded = FileState.LOADED
    return [
        ("tin nghe an.txt", first, loaded),
        ("trang luu.html", saved, loaded),
        ("luu ca trang.mht", mhtml(page(LAM_DONG)), loaded),
        ("van ban.docx", docx(BINH_THUAN), loaded),
        ("van ban.odt", odt("".join(f"<text:p>{line}</text:p>" for line in QUANG_NGAI)), loaded),
        ("ban in.pdf", printed(DONG_NAI), loaded),
        ("bang tin.csv", table.encode(), loaded),
        ("phong cu.docx", docx([in_font("tcvn3", line) for line in PHU_THO], font=".VnTime"), loaded),
        ("gan giong.rtf", rtf(near), loaded),
        ("hong.docx", docx(BINH_THUAN)[:1500], FileState.REJECTED),
        ("lap lai.txt", first, FileState.DUPLICATE),
        ("lap lai.html", saved, FileState.DUPLICATE),
    ]
