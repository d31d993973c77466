"""Words of tables: names that fit a cell, shares that are not more than they are."""

import pytest

from pages.kit.tables import short_names
from pages.kit.traffic_ranking import _share


def test_names_lose_what_stands_in_brackets_unless_two_would_be_the_same() -> None:
    names = {"a": "LĐLĐ Huế (minh họa)", "b": "Công đoàn (a.vn)", "c": "Công đoàn (b.vn)", "d": "(x)"}
    assert short_names(names) == {"a": "LĐLĐ Huế", "b": "Công đoàn (a.vn)", "c": "Công đoàn (b.vn)", "d": "(x)"}


@pytest.mark.parametrize(("part", "said"), [(365, "100%"), (364, "99%"), (83, "23%"), (0, "0%")])
def test_only_all_days_are_a_hundred_percent(part: int, said: str) -> None:
    assert _share(part, 365) == said
