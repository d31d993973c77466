"""Words: numbers, days, the alphabet, and an English sentence for every Vietnamese one."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from etl.paths import PROJECT
from pages.kit import words

FILES = [PROJECT / "app.py", *sorted((PROJECT / "pages").rglob("*.py"))]
_PLACE = re.compile(r"{([a-z_]*)}")


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call of `t` in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t":
            yield node


def sentences() -> dict[str, str]:
    """Every sentence handed to `t` in the source, with the file that says it."""
    return {
        str(call.args[0].value): path.name
        for path in FILES
        for call in calls(path)
        if isinstance(call.args[0], ast.Constant)
    }


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", lambda: "en")


def test_every_sentence_is_written_out_where_it_is_used() -> None:
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in FILES
        for call in calls(path)
        if not isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_every_sentence_has_english_with_the_same_places() -> None:
    said = sentences()
    known = words._translations("en")
    assert len(said) > 100
    assert {text: file for text, file in said.items() if not known.get(text)} == {}
    assert {text for text in said if sorted(_PLACE.findall(text)) != sorted(_PLACE.findall(known[text]))} == set()


def test_no_translation_is_left_over() -> None:
    assert set(words._translations("en")) - set(sentences()) == set()


def test_vietnamese_figures() -> None:
    assert words.number(1234567) == "1.234.567"
    assert words.number(-1234) == "-1.234"
    assert words.decimal(1234.5) == "1.234,5"
    assert words.percent(0.125) == "12%"
    assert words.percent(0.125, 1) == "12,5%"
    assert words.day(date(2024, 6, 5)) == "05/06/2024"
    assert words.month(date(2024, 6, 1)) == "Tháng 6/2024"
    assert words.month(date(2024, 6, 1), inside=True) == "tháng 6/2024"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 bulletins"), (1, "1 bulletin"), (2, "2 bulletins"), (11, "11 bulletins"), (1001, "1,001 bulletins")],
)
def test_a_word_beside_a_count_has_its_form(count: int, said: str) -> None:
    assert words.t("{count} bản tin", count=words.number(count)) == said
    assert words.t("Tính từ {count} bản tin.", count=count).endswith("bulletin." if count == 1 else "bulletins.")


def test_other_languages_may_have_more_forms_than_english() -> None:
    said = "{n} {n:soubor|soubory|souboru|souborů}"
    assert [words._Filled("cs").format(said, n=n) for n in (1, 3, 7)] == ["1 soubor", "3 soubory", "7 souborů"]


@pytest.mark.usefixtures("english")
def test_each_sentence_can_be_said_of_one_and_of_many() -> None:
    for text, english in words._translations("en").items():
        places = set(_PLACE.findall(text))
        one, many = (words.t(text, **dict.fromkeys(places, value)) if places else english for value in ("1", "2"))
        assert "|" not in (one + many).replace("||", ""), english


COUNTED = "bulletins sites weeks months files lines readings days provinces resolutions times rows places pairs exports"
_UNBENT = re.compile(rf"\{{(\w+)\}}(?:\*\*)? (?:{COUNTED.replace(' ', '|')})\b")
LIMITS = {"size", "files", "often", "together"}
"""Places whose number is a limit of ours and never one."""


def test_no_english_sentence_counts_one_bulletins() -> None:
    """A noun right after a count names both forms: `{count:bulletin|bulletins}`."""
    found = {said: _UNBENT.search(said) for said in words._translations("en").values()}
    assert [said for said, hit in found.items() if hit and hit[1] not in LIMITS] == []


@pytest.mark.usefixtures("english")
def test_english_figures() -> None:
    assert words.number(1234567) == "1,234,567"
    assert words.decimal(1234.5) == "1,234.5"
    assert words.month(date(2024, 6, 1), inside=True) == "June 2024"
    assert words.t("Tổng quan") == "Overview"
    assert words.t("Tính từ {count} bản tin.", count=3) == "Counted from 3 bulletins."
    assert words.t("chưa có trong danh mục nào") == "chưa có trong danh mục nào"


def test_vietnamese_alphabet() -> None:
    names = ["An Giang", "Ăn", "Cà Mau", "Cần Thơ", "Dương", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Hà Nội", "Hải Phòng"]
    assert sorted(sorted(names, reverse=True), key=words.sort_key) == names
    assert words.sort_key("Hòa") < words.sort_key("Hồ")
    assert words.sort_key("Hoà") < words.sort_key("Hoàng")
    assert sorted(["Mã", "Mạ", "Ma", "Má", "Mà", "Mả"], key=words.sort_key) == ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ"]
