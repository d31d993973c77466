"""The sentences of the cards: who is named, how many others there are, and how a change is spelled."""

from collections.abc import Sequence

import pytest

from pages.kit.overview_cards import Clause
from pages.kit.overview_figures import Parts, Row
from pages.kit.words import said_in


def parts(kind: str, *numbers: tuple[int, int], state: str = "known") -> Parts:
    """Parts `A`, `B` and so on with their bulletins now and before."""
    rows: list[Row] = [
        {"kind": kind, "part": name, "name": name, "now": now, "before": before, "state": state}
        for name, (now, before) in zip("ABCDEFG", numbers, strict=False)
    ]
    return Parts({kind: rows}, "34", None, compared=True)


def said(clauses: Sequence[Clause]) -> str:
    """The words of a sentence."""
    return "".join(one.words for one in clauses)


def test_who_came_and_went_adds_up() -> None:
    seen = parts("province", (3, 0), (2, 0), (1, 0), (0, 5), (0, 4), (0, 3), (0, 2))
    assert said(seen.came("province")) == "mới có: A 3, B 2 và 1 nơi khác"
    assert said(seen.went("province")) == "nay không có: D, E và 2 nơi khác"
    assert said(parts("province", (3, 0), (2, 0)).came("province")) == "mới có: A 3, B 2"


def test_who_is_not_known_now_adds_up() -> None:
    seen = parts("site", (0, 5), (0, 4), (0, 3), state="not_collected")
    assert [said(one) for one in seen.unknown("site") if one] == ["nay chưa thu thập: A, B và 1 nơi khác"]


@pytest.mark.parametrize(
    ("kind", "vietnamese", "english"),
    [
        ("province", " và 1 nơi khác cùng mức", " and 1 more tied"),
        ("activity", " và 1 loại khác cùng mức", " and 1 more tied"),
        ("resolution", " và 1 nghị quyết khác cùng mức", " and 1 more tied"),
    ],
)
def test_the_greatest_names_how_many_are_as_great(kind: str, vietnamese: str, english: str) -> None:
    seen = parts(kind, (9, 9), (4, 4), (4, 4), (3, 3))
    assert said(seen.most("", kind)) == f" A 9, B 4{vietnamese}"
    with said_in("en"):
        assert said(seen.most("", kind)).endswith(english)
    assert said(seen.most("", kind, 1)) == " A 9"


def test_those_that_moved_most_name_how_many_moved_as_much() -> None:
    seen = parts("province", (9, 4), (8, 6), (7, 5), (1, 3), (1, 3), (0, 2))
    assert [said(one) for one in seen.moved("province")] == [
        "tăng nhiều nhất: A 9 (+5), B 8 (+2) và 1 nơi khác cùng mức",
        "giảm nhiều nhất: D 1 (-2), E 1 (-2) và 1 nơi khác cùng mức",
    ]


def test_a_change_is_spelled_as_all_numbers() -> None:
    seen = parts("province", (3234, 2000), (1, 1235))
    assert [said(one) for one in seen.moved("province")] == [
        "tăng nhiều nhất: A 3.234 (+1.234)",
        "giảm nhiều nhất: B 1 (-1.234)",
    ]
