"""Reasons and warnings of the machine on the pages, in the reader's language."""

from pathlib import Path

import pytest

from tests.pages.conftest import Open
from tests.pages.published_fixture import by_hand


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            {},
            "Ngày ban hành 28/01/2008 ghi trong bài chỉ hợp với Nghị quyết 20 (2008) của Ban Chấp hành Trung ương Đảng",
        ),
        ({"lang": "en"}, "The day of issue in the article, 28/01/2008, fits only Resolution 20 (2008) of the "),
    ],
)
def test_the_reader_says_why_without_a_key(build_file: Path, open_page: Open, query: dict[str, str], said: str) -> None:
    with by_hand(build_file) as connection:
        why = "Ngày ban hành 28/01/2008 ghi trong bài chỉ hợp với TW:20/2008."
        connection.execute("UPDATE bulletin_resolution SET why = ? WHERE bulletin_id = 'a01'", [why])
    app = open_page("public/bulletin.py", id="a01", **query)
    shown = " ".join(one.value.replace("\\", "") for one in app.markdown)
    assert not app.exception
    assert said in shown
    assert "TW:20/2008" not in shown
