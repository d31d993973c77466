"""The shapes of a citation, over folded text: numbers with suffixes, dates, terms, ordinals.

In a shape a blank is the space between two words, `~` one that may be missing, and `<OF>` a part that several hold.
Every quantifier is bounded, so that no text costs more than its length.
"""

import re
from datetime import date
from functools import cache
from typing import Final

from etl.find.folding import lowered
from etl.vocabulary.resolution_cues import resolution_cues

_PARTS: Final = {
    "<OF>": r"~[,(]?~(?:(?:của|bộ) )?",
    "<CENTRE>": r"(?:(?:ban chấp hành|bch) )?(?:trung ương|tw|t\.?~ư|t\.w)(?: đảng)?",
    "<FEW>": r"\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm))?",
}
"""What several shapes hold."""


def _shape(written: str) -> re.Pattern[str]:
    """A shape as a pattern."""
    for name, part in _PARTS.items():
        written = written.replace(name, part)
    return re.compile(written.replace(" ", r"\s{1,3}").replace("~", r"\s{0,3}"))


_SPELLED: Final = tuple(map(_shape, (r"ghị quy[ếe]t", r"ghi quy[ếe]t")))
"""The word in small letters; each opens with letters searched for as they stand, which is fast."""


def may_cite(text: str) -> bool:
    """Whether a text, as printed, can hold a citation at all."""
    low = lowered(text)
    return "nq" in low or any(word.search(low) for word in _SPELLED)


ANCHOR: Final = _shape(
    r"(?<!\w)(?:ngh[ịi] quy[ếe]t(?!\w)(?<!hội\x20nghị\x20quyết)(?<!đề\x20nghị\x20quyết)(?<!kiến\x20nghị\x20quyết)"
    r"|(?<![-/])nq(?=[\s.:-]{0,2}(?:số~)?\d| (?:đại hội|đh|trung ương|tw|tư|t\.ư|của)(?!\w)|tw~\d))"
    r"|(?<![\w./-])\d{1,4}[a-eđ]?~[-/]~nq~[-/]~(?:tw|tư|tu|cp|tlđ|bch|hđnd|ubtvqh|qh|đct)(?!\w)"
)
"""Where a citation may begin: the word, its abbreviation before a number or a body, a number that carries a suffix.
No word is what "Hội nghị quyết định" and "đề nghị quyết toán" only seem to hold."""

NUMBER: Final = _shape(
    r"(?P<num>(?:a/(?:res/)?)?(?:3[2-9]|[4-9]\d)/\d{1,3}(?![\d/])|\d{4}-\d{1,2}(?![\d/-])"
    r"|\d{1,4}(?:\.\d{1,3}(?=~/))?(?:~[a-eđ](?!\w))?)"
    r"(?:~[-/]~(?P<year>(?:19|20)\d\d)(?!\d))?"
    r"(?:~[-/.]?~(?:nq(?P<joint>lt)?|nđ(?=~-~hđtp))~[-/.]{0,2}~(?P<org>[^\W\d_](?:\.?[^\W\d_]){0,9}(?:-[^\W\d_]{2,8}){0,2}?)(?P<legislature>\d\d)?(?!\w)"
    r"|~[-/]~(?P<bare>ubtvqh|qh|cp|hđnd|tlđ|t[wưu])(?P<bare_legislature>\d\d)?(?!\w))?"
    r"(?![\w%])(?!~[-/]~(?:nđ|qđ|ct|kl|tt|kh|cv)(?!\w))"
)
NOT_A_NUMBER: Final = _shape(
    r"[/.,-]\d|~[-/]~\d{1,2}(?!\d)|~%"
    r"| (?:năm(?! (?:19|20)\d\d(?!~-~\d))|tháng|ngày(?! \d{1,2}~[/.-]~\d| \d{1,2} tháng)|lần(?! thứ)|kỳ"
    r"|nội dung|điểm|điều|người|triệu|tỷ|tỉ|giờ|quan điểm|nhóm|khâu|mục"
    r"|chương|nhiệm|đột|trụ|đại|hội(?! (?:nghị|đồng))|nghị|luật|dự(?! kiến)|văn|nghìn|ngàn|hecta|ha|tờ|bản"
    r"|phiếu|đại)(?!\w)"
)
"""What follows digits that are a count, a date or a share, and no number of a document."""

BEFORE_NUMBER: Final = _shape(
    r"(?:(?: (?!(?:và|nghị|quyết|chỉ|kết|luật|công|thông|tờ|điều|khoản|văn|các|theo|của|một)(?!\w))[^\W\d_]{2,8}){1,2}"
    r"(?= số \d)|~(?:(?:liên tịch|chuyên đề|riêng|chung|mới) )?(?:[:.]~)?)~(?:(?:mang )?(?:số|so)(?: hiệu)?~[:.]?~)?"
)
NEXT_IN_LIST: Final = _shape(r"~(?:,|;|và|&|hay|hoặc|cùng|với)~(?:(?:và|cùng) )?(?:số )?(?=\d)")
LIST_GOES_ON: Final = _shape(
    r"~(?:[,.;:)\"]|$|\n|và(?!\w)|của(?!\w)|về(?!\w)|khóa(?!\w)|ngày(?!\w)|do(?!\w)|năm \d{4})"
)
PLURAL_BEFORE: Final = _shape(
    r"(?<!\w)(?:(?:các|những|mọi|nhiều|mỗi|từng|loạt|thêm|hai|ba|bốn|năm|sáu|\d{1,4}|số) (?:một )?(?:dự thảo )?"
    r"|(?:các|những|nhiều) [^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,2}(?:,| và) )$"
)
"""Many at once, also as the last of a list: "các chủ trương, nghị quyết"."""

DAY: Final = _shape(
    r"(?:vào )?(?:ngày )?(?P<d>\d{1,2})~[/.-]~(?P<m>\d{1,2})~[/.-]~(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|ngày (?P<d2>\d{1,2}) tháng (?P<m2>\d{1,2})~(?:năm|[/,-])~(?P<y2>(?:19|20)\d\d)(?!\d)"
)
YEAR: Final = _shape(r"(?:(?:(?:từ|vào) )?tháng \d{1,2}~(?:năm|[/.-])~|năm |\()(?P<y>(?:19|20)\d\d)(?!\d)(?!~-~\d)")
YEAR_ALONE: Final = _shape(r" (?P<y>20\d\d)(?= (?:về|của|quy|do)(?!\w))")
"""A year that stands bare after a suffix: "01/NQ-CP 2019 về"."""
TERM: Final = _shape(r"(?:khóa|nhiệm kỳ(?: khóa)?) (?:thứ )?(?P<term>[ivx]{1,6}|\d{1,2})(?!\w)(?!~[-/]\d)")
AFTER_TERM: Final = _shape(r"~(?:,|và)~(?:khóa )?(?P<term>[ivx]{1,6})(?!\w)")
LEAD_IN: Final = _shape(r"~[,(;]?~(?:(?:của|do|thuộc) )?")
PASSED: Final = _shape(r"~[,(]?~(?:(?:đã )?(?:được|do|vừa được) )?")
PASSED_BY: Final = _shape(r"~,?~(?:(?:đã|vừa|mới) ){0,2}được ")
PASSES: Final = _shape(r" (?:(?:nhất trí|chính thức|bỏ phiếu) )?(?:thông qua|ban hành)(?!\w)")
"""Around a body that passed it, right after the word: "nghị quyết được Quốc hội thông qua hồi tháng 6"."""
ISSUED: Final = _shape(r"~[,(]?~(?:(?:đã )?(?:được )?(?:ký )?(?:ban hành|thông qua|ký|ra đời))~(?:(?:vào|từ) )?")
OTHER_DOCUMENT: Final = _shape(
    r"~(?:,|và|cùng)~(?:các )?(?:quyết định|chỉ thị|kết luận|nghị định|thông tư|kế hoạch|chương trình|đề án)"
    r"(?: hành động)? (?:số )?\d{1,4}[^\s,.;]{0,12}"
)
SUBJECT: Final = _shape(r"~[,:)]?~(?P<how>về(?: việc)?(?!\w)|(?=(?:hỗ trợ|thí điểm|hướng dẫn)(?!\w))|\"|'|\()")
SUBJECT_END: Final = _shape(r"[\n;]|[.!?](?:\s|$)|\"(?=\W)")

OWN_NAME: Final = re.compile(r"(?:\s(?:[A-ZĐÀ-Ỹ][^\s,.;:()]*|công ty|ngân hàng|tập đoàn|tổng|cổ phần|nước này)){1,8}")
"""The name of a company or a country after its body, over the text as printed."""
INITIALS: Final = re.compile(r"[A-ZĐ]{3,8}(?![\w-])")
SITTING: Final = _shape(
    r"~(?:của )?(?:(?:kỳ họp|kì họp) (?:(?:thứ )?(?P<nth><FEW>)(?!\w)|trước|cuối năm|giữa năm|bất thường)"
    r"|phiên họp (?:chính phủ )?(?:thường kỳ )?(?:chính phủ )?(?P<month>tháng \d{1,2}(?!\d)(?:~[/-]~(?P<y>20\d\d))?))"
)
"""The session that passed a resolution; only the government's is called by its month."""
WHEN: Final = _shape(
    r"~(?:\(|,(?= (?:(?:đã|được|mới|vừa) ){0,3}(?:thông qua|ban hành|ký|ngày)))?~(?:(?:đã|được|mới"
    r"|vừa) ){0,3}(?:(?:hội đồng |cơ quan này |tổ chức này |(?:[^\W\d_]{1,8} ){1,9}(?=ký (?:vào )?ngày))?"
    r"(?:thông qua|ban hành|ký|đưa ra"
    r"|công bố) )?(?:(?:vào|hồi|từ|hôm|trong) ){0,2}"
    r"(?:(?:ngày )?(?P<d>\d{1,2})~[/.-]~(?P<m>\d{1,2})~[/.-]~(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|(?:ngày|hôm) \d{1,2}~[/-]~\d{1,2}(?!\d|~[/-]~\d)"
    r"|(?:(?:đầu|cuối|giữa) )?tháng \d{1,2}(?!\d)(?:(?:~[/-]~| năm )(?P<y2>(?:19|20)\d\d)(?!\d))?"
    r"|(?:(?:đầu|cuối|giữa) )?năm (?P<y3>(?:19|20)\d\d)(?!\d|~[-/]~\d))"
)
BRACKET_ENDS: Final = _shape(r"~(?:[),;]|$)")
"""After a day in brackets; a bracket that goes on tells of something else."""
MODIFIER: Final = _shape(
    r" (?:mới|khác|riêng|chung|đầu tiên|thường niên|lịch sử|chính thức|chuyên đề|liên tịch"
    r"|(?:không|có)(?: tính)? ràng buộc)(?!\w)"
    r"(?: lần thứ \S{1,6}(?!\w))?"
)

CLAUSE_END: Final = _shape(r"[\n;,]|[.!?](?:\s|$)|\"(?=\W)|nghị quyết")
OF_BODY: Final = _shape(r"(?<!\w)(?:của|từ) ")


@cache
def sponsor() -> re.Pattern[str]:
    """Whoever submitted a resolution, before it was passed."""
    verbs = "|".join(resolution_cues("sponsor"))
    return _shape(
        rf"~,? (?:mà|do|được) (?:\S{{1,12}} ){{1,6}}?(?:{verbs})(?!\w)(?: lên)?| của (?:cơ quan|hội đồng|tổ chức) này"
    )


@cache
def subject() -> re.Pattern[str]:
    """The words that open a subject."""
    return _shape(
        rf"~(?P<comma>,)?~[\"']?~(?:nhằm |có nội dung )?(?P<how>{'|'.join(resolution_cues('subject'))})(?!\w)"
    )


@cache
def any_subject() -> re.Pattern[str]:
    """Any words that say what a body passes: "HĐND thành phố đã thông qua Nghị quyết đặt tên một số đường"."""
    empty = "|".join(resolution_cues("no_subject"))
    return _shape(rf" (?P<how>(?!(?:{empty})(?!\w))[^\W\d_]+(?: [^\W_]+(?:[.,]\d{{1,9}})?){{3}})")


@cache
def saying() -> re.Pattern[str]:
    """What a resolution is reported to say: "Nghị quyết của Quốc hội đã nêu rõ …"."""
    verbs = "|".join(resolution_cues("says"))
    return _shape(
        rf"(?: (?:vừa|mới) (?:được )?(?:ban hành|thông qua)|~,~trong đó)? (?:(?:đã|cũng|vừa|có) ){{0,2}}"
        rf"(?P<how>(?:{verbs})(?: rõ)?(?: là| rằng|:)?)(?=,? [\"']?~[^\W\d_]{{1,12}}(?: [^\s.;]{{1,20}}){{3}})"
    )


@cache
def of_company() -> re.Pattern[str]:
    """What only companies resolve."""
    return _shape(rf"(?<!\w)(?:{'|'.join(resolution_cues('of_company'))})(?!\w)")


FRONTED: Final = _shape(r"[\s\"']{0,3}(?:về|liên quan (?:đến|tới)|đối với) (?:việc )?(?P<what>[^\n;]{8,200}?)~,~")
"""A subject before its body, at the head of a sentence."""
PURPOSE: Final = _shape(r"~(?:để|nhằm) (?P<how>[^\W\d_]{1,12}(?= [^\s,.;]{1,20} [^\s,.;]))")
"""What a body resolved something for: "nghị quyết của Liên Hợp Quốc để bảo vệ …"."""
DIRECTS: Final = _shape(r" (?:(?:đã|cũng|vừa) )?(?:chỉ đạo|giao|phân công|yêu cầu)(?!\w)")
"""What a body does that has others draft a resolution, which need not be its own."""
ACCORDING: Final = _shape(r"[\s\"']{0,3}(?:[^\W\d_]{1,8},? ){0,6}theo $")
"""The few words before a resolution that a sentence opens with."""
SUBMITTED_TO: Final = _shape(r"(?<!\w)trình (?:(?:tại|trong) (?:kỳ|phiên) họp )?")
YEAR_BEFORE: Final = _shape(r"(?:năm |tháng \d{1,2}~[-/.]~|\d{1,2}~[-/.]~\d{1,2}~[-/.]~)(?P<y>(?:19|20)\d\d)(?!\d)")
DEPUTIES: Final = _shape(r"(?:đại biểu quốc hội|đbqh) (?:\S{1,10} ){0,8}thông qua (?:dự thảo )?$")
"""The deputies of the Assembly who vote for it."""
OF_ASSEMBLY: Final = _shape(
    r"(?:đại biểu|chủ tịch|tổng thư ký|ủy ban \S+ \S+(?: \S+)? của) quốc hội(?! (?:mỹ|nga|anh|hàn|nhật|ấn))"
)
ASKED: Final = _shape(r"(?<!\w)(?:trình|đề nghị|kiến nghị|đề xuất|xin|để|nếu|mong|muốn|yêu cầu|với)(?: với)? $")
"""Before a body that is only asked to resolve something."""
ADJACENT: Final = _shape(
    r" (?:(?!(?:cần|nên|phải|để|nếu|đề|kiến|sẽ|chưa|không|xin|và|trình"
    r"|với)(?!\w))[^\s,;.]{1,14} ){0,6}?(?:(?:đã|vừa|từng|mới|cũng) ){0,2}"
    r"(?:có|ra|ban hành|thông qua|ký|công bố) (?:một |bản )?$"
)
"""All that may stand between a body and what it passes, where it is said to have done so."""
CLAUSE: Final = _shape(
    r"~, (?P<how>(?!(?:này|đó|trên|chỉ đạo|các|những|thông|kết luận|nghị|kế|luật|quyết)(?!\w))[^\W_]+ (?:[^\W_]+ ){2})"
)
DONE: Final = _shape(
    r"(?<!\w)(?:(?:đã|vừa|từng|cũng) (?:\S{1,6} )?(?:có|ra)|thông qua|ban hành|ký|công bố) (?:một |bản |hai )?$"
)
"""What a body has done with a resolution, and is not only asked to do."""
VAGUE: Final = _shape(r" (?:mới(?! (?:nhằm|với|đối|lên|của))|của|là|và|này|đó|gần|tiếp|bổ sung)(?!\w)")
NAMED_END: Final = _shape(
    r"[\n;,:!?()\"]|(?<!tp)\.(?=\s|$)| (?:đã|sẽ|vừa|đang|được|là|để|nhằm|tại (?:phiên|kỳ)|trong đó|do|vào|ngay)(?!\w)"
)
CARRIED_OUT: Final = _shape(
    r" (?:về (?:việc )?)?(?:tiếp tục )?(?:(?:sơ|tổng) kết )?(?:(?:\d{1,2}|\w{2,4}) năm )?(?:tiếp tục )?"
    r"(?:triển khai )?(?:thực hiện )?(?:các )?$"
)
"""Between a body and a resolution of its own that it takes up: "kết luận của Bộ Chính trị về tiếp tục thực hiện"."""

DRAFT: Final = _shape(r"(?:dự thảo|dự án) $")
SUBMITTED: Final = _shape(
    r"(?<!\w)(?:ban hành|thông qua|ra|ký|có|trình|công bố|xây dựng|đưa ra|soạn thảo) (?:(?:tờ trình|luật"
    r"|báo cáo)~(?:và|,) )?(?:một |bản |lại )?(?:dự thảo )?$"
)
PAIR: Final = _shape(r" hai $")
AT_WORK: Final = _shape(r"~,?~(?:(?:đã|cũng|chỉ) )?(?:yêu cầu|quy định|giao|đề ra|cho phép|đồng ý|nêu)(?!\w)")
"""What a body does by its resolution: "tại Nghị quyết số 105, Chính phủ yêu cầu"."""
IN_IT: Final = _shape(r" tại (?:(?:khoản|điều|mục) \d{1,3}~,?~){0,2}$")
"""Between a body and its resolution: "chỉ đạo của Chính phủ tại Nghị quyết số 58"."""
YEARS_ON: Final = _shape(r"(?<!\d)(\d{1,2}) năm (?:[^\W\d_]{1,8},? ){1,10}(?:\d{1,2}\s)?$")
DOING: Final = _shape(r"thực hiện|triển khai|thi hành|ban hành|kể từ|quán triệt|sơ kết|tổng kết")
BACK: Final = _shape(r" (?:này|trên|đó|ấy|nêu trên|nói trên|vừa nêu)(?!\w)")
NOT_BACK_AFTER: Final = _shape(
    r" (?:của|các|đảng|hội|chi|liên|chuyên|trung|đại|về|tw|t\.?ư|quốc|chính|bộ|ban|hđnd|hội|kỳ|phiên|số|cấp|\d)"
    r"|~[-/\d]|tw"
)
NOT_BACK_BEFORE: Final = _shape(
    r"(?<!\w)(?:các|những|nhiều|mọi|số|một|từng|ra|ban hành|thông qua|có|bằng|mỗi|ký|\d) (?:dự thảo |chủ trương,? )?$"
)

CONGRESS: Final = _shape(
    r"~(?:(?:của|tại) )?(?:(?:đại hội (?=đại hội))?(?:đại hội|đh)(?!\w)(?! đồng(?! cổ))"
    r"|(?=đảng bộ (?:tỉnh|thành phố|tp)(?: [^\s,;.]{1,9}){0,4},? (?:nhiệm kỳ|lần thứ)(?!\w)))"
)
CONGRESS_AGAIN: Final = _shape(r"~(?:,|và|;)~(?:nq )?(?=(?:đại hội|đh)(?!\w))")
CONGRESS_FILLER: Final = _shape(
    r"~[,(]?~(?:đại biểu|đbtq|đb(?!\w)|toàn quốc|toàn thể|các cấp|nhiệm kỳ~:?~\d{4}~-~\d{4}\)?)(?!\w)"
)
CONGRESS_ORDINAL: Final = _shape(
    r"~[,(]?~(?:(?:lần )?thứ (?P<nth>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm))?"
    r"|[ivx]{1,6}|\d{1,2})"
    r"|(?:lần |khóa |kỳ )?(?P<plain>[ivx]{1,6}|\d{1,2}(?!\d| (?:tỉnh|thành phố|năm|ngày|xã"
    r"|huyện)(?!\w))))(?!\w)(?!~[-/.]~\d)\)?"
)
MORE_ORDINALS: Final = _shape(r"~(?:,|và|,~và)~(?:lần thứ |khóa )?(?P<ordinal>[ivx]{1,6})(?!\w)")
UNIT: Final = _shape(r"~(?:tỉnh|thành phố|tp)(?!\w)")
PARTY_BRANCH: Final = _shape(
    r"<OF>(?:đại biểu )?(?:đảng bộ|đảng ủy)(?!\w)(?P<what> (?:khối|quân|công an|bộ|cơ quan|xã|phường|huyện|quận"
    r"|thị|các|trường|sở))?"
)
PARTY: Final = _shape(r"<OF>đảng(?! (?:bộ|ủy|viên|đoàn))(?!\w)(?: cộng sản(?: việt nam)?)?")
UNION: Final = _shape(r"<OF>(?:công đoàn|cđ(?= (?:việt|tỉnh|tp|ngành|toàn))|cđvn|lđlđ|liên đoàn lao động)(?!\w)")
UNION_NATIONAL: Final = _shape(r"~(?:việt nam|vn|toàn quốc)(?!\w)")
UNION_PARKS: Final = _shape(r"~(?:các )?(?:khu (?:công nghiệp|kinh tế|chế xuất)|kcn|kkt|kcx)(?!\w)")
UNION_BELOW: Final = _shape(r"~(?:huyện|quận|thị xã|phường|xã|đặc khu|cơ quan|công ty|trường|bệnh viện)(?!\w)")
"""Congresses below those that are told apart: of a district, a ward, a house."""
UNION_MANY: Final = _shape(r"~(?:các cấp|cấp trên|cơ sở|bộ phận)(?!\w)")
SECTOR: Final = _shape(
    r"~(?:ngành )?(?P<sector>[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){0,4}?)(?: việt nam)?(?=~(?:[,.;:()\"\n]|$)| (?:lần"
    r"|khóa|nhiệm|thứ|[ivx]{1,6}|và|đã|là|được|sẽ)(?!\w))"
)
OTHER_CONGRESS: Final = _shape(
    r"<OF>(?:đoàn|hội (?:liên|nông|phụ|cựu|sinh|nhà|chữ|luật|khuyến|người|làm)|mttq|mặt trận|phụ nữ|thi đua"
    r"|liên minh|hợp tác)(?!\w)"
)
REST_OF_NAME: Final = _shape(r"(?: [^\W\d_]{1,8}){0,8}?(?= (?:lần|khóa|nhiệm|thứ|[ivx]{1,5})(?!\w))")
SHAREHOLDERS: Final = _shape(
    r"~(?:(?:của|tại) )?(?:đại hội~(?:đồng )?cổ đông|đhđ?cđ)(?:~\(đhđ?cđ\))?(?: (?P<which>thường niên|bất thường))?"
    r"(?:~(?:lần \w{1,4} )?(?:(?P<day>ngày \d{1,2}[/.-]\d{1,2}[/.-])|năm )?(?P<y>20\d\d)(?!\d))?"
)
SESSION: Final = _shape(
    r"~(?:của )?"
    r"(?:(?:hội nghị (?:lần )?(?:thứ )?|lần thứ )(?P<first><FEW>)(?P<more>(?:~(?:,|và)~(?:lần )?thứ (?:<FEW>)){0,3})"
    r"~,?~(?:của )?(?:<CENTRE>)(?!\w)"
    r"|(?:hội nghị )?(?:<CENTRE>)~(?:lần thứ |lần |thứ )?(?P<after><FEW>|[ivx]{1,4})"
    r"(?P<also>(?:~(?:,|và)~\d{1,2}){1,3}(?=~,?~\(?~khóa(?!\w)))?(?![\w/])(?!~[-/]~(?:\d|nq)))"
)
CENTRAL: Final = _shape(r" <CENTRE>(?= \d\d(?!\w))")
SESSION_TERM: Final = _shape(
    r"~,?~(?:của )?(?:<CENTRE>)?~,?~\(?~(?:khóa|nhiệm kỳ) (?P<term>[ivx]{1,6}|\d{1,2})(?!\w)(?:~\))?"
)
MORE_SESSIONS: Final = _shape(r"~(?:,|và|,~và)~(?:(?:lần )?thứ )?(?P<nth><FEW>)(?!\w)")
UNION_SESSION: Final = _shape(
    r"~(?:của )?hội nghị (?:lần )?(?:thứ )?(?P<nth><FEW>)~,?~(?:(?:của|khóa (?P<early>[ivx]{1,6}|\d{1,2})) )?"
)
"""A session of the union's executive, before the executive itself."""
SESSION_YEARS: Final = _shape(r"~(?:năm )?(?:19|20)\d\d")

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
