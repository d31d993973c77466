"""How strongly resolutions are taken up: a bar each, stacked from named to rewarded, in HTML whose numbers are links.

HTML and not plotly: the browser draws it in a tenth of the time, and each number can be read and reached by a keyboard.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Final

import pandas as pd

from pages.kit import shades
from pages.kit.charts import SEQUENCE, TEXT, mode
from pages.kit.links import plain
from pages.kit.words import number

PATTERNS: Final = ("", "45deg", "", "135deg", "", "90deg")
"""Of the strengths, so that neighbours differ by more than their shade."""
_STYLE: Final = (
    ".np-taken{line-height:1.5rem}.np-taken p{margin:.7rem 0 0;font-weight:600;overflow-wrap:anywhere}"
    ".np-taken div{display:flex;height:1.4rem}.np-taken div a{display:block;box-sizing:border-box;min-width:2px}"
    ".np-taken ul{list-style:none;margin:.1rem 0 0;padding:0;font-size:.9rem;display:flex;flex-wrap:wrap;gap:0 1rem}"
    ".np-taken li{margin:0;padding:0}.np-taken i{display:inline-block;width:.9rem;height:.9rem;margin-right:.35rem;"
    "vertical-align:-.1rem;box-sizing:border-box}.np-taken li a{display:inline-block;min-width:1.5rem;"
    "text-align:center;color:inherit;font-weight:600;text-decoration:underline;text-underline-offset:.2em}"
)
Address = Callable[[str, str], str]
"""What the number of a resolution and a strength opens."""


def bars(data: pd.DataFrame, names: Mapping[str, str], words: Mapping[str, str], address: Address, caption: str) -> str:
    """A bar a resolution in the order of `names`, its parts named by `words`, the weakest first.

    `data` carries `choice`, `strength` and `bulletins`.
    """
    counts = {(choice, said): int(n) for choice, said, n in data[["choice", "strength", "bulletins"]].to_numpy()}
    lines = {one: [counts.get((one, said), 0) for said in words] for one in names}
    longest = max(map(sum, lines.values()), default=0) or 1
    drawn = "".join(
        f"<p>{plain(name)}</p>{_bar(lines[one], longest, words, [escape(address(one, said)) for said in words])}"
        for one, name in names.items()
    )
    head = f"<style>{_STYLE}{_shaded(len(words))}</style>"
    return f"{head}<div class='np-taken' role='group' aria-label='{plain(caption)}' data-chart='1'>{drawn}</div>"


def _bar(counts: list[int], longest: int, words: Mapping[str, str], addresses: list[str]) -> str:
    """A bar whose parts the mouse opens, and below it each part's number, which everybody can open."""
    parts, said = [], []
    for place, (count, word, address) in enumerate(zip(counts, words.values(), addresses, strict=True)):
        if count:
            opens, word_of = f"href='{address}' target='_self'", plain(word)
            look = f"class='s{place}' style='width:{100 * count / longest:.2f}%'"
            parts.append(f"<a {opens} {look} tabindex='-1' title='{word_of}: {number(count)}'></a>")
            said.append(f"<li><i class='s{place}'></i>{word_of}: <a {opens}>{number(count)}</a></li>")
    return f"<div aria-hidden='true'>{''.join(parts)}</div><ul>{''.join(said)}</ul>"


def _shaded(count: int) -> str:
    """The shade and the pattern of each strength, in the light of the page."""
    edge = TEXT[mode()]
    return "".join(
        f".np-taken .s{place}{{background:{_striped(place, colour)}{colour};border:1px solid {edge}}}"
        for place, colour in enumerate(SEQUENCE[mode()][:count])
    )


def _striped(place: int, colour: str) -> str:
    """The stripes of a strength on its shade."""
    ink = f"{shades.ink(colour)}66"
    along = PATTERNS[place]
    return f"repeating-linear-gradient({along},{ink} 0 1px,transparent 1px 6px) " if along else ""
