"""Under random filters, every number of the overview opens exactly as many bulletins as it says."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from etl.paths import Home
from tests.pages.cards import pieces
from tests.pages.published_fixture import by_hand, publish

CROWD = (Path(__file__).parent / "province_crowd.sql").read_text(encoding="utf-8")
NUMBER = re.compile(r"(?:^|\s)(\d+)(?: bản tin →| \([+-]\d+\))?$")
LISTED = re.compile(r"\*\*(\d+) bản tin:?\*\*")
MONTHS = ("09/2024", "01/2025", "05/2025", "07/2025", "08/2025")
LOOKED_AT = 8
"""Links of a page that are opened, drawn at random."""


def query_of(chance: random.Random) -> dict[str, Any]:
    """Filters as an address carries them."""
    first, last = sorted(chance.sample(range(len(MONTHS)), 2))
    return {
        "tu": MONTHS[first],
        "den": MONTHS[last],
        "bando": chance.choice(["34", "63", "34+63"]),
        "tinh": chance.choice([[], ["Hà Nội"], ["Nghệ An", "Hà Nội"]]),
        "trang": chance.choice([[], [], ["Công đoàn Nghệ An"]]),
        "caky": chance.choice(["true", "false"]),
    }


def numbers_of(app: AppTest) -> Iterator[tuple[int, str]]:
    """Each number that is a link to a list, with its address; a zero opens the bulletins of other times instead."""
    for piece in pieces(app):
        for link in piece.iter("a"):
            found = NUMBER.search(link.text_content())
            address = urlsplit(link.get("href"))
            if found and int(found[1]) and address.path.endswith("ban-tin") and "id=" not in address.query:
                yield int(found[1]), link.get("href")


def opened(open_page: Callable[..., AppTest], address: str) -> int:
    """How many bulletins the list at an address says it has."""
    app = open_page("public/bulletin.py", **parse_qs(urlsplit(address).query))
    assert not app.exception
    said = [found[1] for one in app.markdown if (found := LISTED.search(one.value))]
    return int(said[0]) if said else 0


@pytest.mark.parametrize("seed", range(8))
def test_every_number_opens_what_it_counts(home: Home, open_page: Callable[..., AppTest], seed: int) -> None:
    with by_hand(publish(home)) as file:
        file.execute(CROWD)
    chance = random.Random(seed)  # noqa: S311 - the same filters in every run
    app = open_page(**query_of(chance))
    assert not app.exception
    numbers = sorted(set(numbers_of(app)))
    for count, address in chance.sample(numbers, min(LOOKED_AT, len(numbers))):
        assert opened(open_page, address) == count, address
    if seed == 0:
        assert len(numbers) >= LOOKED_AT // 2
