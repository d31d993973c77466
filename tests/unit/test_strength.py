"""How strongly a bulletin takes a resolution up."""

import csv

import pytest

from etl.find.strength import strength_of, strongest, with_strengths
from etl.models import Block, BlockKind, Page, ResolutionFact
from etl.paths import REFERENCE
from etl.vocabulary.strengths import strength_cues, strengths

CITED = "Nghị quyết 20"
LIMITS = {"looks", "follows", "lacks", "breaks", "ends"}

CASES = [
    ("named", "Theo {} thì việc này do cấp tỉnh lo."),
    ("named", "Bộ Chính trị đã ban hành {} về giai cấp công nhân."),
    ("named", "Đại biểu nhắc lại {} và đề nghị làm rõ."),
    ("named", "Đơn vị chưa triển khai {} vì thiếu người."),
    ("studied", "Sáng nay, công đoàn tổ chức học tập, quán triệt {} cho đoàn viên."),
    ("studied", "Hội nghị quán triệt và triển khai thực hiện {}."),
    ("studied", "Đoàn viên các tổ đã được tìm hiểu {}."),
    ("studied", "{} đã được quán triệt đến từng tổ công đoàn."),
    ("planned", "Liên đoàn xây dựng kế hoạch học tập {}."),
    ("planned", "Chương trình hành động của Ban Chấp hành thực hiện {} gồm năm phần."),
    ("planned", "Quý tới, công đoàn cơ sở sẽ triển khai {}."),
    ("carried_out", "Công đoàn đã triển khai {} tới các khu nhà trọ."),
    ("carried_out", "CẢ TỈNH THỰC HIỆN {}"),
    ("carried_out", "Cần Thơ đã thực hiện tốt {}."),
    ("carried_out", "Cán bộ công đoàn đã đưa {} đi vào cuộc sống."),
    ("carried_out", "Đơn vị thực hiện cắt giảm đầu mối theo tinh thần {}."),
    ("reviewed", "Hội nghị sơ kết 3 năm triển khai {}."),
    ("reviewed", "Sau 10 năm thực hiện {}, số đoàn viên tăng gấp đôi."),
    ("reviewed", "Đoàn giám sát nghe báo cáo kết quả thực hiện {}."),
    ("rewarded", "Tám tập thể được khen thưởng vì thành tích trong thực hiện {}."),
    ("rewarded", "Liên đoàn tổng kết và trao bằng khen cho đơn vị thực hiện tốt {}."),
]


@pytest.mark.parametrize(("expected", "sentence"), CASES, ids=[sentence for _, sentence in CASES])
def test_the_words_of_its_sentence_tell(expected: str, sentence: str) -> None:
    text = sentence.format(CITED)
    start = text.index(CITED)
    assert strength_of(text, (start, start + len(CITED)), (0, len(text))) == expected


def test_another_sentence_says_nothing() -> None:
    text = f"Công đoàn tổng kết 5 năm hoạt động. {CITED} là một căn cứ. Kế hoạch năm tới đã xong."
    start = text.index(CITED)
    assert strength_of(text, (start, start + len(CITED)), (0, len(text))) == "named"


def test_the_strongest_counts_for_the_bulletin() -> None:
    text = f"Học tập {CITED}\nTổng kết 5 năm thực hiện {CITED}. {CITED} có ba phần."
    spans = tuple((start, start + len(CITED)) for start in range(len(text)) if text.startswith(CITED, start))
    end = text.index("\n")
    page = Page(text, (Block(BlockKind.TITLE, 0, end), Block(BlockKind.BODY, end + 1, len(text))))
    fact = ResolutionFact("TW:20/2008", "TW", "20", 2008, "", 3, "resolved", "", (), (), spans)
    (told,) = with_strengths((fact,), page)
    assert told.strengths == ("studied", "reviewed", "named")
    assert told.strength == "reviewed"


def test_nothing_told_is_named() -> None:
    assert strongest(()) == "named"


def test_every_cue_is_known_and_stands_once() -> None:
    assert set(strength_cues().values()) == (strengths().keys() - {"named"}) | LIMITS
    with (REFERENCE / "resolution_strength_cues.csv").open(encoding="utf-8") as file:
        cues = [row["cue"] for row in csv.DictReader(file)]
    assert len(cues) == len(set(cues))
    assert [cue for cue in cues if cue != cue.lower()] == []
