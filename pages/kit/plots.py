"""The frame of plots in HTML: round numbers up the side, words along the bottom, marks that open something, a legend.

HTML and not plotly: the browser draws it in a tenth of the time. A plot is for the eye and the mouse; the table under
has the same numbers for everybody.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor
from typing import Final

from pages.kit.charts import GRID, TEXT, TICKS, mode, round_step
from pages.kit.links import plain

_STYLE: Final = (
    ".np-drawn{font-size:.8rem;line-height:1.3}.np-drawn .np-plot{position:relative;height:300px;"
    "margin:.8rem .6rem 1.5rem 2.6rem;border-bottom:1px solid}.np-plot>*{position:absolute}"
    ".np-plot hr{left:0;right:0;margin:0;border:0;border-top:1px solid}"
    ".np-plot .np-y{right:100%;padding-right:.4rem;transform:translateY(50%)}"
    ".np-plot .np-x{top:100%;padding-top:.2rem;transform:translateX(-50%);white-space:nowrap}"
    ".np-plot a{text-decoration:none;font-size:1rem;line-height:1;padding:.2rem 0;transform:translate(-50%,50%)}"
    ".np-plot a:hover{z-index:1}.np-plot a:hover::after{content:attr(data-said);position:absolute;bottom:100%;left:0;"
    "width:max-content;max-width:11rem;padding:.3rem .5rem;border-radius:4px;font-size:.8rem;line-height:1.35;"
    "color:PAPER;background:INK;pointer-events:none}.np-plot .np-left:hover::after{left:auto;right:0}"
    ".np-drawn p{margin:0;text-align:center}"
    ".np-drawn ul{list-style:none;margin:.5rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:0 1rem}"
    ".np-drawn li{margin:0;padding:0}.np-drawn li b{margin-right:.35rem}"
)
_PAPER: Final = {"light": "#FFFFFF", "dark": "#14191F"}
_HALF: Final = 45
"""From so far on what a mark says reaches to its left: on a phone neither side has room for all."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where places and heights stand, in percent of the plot."""

    first: float
    wide: float
    high: float

    def left(self, place: float) -> float:
        """From the left."""
        return 100 * (place - self.first) / self.wide

    def bottom(self, height: float) -> float:
        """From the bottom."""
        return 100 * height / self.high


def drawn(parts: Iterable[str], names: Iterable[tuple[str, str, str]], alt: str, *, along: str = "") -> str:
    """A plot of these parts over an axis called `along`, and below it the names with their colours and signs."""
    legend = "".join(f"<li><b style='color:{colour}'>{sign}</b>{plain(name)}</li>" for name, colour, sign in names)
    style = _STYLE.replace("PAPER", _PAPER[mode()]).replace("INK", TEXT[mode()])
    return (
        f"<style>{style}</style><div class='np-drawn' role='group' aria-label='{plain(alt)}' data-chart='1'>"
        f"<div class='np-plot' aria-hidden='true' style='border-color:{TEXT[mode()]}'>{''.join(parts)}</div>"
        f"{f'<p>{plain(along)}</p>' if along else ''}<ul>{legend}</ul></div>"
    )


def heights(scale: Scale, spelled: Callable[[float], str], *, whole: bool = True) -> str:
    """Round numbers up the side, each with its line."""
    return "".join(
        f"<hr style='bottom:{scale.bottom(at):.2f}%;border-color:{GRID[mode()]}'>"
        f"<span class='np-y' style='bottom:{scale.bottom(at):.2f}%'>{spelled(at)}</span>"
        for at in rounded(0, scale.high, whole=whole)
    )


def places(scale: Scale, words: Iterable[tuple[float, str]]) -> str:
    """What stands along the bottom, and where."""
    return "".join(f"<span class='np-x' style='left:{scale.left(at):.2f}%'>{plain(said)}</span>" for at, said in words)


def rounded(low: float, high: float, *, whole: bool = True) -> Sequence[float]:
    """Few round numbers between two."""
    rough = (high - low) / TICKS
    if whole:
        rough = max(1.0, rough)
    step = round_step(rough)
    return [step * k for k in range(ceil(low / step), floor(high / step) + 1)]


def mark(at: tuple[float, float], sign: str, colour: str, said: str, opens: str) -> str:
    """A sign, so far from the left and the bottom, that says what it is under the mouse and opens its bulletins.

    Without an address there are none to open.
    """
    left, bottom = at
    side = " class='np-left'" if left > _HALF else ""
    address = f" href='{escape(opens)}' target='_self' tabindex='-1'" if opens else ""
    return (
        f"<a{side} style='left:{left:.2f}%;bottom:{bottom:.2f}%;color:{colour}' data-said='{plain(said)}'{address}>"
        f"{sign}</a>"
    )
