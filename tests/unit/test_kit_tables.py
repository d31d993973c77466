"""Tables: names that fit a cell, shares that are not more than they are, long lists that begin short and show all."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.kit.tables import FIRST, begun, short_names
from pages.kit.traffic_ranking import _share


def test_names_lose_what_stands_in_brackets_unless_two_would_be_the_same() -> None:
    names = {"a": "LĐLĐ Huế (minh họa)", "b": "Công đoàn (a.vn)", "c": "Công đoàn (b.vn)", "d": "(x)"}
    assert short_names(names) == {"a": "LĐLĐ Huế", "b": "Công đoàn (a.vn)", "c": "Công đoàn (b.vn)", "d": "(x)"}


@pytest.mark.parametrize(("part", "said"), [(365, "100%"), (364, "99%"), (83, "23%"), (0, "0%")])
def test_only_all_days_are_a_hundred_percent(part: int, said: str) -> None:
    assert _share(part, 365) == said


def test_a_long_list_begins_with_its_first_rows_and_shows_all_when_asked() -> None:
    def script() -> None:
        import pandas as pd  # noqa: PLC0415 - the script runs on its own
        import streamlit as st  # noqa: PLC0415

        from pages.kit import tables  # noqa: PLC0415

        st.dataframe(tables.begun(pd.DataFrame({"row": range(1234)}), key="long"))

    app = AppTest.from_function(script).run()
    assert app.dataframe[0].value["row"].tolist() == list(range(FIRST))
    assert app.toggle[0].label == "Hiện cả 1.234 dòng"
    app.toggle[0].set_value(True).run()
    assert len(app.dataframe[0].value) == 1234


def test_a_short_list_has_no_switch() -> None:
    rows = pd.DataFrame({"row": range(FIRST)})
    assert begun(rows, key="short") is rows
