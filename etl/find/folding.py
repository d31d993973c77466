"""A text folded for matching: one case, one tone placement, plain dashes, quotes and spaces, and the same length.

Equal length is the point: a span found in the folded text is a span of the text itself.
"""

import re
from functools import lru_cache
from typing import Final

_SIGNS: Final = tuple(
    (sign, plain)
    for signs, plain in (("–—‑−", "-"), ("“”„«»", '"'), ("‘’", "'"), ("\u00a0\u2009\u202f", " "), ("ð", "đ"))
    for sign in signs
)
_OLD_TONE: Final = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")
_MOVED: Final = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """The text in lower case, with tones where they stand today (`hòa`, `thủy`), of the same length.

    Kept for the last few texts: every finder folds the same page.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small) == 1 else char for char in text for small in (char.lower(),))
    for sign, plain in _SIGNS:
        low = low.replace(sign, plain)
    return _OLD_TONE.sub(lambda old: _MOVED[old[0]], low)
