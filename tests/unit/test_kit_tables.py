"""Tables: names that fit a cell, shares that are not more than they are, long lists that begin short and show all."""

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.kit.tables import FIRST, NARROW, UNKNOWN, begun, short_names, spelled
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


def test_numbers_are_spelled_as_the_page_does_and_keep_their_values() -> None:
    table = pd.DataFrame({"word": ["a", "b", "c"], "few": [1, 2, 999], "many": [7, 1234567, None], "part": [0.5, 1, 2]})
    styled = spelled(table)
    shown = styled._translate(sparse_index=False, sparse_cols=False)["body"]
    cells = [[cell["display_value"] for cell in line if cell["type"] == "td"] for line in shown]
    assert [line[2] for line in cells] == ["7", "1.234.567", UNKNOWN]
    assert styled.data["many"].tolist()[:2] == [7, 1234567]


def test_a_table_whose_numbers_read_the_same_everywhere_stays_a_frame() -> None:
    table = pd.DataFrame({"word": ["a", None], "few": [1, 999], "gap": [12, None], "yes": [True, False]})
    assert spelled(table) is table


def test_spelled_numbers_stand_to_the_right_and_words_to_the_left() -> None:
    def script() -> None:
        import pandas as pd  # noqa: PLC0415 - the script runs on its own

        from pages.kit import tables  # noqa: PLC0415

        words = {"Tháng": ["06/2026", "07/2026", "08/2026"], "Bản tin": ["1.234", "chưa thu thập", "0"]}
        shares = {"Phần": ["12,5%", "–", "100%"], "Trang": ["63 trong 74", "1 trong 2", "2 trong 2"], "Số": [1, 2, 3]}
        tables.drawn(pd.DataFrame(words | shares), key="table", alt="bảng", narrow=("Trang",))

    drawn = json.loads(AppTest.from_function(script).run().dataframe[0].proto.columns)
    assert [name for name, one in drawn.items() if one.get("alignment") == "right"] == ["Bản tin", "Phần"]
    assert drawn["Trang"]["width"] == NARROW
