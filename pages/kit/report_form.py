"""The words that frame an administrative report, the same in Word and in HTML."""

from dataclasses import dataclass

from pages.kit.words import t


@dataclass(frozen=True, slots=True)
class Form:
    """The fixed words; what an office fills in by hand is left open."""

    nation: str
    motto: str
    above: str
    office: str
    number: str
    place_and_day: str
    kind: str
    receivers: str
    filed: str
    signer: str
    signed: str
    attached: str
    """Which paper the annex belongs to."""


def form() -> Form:
    """The frame in the reader's language."""
    return Form(
        nation=t("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        motto=t("Độc lập - Tự do - Hạnh phúc"),
        above=t("TÊN CƠ QUAN CHỦ QUẢN"),
        office=t("TÊN CƠ QUAN, TỔ CHỨC"),
        number=t("Số:         /BC-………"),
        place_and_day=t("………………, ngày …… tháng …… năm ………"),
        kind=t("BÁO CÁO"),
        receivers=t("Nơi nhận:"),
        filed=t("- …………………;\n- Lưu: VT."),
        signer=t("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ"),
        signed=t("(Chữ ký, dấu; họ và tên)"),
        attached=t("(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm ………)"),
    )
