"""Counts as steps of one colour, grey where nobody looked: classes, their words and colours, for maps and tables."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

from pages.kit import charts
from pages.kit.words import number, t

CLASSES: Final = 5
UNKNOWN: Final = 0
"""The place of what nobody collected; zero has the next, then come the steps."""
_HALF: Final = 0.19
"""Of full lightness as the eye sees it: on paler colours the ink is dark."""


def steps(greatest: int) -> list[int]:
    """Where the shades begin: 1 and then round numbers, so that the legend reads easily."""
    if greatest <= CLASSES:
        return list(range(1, greatest + 1))
    rough = [greatest * share for share in (0.08, 0.22, 0.45, 0.7)]
    return sorted({1, *(_rounded(one) for one in rough if _rounded(one) > 1)})


def _rounded(value: float) -> int:
    """A number to one or two leading digits: 1, 2, 5, 10, 15, 20, 25, 50."""
    size = 10 ** max(0, len(str(int(value))) - 1)
    return int(max(1, round(value / (size / 2)) * size / 2))


def labels(starts: Sequence[int], said: Callable[[float], str] = number) -> list[str]:
    """The legend's words: grey, zero, then each shade's numbers, spelled by `said`."""
    ranges = [said(low) if high == low + 1 else f"{said(low)}–{said(high - 1)}" for low, high in pairwise(starts)]
    last = [f"≥ {said(starts[-1])}"] if starts else []
    return [t("chưa thu thập"), "0", *ranges, *last]


def place(count: float | None, starts: Sequence[int], *, is_collected: bool = True) -> int:
    """The place in the legend; a missing count is not known."""
    if count:
        return 1 + sum(count >= start for start in starts)
    return 1 if is_collected and count is not None else UNKNOWN


def colours(count: int) -> list[str]:
    """Grey, then as many steps of the sequence as the legend has, evenly spread."""
    sequence = charts.SEQUENCE[charts.mode()]
    spread = [sequence[round(k * (len(sequence) - 1) / max(1, count - 2))] for k in range(count - 1)]
    return [charts.NO_DATA[charts.mode()], *spread]


def stepped(palette: Sequence[str]) -> list[list[float | str]]:
    """Colours side by side without blending, as plotly reads them."""
    edges = [(k / len(palette), (k + 1) / len(palette), colour) for k, colour in enumerate(palette)]
    return [[at, colour] for low, high, colour in edges for at in (low, high)]


def ink(colour: str) -> str:
    """The colour of a number that stands on this colour."""
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    light = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return charts.TEXT["light"] if light > _HALF else charts.TEXT["dark"]


def legend(words: Sequence[str]) -> dict[str, Any]:
    """What a colour bar of these classes says, wherever it stands."""
    ink_of_text = {"color": charts.TEXT[charts.mode()], "size": 13}
    return {
        "tickvals": list(range(len(words))),
        "ticktext": list(words),
        "tickfont": ink_of_text,
        "thickness": 14,
        "outlinewidth": 1,
        "outlinecolor": charts.GRID[charts.mode()],
        "ticks": "",
    }
