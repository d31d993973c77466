"""The shapes of a citation, over folded text: numbers with suffixes, dates, terms, ordinals.

Every quantifier is bounded, so that no text costs more than its length.
"""

import re
from datetime import date
from typing import Final

S: Final = r"\s{1,3}"
"""The space between two words."""
G: Final = r"\s{0,3}"
"""A space that may be missing."""

_SPELLED: Final = tuple(
    re.compile(words)
    for words in (
        r"ghị\s{1,3}[Qq][Uu][Yy][ẾếEe][Tt]",
        r"GHỊ\s{1,3}QUY[ẾE]T",
        r"ghi\s{1,3}[Qq]uy[ếe]t",
        r"GHI\s{1,3}QUY[ẾE]T",
    )
)
"""The word in the cases it is printed in; each opens with letters searched for as they stand, which is fast."""


def may_cite(text: str) -> bool:
    """Whether a text, as printed, can hold a citation at all."""
    return "NQ" in text or "nq" in text or "Nq" in text or any(word.search(text) for word in _SPELLED)


ANCHOR: Final = re.compile(
    rf"(?<!\w)(?:ngh[ịi]{S}quy[ếe]t(?!\w)"
    rf"|(?<![-/])nq(?=[\s.:-]{{0,2}}(?:số{G})?\d|{S}(?:đại{S}hội|đh|trung{S}ương|tw|tư|t\.ư|của)(?!\w)|tw{G}\d))"
    rf"|(?<![\w./-])\d{{1,4}}[a-eđ]?{G}[-/]{G}nq{G}[-/]{G}(?:tw|tư|tu|cp|tlđ|bch|hđnd|ubtvqh|qh|đct)(?!\w)"
)
"""Where a citation may begin: the word, its abbreviation before a number or a body, a number that carries a suffix."""

NUMBER: Final = re.compile(
    rf"(?P<num>(?:a/(?:res/)?)?(?:3[2-9]|[4-9]\d)/\d{{1,3}}(?![\d/])|\d{{1,4}}(?:\.\d{{1,3}}(?={G}/))?(?:{G}[a-eđ](?!\w))?)"
    rf"(?:{G}[-/]{G}(?P<year>(?:19|20)\d\d)(?!\d))?"
    rf"(?:{G}[-/.]?{G}nq(?P<joint>lt)?{G}[-/.]{{0,2}}{G}(?P<org>[^\W\d_](?:\.?[^\W\d_]){{0,9}}(?:-[^\W\d_]{{2,8}}){{0,2}}?)(?P<legislature>\d\d)?(?!\w)"
    rf"|{G}[-/]{G}(?P<bare>ubtvqh|qh|cp|hđnd|tlđ|t[wưu])(?P<bare_legislature>\d\d)?(?!\w))?"
    rf"(?![\w%])(?!{G}[-/]{G}(?:nđ|qđ|ct|kl|tt|kh|cv)(?!\w))"
)
NOT_A_NUMBER: Final = re.compile(
    rf"[/.,-]\d|{G}[-/]{G}\d{{1,2}}(?!\d)|{G}%"
    rf"|{S}(?:năm(?!{S}(?:19|20)\d\d(?!{G}-{G}\d))|tháng|ngày|lần|kỳ|nội{S}dung|điểm|điều|người|triệu|tỷ|tỉ|giờ|quan{S}điểm|nhóm|khâu|mục"
    rf"|chương|nhiệm|đột|trụ|đại|hội(?!{S}nghị)|nghị|luật|dự|văn|nghìn|ngàn|hecta|ha|tờ|bản|phiếu|đại)(?!\w)"
)
"""What follows digits that are a count, a date or a share, and no number of a document."""

BEFORE_NUMBER: Final = re.compile(
    rf"{G}(?:(?:liên{S}tịch|chuyên{S}đề|riêng|chung|mới){S})?(?:[:.]{G})?(?:(?:mang{S})?(?:số|so)(?:{S}hiệu)?{G}[:.]?{G})?"
)
NEXT_IN_LIST: Final = re.compile(rf"{G}(?:,|;|và|&|hay|hoặc|cùng|với){G}(?:(?:và|cùng){S})?(?:số{S})?(?=\d)")
LIST_GOES_ON: Final = re.compile(
    rf"{G}(?:[,.;:)\"]|$|\n|và(?!\w)|của(?!\w)|về(?!\w)|khóa(?!\w)|ngày(?!\w)|do(?!\w)|năm{S}\d{{4}})"
)
PLURAL_BEFORE: Final = re.compile(
    rf"(?:các|những|mọi|nhiều|mỗi|từng|loạt|hai|ba|bốn|năm|sáu|\d|số|02|03|04){S}(?:dự{S}thảo{S})?$"
)

DAY: Final = re.compile(
    rf"(?:vào{S})?(?:ngày{S})?(?P<d>\d{{1,2}}){G}[/.-]{G}(?P<m>\d{{1,2}}){G}[/.-]{G}(?P<y>(?:19|20)\d\d)(?!\d)"
    rf"|ngày{S}(?P<d2>\d{{1,2}}){S}tháng{S}(?P<m2>\d{{1,2}}){G}(?:năm|[/,-]){G}(?P<y2>(?:19|20)\d\d)(?!\d)"
)
YEAR: Final = re.compile(
    rf"(?:(?:(?:từ|vào){S})?tháng{S}\d{{1,2}}{G}(?:năm|[/.-]){G}|năm{S}|\()(?P<y>(?:19|20)\d\d)(?!\d)(?!{G}-{G}\d)"
)
YEAR_ALONE: Final = re.compile(rf"{S}(?P<y>20\d\d)(?={S}(?:về|của|quy|do)(?!\w))")
"""A year that stands bare after a suffix: "01/NQ-CP 2019 về"."""
TERM: Final = re.compile(
    rf"(?:khóa|nhiệm{S}kỳ(?:{S}khóa)?){S}(?:thứ{S})?(?P<term>[ivx]{{1,6}}|\d{{1,2}})(?!\w)(?!{G}[-/]\d)"
)
AFTER_TERM: Final = re.compile(rf"{G}(?:,|và){G}(?:khóa{S})?(?P<term>[ivx]{{1,6}})(?!\w)")
LEAD_IN: Final = re.compile(rf"{G}[,(;]?{G}(?:(?:của|do|thuộc){S})?")
PASSED: Final = re.compile(rf"{G}[,(]?{G}(?:(?:đã{S})?(?:được|do|vừa{S}được){S})?")
ISSUED: Final = re.compile(
    rf"{G}[,(]?{G}(?:(?:đã{S})?(?:được{S})?(?:ký{S})?(?:ban{S}hành|thông{S}qua|ký|ra{S}đời)){G}(?:(?:vào|từ){S})?"
)
OTHER_DOCUMENT: Final = re.compile(
    rf"{G}(?:,|và|cùng){G}(?:các{S})?(?:quyết{S}định|chỉ{S}thị|kết{S}luận|nghị{S}định|thông{S}tư|kế{S}hoạch|chương{S}trình|đề{S}án)"
    rf"(?:{S}hành{S}động)?{S}(?:số{S})?\d{{1,4}}[^\s,.;]{{0,12}}"
)
SUBJECT: Final = re.compile(
    rf"{G}[,:)]?{G}(?P<how>về(?:{S}việc)?(?!\w)|(?=(?:hỗ{S}trợ|thí{S}điểm|hướng{S}dẫn)(?!\w))|\"|'|\()"
)
SUBJECT_END: Final = re.compile(r"[\n;]|[.!?](?:\s|$)|\"(?=\W)")

CLAUSE_END: Final = re.compile(r"[\n;,]|[.!?](?:\s|$)|\"(?=\W)|nghị\s{1,3}quyết")
OF_BODY: Final = re.compile(r"(?<!\w)của\s{1,3}")

NAMED_SUBJECT: Final = re.compile(
    rf"{G}(?:mới{S})?(?:do{S}(?:\S{{1,9}}{S}){{1,4}}(?:soạn{S}thảo|đề{S}xuất|dẫn{S}đầu|bảo{S}trợ|đệ{S}trình){S})?(?:năm{S}\d{{4}}{S})?(?:ngày{S}\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.]\d{{4}})?{S})?[,\"]?{G}(?P<how>về|thông{S}qua|phê{S}chuẩn|quy{S}định|hướng{S}dẫn|sửa{S}đổi|điều{S}chỉnh|thí{S}điểm|tăng{S}cường|trừng{S}phạt"
    rf"|cho{S}phép|thành{S}lập|sắp{S}xếp|phê{S}duyệt|bãi{S}bỏ|lên{S}án|yêu{S}cầu|một{S}số|xử{S}lý|hỗ{S}trợ"
    rf"|kêu{S}gọi|phản{S}đối|áp{S}đặt|bầu|miễn{S}nhiệm|bãi{S}nhiệm|bổ{S}nhiệm|thống{S}nhất|chấp{S}thuận|luận{S}tội|công{S}nhận|gia{S}hạn"
    rf"|cấm|giao|ủng{S}hộ|chỉ{S}trích|đình{S}chỉ|bác{S}bỏ|biểu{S}thuế)(?!\w)"
)
ANY_SUBJECT: Final = re.compile(
    rf"{S}(?P<how>(?!(?:này|đó|ấy|trên|mới|với|và|tại|trong|ngoài|ngày|vào|của|để|nhằm|là|có|được|sẽ|đã|đang|cũng|nào|gì|thì|nhưng|mà"
    rf"|do|theo|từ|khi|nếu|như|sau|trước|riêng|chung|liên|chuyên|số|lần|thứ|kỳ|phiên|hội|đại|trung|ở|ra|cho|nói"
    rf"|trình|hoặc|mặc|các|đều|phải|cần|không|chưa|vẫn|chỉ|bị|rồi|vì|bởi|cuối|đầu|cùng|gồm)(?!\w))"
    rf"[^\W\d_]+(?:{S}[^\W_]+){{3}})"
)
"""Any words that say what a body passes: "HĐND thành phố đã thông qua Nghị quyết đặt tên một số đường"."""
ACCORDING: Final = re.compile(rf"(?<!\w)theo{S}$")
SUBMITTED_TO: Final = re.compile(rf"(?<!\w)trình{S}(?:(?:tại|trong){S}(?:kỳ|phiên){S}họp{S})?")
YEAR_BEFORE: Final = re.compile(
    rf"(?:năm{S}|tháng{S}\d{{1,2}}{G}[-/.]{G}|\d{{1,2}}{G}[-/.]{G}\d{{1,2}}{G}[-/.]{G})(?P<y>(?:19|20)\d\d)(?!\d)"
)
DEPUTIES: Final = re.compile(
    rf"(?:đại{S}biểu{S}quốc{S}hội|đbqh){S}(?:\S{{1,10}}{S}){{0,8}}thông{S}qua{S}(?:dự{S}thảo{S})?$"
)
"""The deputies of the Assembly who vote for it."""
ASKED: Final = re.compile(rf"(?:trình|đề{S}nghị|kiến{S}nghị|đề{S}xuất|xin|để|nếu|mong|yêu{S}cầu|với)(?:{S}với)?{S}$")
"""Before a body that is only asked to resolve something."""
ADJACENT: Final = re.compile(
    rf"{S}(?:(?:đã|vừa|từng|mới|cũng){S}){{0,2}}(?:có|ra|ban{S}hành|thông{S}qua|ký|công{S}bố){S}(?:một{S}|bản{S})?$"
)
"""All that may stand between a body and what it passes, where it is said to have done so."""
CLAUSE: Final = re.compile(
    rf"{G},{S}(?P<how>(?!(?:này|đó|trên|chỉ{S}đạo|các|những|thông|kết{S}luận|nghị|kế|luật|quyết)(?!\w))[^\W_]+{S}(?:[^\W_]+{S}){{2}})"
)
DONE: Final = re.compile(
    rf"(?:(?:đã|vừa|từng|cũng){S}(?:\S{{1,6}}{S})?(?:có|ra)|thông{S}qua|ban{S}hành|ký|công{S}bố){S}(?:một{S}|bản{S})?$"
)
"""What a body has done with a resolution, and is not only asked to do."""
VAGUE: Final = re.compile(rf"{S}(?:mới|của|là|và|này|đó|gần|tiếp|bổ{S}sung)(?!\w)")
NAMED_END: Final = re.compile(
    rf"[\n;,:!?()\"]|(?<!tp)\.(?=\s|$)|{S}(?:đã|sẽ|vừa|đang|được|là|để|nhằm|tại{S}(?:phiên|kỳ)|trong{S}đó|do|vào|ngay)(?!\w)"
)
CARRIED_OUT: Final = re.compile(
    rf"{S}(?:về{S}(?:việc{S})?)?(?:tiếp{S}tục{S})?(?:(?:sơ|tổng){S}kết{S})?(?:(?:\d{{1,2}}|\w{{2,4}}){S}năm{S})?(?:tiếp{S}tục{S})?"
    rf"(?:triển{S}khai{S})?(?:thực{S}hiện{S})?(?:các{S})?$"
)
"""Between a body and a resolution of its own that it takes up: "kết luận của Bộ Chính trị về tiếp tục thực hiện"."""
MONTHLY: Final = re.compile(
    rf"{G}(?:phiên{S})?(?:họp{S})?(?:chính{S}phủ{S})?(?:thường{S}kỳ{S})?tháng{S}\d{{1,2}}(?:{G}/{G}(?P<y>20\d\d)|{S}năm{S}(?P<y2>20\d\d))?"
)

DRAFT: Final = re.compile(rf"(?:dự{S}thảo|dự{S}án){S}$")
SUBMITTED: Final = re.compile(
    rf"(?:ban{S}hành|thông{S}qua|ra|ký|có|trình|công{S}bố|xây{S}dựng|đưa{S}ra|soạn{S}thảo){S}(?:(?:tờ{S}trình|luật|báo{S}cáo){G}(?:và|,){S})?(?:một{S}|bản{S}|lại{S})?(?:dự{S}thảo{S})?$"
)
AT_WORK: Final = re.compile(
    rf"{G},?{G}(?:(?:đã|cũng|chỉ){S})?(?:yêu{S}cầu|quy{S}định|giao|đề{S}ra|cho{S}phép|đồng{S}ý|nêu)(?!\w)"
)
"""What a body does by its resolution: "tại Nghị quyết số 105, Chính phủ yêu cầu"."""
IN_IT: Final = re.compile(rf"{S}tại{S}(?:(?:khoản|điều|mục){S}\d{{1,3}}{G},?{G}){{0,2}}$")
"""Between a body and its resolution: "chỉ đạo của Chính phủ tại Nghị quyết số 58"."""
YEARS_ON: Final = re.compile(r"(?<!\d)(\d{1,2})\s{1,3}năm\s{1,3}(?:[^\W\d_]{1,8},?\s{1,3}){1,10}(?:\d{1,2}\s)?$")
DOING: Final = re.compile(r"thực hiện|triển khai|thi hành|ban hành|kể từ|quán triệt|sơ kết|tổng kết")
BACK: Final = re.compile(rf"{S}(?:này|trên|đó|ấy|nêu{S}trên|nói{S}trên|vừa{S}nêu)(?!\w)")
NOT_BACK_AFTER: Final = re.compile(
    rf"{S}(?:của|các|đảng|hội|chi|liên|chuyên|trung|đại|về|tw|t\.?ư|quốc|chính|bộ|ban|hđnd|hội|kỳ|phiên|số|cấp|\d)|{G}[-/\d]|tw"
)
NOT_BACK_BEFORE: Final = re.compile(
    rf"(?:các|những|nhiều|mọi|số|một|từng|ra|ban{S}hành|thông{S}qua|có|bằng|mỗi|ký|\d){S}(?:dự{S}thảo{S}|chủ{S}trương,?{S})?$"
)

CONGRESS: Final = re.compile(rf"{G}(?:của{S})?(?:đại{S}hội{S}(?=đại{S}hội))?(?:đại{S}hội|đh)(?!\w)(?!{S}đồng(?!{S}cổ))")
CONGRESS_AGAIN: Final = re.compile(rf"{G}(?:,|và|;){G}(?:nq{S})?(?=(?:đại{S}hội|đh)(?!\w))")
CONGRESS_FILLER: Final = re.compile(
    rf"{G}[,(]?{G}(?:đại{S}biểu|đbtq|đb(?!\w)|toàn{S}quốc|toàn{S}thể|các{S}cấp|nhiệm{S}kỳ{G}:?{G}\d{{4}}{G}-{G}\d{{4}}\)?)(?!\w)"
)
CONGRESS_ORDINAL: Final = re.compile(
    rf"{G}[,(]?{G}(?:(?:lần{S})?thứ{S}(?P<nth>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:{S}(?:một|hai|ba|bốn|lăm))?|[ivx]{{1,6}}|\d{{1,2}})"
    rf"|(?:lần{S}|khóa{S}|kỳ{S})?(?P<plain>[ivx]{{1,6}}|\d{{1,2}}(?!\d|{S}(?:tỉnh|thành{S}phố|năm|ngày|xã|huyện)(?!\w))))(?!\w)(?!{G}[-/.]{G}\d)\)?"
)
MORE_ORDINALS: Final = re.compile(rf"{G}(?:,|và|,{G}và){G}(?:lần{S}thứ{S}|khóa{S})?(?P<ordinal>[ivx]{{1,6}})(?!\w)")
UNIT: Final = re.compile(rf"{G}(?:tỉnh|thành{S}phố|tp)(?!\w)")
OF: Final = rf"{G}[,(]?{G}(?:(?:của|bộ){S})?"
PARTY_BRANCH: Final = re.compile(
    rf"{OF}(?:đại{S}biểu{S})?(?:đảng{S}bộ|đảng{S}ủy)(?!\w)(?P<what>{S}(?:khối|quân|công{S}an|bộ|cơ{S}quan|xã|phường|huyện|quận|thị|các|trường|sở))?"
)
PARTY: Final = re.compile(rf"{OF}đảng(?!{S}(?:bộ|ủy|viên|đoàn))(?!\w)(?:{S}cộng{S}sản(?:{S}việt{S}nam)?)?")
UNION: Final = re.compile(
    rf"{OF}(?:công{S}đoàn|cđ(?={S}(?:việt|tỉnh|tp|ngành|toàn))|cđvn|lđlđ|liên{S}đoàn{S}lao{S}động)(?!\w)"
)
UNION_NATIONAL: Final = re.compile(rf"{G}(?:việt{S}nam|vn|toàn{S}quốc)(?!\w)")
UNION_PARKS: Final = re.compile(rf"{G}(?:các{S})?(?:khu{S}(?:công{S}nghiệp|kinh{S}tế|chế{S}xuất)|kcn|kkt|kcx)(?!\w)")
UNION_BELOW: Final = re.compile(
    rf"{G}(?:huyện|quận|thị{S}xã|phường|xã|đặc{S}khu|cơ{S}quan|công{S}ty|trường|bệnh{S}viện)(?!\w)"
)
"""Congresses below those that are told apart: of a district, a ward, a house."""
UNION_MANY: Final = re.compile(rf"{G}(?:các{S}cấp|cấp{S}trên|cơ{S}sở|bộ{S}phận)(?!\w)")
SECTOR: Final = re.compile(
    rf"{G}(?:ngành{S})?(?P<sector>[^\W\d_]{{1,8}}(?:{S}[^\W\d_]{{1,8}}){{0,4}}?)(?:{S}việt{S}nam)?(?={G}(?:[,.;:()\"\n]|$)|{S}(?:lần|khóa|nhiệm|thứ|[ivx]{{1,6}}|và|đã|là|được|sẽ)(?!\w))"
)
OTHER_CONGRESS: Final = re.compile(
    rf"{OF}(?:đoàn|hội{S}(?:liên|nông|phụ|cựu|sinh|nhà|chữ|luật|khuyến|người|làm)|mttq|mặt{S}trận|phụ{S}nữ|thi{S}đua|liên{S}minh|hợp{S}tác)(?!\w)"
)
REST_OF_NAME: Final = re.compile(r"(?:\s{1,3}[^\W\d_]{1,8}){0,8}?(?=\s{1,3}lần\s)")
MEETING: Final = re.compile(rf"{S}phiên{S}họp(?:{S}thường{S}kỳ)?")
SHAREHOLDERS: Final = re.compile(
    rf"(?:{G}đồng)?{S}cổ{S}đông(?:{G}\(đhđcđ\))?(?:{S}(?P<which>thường{S}niên|bất{S}thường))?(?:{G}(?:lần{S}\w{{1,4}}{S})?(?:năm{S})?(?P<y>20\d\d))?"
)

CENTRE: Final = rf"(?:(?:ban{S}chấp{S}hành|bch){S})?(?:trung{S}ương|tw|t\.?{G}ư|t\.w)(?:{S}đảng)?"
_FEW: Final = rf"\d{{1,2}}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:{S}(?:một|hai|ba|bốn|lăm))?"
SESSION: Final = re.compile(
    rf"{G}(?:của{S})?"
    rf"(?:(?:hội{S}nghị{S}(?:lần{S})?(?:thứ{S})?|lần{S}thứ{S})(?P<first>{_FEW})(?P<more>(?:{G}(?:,|và){G}(?:lần{S})?thứ{S}(?:{_FEW})){{0,3}})"
    rf"{G},?{G}(?:của{S})?(?:{CENTRE})(?!\w)"
    rf"|(?:hội{S}nghị{S})?(?:{CENTRE}){G}(?:lần{S}thứ{S}|lần{S}|thứ{S})?(?P<after>{_FEW}|[ivx]{{1,4}})(?![\w/])(?!{G}[-/]{G}(?:\d|nq)))"
)
SESSION_TERM: Final = re.compile(
    rf"{G},?{G}(?:của{S})?(?:{CENTRE})?{G},?{G}\(?{G}(?:khóa|nhiệm{S}kỳ){S}(?P<term>[ivx]{{1,6}}|\d{{1,2}})(?!\w)(?:{G}\))?"
)
MORE_SESSIONS: Final = re.compile(rf"{G}(?:,|và|,{G}và){G}(?:lần{S})?thứ{S}(?P<nth>{_FEW})(?!\w)")
UNION_SESSION: Final = re.compile(
    rf"{G}(?:của{S})?hội{S}nghị{S}(?:lần{S})?(?:thứ{S})?(?P<nth>{_FEW}){G},?{G}(?:(?:của|khóa{S}(?P<early>[ivx]{{1,6}}|\d{{1,2}})){S})?"
)
"""A session of the union's executive, before the executive itself."""
SESSION_YEARS: Final = re.compile(r"\s{0,3}(?:năm\s{1,3})?(?:19|20)\d\d")

WORDS: Final = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A small number in Roman figures."""
    figures = ""
    for value, sign in _ROMAN:
        while number >= value:
            figures, number = figures + sign, number - value
    return figures


def figures(printed: str) -> str:
    """An ordinal in Arabic figures, however printed; where letters are no number, one that no session bears."""
    number, signs = ordinal(printed)
    known = next((str(value) for value in range(1, 40) if roman(value) == signs), "99")
    return number if number.isdigit() else known


def ordinal(printed: str) -> tuple[str, str]:
    """An ordinal as a bulletin would print it in figures, and in Roman figures."""
    words = " ".join(printed.split())
    if words in WORDS:
        return str(WORDS[words]), roman(WORDS[words])
    if words.isdigit():
        return words, roman(int(words)) if int(words) <= 39 else words  # noqa: PLR2004 - no congress is so late
    return words.upper(), words.upper()


def as_date(day: str, month: str, year: str) -> date | None:
    """A printed date, None where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
