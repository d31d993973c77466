"""What the codes of the extraction are called on the pages: statuses, issuers, roles, levels, kinds of documents."""

from pages.kit.words import t


def statuses() -> dict[str, str]:
    """How sure a naming of a resolution is."""
    return {
        "resolved": t("đã xác định"),
        "ambiguous": t("chưa rõ là nghị quyết nào"),
        "unregistered": t("ngoài danh mục"),
        "announced": t("được công bố trước"),
    }


def strengths() -> dict[str, str]:
    """How strongly a bulletin takes a resolution up, from the weakest to the strongest."""
    return {
        "named": t("được nhắc đến"),
        "studied": t("được học tập"),
        "planned": t("được lên kế hoạch"),
        "carried_out": t("được thực hiện"),
        "reviewed": t("được sơ kết, tổng kết"),
        "rewarded": t("được khen thưởng"),
    }


def issuer(code: str | None) -> str:
    """Who issued a resolution; codes with a place after a colon keep the place."""
    if not code or code == "?":
        return t("chưa rõ cơ quan ban hành")
    head, _, place = code.partition(":")
    known = {
        "BCT": t("Bộ Chính trị"),
        "BBT": t("Ban Bí thư"),
        "TW": t("Ban Chấp hành Trung ương Đảng"),
        "DH-DANG": t("Đại hội Đảng"),
        "QH": t("Quốc hội"),
        "UBTVQH": t("Ủy ban Thường vụ Quốc hội"),
        "CP": t("Chính phủ"),
        "TLD": t("Tổng Liên đoàn Lao động Việt Nam"),
        "DH-CD": t("Đại hội Công đoàn"),
        "TU": t("Tỉnh ủy, thành ủy"),
        "HDND": t("Hội đồng nhân dân"),
        "HDTP": t("Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
        "LHQ": t("Liên Hợp Quốc"),
        "DN": t("doanh nghiệp"),
        "KHAC": t("cơ quan khác"),
    }
    return f"{known.get(head, head)} {place}".strip()


def roles() -> dict[str, str]:
    """What a province or a body does in a bulletin."""
    return {"active": t("có hoạt động"), "mentioned": t("được nhắc tên")}


def document(kind: str) -> str:
    """A kind of document."""
    known = {
        "chi_thi": t("Chỉ thị"),
        "ket_luan": t("Kết luận"),
        "ke_hoach": t("Kế hoạch"),
        "quyet_dinh": t("Quyết định"),
        "nghi_dinh": t("Nghị định"),
        "thong_tu": t("Thông tư"),
        "luat": t("Luật"),
        "huong_dan": t("Hướng dẫn"),
        "chuong_trinh": t("Chương trình"),
        "cong_van": t("Công văn"),
        "quy_dinh": t("Quy định"),
        "thong_bao": t("Thông báo"),
        "de_an": t("Đề án"),
        "cong_dien": t("Công điện"),
        "bao_cao": t("Báo cáo"),
        "to_trinh": t("Tờ trình"),
        "phap_lenh": t("Pháp lệnh"),
        "quy_che": t("Quy chế"),
        "lenh": t("Sắc lệnh"),
    }
    return known.get(kind, kind.replace("_", " ").capitalize())


def activity(kind: str) -> str:
    """A kind of activity."""
    known = {
        "meeting": t("Hội nghị, tổng kết"),
        "dialogue": t("Tọa đàm, đối thoại"),
        "inspection": t("Khảo sát, kiểm tra, giám sát"),
        "care": t("Chăm lo, Tết"),
        "workers_month": t("Tháng Công nhân"),
        "emulation": t("Thi đua, khen thưởng, hội thi"),
        "cooperation": t("Phối hợp, ký kết"),
        "organisation": t("Tổ chức, đại hội, phát triển đoàn viên"),
        "rights": t("Quyền lợi, tranh chấp lao động"),
        "training": t("Tập huấn, tuyên truyền"),
    }
    return known.get(kind, kind)


def level(code: str) -> str:
    """The level of a union body."""
    known = {
        "nation": t("Trung ương"),
        "province": t("cấp tỉnh, thành phố"),
        "sector": t("ngành, tập đoàn, tổng công ty"),
        "district": t("cấp huyện, quận, thị xã"),
        "zone": t("khu công nghiệp, khu kinh tế"),
        "ward": t("phường, xã, đặc khu"),
        "base": t("cơ sở"),
    }
    return known.get(code, code)
