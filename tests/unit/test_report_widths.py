"""Widths of printed columns: they fill the paper, break no word that fits, and give room where the words are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.kit.report_model import Table, said
from pages.kit.report_widths import LETTER, PADDING, widths

TOTAL = 160.0
CELLS = st.lists(st.text("ab cd", max_size=60), min_size=2, max_size=6)


def table_of(*rows: list[str], numbers: frozenset[int] = frozenset()) -> Table:
    """A table whose first row is its head."""
    head, *others = rows
    return Table("Bảng", head, [[said(cell) for cell in row] for row in others], numbers)


@given(CELLS, st.integers(1, 4))
def test_the_columns_fill_the_paper(cells: list[str], rows: int) -> None:
    found = widths(table_of(*[cells] * (rows + 1)), TOTAL)
    assert len(found) == len(cells)
    assert abs(sum(found) - TOTAL) < 0.001
    assert min(found) > 0


def test_numbers_are_as_wide_as_they_are_and_words_take_the_rest() -> None:
    name, count = widths(table_of(["Tỉnh", "Bản tin"], ["Nghệ An", "3"], numbers=frozenset({1})), TOTAL)
    assert count == PADDING + LETTER * len("Bản tin")
    assert name == TOTAL - count


def test_long_words_stay_whole_beside_long_sentences() -> None:
    sentence = "một câu dài " * 30
    place, day, long = widths(table_of(["TT", "Ngày", "Tiêu đề"], ["12", "24/08/2026", sentence]), TOTAL)
    assert place >= PADDING + LETTER * 2
    assert day >= PADDING + LETTER * 10
    assert long > 2 * (place + day)


def test_a_short_head_stands_on_one_line_beside_long_sentences() -> None:
    sentence = "một câu dài " * 30
    _, count = widths(table_of(["Nghị quyết", "Bản tin"], [sentence, "3"], numbers=frozenset({1})), TOTAL)
    assert count >= PADDING + LETTER * len("Bản tin")


def test_more_words_than_the_paper_holds_share_it() -> None:
    found = widths(table_of(["a" * 30] * 7, ["b" * 50] * 7), TOTAL)
    assert found == pytest.approx([TOTAL / 7] * 7)
