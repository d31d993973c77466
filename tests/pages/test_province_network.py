"""Who works with whom as a picture: which units and arcs stand in it, what lies on top, what a dot opens."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from pages.kit import province_network
from tests.pages.cards import pieces
from tests.pages.published_fixture import by_hand

CROWD: Final = (Path(__file__).parent / "province_crowd.sql").read_text(encoding="utf-8")


def test_the_network_keeps_the_strongest_and_stands_north_to_south() -> None:
    pairs = network_pairs(30)
    shown = province_network.nodes(pairs)
    assert len(shown) == province_network.NODES
    assert [north for _, _, north in shown] == sorted((north for _, _, north in shown), reverse=True)
    assert {"34-a0", "34-b0", "34-a8"} <= {key for key, _, _ in shown}
    drawn = network(pairs, {"34-a0"})
    assert [one.text_content() for one in drawn.iter("li")] == [name for _, name, _ in shown]
    assert [one.text_content() for one in drawn.iter("b")] == ["A0"]
    joined = province_network.arcs(pairs, shown)
    assert len(joined) == len(list(drawn.iter("i"))) == len(list(drawn.iter("a"))) == province_network.NODES // 2


def test_a_chosen_unit_s_arc_lies_on_top_and_the_strongest_is_the_widest() -> None:
    drawn = network(network_pairs(30), {"34-a8"})
    bands = [one for one in drawn.iter("div") if "--w:" in (one.get("style") or "")]
    assert [one.get("class") for one in bands] == [None] * (len(bands) - 1) + ["np-own"]
    widths = [int(one.get("style").split("--w:")[1].split("px")[0]) for one in bands]
    assert widths[:-1] == sorted(widths[:-1])
    last = list(drawn.iter("a"))[-1]
    assert (last.get("class"), last.get("title"), last.get("href")) == ("np-own", "A8 – B8: 22 bản tin", "/?a8&b8")
    strongest = list(network(network_pairs(30), set()).iter("a"))[-1]
    assert (strongest.get("title"), strongest.get("style")[-9:]) == ("A0 – B0: 30 bản tin", "--r:8.0px")


def test_one_pair_is_one_arc_and_its_words_do_nothing() -> None:
    pair = network_pairs(1)[0] | {"label_a": "<b>x", "label_b": "'>"}
    drawn = network([pair], set())
    assert [one.text_content() for one in drawn.iter("li")] == ["'>", "<b>x"]
    assert not list(drawn.iter("b"))
    (arc,), (dot,) = drawn.iter("i"), drawn.iter("a")
    assert arc.get("style") == "inset:25.00% 0.00% 25.00% 0"
    assert dot.get("style").startswith("left:100.00%;top:50.00%;")
    assert dot.get("title") == "<b>x – '>: 1 bản tin"


def test_of_no_pair_nothing_is_drawn() -> None:
    assert not {one.tag for one in network([], set()).iter()} & {"a", "i", "li"}


def network_pairs(count: int) -> list[dict[Hashable, Any]]:
    """Pairs of two units each, the first with the most bulletins."""
    return [
        {"unit": "34", "bulletins": count - k}
        | {"code_a": f"a{k}", "label_a": f"A{k}", "lat_a": float(k)}
        | {"code_b": f"b{k}", "label_b": f"B{k}", "lat_b": k + 0.5}
        for k in range(count)
    ]


def network(pairs: Sequence[Mapping[Hashable, Any]], chosen: set[str]) -> html.HtmlElement:
    """The picture of the pairs, as a browser gets it."""
    shown = province_network.nodes(pairs)
    arcs = province_network.arcs(pairs, shown)
    drawn = province_network.drawn(shown, arcs, lambda one: f"/?{one['code_a']}&{one['code_b']}", "x", chosen)
    return html.fromstring(f"<div>{drawn}</div>")


@pytest.mark.parametrize("asked", [{}, {"phoi_hop": "true"}, {"tinh": "Bến Tre"}])
def test_a_dot_opens_what_its_pair_opens(
    asked: dict[str, str], build_file: Path, open_page: Callable[..., AppTest]
) -> None:
    with by_hand(build_file) as file:
        file.execute(CROWD)
    app = open_page("public/provinces.py", bando="63", lang="en", **asked)
    for one in app.toggle:
        if one.key == "provinces_all_pairs":
            app = one.set_value(True).run()
    (drawn,) = (one for piece in pieces(app) for one in piece.find_class("np-net"))
    dots = {dot.get("title").split(":")[0]: dot.get("href") for dot in drawn.iter("a")}
    assert dots
    assert dots.items() <= listed(app).items()
    assert all(address.startswith("/ban-tin?bando=63&lang=en&") for address in dots.values()) is ("tinh" not in asked)
    assert all(("hoat-dong=" in address) is ("phoi_hop" in asked) for address in dots.values())
    assert {dot.get("tabindex") for dot in drawn.iter("a")} == {"-1"}
    assert drawn.get("aria-label").startswith("Network: arcs join two provinces")
    assert bool(drawn.find_class("np-own")) is ("tinh" in asked)


def listed(app: AppTest) -> dict[str, str]:
    """What the number of each pair beside the network opens."""
    return {
        row[0].text: link.get("href")
        for piece in pieces(app)
        for row in piece.iter("tr")
        for link in row.iter("a")
        if "cung-voi=" in link.get("href")
    }
