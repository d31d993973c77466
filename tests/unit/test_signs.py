"""What the learned models weigh: tables that fit the code, words for every sign, sums and reasons."""

from pathlib import Path

import pytest

from etl.errors import VocabularyError
from etl.find import union_model
from etl.find.quoted import is_quoted
from etl.paths import REFERENCE
from etl.resolve import role_model
from etl.vocabulary import rows
from etl.vocabulary.signs import CUE_COLUMNS, WEIGHT_COLUMNS, Sign, Weights, sign_cues, weights

SMALL = Weights(-1.0, 0.5, (Sign("often", 2.0, 0.5, "nhắc nhiều", "nhắc ít"), Sign("late", -4.0, 0.5, "muộn", "")))


@pytest.mark.parametrize("model", [role_model, union_model], ids=["roles", "unions"])
def test_the_table_weighs_the_signs_of_the_code_and_has_words_for_each(model: object) -> None:
    table, names = model.TABLE, model.SIGNS  # type: ignore[attr-defined]
    found = weights(table, names)
    assert tuple(sign.name for sign in found.signs) == names
    assert found.rules > 0
    assert all(sign.more or sign.less for sign in found.signs)
    sources = {row["source"] for row in rows(f"{table}.csv", WEIGHT_COLUMNS)}
    assert len(sources) == 1
    assert "quyết định" in sources.pop()


def test_a_table_of_other_signs_is_refused() -> None:
    with pytest.raises(VocabularyError, match=role_model.TABLE):
        weights(role_model.TABLE, ("no such sign",))


def test_the_sum_adds_signs_and_lets_the_rules_count_for_or_against() -> None:
    assert SMALL.total((1.0, 0.25), by_rules=True) == pytest.approx(-1.0 + 0.5 + 2.0 - 1.0)
    assert SMALL.total((1.0, 0.25), by_rules=False) == pytest.approx(-1.0 - 0.5 + 2.0 - 1.0)


def test_reasons_are_what_differs_from_the_usual_and_speaks_for_the_answer() -> None:
    assert SMALL.reasons((1.0, 0.0), is_yes=True) == ("nhắc nhiều",)  # early has no words of its own
    assert SMALL.reasons((0.0, 1.0), is_yes=False) == ("muộn", "nhắc ít")
    assert SMALL.reasons((0.5, 0.5), is_yes=True) == ()


def test_cues_are_said_once_and_every_kind_is_known() -> None:
    listed = list(Path(REFERENCE / "sign_cues.csv").read_text(encoding="utf-8").splitlines())
    assert len(listed) == len(set(listed))
    kinds = {row["sign"] for row in rows("sign_cues.csv", CUE_COLUMNS)}
    assert kinds == {"speaks", "scene", "does", "owner", "office", "project", "career", "venue", "firm"}
    assert all(sign_cues(kind) for kind in kinds)


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("Bà nói: “Có lẽ Phú Yên thì khác”.", True),
        ("Bà nói “không” khi Phú Yên hỏi.", False),
        ('Bà nói "có lẽ Phú Yên thì khác".', True),
        ('Bà nói "không" khi Phú Yên hỏi.', False),
        ("Phú Yên hỏi: “Vì sao?”", False),
    ],
)
def test_words_between_quotation_marks(line: str, *, is_open: bool) -> None:
    before = "Dòng trước có “ngoặc chưa đóng.\n"
    assert is_quoted(before + line, len(before), len(before) + line.index("Phú Yên")) is is_open
