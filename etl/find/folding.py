"""A text folded for matching: one case, one tone placement, plain dashes, quotes and spaces, and the same length.

Equal length is the point: a span found in the folded text is a span of the text itself.
"""

import re
from functools import lru_cache
from typing import Final

from etl.find.once import remember_last

_PLAIN: Final = {
    sign: plain
    for signs, plain in (("–—‑−", "-"), ("“”„«»", '"'), ("‘’", "'"), ("\u00a0\u2009\u202f", " "), ("ð", "đ"))
    for sign in signs
}
_SIGN: Final = re.compile(f"[{''.join(_PLAIN)}]")
_OLD_TONE: Final = re.compile(r"[ou](?:(?<=o)[àáảãạèéẻẽẹ]|(?<=u)(?<!qu)[ỳýỷỹỵ])(?!\w)")
_MOVED: Final = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)


@remember_last
def lowered(text: str) -> str:
    """The text in lower case, of the same length: the few letters that would grow stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small) == 1 else char for char in text for small in (char.lower(),))


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """The text in lower case, with tones where they stand today (`hòa`, `thủy`), of the same length.

    Kept for the last few texts: every finder folds the same page.
    """
    low = _SIGN.sub(lambda sign: _PLAIN[sign[0]], lowered(text))
    return _OLD_TONE.sub(lambda old: _MOVED[old[0]], low)
